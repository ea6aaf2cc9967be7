//! The rules that a table keeps: one function each.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use super::attr::{Action, Target};
use super::facts::FUNCTIONS;
use super::model::{Column, Name, Table};
use crate::diagnostics::Diagnostics;
use crate::names::LIMIT;

/// Reports what breaks a rule.
pub(crate) fn validate(table: &Table, mistakes: &Diagnostics) {
    names_fit(table, mistakes);
    generated_names_fit(table, mistakes);
    constraint_names_differ(table, mistakes);
    column_names_differ(table, mistakes);
    columns_leave_functions_visible(table, mistakes);
    one_primary_key(table, mistakes);
    primary_key_is_not_null(table, mistakes);
    values_come_from_one_place(table, mistakes);
    one_column_for_each_stamp(table, mistakes);
    soft_delete_is_nullable(table, mistakes);
    reference_options_have_a_reference(table, mistakes);
    actions_can_be_taken(table, mistakes);
    relations_have_a_type(table, mistakes);
    accessors_have_names_of_their_own(table, mistakes);
    views_are_read_only(table, mistakes);
}

/// Names given for the schema, the table and its columns are not cut by PostgreSQL.
fn names_fit(table: &Table, mistakes: &Diagnostics) {
    let attr = &table.attr;
    let span = attr
        .name
        .as_ref()
        .map_or(table.ident.span(), |name| name.span());
    fits("table", &table.name(), span, "shorten it", mistakes);
    if let Some(schema) = &attr.schema {
        fits(
            "schema",
            &schema.value(),
            schema.span(),
            "shorten it",
            mistakes,
        );
    }
    for column in &table.columns {
        let remedy = "give `rename = \"..\"` a shorter one";
        fits(
            "column",
            &column.name(),
            column.name_span(),
            remedy,
            mistakes,
        );
    }
}

/// Names of constraints and indexes, given or generated, are not cut either.
fn generated_names_fit(table: &Table, mistakes: &Diagnostics) {
    let check = |name: &Name, what: &str, list: &str| {
        let remedy = match name.given {
            true => "shorten it".to_owned(),
            false => format!("give it one: `#[table({list}, name = \"..\"))]`"),
        };
        fits(what, &name.text, name.span, &remedy, mistakes);
    };
    if let Some(name) = &table.key_name {
        fits(
            "primary key",
            &name.text,
            name.span,
            "shorten the table's name",
            mistakes,
        );
    }
    for unique in &table.uniques {
        check(&unique.name, "unique constraint", "unique(..");
    }
    for index in &table.indexes {
        check(&index.name, "index", "index(..");
    }
    for constraint in &table.checks {
        check(&constraint.name, "check constraint", "check(\"..\"");
    }
    for exclude in &table.excludes {
        check(&exclude.name, "exclusion constraint", "exclude(\"..\"");
    }
    for reference in &table.references {
        check(
            &reference.name,
            "foreign key",
            "foreign_key(columns(..), references = ..",
        );
    }
}

fn fits(what: &str, name: &str, span: Span, remedy: &str, mistakes: &Diagnostics) {
    if name.len() > LIMIT {
        mistakes.at(
            span,
            format_args!(
                "the name of the {what}, `{name}`, has {} bytes, and PostgreSQL keeps {LIMIT}; {remedy}",
                name.len()
            ),
        );
    }
}

/// No two constraints or indexes have one name.
fn constraint_names_differ(table: &Table, mistakes: &Diagnostics) {
    let names = (table.uniques.iter().map(|unique| &unique.name))
        .chain(table.indexes.iter().map(|index| &index.name))
        .chain(table.checks.iter().map(|check| &check.name))
        .chain(table.excludes.iter().map(|exclude| &exclude.name))
        .chain(table.references.iter().map(|reference| &reference.name));
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name.text.as_str()) {
            mistakes.at(
                name.span,
                format_args!("the name `{}` is given twice; change one", name.text),
            );
        }
        seen.push(&name.text);
    }
}

/// No two fields are one column.
fn column_names_differ(table: &Table, mistakes: &Diagnostics) {
    for (at, column) in table.columns.iter().enumerate() {
        let name = column.name();
        if let Some(first) = table.columns[..at]
            .iter()
            .find(|other| other.name() == name)
        {
            mistakes.at(
                column.name_span(),
                format_args!(
                    "the column `{name}` is already that of the field `{}`; rename one",
                    first.ident
                ),
            );
        }
    }
}

/// `Room::query` stays the function, whatever the columns are called.
fn columns_leave_functions_visible(table: &Table, mistakes: &Diagnostics) {
    if table.attr.columns.is_some() {
        return;
    }
    for column in table
        .columns
        .iter()
        .filter(|column| hides_function(&column.ident))
    {
        mistakes.on(
            &column.ident,
            format_args!(
                "the constant of the column `{0}` would hide the function `{1}::{0}`; put the \
                 constants on a type of their own: `#[table(columns = {1}Columns)]`",
                column.ident.unraw(),
                table.ident
            ),
        );
    }
}

/// Whether something of this name on the table's type hides a function of it.
pub(super) fn hides_function(ident: &Ident) -> bool {
    FUNCTIONS.contains(&ident.unraw().to_string().as_str())
}

/// The key is one column, or one list.
fn one_primary_key(table: &Table, mistakes: &Diagnostics) {
    let flags = table.columns.iter().filter_map(|column| {
        let token = column.attr.primary_key.as_ref()?;
        Some((token, column.ident.to_string()))
    });
    let flags: Vec<_> = flags.collect();
    if table.attr.primary_key.is_some() {
        for (token, _) in flags {
            mistakes.on(
                token,
                "the primary key is already the list on the struct; remove this",
            );
        }
        return;
    }
    let names: Vec<_> = flags.iter().map(|(_, name)| name.as_str()).collect();
    for (token, _) in flags.iter().skip(1) {
        mistakes.on(
            token,
            format_args!(
                "a second primary key; for a composite key write it on the struct: \
                 `#[table(primary_key({}))]`",
                names.join(", ")
            ),
        );
    }
}

/// PostgreSQL makes the columns of a primary key NOT NULL, so their types are no `Option`s.
fn primary_key_is_not_null(table: &Table, mistakes: &Diagnostics) {
    for at in &table.key {
        let column = &table.columns[*at];
        if column.is_nullable() {
            mistakes.on(
                &column.ty,
                "a column of the primary key is never NULL; remove the `Option`",
            );
        }
    }
}

/// A column has a default, or is generated, or counts, or is kept by the ORM.
fn values_come_from_one_place(table: &Table, mistakes: &Diagnostics) {
    for column in &table.columns {
        let attr = &column.attr;
        // An explicit default of a version is its first value.
        let default = attr.default.as_ref().map(|default| &default.key);
        let default = default.filter(|_| attr.version.is_none());
        let sources = [
            attr.generated.as_ref().map(|(key, _)| key),
            attr.identity.as_ref().map(|identity| &identity.key),
            attr.created_at.as_ref(),
            attr.updated_at.as_ref(),
            attr.soft_delete.as_ref(),
            attr.version.as_ref(),
            default,
        ];
        let sources: Vec<_> = sources.into_iter().flatten().collect();
        if let Some((first, rest)) = sources.split_first() {
            for other in rest {
                mistakes.on(
                    other,
                    format_args!(
                        "`{first}` already says where the value comes from; remove `{other}`"
                    ),
                );
            }
            if let (true, Some(sql)) = (column.is_serial(), &attr.sql_type) {
                mistakes.on(
                    sql,
                    format_args!(
                        "a serial brings its own default; remove `{first}` or name the integer type"
                    ),
                );
            }
        }
    }
}

/// One column holds the time of the insert, one the version, ..
fn one_column_for_each_stamp(table: &Table, mistakes: &Diagnostics) {
    let stamps: [fn(&Column) -> Option<&Ident>; 4] = [
        |column| column.attr.created_at.as_ref(),
        |column| column.attr.updated_at.as_ref(),
        |column| column.attr.soft_delete.as_ref(),
        |column| column.attr.version.as_ref(),
    ];
    for stamp in stamps {
        let mut with = table
            .columns
            .iter()
            .filter_map(|c| Some((stamp(c)?, &c.ident)));
        let Some((_, first)) = with.next() else {
            continue;
        };
        for (token, _) in with {
            mistakes.on(
                token,
                format_args!("`{first}` is already the column of `{token}`; a table has one"),
            );
        }
    }
}

/// A row that is not deleted has NULL there.
fn soft_delete_is_nullable(table: &Table, mistakes: &Diagnostics) {
    for column in &table.columns {
        if column.attr.soft_delete.is_some() && !column.is_nullable() {
            mistakes.on(
                &column.ty,
                "the column of `soft_delete` is NULL until the row is deleted; make it an `Option`",
            );
        }
    }
}

/// What only makes sense beside `references` stands beside it.
fn reference_options_have_a_reference(table: &Table, mistakes: &Diagnostics) {
    for column in table.columns.iter().filter(|column| !column.attr.refers) {
        let attr = &column.attr;
        for Action { key, .. } in attr.actions.both() {
            mistakes.on(
                key,
                format_args!("`{key}` needs `references = Table::column` beside it"),
            );
        }
        if let Some(token) = attr.timing.token() {
            mistakes.on(
                token,
                format_args!("`{token}` needs `references = Table::column` or `unique` beside it"),
            );
        }
        if let Some(relation) = &attr.relation {
            mistakes.on(
                relation,
                "`relation` needs `references = Table::column` beside it",
            );
        }
    }
}

/// `set_null` needs a column that takes NULL, `set_default` one that has a default or takes NULL.
fn actions_can_be_taken(table: &Table, mistakes: &Diagnostics) {
    for reference in &table.references {
        for Action { key, value } in reference.actions.both() {
            let action = value.to_string();
            let refuses = |column: &&Column| match action.as_str() {
                "set_null" => !column.is_nullable(),
                "set_default" => !column.is_nullable() && !column.has_default(),
                _ => false,
            };
            let mut columns = reference.columns.iter().map(|at| &table.columns[*at]);
            if let Some(column) = columns.find(refuses) {
                mistakes.on(
                    value,
                    format_args!(
                        "`{key} = {action}` on `{}`, which is not null; make it an `Option` or \
                         choose another action",
                        column.ident
                    ),
                );
            }
        }
    }
}

/// An accessor returns rows of a type, and a reference as text names none.
fn relations_have_a_type(table: &Table, mistakes: &Diagnostics) {
    for reference in &table.references {
        if let (Target::Text { .. }, Some(relation)) = (&reference.target, &reference.relation) {
            mistakes.on(
                relation,
                "a reference as text has no accessor; refer to the type: `references = Table::column`",
            );
        }
    }
}

/// An accessor does not have the name of a column, a function or another accessor.
fn accessors_have_names_of_their_own(table: &Table, mistakes: &Diagnostics) {
    let mut seen = Vec::new();
    for (reference, accessor) in table.relations() {
        if let Some(what) = taken(table, accessor, &seen) {
            let span = match &reference.relation {
                Some(relation) => relation.span(),
                None => reference.target.span(),
            };
            mistakes.at(
                span,
                format_args!(
                    "the accessor `{accessor}` of this reference has the name of {what}; \
                     give it another: `relation = ..`"
                ),
            );
        }
        seen.push(accessor);
    }
    for reference in &table.references {
        // `self_id` has no accessor, for Rust has no `r#self`.
        let [at] = reference.columns[..] else {
            continue;
        };
        let column = &table.columns[at];
        let derivable = column.ident.unraw().to_string().ends_with("_id");
        let typed = matches!(reference.target, Target::Table { .. });
        if reference.accessor.is_none() && typed && derivable {
            mistakes.at(
                reference.target.span(),
                format_args!(
                    "no accessor can be named after the field `{}`; give it a name: `relation = ..`",
                    column.ident
                ),
            );
        }
    }
}

/// What already has the name of an accessor.
pub(super) fn taken(table: &Table, accessor: &Ident, seen: &[&Ident]) -> Option<&'static str> {
    let on_table = table.attr.columns.is_none();
    if on_table
        && table
            .columns
            .iter()
            .any(|column| column.ident.unraw() == accessor.unraw())
    {
        Some("a column")
    } else if hides_function(accessor) {
        Some("a function of the table")
    } else if seen.iter().any(|other| other.unraw() == accessor.unraw()) {
        Some("another accessor")
    } else {
        None
    }
}

/// A view has no constraints, indexes or defaults.
fn views_are_read_only(table: &Table, mistakes: &Diagnostics) {
    if !table.is_view() {
        return;
    }
    let wrong = |span: Span, what: &str| {
        mistakes.at(
            span,
            format_args!("a view has no {what}; remove this or `view`"),
        );
    };
    for column in &table.columns {
        let attr = &column.attr;
        let defaults = [
            attr.default.as_ref().map(|default| &default.key),
            attr.identity.as_ref().map(|identity| &identity.key),
            attr.generated.as_ref().map(|(key, _)| key),
            attr.created_at.as_ref(),
            attr.updated_at.as_ref(),
            attr.version.as_ref(),
        ];
        for token in defaults.into_iter().flatten() {
            wrong(token.span(), "defaults");
        }
    }
    for unique in &table.uniques {
        wrong(unique.name.span, "unique constraints");
    }
    for index in &table.indexes {
        wrong(index.name.span, "indexes");
    }
    for check in &table.checks {
        wrong(check.name.span, "check constraints");
    }
    for exclude in &table.excludes {
        wrong(exclude.name.span, "exclusion constraints");
    }
    for reference in &table.references {
        // A typed reference of a view is its relation, without a foreign key behind it.
        if let Target::Text { text, .. } = &reference.target {
            wrong(text.span(), "foreign keys");
        }
        for Action { key, .. } in reference.actions.both() {
            wrong(key.span(), "foreign keys");
        }
        if let Some(token) = reference.timing.token() {
            wrong(token.span(), "foreign keys");
        }
    }
    if let Some(new) = &table.attr.new {
        wrong(new.span(), "struct of required columns");
    }
}

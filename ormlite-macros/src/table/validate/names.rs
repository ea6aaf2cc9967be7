//! Names: within PostgreSQL's limit, distinct, and hiding no function.

use proc_macro2::Span;
use syn::ext::IdentExt;

use crate::diagnostics::Diagnostics;
use crate::names::{LIMIT, extension};
use crate::table::attr::reference::Target;
use crate::table::facts::hides_function;
use crate::table::model::{Name, Table};

/// The names of the schema, the table and its columns are not longer than 63 bytes.
pub(super) fn names_fit(table: &Table, mistakes: &Diagnostics) {
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
        let remedy = "give it a shorter name by `rename = \"..\"`";
        fits(
            "column",
            &column.name(),
            column.name_span(),
            remedy,
            mistakes,
        );
    }
}

/// The names of constraints and indexes, given or generated, are not longer than 63 bytes.
pub(super) fn generated_names_fit(table: &Table, mistakes: &Diagnostics) {
    let check = |name: &Name, what: &str, list: &str| {
        let remedy = match name.given {
            true => "shorten it".to_owned(),
            false => format!("give it a name: `#[table({list}, name = \"..\"))]`"),
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
    for name in table.references.iter().flat_map(|each| &each.name) {
        check(
            name,
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
                "the name of the {what}, `{name}`, has {} bytes, and PostgreSQL truncates it to {LIMIT}; {remedy}",
                name.len()
            ),
        );
    }
}

/// No two constraints or indexes have the same name.
pub(super) fn constraint_names_differ(table: &Table, mistakes: &Diagnostics) {
    let names = (table.uniques.iter().map(|unique| &unique.name))
        .chain(table.indexes.iter().map(|index| &index.name))
        .chain(table.checks.iter().map(|check| &check.name))
        .chain(table.excludes.iter().map(|exclude| &exclude.name))
        .chain(
            table
                .references
                .iter()
                .flat_map(|reference| &reference.name),
        );
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

/// No two fields have the same column.
pub(super) fn column_names_differ(table: &Table, mistakes: &Diagnostics) {
    for (at, column) in table.columns.iter().enumerate() {
        let name = column.name();
        if let Some(first) = table.columns[..at]
            .iter()
            .find(|other| other.name() == name)
        {
            mistakes.at(
                column.name_span(),
                format_args!(
                    "the field `{}` already has the column `{name}`; rename one",
                    first.ident
                ),
            );
        }
    }
}

/// No column constant hides a function such as `Room::query`.
pub(super) fn columns_leave_functions_visible(table: &Table, mistakes: &Diagnostics) {
    if table.attr.columns.is_some() {
        return;
    }
    for column in table
        .columns
        .iter()
        .filter(|column| table.hides_function(&column.ident))
    {
        mistakes.on(
            &column.ident,
            format_args!(
                "the constant of the column `{0}` would hide the function `{1}::{0}`; generate the \
                 constants on another type: `#[table(columns = {1}Columns)]`",
                column.ident.unraw(),
                table.ident
            ),
        );
    }
}

/// No accessor has the name of a column, a function or another accessor.
pub(super) fn accessors_have_names_of_their_own(table: &Table, mistakes: &Diagnostics) {
    let mut seen = Vec::new();
    for (reference, accessor) in table.relations() {
        if let Some(what) = table.name_taken(accessor, &seen) {
            let span = match &reference.relation {
                Some(relation) => relation.span(),
                None => reference.target.span(),
            };
            let (of, remedy) = match reference.name {
                Some(_) => ("foreign key", "give it another name: `relation = ..`"),
                None => ("relation", OTHERWISE),
            };
            mistakes.at(
                span,
                format_args!(
                    "the accessor `{accessor}` of this {of} has the name of {what}; {remedy}"
                ),
            );
        }
        seen.push(accessor);
    }
    for inverse in &table.attr.inverses {
        let name = &inverse.name;
        if let Some(what) = table.name_taken(name, &seen) {
            let message = format!(
                "the accessor `{name}` of this relation has the name of {what}; {OTHERWISE}"
            );
            mistakes.on(name, message);
        }
        seen.push(name);
    }
    for reference in &table.references {
        // `self_id` has no accessor, since Rust has no `r#self`.
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
                    "the accessor cannot be named after the field `{}`; name it: `relation = ..`",
                    column.ident
                ),
            );
        }
    }
}

/// The remedy for a name that is only written at its own token.
const OTHERWISE: &str = "choose another name";

/// No extension method hides a function of a table, or has the name of another one.
pub(super) fn extensions_have_names_of_their_own(table: &Table, mistakes: &Diagnostics) {
    let mut seen = Vec::new();
    for reference in &table.references {
        let Some((target, _)) = table.target(reference) else {
            continue;
        };
        for (name, _) in reference.extensions.names() {
            let extension = extension(&target, name);
            let what = if hides_function(name) {
                "a function of tables"
            } else if seen.contains(&extension) {
                "another method that this struct adds to that table"
            } else {
                seen.push(extension);
                continue;
            };
            let message = format!("the method `{name}` has the name of {what}; {OTHERWISE}");
            mistakes.on(name, message);
        }
    }
}

//! The rules of a table: one function each.

mod names;
mod partition;
mod policies;
mod previous;
mod references;
mod relations;
mod settings;
mod view;

use proc_macro2::Ident;

use super::model::{Column, Table};
use crate::diagnostics::Diagnostics;

/// Reports every broken rule.
pub(crate) fn validate(table: &Table, mistakes: &Diagnostics) {
    names::names_fit(table, mistakes);
    names::generated_names_fit(table, mistakes);
    names::constraint_names_differ(table, mistakes);
    names::column_names_differ(table, mistakes);
    names::columns_leave_functions_visible(table, mistakes);
    one_primary_key(table, mistakes);
    primary_key_is_not_null(table, mistakes);
    values_come_from_one_place(table, mistakes);
    one_column_for_each_stamp(table, mistakes);
    soft_delete_is_nullable(table, mistakes);
    references::reference_options_have_a_reference(table, mistakes);
    references::actions_can_be_taken(table, mistakes);
    references::relations_have_a_type(table, mistakes);
    names::accessors_have_names_of_their_own(table, mistakes);
    names::extensions_have_names_of_their_own(table, mistakes);
    relations::extensions_have_a_reference(table, mistakes);
    relations::far_sides_are_references(table, mistakes);
    relations::junctions_have_two_sides(table, mistakes);
    settings::doc_comments_are_texts(table, mistakes);
    settings::one_collation(table, mistakes);
    partition::partitions_are_possible(table, mistakes);
    policies::policies_have_an_effect(table, mistakes);
    previous::previous_names_are_others(table, mistakes);
    view::views_are_read_only(table, mistakes);
}

/// The primary key is one flagged column, or one list on the struct.
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
                "`#[table(primary_key(..))]` already declares the primary key; remove this",
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

/// The columns of a primary key are NOT NULL, so their types are not `Option`s.
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

/// The value of a column has one source: a default, a generated expression, an identity, or a role
/// such as `version`.
fn values_come_from_one_place(table: &Table, mistakes: &Diagnostics) {
    for column in &table.columns {
        let attr = &column.attr;
        // The default of a version column is its first value.
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
                        "`{first}` already sets the value of this column; remove `{other}`"
                    ),
                );
            }
            if let (true, Some(sql)) = (column.is_serial(), &attr.sql_type) {
                mistakes.on(
                    sql,
                    format_args!(
                        "a serial type has its own default; remove `{first}` or use the integer type"
                    ),
                );
            }
        }
    }
}

/// A table has at most one `created_at`, `updated_at`, `soft_delete` and `version` column.
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
                format_args!("`{first}` is already the `{token}` column; a table has at most one"),
            );
        }
    }
}

/// The `soft_delete` column of a live row is NULL.
fn soft_delete_is_nullable(table: &Table, mistakes: &Diagnostics) {
    for column in &table.columns {
        if column.attr.soft_delete.is_some() && !column.is_nullable() {
            mistakes.on(
                &column.ty,
                "the `soft_delete` column is NULL until the row is deleted; make it an `Option`",
            );
        }
    }
}

//! Foreign keys: their options, actions and accessors.

use crate::diagnostics::Diagnostics;
use crate::table::attr::reference::{Action, Target};
use crate::table::model::{Column, Table};

/// Options of a foreign key are used with `references`.
pub(super) fn reference_options_have_a_reference(table: &Table, mistakes: &Diagnostics) {
    for column in table.columns.iter().filter(|column| !column.attr.refers) {
        let attr = &column.attr;
        for Action { key, .. } in attr.actions.both() {
            mistakes.on(
                key,
                format_args!("`{key}` needs `references = Table::column` on this column"),
            );
        }
        if let Some(token) = attr.timing.token() {
            mistakes.on(
                token,
                format_args!(
                    "`{token}` needs `references = Table::column` or `unique` on this column"
                ),
            );
        }
        if let Some(relation) = &attr.relation {
            mistakes.on(
                relation,
                "`relation` needs `references = Table::column` on this column",
            );
        }
        for (name, key) in attr.extensions.names() {
            mistakes.on(
                name,
                format_args!("`{key}` needs `references = Table::column` on this column"),
            );
        }
    }
}

/// `set_null` needs a nullable column, `set_default` a nullable column or one with a default.
pub(super) fn actions_can_be_taken(table: &Table, mistakes: &Diagnostics) {
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
                        "`{key} = {action}` on `{}`, which is NOT NULL; make it an `Option` or \
                         choose another action",
                        column.ident
                    ),
                );
            }
        }
    }
}

/// An accessor returns rows of a Rust type, which a reference in quotes does not name.
pub(super) fn relations_have_a_type(table: &Table, mistakes: &Diagnostics) {
    for reference in &table.references {
        if let (Target::Text { .. }, Some(relation)) = (&reference.target, &reference.relation) {
            mistakes.on(
                relation,
                "a reference in quotes has no accessor; refer to the type: `references = Table::column`",
            );
        }
    }
}

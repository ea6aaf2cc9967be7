//! References: their options, actions and accessors.

use crate::diagnostics::Diagnostics;
use crate::table::attr::reference::{Action, Target};
use crate::table::model::{Column, Table};

/// What only makes sense beside `references` stands beside it.
pub(super) fn reference_options_have_a_reference(table: &Table, mistakes: &Diagnostics) {
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
        for (name, key) in attr.extensions.names() {
            mistakes.on(
                name,
                format_args!("`{key}` needs `references = Table::column` beside it"),
            );
        }
    }
}

/// `set_null` needs a column that takes NULL, `set_default` one that has a default or takes NULL.
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
pub(super) fn relations_have_a_type(table: &Table, mistakes: &Diagnostics) {
    for reference in &table.references {
        if let (Target::Text { .. }, Some(relation)) = (&reference.target, &reference.relation) {
            mistakes.on(
                relation,
                "a reference as text has no accessor; refer to the type: `references = Table::column`",
            );
        }
    }
}

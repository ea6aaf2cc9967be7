//! Views.

use proc_macro2::Span;

use crate::diagnostics::Diagnostics;
use crate::table::attr::reference::{Action, Target};
use crate::table::model::Table;

/// A view has no constraints and defaults, and only one that stores its rows has indexes.
pub(super) fn views_are_read_only(table: &Table, mistakes: &Diagnostics) {
    let Some(view) = &table.attr.view else {
        return;
    };
    let key = &view.key;
    let kind = match view.is_materialized() {
        true => "materialized view",
        false => "view",
    };
    let wrong = |span: Span, what: &str| {
        mistakes.at(
            span,
            format_args!("a {kind} has no {what}; remove this or `{key}`"),
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
        if let Some(name) = &attr.collation {
            wrong(name.span(), "collations of its own");
        }
        for token in attr.storage.iter().chain(&attr.compression) {
            wrong(token.span(), "storage of its own");
        }
    }
    for unique in &table.uniques {
        match view.is_materialized() {
            true => mistakes.at(
                unique.name.span,
                "a materialized view has no unique constraints; write a unique index: \
                 `#[table(index(.., unique))]`",
            ),
            false => wrong(unique.name.span, "unique constraints"),
        }
    }
    for index in &table.indexes {
        match (view.is_materialized(), &view.definition) {
            (true, Some(_)) => {}
            (true, None) => mistakes.at(
                index.name.span,
                "this materialized view is defined elsewhere, with its indexes; remove this, or \
                 define it: `materialized_view = \"SELECT ..\"`",
            ),
            (false, _) => wrong(index.name.span, "indexes"),
        }
    }
    for check in &table.checks {
        wrong(check.name.span, "check constraints");
    }
    for exclude in &table.excludes {
        wrong(exclude.name.span, "exclusion constraints");
    }
    for reference in &table.references {
        // A typed reference of a view is a relation without a foreign key.
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
    if let Some(token) = &table.attr.unlogged {
        mistakes.on(
            token,
            format_args!("PostgreSQL has no unlogged {kind}s; remove this"),
        );
    }
    if let Some(partition) = &table.partition {
        wrong(partition.key.span(), "partitions");
    }
    if let Some(row_security) = &table.attr.row_security {
        wrong(row_security.key.span(), "row security of its own");
    }
    for policy in &table.attr.policies {
        wrong(policy.key.span(), "policies");
    }
    if let Some(new) = &table.attr.new {
        wrong(new.span(), "struct of required columns");
    }
}

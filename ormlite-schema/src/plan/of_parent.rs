//! Columns that come with those of parent tables, or with the attributes of the type of a table.

use super::context::Context;
use super::fate::Fate;
use super::not_null;
use super::settings::{notes, settings};
use super::step::Step;
use crate::ddl;
use crate::model::{Catalog, Column, Name, ObjectId, Table};

/// The parent tables in the new catalog.
fn parents<'c>(cx: &Context<'c>, table: &Name) -> impl Iterator<Item = &'c Name> {
    let table = cx.new.tables.get(table);
    table.into_iter().flat_map(Table::parents)
}

/// Whether a column is that of a parent table, or an attribute of the type of the table.
pub(super) fn comes_with_another(
    cx: &Context<'_>,
    catalog: &Catalog,
    table: &Name,
    column: &Column,
) -> bool {
    let is_typed = catalog
        .tables
        .get(table)
        .is_some_and(|table| table.of_type.is_some());
    is_inherited(cx, table, column) || is_typed
}

/// Whether a column changes with that of a parent table.
fn is_inherited(cx: &Context<'_>, table: &Name, column: &Column) -> bool {
    column.inherited && !cx.is_moved(table)
}

/// Whether a column gets another type with that of a parent table, whether it is also its own or not.
pub(super) fn is_retyped_by_parent(cx: &Context<'_>, table: &Name, column: &Column) -> bool {
    let inherits = |catalog: &Catalog, parent: &Name| {
        let of_table = catalog.tables.get(table);
        of_table.is_some_and(|of_table| of_table.parents().any(|own| own == parent))
    };
    let mut parents = parents(cx, table);
    let is_retyped = parents.any(|parent| {
        let of_parent = ObjectId::Column(parent.clone(), column.name.clone());
        inherits(cx.old, parent) && cx.fate(&of_parent) == Fate::Retyped
    });
    is_inherited(cx, table, column) || (is_retyped && !cx.is_moved(table))
}

/// The default that a column gets with its type: that of the topmost parent table.
pub(super) fn default_of_parents<'c>(
    cx: &Context<'c>,
    table: &Name,
    name: &str,
) -> Option<&'c str> {
    let mut parents = parents(cx, table);
    parents.find_map(|parent| {
        let column = cx.new.column(parent, name)?;
        match is_retyped_by_parent(cx, parent, column) {
            true => default_of_parents(cx, parent, name),
            false => column.default.as_deref(),
        }
    })
}

/// What a new column has that the column of the parent table, or the attribute of the type, does not
/// give it.
pub(super) fn beside_another(cx: &Context<'_>, table: &Name, new: &Column) -> Vec<Step> {
    if !cx.is_kept(table) {
        return Vec::new();
    }
    let mut of_parents = parents(cx, table).filter_map(|parent| cx.new.column(parent, &new.name));
    let given = match of_parents.find(|_| new.inherited) {
        Some(of_parent) => Column {
            default: of_parent.default.clone(),
            storage: of_parent.storage,
            compression: of_parent.compression.clone(),
            not_null: new
                .not_null
                .clone()
                .filter(|_| of_parent.not_null.is_some()),
            ..Column::default()
        },
        None => Column::default(),
    };
    let mut steps = Vec::new();
    if new.generated.is_none() && given.default != new.default {
        let id = ObjectId::Default(table.clone(), new.name.clone());
        let sql = ddl::set_default_only(table, &new.name, new.default.as_deref());
        steps.push(cx.exclusive_only(&id, table, sql));
    }
    steps.extend(not_null::change(cx, table, &given, new));
    steps.extend(settings(cx, table, &given, new));
    steps.extend(notes(cx, table, &given, new));
    steps
}

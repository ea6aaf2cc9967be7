//! Columns that come with those of parent tables, or with the attributes of the type of a table.

use super::context::Context;
use super::fate::Fate;
use super::inherit;
use super::not_null;
use super::settings::{notes, settings};
use super::step::Step;
use crate::ddl;
use crate::model::{Catalog, Column, Name, ObjectId, Table};

/// The parent tables that give a table a new column: they get it, too, when the table has joined them.
fn givers<'c>(cx: &Context<'c>, table: &Name, column: &str) -> impl Iterator<Item = &'c Name> {
    let new = cx.new.tables.get(table).filter(|_| !cx.is_moved(table));
    let parents = new.into_iter().flat_map(Table::parents);
    parents.filter(move |parent| {
        let of_parent = ObjectId::Column((*parent).clone(), column.to_owned());
        cx.new.column(parent, column).is_some() && inherit::is_given(cx, parent, &of_parent)
    })
}

/// Whether a new column is that of a parent table, or an attribute of the type of the table.
pub(super) fn is_created_with_another(cx: &Context<'_>, table: &Name, column: &Column) -> bool {
    match cx.is_kept(table) {
        true => {
            let mut givers = givers(cx, table, &column.name);
            (column.inherited && givers.next().is_some()) || inherit::keeps_type(cx, table)
        }
        false => column.inherited || is_typed(cx.new, table),
    }
}

/// Whether a column is dropped with that of a parent table, or with an attribute of the type.
pub(super) fn is_dropped_with_another(cx: &Context<'_>, table: &Name, column: &Column) -> bool {
    if !cx.is_kept(table) {
        return column.inherited || is_typed(cx.old, table);
    }
    let mut holders = holders(cx, table, &column.name).peekable();
    let is_held = column.inherited && holders.peek().is_some();
    (is_held && !holders.any(|parent| is_dropped_alone(cx, parent, &column.name)))
        || inherit::keeps_type(cx, table)
}

/// Whether a column is dropped in a table, and not in those that inherit it: one of them keeps it.
pub(super) fn is_dropped_alone(cx: &Context<'_>, table: &Name, column: &str) -> bool {
    let is_dropped = |table: &Name| {
        let id = ObjectId::Column(table.clone(), column.to_owned());
        cx.fate(&id).is_dropped()
    };
    inherit::kept_children(cx, table).any(|child| {
        let own = cx.old.column(child, column);
        own.is_some_and(|own| own.inherited)
            && match is_dropped(child) {
                true => is_dropped_alone(cx, child, column),
                false => holders(cx, child, column).all(is_dropped),
            }
    })
}

/// Whether a table keeps a column that inherits it from a table.
pub(super) fn is_kept_below(cx: &Context<'_>, table: &Name, column: &str) -> bool {
    inherit::kept_children(cx, table).any(|child| {
        let id = ObjectId::Column(child.clone(), column.to_owned());
        !cx.fate(&id).is_dropped() || is_kept_below(cx, child, column)
    })
}

/// The kept parent tables that have a column.
fn holders<'c>(cx: &Context<'c>, table: &Name, column: &str) -> impl Iterator<Item = &'c Name> {
    let parents = inherit::kept_parents(cx, table);
    parents.filter(move |parent| cx.old.column(parent, column).is_some())
}

fn is_typed(catalog: &Catalog, table: &Name) -> bool {
    let table = catalog.tables.get(table);
    table.is_some_and(|table| table.of_type.is_some())
}

/// Whether a column gets another type with that of a parent table, whether it is also its own or not.
pub(super) fn is_retyped_by_parent(cx: &Context<'_>, table: &Name, column: &str) -> bool {
    inherit::kept_parents(cx, table).any(|parent| {
        let of_parent = ObjectId::Column(parent.clone(), column.to_owned());
        cx.fate(&of_parent) == Fate::Retyped
    })
}

/// The default that a column gets with its type: that of the topmost parent table.
pub(super) fn default_of_parents<'c>(
    cx: &Context<'c>,
    table: &Name,
    name: &str,
) -> Option<&'c str> {
    let mut parents = inherit::kept_parents(cx, table);
    parents.find_map(|parent| {
        let column = cx.new.column(parent, name)?;
        match is_retyped_by_parent(cx, parent, name) {
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
    let givers = givers(cx, table, &new.name);
    let mut of_parents = givers.filter_map(|parent| cx.new.column(parent, &new.name));
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

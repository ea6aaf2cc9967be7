//! Indexes and keys that are replaced while the old one still serves: the new one is built first.

use ormlite_core::schema::registry::generated_name;

use super::context::Context;
use super::fate::Fate;
use super::graph::{Action, Graph};
use crate::model::{Catalog, ConstraintKind, Index, IndexElement, IndexOn, Key, Name, ObjectId};

/// What uses the old index or key is dropped before it.
pub(super) fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for (object, fate) in cx.fates.iter() {
        if let ObjectId::Index(name) = object
            && fate.is_created()
        {
            after_interruption(cx, graph, name);
        }
        if fate != Fate::Recreated {
            continue;
        }
        match object {
            ObjectId::Index(name) if is_index_replaced(cx, name) => {
                let aside = ObjectId::Index(put_aside(name));
                graph.order((Action::Create, object), (Action::Drop, &aside));
                // A published table has a replica identity at any time.
                if let Some((table, _)) = cx.new.index(name) {
                    let table = ObjectId::Table(table.clone());
                    graph.order((Action::Finish, &table), (Action::Drop, &aside));
                }
                for user in cx.old.needs.users(object) {
                    graph.order((Action::Drop, user), (Action::Drop, &aside));
                    // A foreign key would take the old one.
                    graph.order((Action::Drop, &aside), (Action::Create, user));
                }
            }
            ObjectId::Constraint(table, name) if is_key_replaced(cx, table, name) => {
                for user in cx.old.needs.users(object) {
                    graph.order((Action::Drop, user), (Action::Create, object));
                    graph.order((Action::Create, object), (Action::Create, user));
                }
            }
            _ => {}
        }
    }
}

/// An old index that a plan has left, since the new one could not be built, serves until it is.
fn after_interruption(cx: &Context<'_>, graph: &mut Graph, name: &Name) {
    let aside = put_aside(name);
    let table = cx.new.index(name).map(|(table, _)| table);
    let is_left = cx
        .old
        .index(&aside)
        .is_some_and(|(of, _)| Some(of) == table);
    let aside = ObjectId::Index(aside);
    let stays =
        |needed: &ObjectId| !cx.fate(needed).is_dropped() && cx.fate(needed) != Fate::Retyped;
    if is_left && cx.old.needs.needed(&aside).all(stays) {
        graph.order(
            (Action::Create, &ObjectId::Index(name.clone())),
            (Action::Drop, &aside),
        );
    }
}

/// The name of an index until its successor is built.
pub(super) fn put_aside(name: &Name) -> Name {
    name.beside(generated_name(&name.name, "", "old"))
}

/// The name of the index of a key until it takes the place of the old one.
pub(super) fn name_of_new(name: &str) -> String {
    generated_name(name, "", "new")
}

pub(super) fn is_index_replaced(cx: &Context<'_>, name: &Name) -> bool {
    let (Some((of, old)), Some((table, new))) = (cx.old.index(name), cx.new.index(name)) else {
        return false;
    };
    let id = ObjectId::Index(name.clone());
    of == table
        && is_alone(cx, &id, table)
        && (&old.attached_to, &new.attached_to) == (&None, &None)
        && !old.invalid
        && cx.old.index(&put_aside(name)).is_none()
}

/// Whether a primary key or unique constraint is replaced so.
pub(super) fn is_key_replaced(cx: &Context<'_>, table: &Name, name: &str) -> bool {
    let (Some(old), Some(new)) = (
        cx.old.constraint(table, name),
        cx.new.constraint(table, name),
    ) else {
        return false;
    };
    let is_plain = |kind: &ConstraintKind| match kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => !key.without_overlaps,
        _ => false,
    };
    let id = ObjectId::Constraint(table.clone(), name.to_owned());
    is_alone(cx, &id, table)
        && is_plain(&old.kind)
        && is_plain(&new.kind)
        && !is_in_tree(cx.old, table)
        && !is_in_tree(cx.new, table)
        && cx.old.index(&table.beside(name_of_new(name))).is_none()
}

/// Whether a table is partitioned or a partition.
fn is_in_tree(catalog: &Catalog, table: &Name) -> bool {
    let table = catalog.tables.get(table);
    table.is_some_and(|table| table.partition_by.is_some() || table.partition_of.is_some())
}

/// Whether the old and the new one can exist at once: all that the old one needs stays as it is.
fn is_alone(cx: &Context<'_>, id: &ObjectId, table: &Name) -> bool {
    let stays = |needed: &ObjectId| match (needed, cx.fate(needed)) {
        (ObjectId::Column(..), fate) => fate == Fate::Kept,
        (_, fate) => matches!(fate, Fate::Kept | Fate::Altered),
    };
    let is_partitioned = |side: &Catalog| {
        let of_table = side.tables.get(table);
        of_table.is_some_and(|of_table| of_table.partition_by.is_some())
    };
    cx.fate(id) == Fate::Recreated
        && cx.is_online(table)
        && !is_partitioned(cx.old)
        && !is_partitioned(cx.new)
        && cx.old.needs.needed(id).all(stays)
}

/// The unique index of the old catalog that becomes that of a new key.
pub(super) fn index_for(cx: &Context<'_>, table: &Name, key: &str) -> Option<String> {
    let indexes = &cx.old.tables.get(table)?.indexes;
    let mut found = indexes.keys().filter(|name| {
        let wanted_by = key_for(cx, table, name);
        wanted_by.is_some_and(|wanted_by| wanted_by == key)
    });
    found.next().cloned()
}

/// Whether an index becomes that of a new key.
pub(super) fn becomes_key(cx: &Context<'_>, name: &Name) -> bool {
    let Some((table, _)) = cx.old.index(name) else {
        return false;
    };
    let key = key_for(cx, table, &name.name);
    key.is_some_and(|key| index_for(cx, table, &key).as_ref() == Some(&name.name))
}

/// The new key that an index which is to be dropped fits.
fn key_for(cx: &Context<'_>, table: &Name, index: &str) -> Option<String> {
    let def = cx.old.tables.get(table)?.indexes.get(index)?;
    let id = ObjectId::Index(table.beside(index));
    let stays =
        |needed: &ObjectId| !cx.fate(needed).is_dropped() && cx.fate(needed) != Fate::Retyped;
    let is_free = def.unique
        && cx.fate(&id) == Fate::Dropped
        && cx.is_kept(table)
        && !is_in_tree(cx.old, table)
        && !is_in_tree(cx.new, table)
        && cx.old.needs.needed(&id).all(stays)
        && cx.old.needs.users(&id).next().is_none();
    if !is_free {
        return None;
    }
    let mut keys = cx.new.tables.get(table)?.constraints.iter();
    let key = keys.find(|(name, constraint)| {
        let id = ObjectId::Constraint(table.clone(), (*name).clone());
        match &constraint.kind {
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                cx.fate(&id) == Fate::Created && !key.without_overlaps && index_of(key) == *def
            }
            _ => false,
        }
    });
    key.map(|(name, _)| name.clone())
}

/// The unique index of a key.
pub(super) fn index_of(key: &Key) -> Index {
    let elements = key.columns.iter().cloned();
    Index {
        elements: elements
            .map(|name| IndexElement::new(IndexOn::Column(name)))
            .collect(),
        unique: true,
        nulls_not_distinct: key.nulls_not_distinct,
        method: "btree".to_owned(),
        include: key.include.clone(),
        options: key.options.clone(),
        tablespace: key.tablespace.clone(),
        ..Index::default()
    }
}

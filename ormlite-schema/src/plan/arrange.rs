//! The order of the operations: what has to be done before what.

use std::collections::BTreeMap;

use super::context::Context;
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::side::Side;
use super::{constraint, inherit, partition, types};
use crate::model::{Catalog, ConstraintKind, Name, ObjectId, Persistence};

/// Orders the operations by what objects need before and after.
pub(super) fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for (user, needed) in cx.old.needs.iter() {
        let owner = dropped_owner(cx, user);
        let user = owner.as_ref().unwrap_or(user);
        for object in needed {
            if is_key_of_partitioned(cx.old, object, user) || is_held(cx, object, user) {
                continue;
            }
            let owner = dropped_owner(cx, object);
            let object = owner.as_ref().unwrap_or(object);
            graph.order((Action::Drop, user), (Action::Drop, object));
            graph.order((Action::Drop, user), (Action::Alter, object));
            if cx.fate(object) == Fate::Dropped && !is_apart(cx, graph, user) {
                graph.order((Action::Alter, user), (Action::Drop, object));
            }
            if let (ObjectId::Type(name), Fate::Retyped) = (object, cx.fate(object)) {
                let aside = types::old_type(name);
                for action in [Action::Drop, Action::Alter] {
                    graph.order((action, user), (Action::Drop, &aside));
                }
                if let (ObjectId::Type(user), Fate::Retyped) = (user, cx.fate(user)) {
                    let user = types::old_type(user);
                    graph.order((Action::Drop, &user), (Action::Drop, &aside));
                }
            }
        }
    }
    for (user, needed) in cx.new.needs.iter() {
        let is_apart = is_apart(cx, graph, user);
        for object in needed {
            if is_key_of_partitioned(cx.new, object, user) {
                continue;
            }
            graph.order((Action::Create, object), (Action::Create, user));
            graph.order((Action::Alter, object), (Action::Create, user));
            if !is_apart {
                graph.order((Action::Create, object), (Action::Alter, user));
                graph.order((Action::Alter, object), (Action::Alter, user));
            }
        }
    }
    for object in graph.objects(Action::Create) {
        graph.order((Action::Drop, &object), (Action::Create, &object));
    }
    for (object, _) in cx.fates.iter().filter(|(_, fate)| *fate == Fate::Retyped) {
        if let ObjectId::Type(name) = object {
            graph.order(
                (Action::Alter, object),
                (Action::Drop, &types::old_type(name)),
            );
        }
    }
    sequences_of_columns(cx, graph);
    logged_tables(cx, graph);
    referenced_partitions(cx, graph);
    columns_of_parents(cx, graph);
    inherit::arrange(cx, graph);
    // A name is free when what had it is dropped.
    let mut dropped: BTreeMap<Name, Vec<ObjectId>> = BTreeMap::new();
    for object in graph.objects(Action::Drop) {
        if let Some(name) = relation_name(&object) {
            dropped.entry(name).or_default().push(object);
        }
    }
    for object in graph.objects(Action::Create) {
        let name = relation_name(&object);
        for other in name
            .and_then(|name| dropped.get(&name))
            .into_iter()
            .flatten()
        {
            graph.order((Action::Drop, other), (Action::Create, &object));
        }
    }
}

/// Whether an object is the foreign key of a partitioned table, and its user that of a partition: the
/// one comes and goes with the other, whatever becomes of the partition.
fn is_key_of_partitioned(side: &Side<'_>, object: &ObjectId, user: &ObjectId) -> bool {
    let ObjectId::Constraint(table, name) = user else {
        return false;
    };
    constraint::is_foreign_key(side, table, name) && partition::is_of_partition(side, object, user)
}

/// Whether a column is held by that of a parent table, which goes first.
fn is_held(cx: &Context<'_>, of_parent: &ObjectId, own: &ObjectId) -> bool {
    match (of_parent, own) {
        (ObjectId::Column(parent, _), ObjectId::Column(child, _)) => {
            inherit::is_counterpart(cx.old, of_parent, own)
                && inherit::kept_parents(cx, child).any(|kept| kept == parent)
        }
        _ => false,
    }
}

/// The column that a sequence is dropped with.
fn dropped_owner(cx: &Context<'_>, object: &ObjectId) -> Option<ObjectId> {
    let ObjectId::Sequence(name) = object else {
        return None;
    };
    let (table, column) = cx.old.sequences.get(name)?.owned_by.clone()?;
    let column = ObjectId::Column(table, column);
    let is_dropped = cx.fate(object) == Fate::Dropped && cx.fate(&column).is_dropped();
    is_dropped.then_some(column)
}

/// Whether an object is a default that is not changed with its column: that of a column whose type is
/// kept.
fn is_apart(cx: &Context<'_>, graph: &Graph, object: &ObjectId) -> bool {
    let column = object.owner();
    matches!(object, ObjectId::Default(..))
        && column.is_some_and(|column| cx.fate(&column) != Fate::Retyped)
        && !graph.has(Action::Alter, object)
}

/// A column gives up its identity before a sequence gets that name, and a sequence makes way for
/// the identity of a column.
fn sequences_of_columns(cx: &Context<'_>, graph: &mut Graph) {
    let sequences = cx.old.sequences.iter().chain(&cx.new.sequences);
    for (name, sequence) in sequences {
        let Some((table, column)) = &sequence.owned_by else {
            continue;
        };
        let id = ObjectId::Sequence(name.clone());
        let has_identity = |catalog: &Catalog| {
            let column = catalog.column(table, column);
            column.is_some_and(|column| column.identity.is_some())
        };
        let column = ObjectId::Column(table.clone(), column.clone());
        if has_identity(cx.old) {
            graph.order((Action::Alter, &column), (Action::Create, &id));
        }
        if has_identity(cx.new) {
            graph.order((Action::Drop, &id), (Action::Alter, &column));
        }
    }
}

/// A logged table refers to no unlogged one at any time.
fn logged_tables(cx: &Context<'_>, graph: &mut Graph) {
    for (name, table) in &cx.new.tables {
        for constraint in table.constraints.values() {
            let ConstraintKind::ForeignKey(key) = &constraint.kind else {
                continue;
            };
            // The references of tables that stay as they are can be a circle.
            if !is_switched(cx, name) && !is_switched(cx, &key.table) {
                continue;
            }
            let (from, to) = (
                ObjectId::Table(name.clone()),
                ObjectId::Table(key.table.clone()),
            );
            match table.persistence {
                Persistence::Unlogged => graph.order((Action::Alter, &from), (Action::Alter, &to)),
                Persistence::Logged => graph.order((Action::Alter, &to), (Action::Alter, &from)),
            }
        }
    }
}

/// A partition cannot be dropped while a foreign key refers to the partitioned table, nor be detached
/// while the key refers to its rows.
fn referenced_partitions(cx: &Context<'_>, graph: &mut Graph) {
    for (name, table) in &cx.old.tables {
        for (constraint, def) in &table.constraints {
            let ConstraintKind::ForeignKey(key) = &def.kind else {
                continue;
            };
            let of_key = cx.old.tables.get(&key.table);
            let is_partitioned = of_key.is_some_and(|of| of.partition_by.is_some());
            // That of a partition goes with that of the partitioned table.
            if def.inherited || !is_partitioned {
                continue;
            }
            let id = ObjectId::Constraint(name.clone(), constraint.clone());
            for partition in cx.old.descendants(&key.table) {
                let partition = ObjectId::Table(partition);
                graph.order((Action::Drop, &id), (Action::Drop, &partition));
                graph.order((Action::Drop, &id), (Action::Prepare, &partition));
            }
        }
    }
}

/// A column that a table has of its own, too, or of its type changes after that of the parent or type.
fn columns_of_parents(cx: &Context<'_>, graph: &mut Graph) {
    for (name, table) in &cx.new.tables {
        for column in &table.columns {
            let id = ObjectId::Column(name.clone(), column.name.clone());
            for parent in table.parents() {
                let of_parent = ObjectId::Column(parent.clone(), column.name.clone());
                graph.order((Action::Alter, &of_parent), (Action::Alter, &id));
            }
            if let Some(ty) = &table.of_type {
                let ty = ObjectId::Type(ty.clone());
                graph.order((Action::Alter, &ty), (Action::Create, &id));
            }
        }
    }
}

/// Whether a table becomes logged or unlogged.
fn is_switched(cx: &Context<'_>, table: &Name) -> bool {
    let of = |catalog: &Catalog| catalog.tables.get(table).map(|table| table.persistence);
    of(cx.old) != of(cx.new)
}

/// The name of an object among the relations and types of its schema.
fn relation_name(object: &ObjectId) -> Option<Name> {
    match object {
        ObjectId::Type(name)
        | ObjectId::Table(name)
        | ObjectId::View(name)
        | ObjectId::Sequence(name)
        | ObjectId::Index(name) => Some(name.clone()),
        // A key has an index of its name.
        ObjectId::Constraint(table, name) => Some(Name::new(&table.schema, name)),
        _ => None,
    }
}

//! Partitions: a new one is created as a table of its own and attached, and so are the indexes and keys
//! that belong to those of the partitioned table.

use std::collections::BTreeMap;

use super::context::Context;
use super::fate::Fate;
use super::graph::{Action, Graph};
use super::side::Side;
use super::step::Step;
use super::{above, attached, constraint, index, table};
use crate::model::{Catalog, ConstraintKind, Name, ObjectId};
use crate::order::mention::mentions;

/// A table, index or key that is part of a partitioned table, or of an index or key of one.
struct Part {
    object: ObjectId,
    of: ObjectId,
    /// What has to exist before the table is attached, which takes it over then.
    table: Option<ObjectId>,
}

/// Adds the operations that attach new partitions, and indexes and keys of partitions.
pub(super) fn attach(cx: &Context<'_>, graph: &mut Graph) {
    let parts = parts(cx);
    for part in &parts {
        let own = cx.fate(&part.object);
        let is_new = match part.table {
            None => own.is_created() || is_moved(cx, &part.object),
            Some(_) => own.is_created() || own == Fate::Altered || cx.fate(&part.of).is_created(),
        };
        if is_new {
            graph.add(Action::Attach, part.object.clone(), steps(cx, part));
        }
    }
    let mut siblings: BTreeMap<&Name, Vec<ObjectId>> = BTreeMap::new();
    for (name, table) in &cx.old.tables {
        if let Some(of) = &table.partition_of {
            let partitions = siblings.entry(&of.parent).or_default();
            partitions.push(ObjectId::Table(name.clone()));
        }
    }
    for Part { object, of, table } in &parts {
        graph.order((Action::Create, object), (Action::Attach, object));
        graph.order((Action::Create, of), (Action::Attach, object));
        graph.order((Action::Attach, object), (Action::Attach, of));
        if let Some(table) = table {
            graph.order((Action::Create, object), (Action::Attach, table));
            graph.order((Action::Attach, table), (Action::Attach, object));
        }
        let ObjectId::Table(parent) = of else {
            continue;
        };
        // The server attaches the oldest of equal indexes.
        if let ObjectId::Table(name) = object
            && let Some(def) = cx.new.tables.get(name)
        {
            let own = def
                .indexes
                .iter()
                .filter(|(_, index)| index.attached_to.is_none());
            for (index, _) in own {
                let index = ObjectId::Index(name.beside(index));
                graph.order((Action::Attach, object), (Action::Create, &index));
            }
        }
        // A bound is free when the partition that had it is dropped.
        for other in siblings.get(parent).into_iter().flatten() {
            graph.order((Action::Drop, other), (Action::Attach, object));
        }
        // It has the rows that the other ones leave to it.
        if is_moved(cx, object) && is_default(cx, object) {
            for sibling in graph.objects(Action::Attach) {
                if parts.iter().any(|it| it.object == sibling && it.of == *of) {
                    graph.order((Action::Attach, &sibling), (Action::Attach, object));
                }
            }
        }
        if is_moved(cx, object) {
            for part in own_parts(cx, object) {
                for action in [Action::Drop, Action::Alter, Action::Create] {
                    if graph.has(action, &part) {
                        graph.order((action, &part), (Action::Attach, object));
                    }
                }
            }
        }
    }
    for partition in graph.objects(Action::Prepare) {
        let ObjectId::Table(name) = &partition else {
            continue;
        };
        for (key, _) in above::keys_before_detaching(cx, name) {
            graph.order((Action::Drop, &key), (Action::Prepare, &partition));
        }
        // What it has from the partitioned table is its own when it is detached.
        for part in parts_of_parent(cx, name) {
            for action in [Action::Drop, Action::Alter, Action::Create] {
                if graph.has(action, &part) {
                    graph.order((Action::Prepare, &partition), (action, &part));
                }
            }
        }
    }
    above::arrange(cx, graph);
    attached::arrange(cx, graph);
    // A foreign key onto a partitioned table needs the keys of all its partitions.
    let attached = graph.objects(Action::Attach);
    for key in graph.objects(Action::Create) {
        if let ObjectId::Constraint(table, name) = &key
            && constraint::is_foreign_key(cx.new, table, name)
            && let Some(constraint) = cx.new.constraint(table, name)
            && !(constraint.inherited
                && constraint::is_made_before_attaching(cx, table, constraint))
        {
            for part in &attached {
                graph.order((Action::Attach, part), (Action::Create, &key));
            }
        }
    }
}

/// The parts of a partition that it has from the partitioned table.
fn parts_of_parent(cx: &Context<'_>, partition: &Name) -> Vec<ObjectId> {
    let Some(table) = cx.old.tables.get(partition) else {
        return Vec::new();
    };
    let columns = table.columns.iter().filter(|column| column.inherited);
    let columns = columns.map(|it| ObjectId::Column(partition.clone(), it.name.clone()));
    let constraints = table.constraints.iter().filter(|(_, it)| it.inherited);
    let constraints =
        constraints.map(|(name, _)| ObjectId::Constraint(partition.clone(), name.clone()));
    let indexes = table
        .indexes
        .iter()
        .filter(|(_, it)| it.attached_to.is_some());
    let indexes = indexes.map(|(name, _)| ObjectId::Index(partition.beside(name)));
    columns.chain(constraints).chain(indexes).collect()
}

/// Whether a column is part of the key of its partitioned table.
pub(super) fn is_key(catalog: &Catalog, table: &Name, column: &str) -> bool {
    let by = catalog.tables.get(table);
    let by = by.and_then(|table| table.partition_by.as_ref());
    by.is_some_and(|by| {
        mentions(&by.key)
            .iter()
            .any(|mention| mention.name == column)
    })
}

/// Whether an object of a partition needs another one only as its counterpart of the partitioned
/// table: when the partition is detached, it has the object to itself.
pub(super) fn is_of_partition(catalog: &Side<'_>, of_parent: &ObjectId, own: &ObjectId) -> bool {
    let is_partition = |child: &Name, parent: &Name| {
        let of = catalog.tables.get(child);
        let of = of.and_then(|table| table.partition_of.as_ref());
        of.is_some_and(|of| of.parent == *parent)
    };
    match (own, of_parent) {
        (ObjectId::Table(child), ObjectId::Table(parent)) => is_partition(child, parent),
        (ObjectId::Column(child, column), ObjectId::Column(parent, of_parent)) => {
            column == of_parent && is_partition(child, parent)
        }
        (ObjectId::Constraint(child, _), ObjectId::Constraint(parent, _)) => {
            is_partition(child, parent)
        }
        (ObjectId::Index(child), ObjectId::Index(parent)) => {
            let index = catalog.index(child);
            index.is_some_and(|(_, index)| index.attached_to.as_ref() == Some(parent))
        }
        _ => false,
    }
}

fn is_default(cx: &Context<'_>, object: &ObjectId) -> bool {
    let ObjectId::Table(name) = object else {
        return false;
    };
    let table = cx.new.tables.get(name);
    let of = table.and_then(|table| table.partition_of.as_ref());
    of.is_some_and(|of| cx.default_partition(&of.parent) == Some(name))
}

fn is_moved(cx: &Context<'_>, object: &ObjectId) -> bool {
    matches!(object, ObjectId::Table(name) if cx.is_moved(name))
}

/// The table, and those of its parts that have to be as the partitioned table has them.
fn own_parts(cx: &Context<'_>, table: &ObjectId) -> Vec<ObjectId> {
    let mut parts = vec![table.clone()];
    let ObjectId::Table(name) = table else {
        return parts;
    };
    let sides = [cx.old.tables.get(name), cx.new.tables.get(name)];
    for table in sides.into_iter().flatten() {
        let columns = table.columns.iter().map(|column| &column.name);
        parts.extend(columns.map(|column| ObjectId::Column(name.clone(), column.clone())));
        let made = table.constraints.iter();
        let made = made.filter(|(_, it)| {
            let is_check = matches!(it.kind, ConstraintKind::Check { .. });
            is_check || (it.inherited && constraint::is_made_before_attaching(cx, name, it))
        });
        parts.extend(made.map(|(made, _)| ObjectId::Constraint(name.clone(), made.clone())));
    }
    parts
}

fn parts(cx: &Context<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for (name, table) in &cx.new.tables {
        let Some(of) = &table.partition_of else {
            continue;
        };
        let id = ObjectId::Table(name.clone());
        parts.push(Part {
            object: id.clone(),
            of: ObjectId::Table(of.parent.clone()),
            table: None,
        });
        let attached = attached::parts(cx.new, name).into_iter();
        parts.extend(attached.map(|(object, of)| Part {
            object,
            of,
            table: Some(id.clone()),
        }));
    }
    parts
}

/// The statement that attaches a part.
fn steps(cx: &Context<'_>, part: &Part) -> Vec<Step> {
    match &part.object {
        ObjectId::Index(name) => index::attach(cx, name),
        ObjectId::Constraint(table, name) => constraint::attach(cx, table, name),
        ObjectId::Table(name) => table::attach(cx, name),
        _ => Vec::new(),
    }
}

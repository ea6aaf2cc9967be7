//! Indexes and keys of partitions that are attached to those of the partitioned table. What is attached
//! cannot be dropped alone, nor be detached but with its table.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::fate::Fates;
use super::graph::{Action, Graph};
use super::side::Side;
use crate::model::{Name, ObjectId};
use crate::order;

/// What is attached to an index or key of a partitioned table, directly or not: indexes and keys of
/// partitions that stay where they are.
fn attached_to(old: &Side<'_>, new: &Side<'_>) -> BTreeMap<ObjectId, Vec<ObjectId>> {
    let mut attached: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (name, table) in &old.tables {
        let stays = new
            .tables
            .get(name)
            .is_some_and(|new| new.partition_of == table.partition_of);
        for (part, of) in parts(old, name).into_iter().filter(|_| stays) {
            attached.entry(of).or_default().push(part);
        }
    }
    attached
}

/// The attached indexes and keys of a partition, with what they are attached to.
pub(super) fn parts(side: &Side<'_>, partition: &Name) -> Vec<(ObjectId, ObjectId)> {
    let Some(table) = side.tables.get(partition) else {
        return Vec::new();
    };
    let Some(of) = &table.partition_of else {
        return Vec::new();
    };
    let indexes = table.indexes.iter().filter_map(|(index, def)| {
        let parent = def.attached_to.clone()?;
        Some((
            ObjectId::Index(partition.beside(index)),
            ObjectId::Index(parent),
        ))
    });
    let keys = table.constraints.iter();
    let keys = keys.filter(|(_, constraint)| order::is_attached_key(table, constraint));
    let keys = keys.filter_map(|(key, constraint)| {
        let object = ObjectId::Constraint(partition.clone(), key.clone());
        let parent = order::parent_key(side, partition, key)?;
        Some(match constraint.index_attached_to {
            Some(_) => (object, ObjectId::Index(parent)),
            None => (object, ObjectId::Constraint(of.parent.clone(), parent.name)),
        })
    });
    indexes.chain(keys).collect()
}

/// The indexes and keys that are created again, so that one that is attached is detached, for which there
/// is no statement: the topmost one, and all that are attached to it. So are keys whose index is attached to
/// one that is dropped.
pub(super) fn made_anew(old: &Side<'_>, new: &Side<'_>, fates: &Fates) -> BTreeSet<ObjectId> {
    let attached = attached_to(old, new);
    let parents: BTreeMap<_, _> = attached
        .iter()
        .flat_map(|(of, parts)| parts.iter().map(move |part| (part, of)))
        .collect();
    let now: BTreeMap<_, _> = new
        .tables
        .keys()
        .flat_map(|name| parts(new, name))
        .collect();
    let mut rest = Vec::new();
    for (part, of) in &parents {
        let is_key = matches!((part, of), (ObjectId::Constraint(..), ObjectId::Index(_)));
        if fates.get(of).is_dropped() {
            rest.extend(is_key.then(|| (*of).clone()));
        } else if now.get(part) != Some(of) {
            let mut top = *of;
            while let Some(above) = parents.get(top) {
                top = above;
            }
            rest.push(top.clone());
        }
    }
    let mut found = BTreeSet::new();
    while let Some(object) = rest.pop() {
        if found.insert(object.clone()) {
            rest.extend(attached.get(&object).into_iter().flatten().cloned());
        }
    }
    // What is dropped for good goes with the others.
    found.retain(|object| !fates.get(object).is_dropped());
    found
}

/// Orders what is created again, or is dropped with what it is attached to.
pub(super) fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for (of, parts) in attached_to(cx.old, cx.new) {
        for part in parts {
            graph.order((Action::Drop, &of), (Action::Create, &part));
            for user in cx.old.needs.users(&part) {
                graph.order((Action::Drop, user), (Action::Drop, &of));
            }
        }
    }
}

/// Whether an index or key of a partition is dropped with that of the partitioned table.
pub(super) fn goes_with_parents(cx: &Context<'_>, partition: &Name, part: &ObjectId) -> bool {
    let mut parts = parts(cx.old, partition).into_iter();
    let of = parts.find(|(own, _)| own == part);
    !cx.is_moved(partition) && of.is_some_and(|(_, of)| cx.fate(&of).is_dropped())
}

/// Whether the key of a partition is attached to an index, which can only be dropped with the key.
pub(super) fn has_attached_key(cx: &Context<'_>, index: &Name) -> bool {
    let mut tables = cx.old.tables.iter();
    tables.any(|(name, table)| {
        let mut keys = table.constraints.values();
        !cx.is_moved(name) && keys.any(|key| key.index_attached_to.as_ref() == Some(index))
    })
}

/// Whether the index of a partition is attached to an index of the partitioned table, and was not.
pub(super) fn is_completed(old: &Side<'_>, new: &Side<'_>, index: &Name) -> bool {
    let attached = |side: &Side<'_>| {
        let indexes = side
            .tables
            .values()
            .flat_map(|table| table.indexes.values());
        let indexes = indexes
            .filter(|it| it.attached_to.as_ref() == Some(index))
            .count();
        let keys = side
            .tables
            .values()
            .flat_map(|table| table.constraints.values());
        indexes
            + keys
                .filter(|it| it.index_attached_to.as_ref() == Some(index))
                .count()
    };
    attached(new) > attached(old)
}

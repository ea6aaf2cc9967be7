//! Parts of tables that are not created or dropped with the table: each needs an object that needs
//! the table in turn, as a default does that calls a function whose argument is a row of it.

use std::collections::{BTreeMap, BTreeSet};

use super::fate::Fates;
use super::side::Side;
use crate::model::{ConstraintKind, Name, ObjectId};
use crate::order;

/// The parts that are dropped by a statement of their own, before their table.
pub(super) fn dropped_parts(old: &Side<'_>, fates: &Fates) -> BTreeSet<ObjectId> {
    let mut apart = BTreeSet::new();
    let has_parts = |object: &ObjectId| matches!(object, ObjectId::Table(_) | ObjectId::View(_));
    if !fates
        .iter()
        .any(|(object, fate)| fate.is_dropped() && has_parts(object))
    {
        return apart;
    }
    for (object, fate) in fates.iter() {
        if fate.is_dropped() && refers_to_dropped(old, fates, object) {
            apart.insert(object.clone());
        }
    }
    let mut edges: BTreeMap<ObjectId, BTreeSet<ObjectId>> = BTreeMap::new();
    let mut candidates = Vec::new();
    for (user, needed) in old.needs.iter() {
        let Some(from) = dropped_with(old, fates, &apart, user) else {
            continue;
        };
        for object in needed {
            let to = dropped_with(old, fates, &apart, object);
            let Some(to) = to.filter(|to| *to != from) else {
                continue;
            };
            if from != *user {
                candidates.push((user, from.clone(), to.clone()));
            }
            edges.entry(from.clone()).or_default().insert(to);
        }
    }
    let in_circles = candidates
        .into_iter()
        .filter(|(_, from, to)| leads_to(&edges, to, from))
        .map(|(part, ..)| part.clone());
    apart.extend(in_circles);
    apart
}

/// The parts that are created by a statement of their own, after their table.
pub(super) fn created_parts(new: &Side<'_>, fates: &Fates) -> BTreeSet<ObjectId> {
    let tables = new.tables.iter();
    let tables: BTreeMap<_, _> = tables
        .filter(|(name, _)| fates.get(&ObjectId::Table((*name).clone())).is_created())
        .collect();
    let mut apart = BTreeSet::new();
    if tables.is_empty() {
        return apart;
    }
    for step in order::creation_order(new) {
        let order::Step::Create(part) = step else {
            continue;
        };
        match &part {
            ObjectId::Default(name, column) => {
                let Some(table) = tables.get(name) else {
                    continue;
                };
                let column = table.column(column);
                if let Some(column) = column.filter(|column| column.generated.is_some()) {
                    apart.insert(ObjectId::Column(name.clone(), column.name.clone()));
                }
                apart.insert(part);
            }
            ObjectId::Constraint(name, constraint) => {
                let of = tables.get(name);
                let constraint = of.and_then(|of| Some((of, of.constraints.get(constraint)?)));
                if constraint.is_some_and(|(of, constraint)| of.can_declare(constraint)) {
                    apart.insert(part);
                }
            }
            _ => {}
        }
    }
    apart
}

/// Whether an object is a foreign key to another table that is dropped, too, or a partition of which is:
/// it keeps that one from being dropped.
fn refers_to_dropped(old: &Side<'_>, fates: &Fates, object: &ObjectId) -> bool {
    let ObjectId::Constraint(table, name) = object else {
        return false;
    };
    let constraint = old.constraint(table, name);
    constraint.is_some_and(|constraint| match &constraint.kind {
        ConstraintKind::ForeignKey(key) => {
            let is_dropped = |name: &Name| fates.get(&ObjectId::Table(name.clone())).is_dropped();
            let of_key = old.tables.get(&key.table);
            let is_partitioned = of_key.is_some_and(|of| of.partition_by.is_some());
            let mut tree = old.descendants(&key.table).into_iter();
            match key.table == *table {
                // The key is that of its partitions, too, which are detached while it refers to them.
                true => is_dropped(table) && tree.any(|own| own != *table),
                false => {
                    is_dropped(&key.table)
                        || (is_partitioned && tree.any(|own| own != *table && is_dropped(&own)))
                }
            }
        }
        _ => false,
    })
}

/// The object whose statement drops an object: itself, or the outermost one that has it.
fn dropped_with(
    old: &Side<'_>,
    fates: &Fates,
    apart: &BTreeSet<ObjectId>,
    object: &ObjectId,
) -> Option<ObjectId> {
    let mut found = fates.get(object).is_dropped().then(|| object.clone());
    if apart.contains(object) {
        return found;
    }
    let mut next = owner(old, object);
    while let Some(object) = next {
        if fates.get(&object).is_dropped() {
            found = Some(object.clone());
        }
        next = owner(old, &object);
    }
    found
}

/// What an object is a part of.
fn owner(old: &Side<'_>, object: &ObjectId) -> Option<ObjectId> {
    let owner = match object {
        ObjectId::Index(name) => old.index(name).map(|(of, _)| ObjectId::Table(of.clone())),
        ObjectId::Statistics(name) => {
            let statistics = old.statistics.get(name);
            statistics.map(|of| ObjectId::Table(of.table.clone()))
        }
        other => other.owner(),
    };
    owner.map(|owner| match owner {
        ObjectId::Table(name) if old.views.contains_key(&name) => ObjectId::View(name),
        other => other,
    })
}

fn leads_to(
    edges: &BTreeMap<ObjectId, BTreeSet<ObjectId>>,
    from: &ObjectId,
    to: &ObjectId,
) -> bool {
    let mut rest = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(object) = rest.pop() {
        if object == to {
            return true;
        }
        if seen.insert(object) {
            rest.extend(edges.get(object).into_iter().flatten());
        }
    }
    false
}

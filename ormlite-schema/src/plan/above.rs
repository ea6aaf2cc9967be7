//! Constraints of partitions that come from the partitioned tables above them.

use super::context::Context;
use super::fate::Fates;
use super::graph::{Action, Graph};
use super::side::Side;
use crate::model::{Constraint, ConstraintKind, Name, ObjectId};
use crate::order;

/// The constraints of the partitioned tables above a partition that one of its own comes from, the
/// nearest first.
fn above(side: &Side<'_>, partition: &Name, constraint: &str) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut at = Some((partition.clone(), constraint.to_owned()));
    while let Some((table, name)) = at.take() {
        let Some(def) = side.constraint(&table, &name).filter(|def| def.inherited) else {
            break;
        };
        let of = side
            .tables
            .get(&table)
            .and_then(|table| table.partition_of.as_ref());
        let Some(parent) = of.map(|of| &of.parent) else {
            break;
        };
        let name = match &def.kind {
            ConstraintKind::Check { .. } => Some(name),
            kind @ ConstraintKind::ForeignKey(_) => {
                let parent = side.tables.get(parent);
                let mut all = parent.into_iter().flat_map(|table| &table.constraints);
                all.find(|(_, own)| own.kind == *kind)
                    .map(|(name, _)| name.clone())
            }
            _ => order::parent_key(side, &table, &name).map(|key| key.name),
        };
        let Some(name) = name.filter(|name| side.constraint(parent, name).is_some()) else {
            break;
        };
        found.push(ObjectId::Constraint(parent.clone(), name.clone()));
        at = Some((parent.clone(), name));
    }
    found
}

/// The constraints of partitions that are dropped with those of the partitioned table, although the
/// partitions have them in the new catalog: there they are their own.
pub(super) fn kept_alone(old: &Side<'_>, new: &Side<'_>, fates: &Fates) -> Vec<ObjectId> {
    let mut found = Vec::new();
    for (name, table) in &old.tables {
        let is_moved = new
            .tables
            .get(name)
            .is_none_or(|new| new.partition_of != table.partition_of);
        for (constraint, before) in &table.constraints {
            let after = new.constraint(name, constraint);
            let becomes_own = before.inherited && after.is_some_and(|after| !after.inherited);
            if becomes_own
                && !is_moved
                && above(old, name, constraint)
                    .iter()
                    .any(|above| fates.get(above).is_dropped())
            {
                found.push(ObjectId::Constraint(name.clone(), constraint.clone()));
            }
        }
    }
    found
}

/// Whether a constraint that a partition gets from the partitioned table is not checked there, since that
/// of the partitioned table is `NOT VALID`.
pub(super) fn is_left_unchecked(side: &Side<'_>, partition: &Name, constraint: &str) -> bool {
    let mut above = above(side, partition, constraint).into_iter();
    above.any(|id| match id {
        ObjectId::Constraint(table, name) => side
            .constraint(&table, &name)
            .is_some_and(|def| def.not_valid),
        _ => false,
    })
}

/// Orders constraints of partitions by those that they come from.
pub(super) fn arrange(cx: &Context<'_>, graph: &mut Graph) {
    for id in graph.objects(Action::Create) {
        let ObjectId::Constraint(table, name) = &id else {
            continue;
        };
        for above in above(cx.old, table, name) {
            graph.order((Action::Drop, &above), (Action::Create, &id));
        }
        for above in above(cx.new, table, name) {
            if !cx.is_moved(table) {
                graph.order((Action::Create, &above), (Action::Create, &id));
            }
        }
    }
}

/// The foreign keys of the partitioned table that are dropped before a partition is detached: those that
/// refer to a table that is dropped.
pub(super) fn keys_before_detaching<'c>(
    cx: &Context<'c>,
    partition: &Name,
) -> impl Iterator<Item = (ObjectId, &'c Constraint)> {
    let of = cx
        .old
        .tables
        .get(partition)
        .and_then(|table| table.partition_of.as_ref());
    let parent = of.and_then(|of| cx.old.tables.get_key_value(&of.parent));
    let apart = cx.dropped_apart;
    let constraints = parent.into_iter().flat_map(|(name, table)| {
        let constraints = table.constraints.iter();
        constraints.map(move |(key, def)| (ObjectId::Constraint(name.clone(), key.clone()), def))
    });
    constraints.filter(move |(id, def)| {
        matches!(def.kind, ConstraintKind::ForeignKey(_)) && apart.contains(id)
    })
}

/// Whether the foreign key of a partition is dropped with that of the partitioned table, before the
/// partition is detached.
pub(super) fn goes_before_detaching(
    cx: &Context<'_>,
    partition: &Name,
    constraint: &Constraint,
) -> bool {
    keys_before_detaching(cx, partition).any(|(_, of_parent)| of_parent.kind == constraint.kind)
}

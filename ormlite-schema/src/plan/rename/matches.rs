//! Renames that need no hint: constraints, indexes and sequences of columns that are the same but
//! for their names. A key keeps its index, and the table its rows in order.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use crate::model::{Catalog, Constraint, Index, Name, Sequence};

/// The renames that lead from a catalog to the names of another.
pub(super) fn matches(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut found = Vec::new();
    for (name, after) in &new.tables {
        let Some(before) = old.tables.get(name) else {
            continue;
        };
        let own = |constraints: &BTreeMap<String, Constraint>| {
            let own = constraints.iter().filter(|(_, it)| !it.inherited);
            own.map(|(name, it)| (name.clone(), of_constraint(it)))
                .collect()
        };
        let pairs = pairs(own(&before.constraints), own(&after.constraints));
        found.extend(pairs.into_iter().map(|(from, to)| Change::Constraint {
            table: name.clone(),
            from,
            to,
        }));
        found.extend(indexes(name, &before.indexes, &after.indexes));
    }
    for (name, after) in &new.views {
        if let Some(before) = old.views.get(name) {
            found.extend(indexes(name, &before.indexes, &after.indexes));
        }
    }
    found.extend(sequences(old, new));
    let taken = taken(old);
    let is_free = |change: &Change| match change {
        Change::Constraint { table, to, .. } => !taken.contains(&table.beside(to)),
        Change::Index { to, .. } | Change::Sequence { to, .. } => !taken.contains(to),
        _ => true,
    };
    found.retain(is_free);
    found
}

/// The names of relations, which include indexes and so the keys that have them.
fn taken(catalog: &Catalog) -> BTreeSet<Name> {
    let keys = catalog.tables.iter().flat_map(|(of, table)| {
        let keys = table.constraints.iter().filter(|(_, it)| it.has_index());
        keys.map(|(name, _)| of.beside(name))
    });
    let relations = catalog.tables.keys().chain(catalog.views.keys());
    let relations = relations.chain(catalog.sequences.keys()).cloned();
    let indexes = catalog.indexes().into_keys();
    relations.chain(indexes).chain(keys).collect()
}

fn of_constraint(constraint: &Constraint) -> Constraint {
    Constraint {
        comment: None,
        index_comment: None,
        ..constraint.clone()
    }
}

fn indexes(
    of: &Name,
    before: &BTreeMap<String, Index>,
    after: &BTreeMap<String, Index>,
) -> Vec<Change> {
    let own = |indexes: &BTreeMap<String, Index>| {
        let own = indexes.iter().filter(|(_, index)| !index.invalid);
        own.map(|(name, index)| {
            let bare = Index {
                comment: None,
                statistics: BTreeMap::new(),
                ..index.clone()
            };
            (name.clone(), bare)
        })
        .collect()
    };
    let pairs = pairs(own(before), own(after)).into_iter();
    pairs
        .map(|(from, to)| Change::Index {
            from: of.beside(from),
            to: of.beside(to),
        })
        .collect()
}

/// Sequences that a column owns before and after.
fn sequences(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let owned = |catalog: &Catalog| {
        let owned = catalog.sequences.iter();
        let owned = owned.filter(|(_, sequence)| sequence.owned_by.is_some());
        owned
            .map(|(name, sequence)| {
                let bare = Sequence {
                    owned_by: sequence.owned_by.clone(),
                    ..Sequence::default()
                };
                (name.clone(), bare)
            })
            .collect()
    };
    let pairs = pairs(owned(old), owned(new)).into_iter();
    pairs
        .map(|(from, to)| Change::Sequence { from, to })
        .collect()
}

/// The names that are only on one side, where what they name is on both.
fn pairs<K: Clone + Ord, V: PartialEq>(
    before: BTreeMap<K, V>,
    after: BTreeMap<K, V>,
) -> Vec<(K, K)> {
    let only = |own: &BTreeMap<K, V>, other: &BTreeMap<K, V>| {
        let names = own.keys().filter(|name| !other.contains_key(*name));
        names.cloned().collect::<Vec<_>>()
    };
    let (left, mut come) = (only(&before, &after), only(&after, &before));
    let mut pairs = Vec::new();
    for from in left {
        if let Some(at) = come.iter().position(|to| before[&from] == after[to]) {
            pairs.push((from, come.remove(at)));
        }
    }
    pairs
}

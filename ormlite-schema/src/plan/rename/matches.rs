//! Renames that need no hint: constraints, indexes and sequences of columns that are the same but
//! for their names. A key keeps its index, and the table its rows in order.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use crate::model::{Catalog, Constraint, ConstraintKind, Index, Name, Sequence};

/// The renames that lead from a catalog to the names of another.
pub(super) fn matches(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut found = Vec::new();
    for (name, after) in &new.tables {
        let Some(before) = old.tables.get(name) else {
            continue;
        };
        let (left, came) = (&before.constraints, &after.constraints);
        let pairs = pairs(left, came, are_constraints_equal).into_iter();
        found.extend(pairs.map(|(from, to)| Change::Constraint {
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
    let sequences = pairs(&old.sequences, &new.sequences, are_of_one_column);
    let sequences = sequences.into_iter();
    found.extend(sequences.map(|(from, to)| Change::Sequence { from, to }));
    if found.is_empty() {
        return found;
    }
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

fn indexes(
    of: &Name,
    before: &BTreeMap<String, Index>,
    after: &BTreeMap<String, Index>,
) -> Vec<Change> {
    let pairs = pairs(before, after, are_indexes_equal).into_iter();
    pairs
        .map(|(from, to)| Change::Index {
            from: of.beside(from),
            to: of.beside(to),
        })
        .collect()
}

/// But for their comments. A check that a table inherits follows the other table. A foreign key
/// becomes that of a partitioned table when the table is attached, and keeps its name.
fn are_constraints_equal(old: &Constraint, new: &Constraint) -> bool {
    let is_foreign = matches!(old.kind, ConstraintKind::ForeignKey(_));
    let bare = |constraint: &Constraint| Constraint {
        comment: None,
        index_comment: None,
        inherited: constraint.inherited && !is_foreign,
        ..constraint.clone()
    };
    (is_foreign || !old.inherited) && bare(old) == bare(new)
}

/// But for their comments and statistics.
fn are_indexes_equal(old: &Index, new: &Index) -> bool {
    let bare = |index: &Index| Index {
        comment: None,
        statistics: BTreeMap::new(),
        ..index.clone()
    };
    !old.invalid && bare(old) == bare(new)
}

fn are_of_one_column(old: &Sequence, new: &Sequence) -> bool {
    old.owned_by.is_some() && old.owned_by == new.owned_by
}

/// The names that are only on one side, where what they name is on both.
fn pairs<K: Clone + Ord, V>(
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
    are_equal: fn(&V, &V) -> bool,
) -> Vec<(K, K)> {
    let mut came: Vec<_> = after
        .iter()
        .filter(|(name, _)| !before.contains_key(*name))
        .collect();
    let left = before.iter().filter(|(name, _)| !after.contains_key(*name));
    let pairs = left.filter_map(|(from, old)| {
        let at = came.iter().position(|(_, new)| are_equal(old, new))?;
        let (to, _) = came.remove(at);
        Some((from.clone(), to.clone()))
    });
    pairs.collect()
}

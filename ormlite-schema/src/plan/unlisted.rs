//! Partitions that only the old catalog has: those that a program makes while it runs.
//!
//! The tables of a program declare the partitioned table alone. Its partitions are added to the new
//! catalog as they follow from it, so that they are kept, and change with it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ormlite_core::schema::registry::generated_name;

use crate::model::{Catalog, Column, Constraint, ConstraintKind, Index, Name, NotNull, Table};
use crate::order::{is_attached_key, parent_key};

/// The new catalog with the partitions that only the old one has.
pub(super) fn with_partitions<'a>(
    old: &Catalog,
    new: &'a Catalog,
    server: u32,
) -> Cow<'a, Catalog> {
    let mut all = Cow::Borrowed(new);
    // A partition can be partitioned, so its own ones follow it.
    loop {
        let missing: Vec<_> = old
            .tables
            .iter()
            .filter(|(name, table)| is_unlisted(&all, name, table))
            .map(|(name, table)| (name.clone(), derived(old, &all, name, table, server)))
            .collect();
        if missing.is_empty() {
            return all;
        }
        for (name, table) in missing {
            if let Some(table) = table {
                all.to_mut().tables.insert(name, table);
            }
        }
    }
}

fn is_unlisted(new: &Catalog, name: &Name, table: &Table) -> bool {
    let parent = table.partition_of.as_ref();
    let parent = parent.and_then(|of| new.tables.get(&of.parent));
    let is_taken = new.tables.contains_key(name) || new.views.contains_key(name);
    !is_taken && parent.is_some_and(|parent| parent.partition_by.is_some())
}

/// A partition as it follows from the partitioned table of the new catalog.
fn derived(
    old: &Catalog,
    new: &Catalog,
    name: &Name,
    before: &Table,
    server: u32,
) -> Option<Table> {
    let parent_name = &before.partition_of.as_ref()?.parent;
    let parent = new.tables.get(parent_name)?;
    let mut table = before.clone();
    let own = before.columns.iter().filter(|column| !column.inherited);
    let own = own.filter(|column| parent.column(&column.name).is_none());
    let inherited = parent.columns.iter();
    let inherited = inherited.map(|column| inherit(column, before.column(&column.name), server));
    table.columns = inherited.chain(own.cloned()).collect();
    table.constraints = constraints(old, parent_name, parent, name, before);
    table.indexes = indexes(parent_name, parent, name, before);
    Some(table)
}

/// The column of a partition.
fn inherit(of_parent: &Column, before: Option<&Column>, server: u32) -> Column {
    let not_null = of_parent.not_null.as_ref().map(|_| NotNull {
        inherited: server >= 180_000,
        ..NotNull::default()
    });
    match before {
        Some(before) => Column {
            ty: of_parent.ty.clone(),
            collation: of_parent.collation.clone(),
            generated: of_parent.generated.clone(),
            identity: of_parent.identity.clone(),
            not_null: before
                .not_null
                .clone()
                .filter(|_| not_null.is_some())
                .or(not_null),
            ..before.clone()
        },
        None => Column {
            not_null,
            inherited: true,
            comment: None,
            acl: None,
            statistics: None,
            options: BTreeMap::new(),
            ..of_parent.clone()
        },
    }
}

fn constraints(
    old: &Catalog,
    parent_name: &Name,
    parent: &Table,
    name: &Name,
    before: &Table,
) -> BTreeMap<String, Constraint> {
    let own = before.constraints.iter().filter(|(_, it)| !it.inherited);
    let mut all: BTreeMap<_, _> = own.map(|(name, it)| (name.clone(), it.clone())).collect();
    for (of_parent, constraint) in &parent.constraints {
        if let ConstraintKind::Check {
            no_inherit: true, ..
        } = constraint.kind
        {
            continue;
        }
        let found = match constraint.has_index() {
            true => before.constraints.iter().find(|(key, it)| {
                let of = parent_key(old, name, key);
                is_attached_key(before, it) && of == Some(parent_name.beside(of_parent))
            }),
            false => before.constraints.get_key_value(of_parent),
        };
        let child = match constraint.has_index() {
            true => found.map_or_else(|| beside(parent_name, of_parent, name), |it| it.0.clone()),
            false => of_parent.clone(),
        };
        let before = found.map(|(_, before)| before);
        let inherited = Constraint {
            inherited: before.is_none_or(|before| before.inherited),
            comment: before.and_then(|before| before.comment.clone()),
            index_comment: before.and_then(|before| before.index_comment.clone()),
            index_attached_to: None,
            ..constraint.clone()
        };
        all.insert(child, inherited);
    }
    all
}

fn indexes(
    parent_name: &Name,
    parent: &Table,
    name: &Name,
    before: &Table,
) -> BTreeMap<String, Index> {
    let own = before
        .indexes
        .iter()
        .filter(|(_, it)| it.attached_to.is_none());
    let mut all: BTreeMap<_, _> = own.map(|(name, it)| (name.clone(), it.clone())).collect();
    for (of_parent, index) in &parent.indexes {
        let attached_to = Some(parent_name.beside(of_parent));
        let mut keys = before.constraints.values();
        if keys.any(|key| key.index_attached_to == attached_to) {
            continue;
        }
        let mut found = before.indexes.iter();
        let found = found.find(|(_, it)| it.attached_to == attached_to);
        let child = found.map_or_else(|| beside(parent_name, of_parent, name), |it| it.0.clone());
        let of_child = found.map(|(_, before)| before);
        let inherited = Index {
            attached_to,
            invalid: false,
            comment: of_child.and_then(|it| it.comment.clone()),
            options: of_child.map_or_else(|| index.options.clone(), |it| it.options.clone()),
            tablespace: of_child
                .map_or_else(|| index.tablespace.clone(), |it| it.tablespace.clone()),
            statistics: of_child.map_or_else(BTreeMap::new, |it| it.statistics.clone()),
            ..index.clone()
        };
        all.insert(child, inherited);
    }
    all
}

/// The name of a partition's index, after that of the partitioned table.
fn beside(parent: &Name, index: &str, partition: &Name) -> String {
    let rest = index.strip_prefix(&parent.name);
    let rest = rest
        .and_then(|rest| rest.strip_prefix('_'))
        .unwrap_or(index);
    generated_name(&partition.name, rest, "part")
}

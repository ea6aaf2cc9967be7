//! [`Facts`]: what several rules ask of a catalog.

use crate::Catalog;
use crate::model::{
    Column, ConstraintKind, Index, IndexElement, IndexOn, Key, Name, ObjectId, Table,
};

/// A catalog, as the rules read it.
pub(super) struct Facts<'a> {
    pub(super) catalog: &'a Catalog,
}

/// An index of a table, or that of a constraint.
pub(super) struct Indexed<'a> {
    pub(super) name: &'a str,
    pub(super) is_of_constraint: bool,
    pub(super) index: Index,
}

impl<'a> Facts<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        Self { catalog }
    }

    /// Tables and partitioned tables, without partitions: what these have is mostly from their
    /// parent.
    pub(super) fn tables(&self) -> impl Iterator<Item = (&'a Name, &'a Table)> {
        let tables = self.catalog.tables.iter();
        tables.filter(|(_, table)| table.partition_of.is_none())
    }

    /// The columns of tables that no parent declares.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'a Name, &'a Column)> {
        self.tables().flat_map(|(name, table)| {
            let own = table.columns.iter().filter(|column| !column.inherited);
            own.map(move |column| (name, column))
        })
    }

    /// The indexes of a table, those of its constraints included.
    pub(super) fn indexes(&self, table: &'a Table) -> Vec<Indexed<'a>> {
        let own = table.indexes.iter().map(|(name, index)| Indexed {
            name,
            is_of_constraint: false,
            index: index.clone(),
        });
        let of_constraints = table.constraints.iter().filter_map(|(name, constraint)| {
            let index = match &constraint.kind {
                ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => of_key(key),
                ConstraintKind::Exclude(exclude) => Index {
                    elements: exclude
                        .elements
                        .iter()
                        .map(|it| it.element.clone())
                        .collect(),
                    method: exclude.method.clone(),
                    filter: exclude.filter.clone(),
                    ..Index::default()
                },
                _ => return None,
            };
            Some(Indexed {
                name,
                is_of_constraint: true,
                index,
            })
        });
        own.chain(of_constraints).collect()
    }

    /// Whether an index finds the rows that have a value in this column.
    pub(super) fn is_led_by_index(&self, table: &'a Table, column: &str) -> bool {
        self.indexes(table).iter().any(|indexed| {
            let first = indexed.index.elements.first().and_then(column_of);
            first == Some(column) && finds_equals(&indexed.index)
        })
    }
}

/// Whether an index can be searched for equal values in all rows.
pub(super) fn finds_equals(index: &Index) -> bool {
    let is_partial = index
        .filter
        .as_ref()
        .is_some_and(|filter| !is_not_null(filter, index));
    let methods = ["btree", "hash", "gist", "spgist"];
    !is_partial && !index.invalid && methods.contains(&&*index.method)
}

/// Whether a partial index has all rows that a value can be equal in: `WHERE room_id IS NOT NULL`.
fn is_not_null(filter: &str, index: &Index) -> bool {
    let bare = filter.replace(['(', ')', '"'], "").to_lowercase();
    let columns = index.elements.iter().filter_map(column_of);
    columns
        .into_iter()
        .any(|column| bare == format!("{} is not null", column.to_lowercase()))
}

/// The column of an index element that is no expression.
pub(super) fn column_of(element: &IndexElement) -> Option<&str> {
    match &element.on {
        IndexOn::Column(column) => Some(column),
        IndexOn::Expression(_) => None,
    }
}

/// `a, b`
pub(super) fn list(columns: &[String]) -> String {
    columns.join(", ")
}

pub(super) fn column_id(table: &Name, column: &Column) -> ObjectId {
    ObjectId::Column(table.clone(), column.name.clone())
}

fn of_key(key: &Key) -> Index {
    let elements = key.columns.iter().cloned().map(IndexOn::Column);
    // A key without overlaps is an exclusion constraint of its columns.
    let method = if key.without_overlaps {
        "gist"
    } else {
        "btree"
    };
    Index {
        elements: elements.map(IndexElement::new).collect(),
        unique: !key.without_overlaps,
        nulls_not_distinct: key.nulls_not_distinct,
        method: method.to_owned(),
        include: key.include.clone(),
        ..Index::default()
    }
}

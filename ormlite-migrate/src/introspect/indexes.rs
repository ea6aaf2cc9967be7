//! Indexes, those of constraints included.

use std::collections::HashMap;

use ormlite_schema::model::{Index, IndexElement, IndexOn, Name, Nulls, ObjectId, ReplicaIdentity};
use serde::Deserialize;

use super::address::{Oid, PG_CLASS};
use super::array_cast::settled;
use super::expression::{bare, options};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "indexes",
    sql: include_str!("indexes.sql"),
    scope: Scope::Relations,
};

pub(super) const ELEMENTS: Query = Query {
    name: "the columns of indexes",
    sql: include_str!("index_elements.sql"),
    scope: Scope::Relations,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    relation: Oid,
    name: String,
    unique: bool,
    nulls_not_distinct: Option<bool>,
    method: String,
    options: Option<Vec<String>>,
    tablespace: Option<String>,
    filter: Option<String>,
    invalid: bool,
    clustered: bool,
    replica_identity: bool,
    attached_to: Option<(String, String)>,
}

#[derive(Deserialize)]
pub(super) struct Element {
    index: Oid,
    included: bool,
    column: Option<String>,
    expression: Option<String>,
    collation: Option<String>,
    definition: Option<String>,
    opclass: Option<String>,
    opclass_options: Option<Vec<String>>,
    option: Option<i16>,
    statistics: Option<i32>,
}

/// The indexes by their OIDs.
pub(super) struct Indexes(HashMap<Oid, Found>);

struct Found {
    relation: Oid,
    name: String,
    /// `None` if a constraint owns it.
    index: Option<Index>,
    clustered: bool,
    replica_identity: bool,
}

impl Indexes {
    /// The elements are in their order.
    pub(super) fn new(rows: Vec<Row>, elements: Vec<Element>) -> Self {
        let found = rows.into_iter().map(|row| (row.oid, row.found()));
        let mut indexes: HashMap<_, _> = found.collect();
        for element in elements {
            let found = indexes.get_mut(&element.index);
            if let Some(index) = found.and_then(|found| found.index.as_mut()) {
                element.add_to(index);
            }
        }
        Self(indexes)
    }

    /// The index that a constraint owns.
    pub(super) fn take(&mut self, oid: Oid) -> Option<Index> {
        self.0.get_mut(&oid)?.index.take()
    }
}

impl Row {
    fn found(self) -> Found {
        let index = Index {
            unique: self.unique,
            nulls_not_distinct: self.nulls_not_distinct == Some(true),
            method: self.method,
            filter: self.filter.map(bare),
            options: options(self.options),
            tablespace: self.tablespace,
            attached_to: (self.attached_to).map(|(schema, name)| Name::new(schema, name)),
            invalid: self.invalid,
            ..Index::default()
        };
        Found {
            relation: self.relation,
            name: self.name,
            index: Some(index),
            clustered: self.clustered,
            replica_identity: self.replica_identity,
        }
    }
}

impl Element {
    fn add_to(self, index: &mut Index) {
        if self.included {
            index.include.extend(self.column);
            return;
        }
        let on = match (self.column, self.expression) {
            (Some(column), _) => IndexOn::Column(column),
            (None, expression) => IndexOn::Expression(settled(expression.unwrap_or_default())),
        };
        let is_written = match (&on, self.definition.map(settled)) {
            (IndexOn::Expression(expression), Some(definition)) => {
                definition.contains(&format!("{expression} COLLATE "))
            }
            _ => true,
        };
        let option = self.option.unwrap_or_default();
        let (desc, nulls_first) = (option & 1 != 0, option & 2 != 0);
        let nulls = match (desc, nulls_first) {
            (false, true) => Some(Nulls::First),
            (true, false) => Some(Nulls::Last),
            _ => None,
        };
        index.elements.push(IndexElement {
            on,
            collation: self.collation.filter(|_| is_written),
            opclass: self.opclass,
            opclass_options: options(self.opclass_options),
            desc,
            nulls,
        });
        if let Some(statistics) = self.statistics {
            let number = u16::try_from(index.elements.len()).unwrap_or(u16::MAX);
            index.statistics.insert(number, statistics);
        }
    }
}

impl Reading {
    pub(super) fn indexes(&mut self, indexes: Indexes) {
        for (oid, found) in indexes.0 {
            let Some(table_name) = self.name_of(found.relation) else {
                continue;
            };
            if found.replica_identity
                && let Some(table) = self.table(found.relation)
            {
                table.replica_identity = ReplicaIdentity::Index(found.name.clone());
            }
            if found.clustered {
                let clustered = Some(found.name.clone());
                if let Some(table) = self.table(found.relation) {
                    table.cluster_on = clustered;
                } else if let Some(view) = self.view(found.relation) {
                    view.cluster_on = clustered;
                }
            }
            let Some(mut index) = found.index else {
                continue;
            };
            let address = PG_CLASS.at(oid);
            index.comment = self.notes.comment(address);
            let id = ObjectId::Index(Name::new(table_name.schema, found.name.clone()));
            self.objects.insert(address, id);
            if let Some(table) = self.table(found.relation) {
                table.indexes.insert(found.name, index);
            } else if let Some(view) = self.view(found.relation) {
                view.indexes.insert(found.name, index);
            }
        }
    }
}

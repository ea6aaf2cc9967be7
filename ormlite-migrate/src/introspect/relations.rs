//! Tables and views, without what later families add to them.

use std::collections::BTreeMap;

use ormlite_schema::model::{
    CheckOption, Name, ObjectId, PartitionBy, PartitionOf, PartitionStrategy, Persistence,
    ReplicaIdentity, Table, View,
};
use serde::Deserialize;

use super::address::{Oid, PG_CLASS};
use super::expression::options;
use super::query::{Query, Scope};
use super::reading::{Reading, Relation};

/// It has two parameters more: see the file.
pub(super) const QUERY: Query = Query {
    name: "tables",
    sql: include_str!("relations.sql"),
    scope: Scope::Schemas,
};

#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) oid: Oid,
    name: (String, String),
    kind: char,
    persistence: char,
    is_partition: bool,
    row_security: bool,
    force_row_security: bool,
    replica_identity: char,
    options: Option<Vec<String>>,
    toast_options: Option<Vec<String>>,
    access_method: Option<String>,
    tablespace: Option<String>,
    partition_key: Option<String>,
    partition_bound: Option<String>,
    parents: Vec<(String, String)>,
    of_type: Option<(String, String)>,
}

impl Reading {
    pub(super) fn relations(&mut self, rows: Vec<Row>) {
        for mut row in rows {
            let oid = row.oid;
            let is_view = matches!(row.kind, 'v' | 'm');
            let (schema, name) = std::mem::take(&mut row.name);
            let name = Name::new(schema, name);
            let id = match is_view {
                true => ObjectId::View(name.clone()),
                false => ObjectId::Table(name.clone()),
            };
            self.objects.insert(PG_CLASS.at(oid), id);
            match is_view {
                true => self.add_view(name.clone(), row),
                false => self.add_table(name.clone(), row),
            }
            self.relations.insert(oid, Relation { name, is_view });
        }
    }

    fn add_table(&mut self, name: Name, row: Row) {
        let address = PG_CLASS.at(row.oid);
        let parents = row.parents.into_iter();
        let mut inherits: Vec<_> = parents
            .map(|(schema, name)| Name::new(schema, name))
            .collect();
        let partition_of = match (row.is_partition, row.partition_bound, inherits.pop()) {
            (true, Some(bound), Some(parent)) => Some(PartitionOf { parent, bound }),
            (_, _, parent) => {
                inherits.extend(parent);
                None
            }
        };
        let table = Table {
            persistence: match row.persistence {
                'u' => Persistence::Unlogged,
                _ => Persistence::Logged,
            },
            partition_by: row.partition_key.and_then(|key| partition_by(&key)),
            partition_of,
            inherits,
            of_type: row.of_type.map(|(schema, name)| Name::new(schema, name)),
            row_security: row.row_security,
            force_row_security: row.force_row_security,
            options: storage_parameters(row.options, row.toast_options),
            access_method: row.access_method.filter(|method| method != "heap"),
            tablespace: row.tablespace,
            replica_identity: match row.replica_identity {
                'n' => ReplicaIdentity::Nothing,
                'f' => ReplicaIdentity::Full,
                // Of an index, the indexes tell.
                _ => ReplicaIdentity::Default,
            },
            comment: self.notes.comment(address),
            acl: self.notes.acl(address),
            ..Table::default()
        };
        self.catalog.tables.insert(name, table);
    }

    fn add_view(&mut self, name: Name, row: Row) {
        let address = PG_CLASS.at(row.oid);
        let mut options = storage_parameters(row.options, row.toast_options);
        let check_option = match options.remove("check_option").as_deref() {
            Some("local") => Some(CheckOption::Local),
            Some(_) => Some(CheckOption::Cascaded),
            None => None,
        };
        let view = View {
            materialized: row.kind == 'm',
            options,
            check_option,
            access_method: row.access_method.filter(|method| method != "heap"),
            tablespace: row.tablespace,
            comment: self.notes.comment(address),
            acl: self.notes.acl(address),
            ..View::default()
        };
        self.catalog.views.insert(name, view);
    }
}

/// Those of the TOAST table begin with `toast.`.
fn storage_parameters(
    of_table: Option<Vec<String>>,
    of_toast: Option<Vec<String>>,
) -> BTreeMap<String, String> {
    let of_toast = options(of_toast).into_iter();
    let of_toast = of_toast.map(|(name, value)| (format!("toast.{name}"), value));
    options(of_table).into_iter().chain(of_toast).collect()
}

/// `RANGE (created_at)`
fn partition_by(key: &str) -> Option<PartitionBy> {
    let (strategy, key) = key.split_once(' ')?;
    Some(PartitionBy {
        strategy: match strategy {
            "RANGE" => PartitionStrategy::Range,
            "LIST" => PartitionStrategy::List,
            _ => PartitionStrategy::Hash,
        },
        key: key.strip_prefix('(')?.strip_suffix(')')?.to_owned(),
    })
}

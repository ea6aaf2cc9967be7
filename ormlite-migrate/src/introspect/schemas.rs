//! Schemas.

use ormlite_schema::model::{ObjectId, Schema};
use serde::Deserialize;

use super::address::{Oid, PG_NAMESPACE};
use super::query::{Query, Scope};
use super::reading::Reading;

/// Its parameter is the names of the wanted schemas, or NULL.
pub(super) const QUERY: Query = Query {
    name: "schemas",
    sql: include_str!("schemas.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) oid: Oid,
    name: String,
    /// Whether an extension has made it. What others have made in it is read nevertheless.
    is_member: bool,
}

impl Reading {
    pub(super) fn schemas(&mut self, rows: Vec<Row>) {
        for row in rows.into_iter().filter(|row| !row.is_member) {
            let address = PG_NAMESPACE.at(row.oid);
            let schema = Schema {
                comment: self.notes.comment(address),
                acl: self.notes.acl(address),
            };
            let id = ObjectId::Schema(row.name.clone());
            self.objects.insert(address, id);
            self.catalog.schemas.insert(row.name, schema);
        }
    }
}

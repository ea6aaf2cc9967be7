//! Objects that the model has no type for.

use ormlite_schema::model::{ObjectId, Other};
use serde::Deserialize;

use super::address::{Address, Oid};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "other objects",
    sql: include_str!("others.sql"),
    scope: Scope::Schemas,
};

#[derive(Deserialize)]
pub(super) struct Row {
    class: Oid,
    oid: Oid,
    /// `None` if it is in no schema.
    schema: Option<Oid>,
    kind: String,
    identity: String,
    definition: Option<String>,
}

impl Reading {
    /// `all`: those that are in no schema, too.
    pub(super) fn others(&mut self, rows: Vec<Row>, all: bool) {
        for row in rows.into_iter().filter(|row| all || row.schema.is_some()) {
            let address = Address {
                class: row.class,
                oid: row.oid,
            };
            let id = ObjectId::Other(row.kind.clone(), row.identity.clone());
            self.objects.insert(address, id);
            self.catalog.others.push(Other {
                kind: row.kind,
                identity: row.identity,
                definition: row.definition,
                comment: self.notes.comment(address),
                acl: self.notes.acl(address),
            });
        }
        self.catalog.others.sort();
    }
}

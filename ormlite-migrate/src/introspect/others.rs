//! Objects that the model has no type for.

use std::collections::HashMap;

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

/// Its parameter is the OIDs of the objects. Planning it takes longer than everything else, so it is
/// run only where there are any.
pub(super) const DEFINITIONS: Query = Query {
    name: "the statements of other objects",
    sql: include_str!("other_definitions.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    class: Oid,
    pub(super) oid: Oid,
    /// `None` if it is in no schema.
    schema: Option<Oid>,
    kind: String,
    identity: String,
}

#[derive(Deserialize)]
pub(super) struct Definition {
    class: Oid,
    oid: Oid,
    definition: Option<String>,
}

impl Reading {
    /// `all`: those that are in no schema, too.
    pub(super) fn others(&mut self, rows: Vec<Row>, definitions: Vec<Definition>, all: bool) {
        let definitions = definitions.into_iter().map(|row| {
            let Definition {
                class,
                oid,
                definition,
            } = row;
            (Address { class, oid }, definition)
        });
        let mut definitions: HashMap<_, _> = definitions.collect();
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
                definition: definitions.remove(&address).flatten(),
                comment: self.notes.comment(address),
                acl: self.notes.acl(address),
            });
        }
        self.catalog.others.sort();
    }
}

//! Functions and procedures.

use ormlite_schema::model::{Name, ObjectId, Routine, RoutineKind, Signature};
use serde::Deserialize;

use super::address::{Oid, PG_PROC};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "functions",
    sql: include_str!("routines.sql"),
    scope: Scope::Schemas,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: (String, String),
    types: Vec<String>,
    kind: char,
    definition: String,
    arguments: String,
    returns: Option<String>,
}

impl Reading {
    pub(super) fn routines(&mut self, rows: Vec<Row>) {
        for row in rows {
            let address = PG_PROC.at(row.oid);
            let signature = Signature {
                name: Name::new(row.name.0, row.name.1),
                arguments: row.types.join(", "),
            };
            let routine = Routine {
                kind: match row.kind {
                    'p' => RoutineKind::Procedure,
                    'w' => RoutineKind::Window,
                    _ => RoutineKind::Function,
                },
                definition: row.definition.trim_end().to_owned(),
                arguments: row.arguments,
                returns: row.returns,
                comment: self.notes.comment(address),
                acl: self.notes.acl(address),
            };
            let id = ObjectId::Routine(signature.clone());
            self.objects.insert(address, id);
            self.catalog.routines.insert(signature, routine);
        }
    }
}

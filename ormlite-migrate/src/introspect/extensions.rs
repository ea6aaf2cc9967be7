//! Extensions.

use ormlite_schema::model::{Extension, ObjectId};
use serde::Deserialize;

use super::address::{Oid, PG_EXTENSION};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "extensions",
    sql: include_str!("extensions.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: String,
    schema: String,
    version: String,
    own_comment: Option<String>,
}

impl Reading {
    pub(super) fn extensions(&mut self, rows: Vec<Row>) {
        for row in rows {
            let address = PG_EXTENSION.at(row.oid);
            let comment = self.notes.comment(address);
            let extension = Extension {
                schema: Some(row.schema),
                version: Some(row.version),
                comment: comment.filter(|comment| Some(comment) != row.own_comment.as_ref()),
            };
            let id = ObjectId::Extension(row.name.clone());
            self.objects.insert(address, id);
            self.catalog.extensions.insert(row.name, extension);
        }
    }
}

//! Publications.

use ormlite_schema::model::{Name, ObjectId, Publication, PublishedTable};
use serde::Deserialize;

use super::address::{Oid, PG_PUBLICATION, PG_PUBLICATION_REL};
use super::expression::bare;
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "publications",
    sql: include_str!("publications.sql"),
    scope: Scope::Database,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: String,
    all_tables: bool,
    insert: bool,
    update: bool,
    delete: bool,
    truncate: bool,
    via_root: bool,
    generated_columns: Option<String>,
    tables: Option<Vec<Member>>,
    #[serde(default)]
    schemas: Vec<String>,
}

#[derive(Deserialize)]
struct Member {
    oid: Oid,
    table: (String, String),
    columns: Option<Vec<String>>,
    filter: Option<String>,
}

impl Reading {
    pub(super) fn publications(&mut self, rows: Vec<Row>) {
        for row in rows {
            let address = PG_PUBLICATION.at(row.oid);
            let id = ObjectId::Publication(row.name.clone());
            self.objects.insert(address, id.clone());
            let mut tables = Vec::new();
            for member in row.tables.into_iter().flatten() {
                let entry = PG_PUBLICATION_REL.at(member.oid);
                self.objects.insert(entry, id.clone());
                tables.push(PublishedTable {
                    table: Name::new(member.table.0, member.table.1),
                    columns: member.columns,
                    filter: member.filter.map(bare),
                });
            }
            tables.sort_by(|a, b| a.table.cmp(&b.table));
            let mut schemas = row.schemas;
            schemas.sort();
            let operations = [
                (row.insert, "insert"),
                (row.update, "update"),
                (row.delete, "delete"),
                (row.truncate, "truncate"),
            ];
            let published = operations
                .into_iter()
                .filter(|(is_published, _)| *is_published);
            let publication = Publication {
                all_tables: row.all_tables,
                tables,
                schemas,
                publish: published
                    .map(|(_, operation)| operation.to_owned())
                    .collect(),
                via_root: row.via_root,
                generated_columns: row.generated_columns,
                comment: self.notes.comment(address),
            };
            self.catalog.publications.insert(row.name, publication);
        }
    }
}

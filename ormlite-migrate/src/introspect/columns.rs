//! Columns of tables and views.

use ormlite_core::schema::registry::generated_name;
use ormlite_schema::model::{
    Column, Generated, GeneratedKind, IdentityKind, NotNull, ObjectId, Storage,
};
use serde::Deserialize;

use super::address::{Oid, PG_ATTRDEF, PG_CLASS, PG_CONSTRAINT};
use super::array_cast::settled;
use super::expression::{bare, options};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "columns",
    sql: include_str!("columns.sql"),
    scope: Scope::Relations,
};

#[derive(Deserialize)]
pub(super) struct Row {
    relation: Oid,
    number: i16,
    name: String,
    #[serde(rename = "type")]
    ty: String,
    collation: Option<String>,
    not_null: bool,
    not_null_name: Option<String>,
    not_null_oid: Option<Oid>,
    not_null_no_inherit: Option<bool>,
    not_null_not_valid: Option<bool>,
    not_null_inherited: Option<bool>,
    default_oid: Option<Oid>,
    default: Option<String>,
    generated: Option<char>,
    identity: Option<char>,
    storage: Option<char>,
    compression: Option<char>,
    statistics: Option<i32>,
    options: Option<Vec<String>>,
    inherited: bool,
}

impl Reading {
    /// The rows are in the order of the columns.
    pub(super) fn columns(&mut self, rows: Vec<Row>) {
        for mut row in rows {
            let Some(table) = self.name_of(row.relation) else {
                continue;
            };
            let key = (row.relation, row.number);
            self.column_names.insert(key, row.name.clone());
            if let Some(kind) = row.identity {
                let kind = match kind {
                    'a' => IdentityKind::Always,
                    _ => IdentityKind::ByDefault,
                };
                self.identities.insert(key, kind);
            }
            let not_null = self.not_null(&table.name, &mut row);
            if let Some(oid) = row.default_oid {
                let id = ObjectId::Default(table, row.name.clone());
                self.objects.insert(PG_ATTRDEF.at(oid), id);
            }
            let relation = PG_CLASS.at(row.relation);
            let (default, generated) = match row.generated {
                None => (row.default.map(settled), None),
                Some(kind) => (None, row.default.map(|default| generated(default, kind))),
            };
            let column = Column {
                name: row.name,
                ty: row.ty,
                collation: row.collation,
                not_null,
                default,
                generated,
                identity: None,
                storage: row.storage.map(storage),
                compression: row.compression.map(compression),
                statistics: row.statistics,
                options: options(row.options),
                inherited: row.inherited,
                comment: self.notes.column_comment(relation, row.number),
                acl: self.notes.column_acl(relation, row.number),
            };
            if let Some(columns) = self.columns_of(row.relation) {
                columns.push(column);
            }
        }
    }

    fn not_null(&mut self, table: &str, row: &mut Row) -> Option<NotNull> {
        let oid = row.not_null_oid.map(|oid| PG_CONSTRAINT.at(oid));
        let implied = generated_name(table, &row.name, "not_null");
        // One that is not valid may be a constraint only.
        (row.not_null || oid.is_some()).then(|| NotNull {
            name: row.not_null_name.take().filter(|name| *name != implied),
            no_inherit: row.not_null_no_inherit == Some(true),
            not_valid: row.not_null_not_valid == Some(true),
            inherited: row.not_null_inherited == Some(true),
            comment: oid.and_then(|oid| self.notes.comment(oid)),
        })
    }
}

fn generated(expression: String, kind: char) -> Generated {
    Generated {
        expression: bare(expression),
        kind: match kind {
            'v' => GeneratedKind::Virtual,
            _ => GeneratedKind::Stored,
        },
    }
}

fn storage(storage: char) -> Storage {
    match storage {
        'p' => Storage::Plain,
        'e' => Storage::External,
        'm' => Storage::Main,
        _ => Storage::Extended,
    }
}

fn compression(method: char) -> String {
    let name = match method {
        'p' => "pglz",
        'l' => "lz4",
        _ => return method.to_string(),
    };
    name.to_owned()
}

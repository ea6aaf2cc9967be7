//! Sequences, those of identity columns included.

use ormlite_core::schema::registry::generated_name;
use ormlite_schema::model::{Identity, Name, ObjectId, Persistence, Sequence, SequenceOptions};
use serde::Deserialize;

use super::address::{Oid, PG_CLASS};
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "sequences",
    sql: include_str!("sequences.sql"),
    scope: Scope::Schemas,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    name: (String, String),
    persistence: char,
    #[serde(rename = "type")]
    ty: String,
    start: i64,
    increment: i64,
    min: i64,
    max: i64,
    cache: i64,
    cycle: bool,
    table: Option<Oid>,
    column: Option<i16>,
    is_identity: Option<bool>,
}

impl Reading {
    /// `only_owned_by_tables`: those of tables that are not read are left out.
    pub(super) fn sequences(&mut self, rows: Vec<Row>, only_owned_by_tables: bool) {
        for row in rows {
            let owner = row.table.zip(row.column);
            let owner_is_read = owner.is_some_and(|owner| self.column_names.contains_key(&owner));
            match owner {
                Some(owner) if row.is_identity == Some(true) => self.identity(row, owner),
                Some(_) if !owner_is_read && only_owned_by_tables => {}
                _ => self.sequence(row, owner),
            }
        }
    }

    fn sequence(&mut self, row: Row, owner: Option<(Oid, i16)>) {
        let address = PG_CLASS.at(row.oid);
        let options = row.options();
        let name = Name::new(row.name.0, row.name.1);
        let owned_by = owner.and_then(|(table, column)| {
            let column = self.column_names.get(&(table, column))?;
            Some((self.name_of(table)?, column.clone()))
        });
        let sequence = Sequence {
            ty: row.ty,
            options,
            owned_by,
            persistence: match row.persistence {
                'u' => Persistence::Unlogged,
                _ => Persistence::Logged,
            },
            comment: self.notes.comment(address),
            acl: self.notes.acl(address),
        };
        let id = ObjectId::Sequence(name.clone());
        self.objects.insert(address, id);
        self.catalog.sequences.insert(name, sequence);
    }

    fn identity(&mut self, row: Row, (table, number): (Oid, i16)) {
        let address = PG_CLASS.at(row.oid);
        let comment = self.notes.comment(address);
        let acl = self.notes.acl(address);
        let kind = self.identities.get(&(table, number)).copied();
        let column = self.column_names.get(&(table, number)).cloned();
        let name = self.name_of(table);
        let (Some(kind), Some(column), Some(name)) = (kind, column, name) else {
            return;
        };
        let identity = Identity {
            kind,
            options: row.options(),
            sequence: Some(row.name.1)
                .filter(|sequence| *sequence != generated_name(&name.name, &column, "seq")),
            comment,
            acl,
        };
        let columns = self.columns_of(table).into_iter().flatten();
        let of_that_name = columns.filter(|of_table| of_table.name == column);
        for column in of_that_name {
            column.identity = Some(identity.clone());
        }
    }
}

impl Row {
    /// The numbers that are not the default of the type and the direction.
    fn options(&self) -> SequenceOptions {
        let (lowest, highest) = match &*self.ty {
            "smallint" => (i16::MIN.into(), i16::MAX.into()),
            "integer" => (i32::MIN.into(), i32::MAX.into()),
            _ => (i64::MIN, i64::MAX),
        };
        let (min, max) = match self.increment > 0 {
            true => (1, highest),
            false => (lowest, -1),
        };
        let start = match self.increment > 0 {
            true => self.min,
            false => self.max,
        };
        let unless = |value: i64, default: i64| (value != default).then_some(value);
        SequenceOptions {
            start: unless(self.start, start),
            increment: unless(self.increment, 1),
            min: unless(self.min, min),
            max: unless(self.max, max),
            cache: unless(self.cache, 1),
            cycle: self.cycle,
        }
    }
}

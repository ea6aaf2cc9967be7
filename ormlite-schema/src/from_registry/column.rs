//! Columns.

use ormlite_core::schema::registry::{
    self, ColumnDef, DefaultDef, IdentityDef, generated_name, quoted,
};

use super::reader::Reader;
use super::sql_type;
use crate::model::{
    Column, Generated, Identity, IdentityKind, Name, NotNull, Sequence, SequenceOptions, Storage,
};

impl Reader<'_> {
    pub(super) fn column(&mut self, table: &Name, def: &ColumnDef) -> Column {
        let mut column = Column {
            name: def.name.to_owned(),
            not_null: (!def.nullable).then(NotNull::default),
            generated: def.generated.map(|expression| Generated {
                expression: expression.to_owned(),
                kind: Default::default(),
            }),
            identity: def.identity.map(|kind| Identity {
                kind: match kind {
                    IdentityDef::Always => IdentityKind::Always,
                    IdentityDef::ByDefault => IdentityKind::ByDefault,
                },
                options: SequenceOptions::default(),
                sequence: None,
                comment: None,
                acl: None,
            }),
            default: match def.default {
                Some(DefaultDef::Sql(expression)) => Some(expression.to_owned()),
                Some(DefaultDef::UuidV7) | None => None,
            },
            storage: def.storage.map(storage),
            compression: def.compression.map(str::to_owned),
            comment: def.comment.map(str::to_owned),
            ..Column::default()
        };
        let labels = def.labels.map(|labels| labels.desc);
        let sql = self.type_text(def.ty, labels, def.sql_type);
        if let Some(integer) = sql_type::of_serial(&sql) {
            self.serial(table, &mut column, integer);
            return column;
        }
        let (ty, collation) = sql_type::with_collation(&sql);
        column.ty = ty;
        column.collation = def.collation.map(collation_name).or(collation);
        column
    }

    /// A `serial` column is what the server makes of it: an integer with the default of a sequence
    /// that it owns.
    fn serial(&mut self, table: &Name, column: &mut Column, integer: &str) {
        let sequence = table.beside(generated_name(&table.name, &column.name, "seq"));
        let literal = sequence.quoted().replace('\'', "''");
        column.ty = integer.to_owned();
        column.not_null = Some(NotNull::default());
        column.default = Some(format!("nextval('{literal}'::regclass)"));
        let owned = Sequence {
            ty: integer.to_owned(),
            owned_by: Some((table.clone(), column.name.clone())),
            ..Sequence::default()
        };
        self.catalog.sequences.insert(sequence, owned);
    }
}

/// A name, unless a quotation mark says that it is the SQL text of one.
fn collation_name(declared: &str) -> String {
    match declared.contains('"') {
        true => declared.to_owned(),
        false => quoted(declared),
    }
}

fn storage(storage: registry::Storage) -> Storage {
    match storage {
        registry::Storage::Plain => Storage::Plain,
        registry::Storage::External => Storage::External,
        registry::Storage::Extended => Storage::Extended,
        registry::Storage::Main => Storage::Main,
    }
}

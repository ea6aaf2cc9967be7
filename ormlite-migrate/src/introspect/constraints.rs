//! Constraints of tables, without `NOT NULL` and constraint triggers.

use ormlite_schema::model::{
    Constraint, ConstraintKind, Exclude, ExcludeElement, ForeignKey, ForeignKeyAction, Index, Key,
    Match, Name, ObjectId, Timing,
};
use serde::Deserialize;

use super::address::{Oid, PG_CLASS, PG_CONSTRAINT};
use super::expression::bare;
use super::indexes::Indexes;
use super::query::{Query, Scope};
use super::reading::Reading;

pub(super) const QUERY: Query = Query {
    name: "constraints",
    sql: include_str!("constraints.sql"),
    scope: Scope::Relations,
};

#[derive(Deserialize)]
pub(super) struct Row {
    oid: Oid,
    relation: Oid,
    name: String,
    kind: char,
    deferrable: bool,
    deferred: bool,
    not_valid: bool,
    not_enforced: Option<bool>,
    no_inherit: bool,
    inherited: bool,
    index: Oid,
    columns: Option<Vec<i16>>,
    expression: Option<String>,
    referenced_table: Option<(String, String)>,
    referenced_columns: Option<Vec<String>>,
    #[serde(rename = "match")]
    matching: char,
    on_update: char,
    on_delete: char,
    on_delete_columns: Option<Vec<i16>>,
    period: Option<bool>,
    operators: Option<Vec<String>>,
    definition: Option<String>,
}

impl Reading {
    pub(super) fn constraints(&mut self, rows: Vec<Row>, indexes: &mut Indexes) {
        for row in rows {
            let Some(table_name) = self.name_of(row.relation) else {
                continue;
            };
            let address = PG_CONSTRAINT.at(row.oid);
            // A foreign key names the index of the other table.
            let own_index = matches!(row.kind, 'p' | 'u' | 'x').then_some(row.index);
            let index = own_index.and_then(|index| indexes.take(index));
            let index_comment = own_index.and_then(|index| self.notes.comment(PG_CLASS.at(index)));
            // That of a key of the partitioned table is known by the key.
            let attached_to = index.as_ref().and_then(|index| index.attached_to.clone());
            let constraint = Constraint {
                kind: self.constraint_kind(&row, index.unwrap_or_default()),
                timing: match (row.deferrable, row.deferred) {
                    (false, _) => Timing::NotDeferrable,
                    (true, false) => Timing::Deferrable,
                    (true, true) => Timing::InitiallyDeferred,
                },
                not_valid: row.not_valid && row.not_enforced != Some(true),
                not_enforced: row.not_enforced == Some(true),
                inherited: row.inherited,
                comment: self.notes.comment(address),
                index_comment,
                index_attached_to: attached_to.filter(|_| !row.inherited),
            };
            let id = ObjectId::Constraint(table_name, row.name.clone());
            self.objects.insert(address, id);
            if let Some(table) = self.table(row.relation) {
                table.constraints.insert(row.name, constraint);
            }
        }
    }

    fn constraint_kind(&self, row: &Row, index: Index) -> ConstraintKind {
        match row.kind {
            'p' => ConstraintKind::PrimaryKey(self.key(row, index)),
            'u' => ConstraintKind::Unique(self.key(row, index)),
            'c' => ConstraintKind::Check {
                expression: bare(row.expression.clone().unwrap_or_default()),
                no_inherit: row.no_inherit,
            },
            'f' => ConstraintKind::ForeignKey(self.foreign_key(row)),
            'x' => ConstraintKind::Exclude(exclude(row, index)),
            _ => ConstraintKind::Other {
                definition: row.definition.clone().unwrap_or_default(),
            },
        }
    }

    fn own_columns(&self, row: &Row, numbers: &Option<Vec<i16>>) -> Vec<String> {
        self.columns_named(row.relation, numbers.as_deref().unwrap_or_default())
    }

    fn key(&self, row: &Row, index: Index) -> Key {
        Key {
            columns: self.own_columns(row, &row.columns),
            without_overlaps: row.period == Some(true),
            nulls_not_distinct: index.nulls_not_distinct,
            include: index.include,
            options: index.options,
            tablespace: index.tablespace,
        }
    }

    fn foreign_key(&self, row: &Row) -> ForeignKey {
        let (schema, name) = row.referenced_table.clone().unwrap_or_default();
        ForeignKey {
            columns: self.own_columns(row, &row.columns),
            table: Name::new(schema, name),
            referenced: row.referenced_columns.clone().unwrap_or_default(),
            matching: match row.matching {
                'f' => Match::Full,
                _ => Match::Simple,
            },
            on_delete: action(row.on_delete),
            on_delete_columns: self.own_columns(row, &row.on_delete_columns),
            on_update: action(row.on_update),
            period: row.period == Some(true),
        }
    }
}

fn exclude(row: &Row, index: Index) -> Exclude {
    let operators = row.operators.iter().flatten().cloned();
    let elements = index.elements.into_iter().zip(operators);
    Exclude {
        method: index.method,
        elements: elements
            .map(|(element, with)| ExcludeElement { element, with })
            .collect(),
        include: index.include,
        filter: index.filter,
        options: index.options,
        tablespace: index.tablespace,
    }
}

fn action(action: char) -> ForeignKeyAction {
    match action {
        'r' => ForeignKeyAction::Restrict,
        'c' => ForeignKeyAction::Cascade,
        'n' => ForeignKeyAction::SetNull,
        'd' => ForeignKeyAction::SetDefault,
        _ => ForeignKeyAction::NoAction,
    }
}

//! Constraints.

use ormlite_core::schema::registry::{self, ForeignKeyDef, TableDef};

use super::exclude;
use super::reader::{Reader, columns};
use crate::model::{
    Constraint, ConstraintKind, ForeignKey, ForeignKeyAction, Key, Match, Name, Timing,
};

impl Reader<'_> {
    pub(super) fn constraints(&mut self, def: &TableDef) -> Vec<(String, Constraint)> {
        let mut all = Vec::new();
        let mut add = |name: &str, kind, timing| {
            let constraint = Constraint {
                kind,
                timing,
                not_valid: false,
                not_enforced: false,
                inherited: false,
                comment: None,
                index_comment: None,
                index_attached_to: None,
            };
            all.push((name.to_owned(), constraint));
        };
        let always = Timing::NotDeferrable;
        if let Some(key) = def.primary_key {
            let key_columns = columns(def, def.desc.key);
            let kind = ConstraintKind::PrimaryKey(Key {
                columns: key_columns,
                ..Key::default()
            });
            add(key.name, kind, always);
        }
        for unique in def.uniques {
            let kind = ConstraintKind::Unique(Key {
                columns: columns(def, unique.columns),
                nulls_not_distinct: unique.nulls_not_distinct,
                ..Key::default()
            });
            add(unique.name, kind, timing(unique.timing));
        }
        let check = |sql: &str| ConstraintKind::Check {
            expression: sql.to_owned(),
            no_inherit: false,
        };
        for declared in def.checks {
            add(declared.name, check(declared.sql), always);
        }
        for declared in def.enum_checks() {
            add(&declared.name, check(&declared.sql), always);
        }
        for declared in def.excludes {
            add(
                declared.name,
                exclude::kind(declared),
                timing(declared.timing),
            );
        }
        for key in def.foreign_keys {
            if self.has_schema(key) {
                let table = key.target.schema().unwrap_or(self.schema);
                let kind = ConstraintKind::ForeignKey(ForeignKey {
                    columns: columns(def, key.columns),
                    table: Name::new(table, key.target.table()),
                    referenced: key
                        .target
                        .columns()
                        .into_iter()
                        .map(str::to_owned)
                        .collect(),
                    matching: Match::Simple,
                    on_delete: action(key.on_delete),
                    on_delete_columns: Vec::new(),
                    on_update: action(key.on_update),
                    period: false,
                });
                add(key.name, kind, timing(key.timing));
            }
        }
        all
    }

    /// Whether the domain of a foreign key's target is linked. If the target alone is missing, the
    /// server reports it.
    fn has_schema(&self, key: &ForeignKeyDef) -> bool {
        let mut tables = self.tables.iter().filter(|table| table.view.is_none());
        tables.any(|table| table.desc.schema == key.target.schema())
    }
}

fn timing(timing: registry::Timing) -> Timing {
    match timing {
        registry::Timing::NotDeferrable => Timing::NotDeferrable,
        registry::Timing::Deferrable => Timing::Deferrable,
        registry::Timing::InitiallyDeferred => Timing::InitiallyDeferred,
    }
}

fn action(action: registry::ForeignKeyAction) -> ForeignKeyAction {
    match action {
        registry::ForeignKeyAction::NoAction => ForeignKeyAction::NoAction,
        registry::ForeignKeyAction::Restrict => ForeignKeyAction::Restrict,
        registry::ForeignKeyAction::Cascade => ForeignKeyAction::Cascade,
        registry::ForeignKeyAction::SetNull => ForeignKeyAction::SetNull,
        registry::ForeignKeyAction::SetDefault => ForeignKeyAction::SetDefault,
    }
}

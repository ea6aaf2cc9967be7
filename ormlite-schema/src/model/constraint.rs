//! Constraints of tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::index::IndexElement;
use crate::model::name::Name;

/// A constraint of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint {
    /// What it demands.
    #[serde(flatten)]
    pub kind: ConstraintKind,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub timing: Timing,
    /// `NOT VALID`: rows that were stored before have not been checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_valid: bool,
    /// `NOT ENFORCED` (PostgreSQL 18 and later)
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_enforced: bool,
    /// Whether only a parent table declares it: it came by `INHERITS` or `PARTITION OF`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inherited: bool,
    /// `COMMENT ON CONSTRAINT`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// `COMMENT ON INDEX` of the index that it owns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index_comment: Option<String>,
    /// The index of the partitioned table that the index it owns is attached to, where that is not the
    /// index of a key. A key of the partitioned table has [`inherited`](Self::inherited) ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index_attached_to: Option<Name>,
}

impl Constraint {
    /// `CHECK (expression) NOT VALID`
    pub fn not_valid_check(expression: String) -> Self {
        Self {
            kind: ConstraintKind::Check {
                expression,
                no_inherit: false,
            },
            timing: Timing::NotDeferrable,
            not_valid: true,
            not_enforced: false,
            inherited: false,
            comment: None,
            index_comment: None,
            index_attached_to: None,
        }
    }

    /// Whether tables that inherit from the table have it under the same name.
    pub fn is_inheritable(&self) -> bool {
        matches!(
            self.kind,
            ConstraintKind::Check {
                no_inherit: false,
                ..
            }
        )
    }

    /// Whether it is the primary key.
    pub fn is_primary_key(&self) -> bool {
        matches!(self.kind, ConstraintKind::PrimaryKey(_))
    }

    /// Whether the constraint has an index of its name.
    pub fn has_index(&self) -> bool {
        match self.kind {
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclude(_) => true,
            ConstraintKind::Check { .. }
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Other { .. } => false,
        }
    }
}

/// The kind of a [`Constraint`], with what that has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintKind {
    /// `PRIMARY KEY`
    PrimaryKey(Key),
    /// `UNIQUE`
    Unique(Key),
    /// `CHECK`
    Check {
        /// The condition, without the parentheses around it.
        expression: String,
        /// `NO INHERIT`
        #[serde(default, skip_serializing_if = "is_default")]
        no_inherit: bool,
    },
    /// `FOREIGN KEY`
    ForeignKey(ForeignKey),
    /// `EXCLUDE`
    Exclude(Exclude),
    /// A `CONSTRAINT TRIGGER` has an entry of this kind in the server's catalog. It is a
    /// [`Trigger`](super::Trigger) here; what remains is a kind of a later PostgreSQL version, as
    /// `pg_get_constraintdef` writes it.
    Other {
        /// The definition.
        definition: String,
    },
}

/// A primary key or unique constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Key {
    /// The columns.
    pub columns: Vec<String>,
    /// `WITHOUT OVERLAPS` on the last column (PostgreSQL 18 and later).
    #[serde(skip_serializing_if = "is_default")]
    pub without_overlaps: bool,
    /// `NULLS NOT DISTINCT` (PostgreSQL 15 and later)
    #[serde(skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    /// `INCLUDE (..)`
    #[serde(skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// Storage parameters of the index.
    #[serde(skip_serializing_if = "is_default")]
    pub options: BTreeMap<String, String>,
    /// `USING INDEX TABLESPACE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<String>,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The referencing columns.
    pub columns: Vec<String>,
    /// The referenced table.
    pub table: Name,
    /// The referenced columns.
    pub referenced: Vec<String>,
    /// `MATCH ..`
    #[serde(rename = "match", default, skip_serializing_if = "is_default")]
    pub matching: Match,
    /// `ON DELETE`
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_delete: ForeignKeyAction,
    /// `ON DELETE SET NULL (..)` and `SET DEFAULT (..)`: the columns, if not all (PostgreSQL 15 and
    /// later).
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_delete_columns: Vec<String>,
    /// `ON UPDATE`
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_update: ForeignKeyAction,
    /// `PERIOD` on the last column of both sides (PostgreSQL 18 and later).
    #[serde(default, skip_serializing_if = "is_default")]
    pub period: bool,
}

/// How a foreign key treats NULLs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// `MATCH SIMPLE`: a row with a NULL is not checked.
    #[default]
    Simple,
    /// `MATCH FULL`: all columns are NULL, or none.
    Full,
}

/// What happens to the referencing rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignKeyAction {
    /// `NO ACTION`: the statement fails at the end, unless the constraint is deferred.
    #[default]
    NoAction,
    /// `RESTRICT`: the statement fails at once.
    Restrict,
    /// `CASCADE`: they are deleted or updated too.
    Cascade,
    /// `SET NULL`
    SetNull,
    /// `SET DEFAULT`
    SetDefault,
}

/// An exclusion constraint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exclude {
    /// The index method, such as `gist`.
    pub method: String,
    /// The elements.
    pub elements: Vec<ExcludeElement>,
    /// `INCLUDE (..)`
    #[serde(skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// `WHERE (..)`, without the parentheses.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// Storage parameters of the index.
    #[serde(skip_serializing_if = "is_default")]
    pub options: BTreeMap<String, String>,
    /// `USING INDEX TABLESPACE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<String>,
}

/// An element of an exclusion constraint: `room_id WITH =`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludeElement {
    /// The column or expression.
    #[serde(flatten)]
    pub element: IndexElement,
    /// The operator, with its schema if that is not `pg_catalog`: `=`, `OPERATOR(public.&&)`.
    pub with: String,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// `NOT DEFERRABLE`: after each statement.
    #[default]
    NotDeferrable,
    /// `DEFERRABLE`: after each statement, unless the transaction defers it.
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`: at the end of the transaction.
    InitiallyDeferred,
}

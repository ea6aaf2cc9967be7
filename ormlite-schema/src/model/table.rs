//! Tables, partitioned tables and partitions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::column::Column;
use crate::model::constraint::{Constraint, ConstraintKind, Key};
use crate::model::default::is_default;
use crate::model::index::Index;
use crate::model::name::Name;
use crate::model::persistence::Persistence;
use crate::model::privilege::Acl;
use crate::model::table_rule::{Policy, Rule, Trigger};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Whether it is unlogged.
    #[serde(skip_serializing_if = "is_default")]
    pub persistence: Persistence,
    /// `PARTITION BY`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<PartitionBy>,
    /// `PARTITION OF`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition_of: Option<PartitionOf>,
    /// `INHERITS (..)`, in order.
    #[serde(skip_serializing_if = "is_default")]
    pub inherits: Vec<Name>,
    /// `OF type`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_type: Option<Name>,
    /// The columns, in their order. Dropped columns leave no gap.
    pub columns: Vec<Column>,
    /// Constraints but `NOT NULL`, by their names.
    #[serde(skip_serializing_if = "is_default")]
    pub constraints: BTreeMap<String, Constraint>,
    /// Indexes that no constraint owns, by their names. They are in the schema of the table.
    #[serde(skip_serializing_if = "is_default")]
    pub indexes: BTreeMap<String, Index>,
    /// Triggers, without those of constraints, and those that a partition has from its parent
    /// unless they are enabled otherwise.
    #[serde(skip_serializing_if = "is_default")]
    pub triggers: BTreeMap<String, Trigger>,
    /// Rules.
    #[serde(skip_serializing_if = "is_default")]
    pub rules: BTreeMap<String, Rule>,
    /// Row security policies.
    #[serde(skip_serializing_if = "is_default")]
    pub policies: BTreeMap<String, Policy>,
    /// `ENABLE ROW LEVEL SECURITY`
    #[serde(skip_serializing_if = "is_default")]
    pub row_security: bool,
    /// `FORCE ROW LEVEL SECURITY`
    #[serde(skip_serializing_if = "is_default")]
    pub force_row_security: bool,
    /// Storage parameters, such as `fillfactor`; those of the TOAST table begin with `toast.`.
    #[serde(skip_serializing_if = "is_default")]
    pub options: BTreeMap<String, String>,
    /// `USING method`, if it is not `heap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_method: Option<String>,
    /// `TABLESPACE`, if it is not that of the database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<String>,
    /// `REPLICA IDENTITY`
    #[serde(skip_serializing_if = "is_default")]
    pub replica_identity: ReplicaIdentity,
    /// `CLUSTER ON`: an index or the constraint that owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster_on: Option<String>,
    /// `COMMENT ON TABLE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

impl Table {
    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The primary key.
    pub fn primary_key(&self) -> Option<&Key> {
        let mut constraints = self.constraints.values();
        constraints.find_map(|constraint| match &constraint.kind {
            ConstraintKind::PrimaryKey(key) => Some(key),
            _ => None,
        })
    }

    /// The tables that it inherits from or is a partition of.
    pub fn parents(&self) -> impl Iterator<Item = &Name> {
        let partitioned = self.partition_of.iter().map(|of| &of.parent);
        partitioned.chain(&self.inherits)
    }

    /// Whether a constraint can be part of `CREATE TABLE`. The others are added to the table that
    /// exists: foreign keys, those that are `NOT VALID`, and those with an index that belongs to
    /// the index of a partitioned table.
    pub fn can_declare(&self, constraint: &Constraint) -> bool {
        let is_in_tree = self.partition_by.is_some() || self.partition_of.is_some();
        match &constraint.kind {
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::Exclude(_) => !is_in_tree,
            ConstraintKind::Check { .. } => !constraint.not_valid,
            ConstraintKind::ForeignKey(_) | ConstraintKind::Other { .. } => false,
        }
    }

    /// Whether a column or constraint that only a parent declares comes with `INHERITS`. A
    /// partition is created as a table of its own, which has everything before it is attached.
    pub fn comes_by_inheritance(&self, inherited: bool) -> bool {
        inherited && self.partition_of.is_none()
    }
}

/// How a partitioned table distributes its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartitionBy {
    /// The strategy.
    pub strategy: PartitionStrategy,
    /// The key: columns and expressions with collations and operator classes, as in
    /// `PARTITION BY RANGE (..)`.
    pub key: String,
}

/// The strategy of a partitioned table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartitionStrategy {
    /// `RANGE`
    Range,
    /// `LIST`
    List,
    /// `HASH`
    Hash,
}

/// What makes a table a partition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartitionOf {
    /// The partitioned table.
    pub parent: Name,
    /// The bound: `FOR VALUES FROM (..) TO (..)`, `FOR VALUES IN (..)`, `FOR VALUES WITH (..)` or
    /// `DEFAULT`.
    pub bound: String,
}

/// What the write-ahead log says of an updated or deleted row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplicaIdentity {
    /// The primary key.
    #[default]
    Default,
    /// Nothing.
    Nothing,
    /// The whole row.
    Full,
    /// The columns of an index.
    Index(String),
}

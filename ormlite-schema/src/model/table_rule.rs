//! What the server does with the rows of a table beside its constraints: triggers, rules, policies,
//! extended statistics.

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::name::Name;

/// A trigger of a table or view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The statement `CREATE [CONSTRAINT] TRIGGER ..`, as `pg_get_triggerdef` writes it.
    pub definition: String,
    /// Whether it is a constraint trigger, which cannot be replaced.
    #[serde(default, skip_serializing_if = "is_default")]
    pub constraint: bool,
    /// Whether and when it fires.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enabled: Enabled,
    /// Whether a partition has it from its parent. Such a trigger is part of a catalog only if it is
    /// not `enabled` as that of the parent is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inherited: bool,
    /// `COMMENT ON TRIGGER`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Whether a trigger or rule fires, by `session_replication_role`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enabled {
    /// `ENABLE`: not in a replica.
    #[default]
    Origin,
    /// `ENABLE REPLICA`: in a replica only.
    Replica,
    /// `ENABLE ALWAYS`
    Always,
    /// `DISABLE`
    Disabled,
}

/// A rule of a table or view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The statement `CREATE RULE ..`, as `pg_get_ruledef` writes it, without the semicolon.
    pub definition: String,
    /// Whether and when it fires.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enabled: Enabled,
    /// `COMMENT ON RULE`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A row security policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// `AS RESTRICTIVE`
    #[serde(skip_serializing_if = "is_default")]
    pub restrictive: bool,
    /// `FOR ..`
    #[serde(skip_serializing_if = "is_default")]
    pub command: PolicyCommand,
    /// `TO ..`, sorted; empty for `PUBLIC`.
    #[serde(skip_serializing_if = "is_default")]
    pub roles: Vec<String>,
    /// `USING (..)`, without the parentheses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub using: Option<String>,
    /// `WITH CHECK (..)`, without the parentheses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// `COMMENT ON POLICY`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// The statements that a policy is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PolicyCommand {
    /// `ALL`
    #[default]
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
}

/// Extended statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// The table.
    pub table: Name,
    /// The statement `CREATE STATISTICS ..`, as `pg_get_statisticsobjdef` writes it.
    pub definition: String,
    /// `ALTER STATISTICS .. SET STATISTICS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<i32>,
    /// `COMMENT ON STATISTICS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

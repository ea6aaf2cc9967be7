//! Views and materialized views.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::column::Column;
use crate::model::default::is_default;
use crate::model::index::Index;
use crate::model::privilege::Acl;
use crate::model::table_rule::{Rule, Trigger};

/// A view or a materialized view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// The query, without a semicolon at its end.
    pub definition: String,
    /// Whether it stores its rows: `MATERIALIZED`.
    #[serde(skip_serializing_if = "is_default")]
    pub materialized: bool,
    /// The columns: names, types, defaults, comments and privileges. Empty if only the server knows
    /// them.
    #[serde(skip_serializing_if = "is_default")]
    pub columns: Vec<Column>,
    /// `WITH (..)`: `security_invoker`, `security_barrier`, or storage parameters.
    #[serde(skip_serializing_if = "is_default")]
    pub options: BTreeMap<String, String>,
    /// `WITH CHECK OPTION`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check_option: Option<CheckOption>,
    /// Indexes of a materialized view, by their names.
    #[serde(skip_serializing_if = "is_default")]
    pub indexes: BTreeMap<String, Index>,
    /// `INSTEAD OF` triggers, and statement triggers.
    #[serde(skip_serializing_if = "is_default")]
    pub triggers: BTreeMap<String, Trigger>,
    /// Rules, without the one that makes it a view.
    #[serde(skip_serializing_if = "is_default")]
    pub rules: BTreeMap<String, Rule>,
    /// `USING method` of a materialized view, if it is not `heap`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_method: Option<String>,
    /// `TABLESPACE` of a materialized view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<String>,
    /// `CLUSTER ON` of a materialized view: an index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster_on: Option<String>,
    /// `COMMENT ON VIEW` or `COMMENT ON MATERIALIZED VIEW`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

/// Which rows may be written through a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckOption {
    /// `WITH LOCAL CHECK OPTION`
    Local,
    /// `WITH CASCADED CHECK OPTION`
    Cascaded,
}

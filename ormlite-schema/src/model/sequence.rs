//! Sequences.

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::name::Name;
use crate::model::persistence::Persistence;
use crate::model::privilege::Acl;

/// A sequence that is not that of an identity column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sequence {
    /// The type: `bigint`, `integer` or `smallint`.
    #[serde(rename = "type")]
    pub ty: String,
    /// Start, increment and limits.
    #[serde(flatten)]
    pub options: SequenceOptions,
    /// `OWNED BY table.column`: it is dropped with the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owned_by: Option<(Name, String)>,
    /// Whether it is unlogged (PostgreSQL 15 and later).
    #[serde(skip_serializing_if = "is_default")]
    pub persistence: Persistence,
    /// `COMMENT ON SEQUENCE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

/// The numbers of a sequence. `None` is the default of its type and direction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SequenceOptions {
    /// `START WITH`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i64>,
    /// `INCREMENT BY`; `None` is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub increment: Option<i64>,
    /// `MINVALUE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// `MAXVALUE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// `CACHE`; `None` is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache: Option<i64>,
    /// `CYCLE`
    #[serde(skip_serializing_if = "is_default")]
    pub cycle: bool,
}

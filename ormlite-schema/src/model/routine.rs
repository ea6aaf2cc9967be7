//! Functions and procedures.

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::privilege::Acl;

/// A function or a procedure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Routine {
    /// What it is.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: RoutineKind,
    /// The statement `CREATE OR REPLACE ..`, as `pg_get_functiondef` writes it.
    pub definition: String,
    /// The whole list of arguments with modes, names and defaults. `CREATE OR REPLACE` cannot
    /// rename one.
    pub arguments: String,
    /// The result, which `CREATE OR REPLACE` cannot change; `None` for a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returns: Option<String>,
    /// `COMMENT ON FUNCTION` or `COMMENT ON PROCEDURE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

/// The kind of a [`Routine`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoutineKind {
    /// `CREATE FUNCTION`
    #[default]
    Function,
    /// `CREATE FUNCTION .. WINDOW`
    Window,
    /// `CREATE PROCEDURE`
    Procedure,
}

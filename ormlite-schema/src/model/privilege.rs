//! Privileges: grants on objects, and default privileges.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;

/// The privileges on an object, those of its owner included.
///
/// Who granted them is not part of the model.
pub type Acl = BTreeSet<Grant>;

/// A privilege of a role on an object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// Who has it.
    pub grantee: Grantee,
    /// The keyword, such as `SELECT` or `USAGE`.
    pub privilege: String,
    /// `WITH GRANT OPTION`
    #[serde(default, skip_serializing_if = "is_default")]
    pub grantable: bool,
}

/// Who has a privilege.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grantee {
    /// The owner of the object, whatever their name.
    Owner,
    /// Every role: `PUBLIC`.
    Public,
    /// A role.
    Role(String),
}

/// Which new objects get privileges: `ALTER DEFAULT PRIVILEGES`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PrivilegeTarget {
    /// The role that creates the objects.
    pub role: String,
    /// The schema of the objects; `None` for all schemas.
    pub schema: Option<String>,
    /// The kind: `TABLES`, `SEQUENCES`, `FUNCTIONS`, `TYPES`, `SCHEMAS` or `LARGE OBJECTS`.
    pub objects: String,
}

/// [`Catalog::default_privileges`](super::Catalog::default_privileges).
pub type DefaultPrivileges = std::collections::BTreeMap<PrivilegeTarget, Acl>;

/// A JSON array of the three parts: a role can have any character in its name.
impl From<PrivilegeTarget> for String {
    fn from(target: PrivilegeTarget) -> Self {
        serde_json::json!([target.objects, target.role, target.schema]).to_string()
    }
}

impl TryFrom<String> for PrivilegeTarget {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, serde_json::Error> {
        let (objects, role, schema) = serde_json::from_str(&text)?;
        Ok(Self {
            role,
            schema,
            objects,
        })
    }
}

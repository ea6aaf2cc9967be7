//! Types of the user: enumerated, domain, composite and range types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::privilege::Acl;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Type {
    /// What it is.
    #[serde(flatten)]
    pub kind: TypeKind,
    /// `COMMENT ON TYPE` or `COMMENT ON DOMAIN`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

/// The kind of a [`Type`], with what that has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeKind {
    /// `CREATE TYPE .. AS ENUM`
    Enum(EnumType),
    /// `CREATE DOMAIN`
    Domain(Domain),
    /// `CREATE TYPE .. AS (..)`
    Composite(Composite),
    /// `CREATE TYPE .. AS RANGE`
    Range(RangeType),
}

/// An enumerated type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumType {
    /// The labels, in their order.
    pub labels: Vec<String>,
}

/// A domain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domain {
    /// The underlying type, such as `numeric(10,2)`.
    pub base: String,
    /// The collation, if it is not that of the type, quoted where needed: `pg_catalog."C"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// The default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// `NOT NULL`
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_null: bool,
    /// The name of the `NOT NULL` constraint, if it is not `domain_not_null` (PostgreSQL 17 and
    /// later).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_null_name: Option<String>,
    /// The check constraints, by their names.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checks: BTreeMap<String, DomainCheck>,
}

/// A check constraint of a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainCheck {
    /// The condition, without the parentheses around it.
    pub expression: String,
    /// `NOT VALID`: values that were stored before have not been checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub not_valid: bool,
    /// `COMMENT ON CONSTRAINT .. ON DOMAIN`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A composite type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Composite {
    /// The attributes, in their order.
    pub attributes: Vec<Attribute>,
}

/// An attribute of a composite type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The type.
    #[serde(rename = "type")]
    pub ty: String,
    /// The collation, if it is not that of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// `COMMENT ON COLUMN`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A range type. Its constructor functions are part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RangeType {
    /// `SUBTYPE`
    pub subtype: String,
    /// `SUBTYPE_OPCLASS`, if it is not the default of the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opclass: Option<String>,
    /// `COLLATION`, if it is not that of the subtype.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// `CANONICAL`: a function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// `SUBTYPE_DIFF`: a function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtype_diff: Option<String>,
    /// `MULTIRANGE_TYPE_NAME` (PostgreSQL 14 and later), in the schema of the type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multirange: Option<String>,
}

//! Objects of a database that belong to no table: schemas, extensions, event triggers,
//! publications, and those that the model has no type for.

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::name::Name;
use crate::model::privilege::Acl;
use crate::model::table_rule::Enabled;

/// A schema.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schema {
    /// `COMMENT ON SCHEMA`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges; `None` if they are the default ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

/// An extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extension {
    /// The schema of its objects; `None` leaves it to the extension and the search path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version; `None` for the server's default version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// `COMMENT ON EXTENSION`, if it is not the extension's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// An event trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTrigger {
    /// The event: `ddl_command_start`, `ddl_command_end`, `sql_drop`, `table_rewrite` or `login`.
    pub event: String,
    /// The command tags of `WHEN TAG IN (..)`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// The function that it calls.
    pub function: Name,
    /// Whether and when it fires.
    #[serde(default, skip_serializing_if = "is_default")]
    pub enabled: Enabled,
    /// `COMMENT ON EVENT TRIGGER`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Publication {
    /// `FOR ALL TABLES`
    #[serde(skip_serializing_if = "is_default")]
    pub all_tables: bool,
    /// `FOR TABLE ..`, sorted by name.
    #[serde(skip_serializing_if = "is_default")]
    pub tables: Vec<PublishedTable>,
    /// `FOR TABLES IN SCHEMA ..` (PostgreSQL 15 and later), sorted.
    #[serde(skip_serializing_if = "is_default")]
    pub schemas: Vec<String>,
    /// `publish = '..'`: the operations, in the order insert, update, delete, truncate.
    pub publish: Vec<String>,
    /// `publish_via_partition_root`
    #[serde(skip_serializing_if = "is_default")]
    pub via_root: bool,
    /// `publish_generated_columns` (PostgreSQL 18 and later): `none` is `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generated_columns: Option<String>,
    /// `COMMENT ON PUBLICATION`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A table of a [`Publication`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedTable {
    /// The table.
    pub table: Name,
    /// The columns; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<String>>,
    /// `WHERE (..)`: which rows, without the parentheses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
}

/// An object of a kind that the model has no type for, such as an operator, a cast or a foreign
/// server.
///
/// It is compared by its text. A difference is reported, and is left to a migration written by
/// hand unless both sides have a `definition`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Other {
    /// The kind as `pg_identify_object` names it, such as `operator` or `text search configuration`.
    pub kind: String,
    /// The identity as `pg_identify_object` writes it, such as `public.===(integer,integer)`; an
    /// aggregate of no arguments is `public.newest(*)`, as `DROP` and `COMMENT` want it.
    pub identity: String,
    /// The statement that creates it, where the server or the reader of the catalog can write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// `COMMENT ON ..`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The privileges, such as those on a foreign server; `None` if they are the default ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acl: Option<Acl>,
}

//! Indexes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::default::is_default;
use crate::model::name::Name;

/// An index of a table or a materialized view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Index {
    /// The columns and expressions.
    pub elements: Vec<IndexElement>,
    /// `UNIQUE`
    #[serde(skip_serializing_if = "is_default")]
    pub unique: bool,
    /// `NULLS NOT DISTINCT` (PostgreSQL 15 and later)
    #[serde(skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    /// The index method, such as `btree`.
    pub method: String,
    /// `INCLUDE (..)`
    #[serde(skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// `WHERE ..`: the condition of a partial index.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// Storage parameters, such as `fillfactor`.
    #[serde(skip_serializing_if = "is_default")]
    pub options: BTreeMap<String, String>,
    /// `TABLESPACE`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<String>,
    /// The index of the partitioned table that it is attached to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<Name>,
    /// Whether a `CREATE INDEX CONCURRENTLY` failed, or an index of a partitioned table lacks that
    /// of a partition (`ON ONLY`).
    #[serde(skip_serializing_if = "is_default")]
    pub invalid: bool,
    /// `ALTER INDEX .. ALTER COLUMN .. SET STATISTICS`, by the number of the element from 1.
    #[serde(skip_serializing_if = "is_default")]
    pub statistics: BTreeMap<u16, i32>,
    /// `COMMENT ON INDEX`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A column or an expression of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexElement {
    /// The column or expression.
    #[serde(flatten)]
    pub on: IndexOn,
    /// The collation, if it is not that of the column or expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<String>,
    /// The operator class, if it is not the default of the type, with its schema if that is not
    /// `pg_catalog`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opclass: Option<String>,
    /// Parameters of the operator class, such as `siglen = 32`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub opclass_options: BTreeMap<String, String>,
    /// `DESC`
    #[serde(default, skip_serializing_if = "is_default")]
    pub desc: bool,
    /// `NULLS FIRST` or `NULLS LAST`, if it is not the default of the direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nulls: Option<Nulls>,
}

impl IndexElement {
    /// An element in ascending order, with the default operator class and collation.
    pub fn new(on: IndexOn) -> Self {
        Self {
            on,
            collation: None,
            opclass: None,
            opclass_options: BTreeMap::new(),
            desc: false,
            nulls: None,
        }
    }
}

/// What an index element covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexOn {
    /// A column.
    Column(String),
    /// An expression as an index has it: in parentheses, unless it is a function call.
    Expression(String),
}

/// The position of NULLs in a sort order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

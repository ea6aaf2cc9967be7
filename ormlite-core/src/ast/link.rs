//! Links: how the rows of a relation belong to those of the query around it.

use crate::ast::source::SourceNode;
use crate::types::{Bind, SqlType};

/// What a relation gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Its rows: a level, or an array of records.
    Rows,
    /// Its one row as a record, or NULL.
    Row,
    /// The number of its rows.
    Count,
    /// Whether it has one.
    Exists,
    /// Whether it has none.
    NotExists,
    /// The one value it selects.
    Value,
}

/// How the rows of a relation belong to a row of the query around it: by equal columns.
#[derive(Debug, Clone)]
pub struct LinkNode {
    /// The source in the query around, and its columns.
    pub(crate) outer: SourceNode,
    pub(crate) outer_columns: &'static [u16],
    /// The source of the relation's query, and its columns.
    pub(crate) inner: SourceNode,
    pub(crate) inner_columns: &'static [u16],
    /// Whether it is the outer columns that refer to the inner ones.
    pub(crate) refers: bool,
    /// The relation holds where a column has a value.
    pub(crate) when: Option<WhenNode>,
    /// The types of all columns of `outer`.
    pub(crate) outer_types: fn() -> Vec<&'static SqlType>,
}

/// The condition of a relation, on the side that has the foreign key.
#[derive(Debug, Clone)]
pub struct WhenNode {
    /// Whether that is the query around.
    pub(crate) outer: bool,
    pub(crate) column: u16,
    pub(crate) value: Bind,
}

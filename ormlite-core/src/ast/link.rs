//! Links: which columns connect the rows of a relation with those of the outer query.

use crate::ast::source::SourceNode;
use crate::types::{Bind, SqlType};

/// What a relation returns for a row of the outer query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Its rows: as a level, or as an array of composite records.
    Rows,
    /// Its one row as a composite record, or NULL.
    Row,
    /// The number of its rows.
    Count,
    /// Whether it has a row.
    Exists,
    /// Whether it has no row.
    NotExists,
    /// The value that it selects.
    Value,
}

/// The columns by which the rows of a relation belong to a row of the outer query.
#[derive(Debug, Clone)]
pub struct LinkNode {
    /// The source in the outer query, and its columns.
    pub(crate) outer: SourceNode,
    pub(crate) outer_columns: &'static [u16],
    /// The source of the relation's query, and its columns.
    pub(crate) inner: SourceNode,
    pub(crate) inner_columns: &'static [u16],
    /// Whether the outer columns are the foreign key.
    pub(crate) refers: bool,
    /// The condition of a reference with `when(..)`.
    pub(crate) when: Option<WhenNode>,
    /// The types of all columns of `outer`.
    pub(crate) outer_types: fn() -> Vec<&'static SqlType>,
}

/// `when(column = value)`: the condition of a reference, on the side of the foreign key.
#[derive(Debug, Clone)]
pub struct WhenNode {
    /// Whether that is the outer query.
    pub(crate) outer: bool,
    pub(crate) column: u16,
    pub(crate) value: Bind,
}

//! Relations: a query, and how its rows belong to those of the query around it.

use super::{Node, Precedence, SelectNode, SourceNode};
use crate::decode::Part;
use crate::tree::Split;
use crate::value::{Bind, SqlType};

/// The rows of a relation, beneath one row of the query around it.
#[derive(Debug, Clone)]
pub struct RelatedNode {
    pub(crate) gives: Gives,
    pub(crate) link: LinkNode,
    pub(crate) query: SelectNode,
    /// How its records are read, where it gives rows.
    pub(crate) part: Option<Part>,
    /// What writes relations, and loads them as levels: known from here, so that a service without
    /// relations does not have it.
    pub(crate) split: &'static Split,
}

/// The relations that the variants of an enum hold.
#[derive(Debug, Clone)]
pub struct OneOfNode {
    pub(crate) relations: Vec<Node>,
    /// How they are read.
    pub(crate) part: Part,
}

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

impl LinkNode {
    /// The columns of the query around that the link compares.
    pub(crate) fn outer(&self) -> impl Iterator<Item = u16> + '_ {
        let when = self.when.iter().filter(|when| when.outer);
        let columns = self.outer_columns.iter().copied();
        columns.chain(when.map(|when| when.column))
    }

    /// The link as conditions, given what the columns of [`outer`](Self::outer) are called.
    pub(crate) fn conditions(&self, outer: Vec<Node>) -> Vec<Node> {
        let equal = |left, right| Node::infix("=", Precedence::Comparison, left, right);
        let linked = |inner, outer| match self.refers {
            true => equal(outer, inner),
            false => equal(inner, outer),
        };
        let inner = |index| Node::Column {
            source: self.inner,
            index,
        };
        let mut outer = outer.into_iter();
        let columns = self.inner_columns.iter().zip(outer.by_ref());
        let mut conditions: Vec<_> = columns
            .map(|(&index, outer)| linked(inner(index), outer))
            .collect();
        if let Some(when) = &self.when {
            let column = match when.outer {
                true => outer.next(),
                false => Some(inner(when.column)),
            };
            let value = || Node::bind(when.value.clone());
            conditions.extend(column.map(|column| equal(column, value())));
        }
        conditions
    }
}

impl RelatedNode {
    /// Whether it can be loaded by a statement of its own: many rows, each of one of its tables'.
    pub(crate) fn is_splittable(&self) -> bool {
        self.gives == Gives::Rows && self.query.is_row_by_row()
    }
}

//! Statements that write.

use std::sync::Arc;

use crate::ast::tree::{Deleted, Node};
use crate::schema::TableDesc;
use crate::types::{Bind, Rows};

/// One `column = value` of an insert's or an update's `SET`.
#[derive(Debug, Clone)]
pub struct SetNode {
    pub(crate) index: u16,
    pub(crate) value: Node,
}

/// The rows of an insert.
#[derive(Debug, Clone)]
pub enum RowsNode {
    /// One row, given column by column.
    One(Vec<SetNode>),
    /// Many rows of the same columns, and what is the same in each.
    Many {
        columns: Vec<u16>,
        rows: Arc<dyn Rows>,
        shared: Vec<SetNode>,
    },
}

/// What an insert does about a row that is there already.
#[derive(Debug, Clone)]
pub struct ConflictNode {
    pub(crate) target: ConflictTarget,
    /// Whether the row that is there is updated; else nothing is done.
    pub(crate) update: bool,
    /// Whether the update counts as one: it sets the row's version and the time of its last write.
    pub(crate) touches: bool,
    /// Whether the row that is there was deleted, and is to be as the insert says.
    pub(crate) revives: bool,
    pub(crate) sets: Vec<SetNode>,
    pub(crate) filter: Option<Node>,
}

/// Which conflict an upsert is about.
#[derive(Debug, Clone)]
pub enum ConflictTarget {
    /// Any.
    Any,
    /// On the unique index over these columns, partial where a predicate is given.
    Columns {
        columns: Vec<u16>,
        predicate: Option<Node>,
    },
    /// On the constraint of this name.
    Constraint(String),
}

/// An insert.
#[derive(Debug, Clone)]
pub struct InsertNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) rows: RowsNode,
    /// The UUIDs of the columns whose default the client makes, for those that the rows do not give:
    /// one for one row, an array for many. They are made with the insert, so that its statement is the
    /// same whenever it is rendered.
    pub(crate) uuids: Vec<(u16, Bind)>,
    pub(crate) conflict: Option<ConflictNode>,
    pub(crate) returning: Vec<Node>,
    pub(crate) overriding: bool,
}

/// An update.
#[derive(Debug, Clone)]
pub struct UpdateNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) sets: Vec<SetNode>,
    pub(crate) filter: Option<Node>,
    pub(crate) deleted: Deleted,
    pub(crate) returning: Vec<Node>,
}

/// A delete: of the row, or of a row's presence where the table has soft deletion.
#[derive(Debug, Clone)]
pub struct DeleteNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) filter: Option<Node>,
    pub(crate) purge: bool,
    pub(crate) deleted: Deleted,
    pub(crate) returning: Vec<Node>,
}

/// A statement that writes.
#[derive(Debug, Clone)]
pub enum WriteNode {
    Insert(InsertNode),
    Update(UpdateNode),
    Delete(DeleteNode),
}

/// Two writes to one table, as one statement.
#[derive(Debug, Clone)]
pub struct ReplaceLinksNode {
    pub(crate) table: &'static TableDesc,
    /// What takes rows away from a row.
    pub(crate) removed: WriteNode,
    /// What gives it others.
    pub(crate) added: WriteNode,
}

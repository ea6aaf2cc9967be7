//! INSERT, UPDATE and DELETE.

use std::sync::Arc;

use crate::ast::tree::{Deleted, Node};
use crate::schema::TableDesc;
use crate::types::{Bind, Rows};

/// `column = value` in an INSERT or in the SET of an UPDATE.
#[derive(Debug, Clone)]
pub struct SetNode {
    pub(crate) index: u16,
    pub(crate) value: Node,
}

/// The rows of an insert.
#[derive(Debug, Clone)]
pub enum RowsNode {
    /// One row, by its columns.
    One(Vec<SetNode>),
    /// Many rows with the same columns, and the values that all of them share.
    Many {
        columns: Vec<u16>,
        rows: Arc<dyn Rows>,
        shared: Vec<SetNode>,
    },
}

/// `ON CONFLICT`: what an INSERT does if a row with the same key exists.
#[derive(Debug, Clone)]
pub struct ConflictNode {
    pub(crate) target: ConflictTarget,
    /// Whether it is `DO UPDATE`; otherwise it is `DO NOTHING`.
    pub(crate) update: bool,
    /// Whether the update sets the columns `version` and `updated_at`.
    pub(crate) touches: bool,
    /// Whether the update also restores a soft-deleted row.
    pub(crate) revives: bool,
    pub(crate) sets: Vec<SetNode>,
    pub(crate) filter: Option<Node>,
}

/// The conflict target of an upsert.
#[derive(Debug, Clone)]
pub enum ConflictTarget {
    /// None: any conflict.
    Any,
    /// The unique index over these columns; a partial one, if there is a predicate.
    Columns {
        columns: Vec<u16>,
        predicate: Option<Node>,
    },
    /// `ON CONSTRAINT name`
    Constraint(String),
}

/// `INSERT`
#[derive(Debug, Clone)]
pub struct InsertNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) rows: RowsNode,
    /// The UUIDs of columns with `default = uuid_v7` that the rows do not set: one value for one row,
    /// an array for many. They are generated with the INSERT, so that rendering it twice gives the
    /// same statement.
    pub(crate) uuids: Vec<(u16, Bind)>,
    pub(crate) conflict: Option<ConflictNode>,
    pub(crate) returning: Vec<Node>,
    pub(crate) overriding: bool,
}

/// `UPDATE`
#[derive(Debug, Clone)]
pub struct UpdateNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) sets: Vec<SetNode>,
    pub(crate) filter: Option<Node>,
    pub(crate) deleted: Deleted,
    pub(crate) returning: Vec<Node>,
}

/// `DELETE`; an UPDATE that marks the rows, if the table has a `soft_delete` column and it is no
/// purge.
#[derive(Debug, Clone)]
pub struct DeleteNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) filter: Option<Node>,
    pub(crate) purge: bool,
    pub(crate) deleted: Deleted,
    pub(crate) returning: Vec<Node>,
}

/// An INSERT, UPDATE or DELETE.
#[derive(Debug, Clone)]
pub enum WriteNode {
    Insert(InsertNode),
    Update(UpdateNode),
    Delete(DeleteNode),
}

/// The statement that replaces the links of a junction table.
#[derive(Debug, Clone)]
pub struct ReplaceLinksNode {
    pub(crate) table: &'static TableDesc,
    /// Deletes the links that are left out.
    pub(crate) removed: WriteNode,
    /// Inserts the new ones.
    pub(crate) added: WriteNode,
}

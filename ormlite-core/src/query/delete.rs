//! Deletes: marked where the table has soft deletion, removed where it has not or is purged.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{DeleteNode, Deleted, Node, SourceNode, WriteNode};
use crate::decode::Decode;
use crate::exec::Expected;
use crate::expr::Expression;
use crate::query::rows::{Filtered, RowsChosen, Unfiltered, choosing_rows};
use crate::query::selection::Selection;
use crate::query::terminal::{terminal_calls, whole_row};
use crate::schema::{Table, Writable};
use crate::sql;
use crate::typing::{Boolean, Within};

/// A delete from `T` that gives an `O` per row.
///
/// `F` says whether its rows have been chosen; it runs only once they have.
#[must_use = "a delete does nothing until a terminal call such as `.execute(&db)` runs it"]
pub struct Delete<T, F, O> {
    node: Box<DeleteNode>,
    decode: Decode<O>,
    expected: Expected,
    returns: bool,
    marker: PhantomData<fn() -> (T, F)>,
}

terminal_calls!(
    [T, F, O: Send + 'static] [F: RowsChosen] Delete<T, F, O>, O, sql::delete,
    ", or, by row, when it has changed since it was read \
     ([`is_stale_version`](crate::error::Error::is_stale_version))."
);

impl<T, F, O> fmt::Debug for Delete<T, F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Delete").field(&self.node).finish()
    }
}

impl<T: Table> Delete<T, Filtered, T> {
    /// A delete of the rows for which a condition holds.
    pub(crate) fn chosen(filter: Node) -> Self
    where
        T: Writable,
    {
        let mut delete = Delete::start(false);
        delete.node.filter = Some(filter);
        delete.retyped()
    }

    pub(crate) fn into_node(self) -> WriteNode {
        WriteNode::Delete(*self.node)
    }
}

impl<T: Writable> Delete<T, Unfiltered, T> {
    pub(crate) fn start(purge: bool) -> Self {
        Self {
            node: Box::new(DeleteNode {
                table: T::DESC,
                filter: None,
                purge,
                deleted: if purge {
                    Deleted::Included
                } else {
                    Deleted::Hidden
                },
                returning: vec![Node::Row(SourceNode::of::<T>())],
            }),
            decode: whole_row(),
            expected: Expected::of(T::DESC.name),
            returns: false,
            marker: PhantomData,
        }
    }
}

choosing_rows!(Delete, "Deletes", "delete", "deleted");

impl<T: Table, F, O> Delete<T, F, O> {
    /// Only rows that are marked as deleted: with [`purge`](Table::purge), empties the bin.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }
}

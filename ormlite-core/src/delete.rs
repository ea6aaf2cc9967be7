//! Deletes: marked where the table has soft deletion, removed where it has not or is purged.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::decode::Decode;
use crate::expr::Expression;
use crate::fetch::Expected;
use crate::node::{DeleteNode, Deleted, Node, SourceNode};
use crate::render;
use crate::scope::{Boolean, Within};
use crate::selection::Selection;
use crate::table::{Key, Table, Writable};
use crate::update::{Filtered, RowsChosen, Unfiltered, and_key, and_row};
use crate::write::{terminal_calls, whole_row};

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
    [T, F, O] [F: RowsChosen] Delete<T, F, O>, O, render::delete,
    ", or, by row, when it has changed since it was read \
     ([`is_conflict`](crate::Error::is_conflict))."
);

impl<T, F, O> fmt::Debug for Delete<T, F, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Delete").field(&self.node).finish()
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

impl<T: Table, O> Delete<T, Unfiltered, O> {
    /// Deletes every row of the table.
    pub fn all_rows(self) -> Delete<T, Filtered, O> {
        self.retyped()
    }
}

impl<T: Table, F, O> Delete<T, F, O> {
    fn retyped<G>(self) -> Delete<T, G, O> {
        Delete {
            node: self.node,
            decode: self.decode,
            expected: self.expected,
            returns: self.returns,
            marker: PhantomData,
        }
    }

    /// `WHERE predicate`; further filters are joined by `AND`.
    pub fn filter<P: Expression<Value: Boolean>, I>(
        mut self,
        predicate: P,
    ) -> Delete<T, Filtered, O>
    where
        P::Scope: Within<(T, ()), I>,
    {
        Node::and(&mut self.node.filter, predicate.into_node());
        self.retyped()
    }

    /// The row with this primary key.
    pub fn find(mut self, key: impl Into<T::Key>) -> Delete<T, Filtered, O> {
        and_key::<T>(&mut self.node.filter, key.into().into_binds());
        self.retyped()
    }

    /// This row, by its primary key; in a table with a `version` column, only as long as it has
    /// not changed since it was read: else the delete fails with
    /// [`is_conflict`](crate::Error::is_conflict).
    pub fn of(mut self, row: &T) -> Delete<T, Filtered, O> {
        if and_row(&mut self.node.filter, row) {
            self.expected.version = true;
        }
        self.retyped()
    }

    /// Only rows that are marked as deleted: with [`purge`](Table::purge), empties the bin.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }

    /// What each deleted row gives: `RETURNING selection`.
    pub fn returning<S: Selection<(T, ()), I, Output = P>, I, P>(
        mut self,
        selection: S,
    ) -> Delete<T, F, P> {
        self.node.returning.clear();
        selection.push(&mut self.node.returning);
        Delete {
            node: self.node,
            decode: S::read,
            expected: self.expected,
            returns: true,
            marker: PhantomData,
        }
    }
}

//! Which rows an UPDATE or a DELETE applies to: `WHERE`, a primary key, a loaded row, or all rows.

use crate::ast::{Node, Precedence, SourceNode, key_filter};
use crate::schema::{ColumnRole, Table, TableDesc};
use crate::types::Bind;

/// No rows have been chosen: the statement has no terminal calls.
#[derive(Debug, Clone, Copy)]
pub enum Unfiltered {}
/// The rows have been chosen, by a filter, a key, a row or `.all_rows()`.
#[derive(Debug, Clone, Copy)]
pub enum Filtered {}

/// The rows of an update or a delete have been chosen. A statement without a filter would change
/// every row by accident, so it does not compile.
#[diagnostic::on_unimplemented(
    message = "this update or delete has no filter: it would change every row of the table",
    label = "no rows are chosen",
    note = "choose them: `.filter(..)`, `.find(key)` or `.of(&row)`; or say `.all_rows()`"
)]
pub trait RowsChosen {}
impl RowsChosen for Filtered {}

/// Adds `AND column = value`.
pub(crate) fn and_equal<T: Table>(filter: &mut Option<Node>, index: u16, bind: Bind) {
    let column = Node::column::<T>(index);
    let equal = Node::infix("=", Precedence::Comparison, column, Node::bind(bind));
    Node::and(filter, equal);
}

/// Adds `AND column = value` for each column of the primary key.
pub(crate) fn and_key<T: Table>(filter: &mut Option<Node>, key: Vec<Bind>) {
    match key_filter(SourceNode::of::<T>(), key) {
        Some(key) => Node::and(filter, key),
        // A table without a primary key: no row can be identified, so none may match.
        None => Node::and(filter, Node::Text("FALSE")),
    }
}

/// Adds a condition on the row's primary key, and on its version if the table has a version column.
/// Returns whether it has.
pub(crate) fn and_row<T: Table>(filter: &mut Option<Node>, row: &T) -> bool {
    let desc: &TableDesc = T::DESC;
    let key = desc.key.iter().map(|&at| row.value(at).to_bind()).collect();
    and_key::<T>(filter, key);
    match desc.column_with(ColumnRole::Version) {
        Some(version) => {
            and_equal::<T>(filter, version, row.value(version).to_bind());
            true
        }
        None => false,
    }
}

/// The methods that choose the rows of a statement `$statement<T, F, O>` with the fields `node`,
/// `decode`, `expected`, `returns` and `marker`.
macro_rules! choosing_rows {
    ($statement:ident, $does:literal, $name:literal, $done:literal) => {
        impl<T: Table, O> $statement<T, $crate::query::rows::Unfiltered, O> {
            #[doc = concat!($does, " every row of the table: no `WHERE`.")]
            pub fn all_rows(self) -> $statement<T, $crate::query::rows::Filtered, O> {
                self.retyped()
            }
        }

        impl<T: Table, F, O> $statement<T, F, O> {
            fn retyped<G>(self) -> $statement<T, G, O> {
                $statement {
                    node: self.node,
                    decode: self.decode,
                    expected: self.expected,
                    returns: self.returns,
                    marker: PhantomData,
                }
            }

            /// `WHERE predicate`. Further filters are joined by `AND`.
            pub fn filter<P: Expression<Value: Boolean>, I>(
                mut self,
                predicate: P,
            ) -> $statement<T, $crate::query::rows::Filtered, O>
            where
                P::Scope: Within<(T, ()), I>,
            {
                Node::and(&mut self.node.filter, predicate.into_node());
                self.retyped()
            }

            /// `WHERE primary key = key`: the row with this primary key.
            pub fn find(
                mut self,
                key: impl Into<T::Key>,
            ) -> $statement<T, $crate::query::rows::Filtered, O> {
                let key = $crate::schema::Key::into_binds(key.into());
                $crate::query::rows::and_key::<T>(&mut self.node.filter, key);
                self.retyped()
            }

            /// `WHERE primary key = row's key`: this row. In a table with a version column it adds
            /// `AND version = row's version`.
            ///
            #[doc = concat!("With a version column the ", $name, " returns an error with ")]
            /// [`is_stale_version`](crate::error::Error::is_stale_version) if the row has changed
            /// since it was read, no longer exists, or is excluded by a further filter.
            pub fn of(mut self, row: &T) -> $statement<T, $crate::query::rows::Filtered, O> {
                if $crate::query::rows::and_row(&mut self.node.filter, row) {
                    self.expected.version = true;
                }
                self.retyped()
            }

            #[doc = concat!("`RETURNING selection`: what is read of each ", $done, " row.")]
            pub fn returning<S: Selection<(T, ()), I, Output = P>, I, P>(
                mut self,
                selection: S,
            ) -> $statement<T, F, P> {
                self.node.returning.clear();
                selection.push(&mut self.node.returning);
                $statement {
                    node: self.node,
                    decode: S::read,
                    expected: self.expected,
                    returns: true,
                    marker: PhantomData,
                }
            }
        }
    };
}
pub(crate) use choosing_rows;

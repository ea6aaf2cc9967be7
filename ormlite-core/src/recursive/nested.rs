//! `Nested`: rows with the numbers that the server gave them, nested into trees.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::ast::{ErasedBox, OrderNode, QueryNode};
use crate::decode::{Decoded, Reader, RowDecoder};
use crate::error::Error;
use crate::exec::{Executes, Expected, Fetch, Statement, located};
use crate::load::loader;
use crate::query::Select;
use crate::recursive::plan;
use crate::recursive::tree::{Placed, Tree, nest};
use crate::sql;

/// A recursive query over the sources `Q` that is read as trees of `O`s; see
/// [`RecursiveQuery::nested`](crate::recursive::RecursiveQuery::nested).
#[must_use = "a query of trees does nothing until `.all(&db)` runs it"]
pub struct Nested<Q, O> {
    node: ErasedBox<QueryNode>,
    marker: PhantomData<fn() -> (Q, O)>,
}

impl<Q, O> fmt::Debug for Nested<Q, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Nested").field(&self.node).finish()
    }
}

impl<Q, O: Send + 'static> Nested<Q, O> {
    pub(super) fn new(query: Select<Q, O>, order: Vec<OrderNode>) -> Self {
        let before = RowDecoder::before(query.decode);
        let mut node = query.into_node();
        node.order_by = order;
        node.select_mut().columns.splice(0..0, plan::numbers());
        node.decoders.prepend(before);
        Self {
            node,
            marker: PhantomData,
        }
    }

    /// Runs the query and returns the trees.
    ///
    /// # Errors
    /// As [`Select::all`]. Also if the query leaves out a row that has children, or has `GROUP BY`
    /// or `DISTINCT` ([`is_invalid_query`](Error::is_invalid_query)).
    #[track_caller]
    pub fn all<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<Tree<O>>, Error>> + Send {
        let expected = Expected::of(self.node.table_name());
        let rows = Arc::new(Decoded::new(read::<O>, self.node.decoders.clone()));
        let running = match loader(&self.node) {
            Some(loader) => (loader.load)(located(db), self.node, rows.clone()),
            None => db.run_built(statement(&self.node).located(), rows.clone()),
        };
        Fetch::of(running, rows, expected, trees)
    }

    /// The SQL text and the bound values, without running the query. If relations are loaded by
    /// statements of their own, it is the first statement.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        let statement = match loader(&self.node) {
            Some(loader) => (loader.statements)(&self.node).swap_remove(0),
            None => statement(&self.node),
        };
        statement.exported()
    }
}

fn statement(node: &QueryNode) -> Statement {
    let mut statement = sql::select(node);
    if !node.is_row_by_row() {
        let error = Error::invalid_query(
            "a query with `GROUP BY` or `DISTINCT` cannot be nested into trees",
        );
        statement.invalid.get_or_insert(error);
    }
    statement
}

/// A row with its number among the rows of its depth, and the number of its parent.
struct Numbered<O> {
    depth: i32,
    number: i64,
    parent: Option<i64>,
    row: O,
}

fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Numbered<O>> {
    Some(Numbered {
        depth: row.take()?,
        number: row.take()?,
        parent: row.take()?,
        row: row.take_before()?,
    })
}

/// The trees of rows that are ordered by their depth.
fn trees<O>(rows: Vec<Numbered<O>>, _: Expected) -> Result<Vec<Tree<O>>, Error> {
    let mut placed = Vec::with_capacity(rows.len());
    // The positions of the rows of the depth above, by their number, and of the rows of this depth
    // so far.
    let (mut above, mut level) = (Vec::new(), Vec::new());
    let mut depth = 0;
    for row in rows {
        if row.depth != depth {
            depth = row.depth;
            // All rows of a depth have been read when a row of the next depth is.
            above = vec![None; level.len()];
            for (number, at) in level.drain(..) {
                *entry(&mut above, number)? = Some(at);
            }
        }
        let parent = match row.parent {
            Some(number) => Some(entry(&mut above, number)?.ok_or_else(parent_is_missing)?),
            None => None,
        };
        level.push((row.number, placed.len()));
        placed.push(Placed {
            row: row.row,
            depth,
            parent,
        });
    }
    Ok(nest(placed))
}

/// The entry of a number, which counts from 1.
fn entry(of: &mut [Option<usize>], number: i64) -> Result<&mut Option<usize>, Error> {
    let at = number
        .checked_sub(1)
        .and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| of.get_mut(at))
        .ok_or_else(parent_is_missing)
}

fn parent_is_missing() -> Error {
    Error::invalid_query(
        "the parent of a row is missing: the query of a tree must not leave out rows with children",
    )
}

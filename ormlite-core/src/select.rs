//! Queries: from the first table to the terminal call.
//!
//! The joins are in `join.rs`, the terminal calls in `select/run.rs`.

mod run;

use std::fmt;
use std::marker::PhantomData;

pub use run::RowStream;

use crate::decode::Decode;
use crate::executor::Statement;
use crate::expr::{Expression, Group, OrderTerms};
use crate::node::{Deleted, Distinct, Heap, Node, Precedence, SelectNode, SourceNode};
use crate::render;
use crate::scope::{Boolean, Outer, Within};
use crate::selection::Selection;
use crate::table::{Key, Source, Table};
use crate::value::Bind;

/// A query over the sources `Q` that gives an `O` per row.
///
/// `Q` is the list of its tables, newest first, such as `(Nullable<RoomType>, (Room, ()))`; only
/// the compiler reads it.
#[must_use = "a query does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct Select<Q, O> {
    pub(crate) node: Heap<SelectNode>,
    pub(crate) decode: Decode<O>,
    pub(crate) marker: PhantomData<fn() -> Q>,
}

impl<Q, O> Clone for Select<Q, O> {
    fn clone(&self) -> Self {
        Self {
            node: self.node.clone(),
            decode: self.decode,
            marker: PhantomData,
        }
    }
}

impl<Q, O> fmt::Debug for Select<Q, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Select").field(&self.node).finish()
    }
}

impl<S: Source> Select<(S, ()), S::Table> {
    pub(crate) fn from_source() -> Self {
        Self {
            node: new_node(SourceNode::of::<S>()),
            decode: |row| row.take_row(),
            marker: PhantomData,
        }
    }
}

impl<T: Table> Select<(T, ()), T> {
    pub(crate) fn by_key(key: impl Key) -> Self {
        let mut query = Self::from_source();
        let source = query.node.from;
        query.node.filter = key_filter(source, key.into_binds());
        query.node.keyed = true;
        query
    }
}

/// Not generic, so that it is compiled once.
fn new_node(source: SourceNode) -> Heap<SelectNode> {
    Heap::new(SelectNode::from(source))
}

/// `key = $1 AND ..`
pub(crate) fn key_filter(source: SourceNode, key: Vec<Bind>) -> Option<Node> {
    let mut filter = None;
    for (&index, bind) in source.table.key.iter().zip(key) {
        let column = Node::Column { source, index };
        let equal = Node::infix("=", Precedence::Comparison, column, Node::bind(bind));
        Node::and(&mut filter, equal);
    }
    filter
}

impl<Q, O> Select<Q, O> {
    /// The same query, its sources or its output seen differently.
    pub(crate) fn retyped<R, P>(self, decode: Decode<P>) -> Select<R, P> {
        Select {
            node: self.node,
            decode,
            marker: PhantomData,
        }
    }

    pub(crate) fn into_node(self) -> Heap<SelectNode> {
        self.node
    }

    /// Chooses what each row gives: a column, an expression, a whole row, or a tuple of these.
    ///
    /// A column of a left-joined table gives an `Option`.
    pub fn select<S: Selection<Q, I, Output = P>, I, P>(mut self, selection: S) -> Select<Q, P> {
        self.node.columns.clear();
        selection.push(&mut self.node.columns);
        self.retyped(S::read)
    }

    /// `WHERE predicate`; further filters are joined by `AND`.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.filter, predicate.into_node());
        self
    }

    /// [`filter`](Self::filter) where there is a predicate, else nothing: for optional criteria.
    pub fn filter_opt<P: Expression<Value: Boolean>, I>(self, predicate: Option<P>) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        match predicate {
            Some(predicate) => self.filter(predicate),
            None => self,
        }
    }

    /// `ORDER BY terms`, after those given before.
    pub fn order_by<T: OrderTerms<Q, I>, I>(mut self, terms: T) -> Self {
        terms.push(&mut self.node.order_by);
        self
    }

    /// `GROUP BY expressions`
    ///
    /// The server refuses a query that selects a column neither grouped nor aggregated.
    pub fn group_by<G: Group<Q, I>, I>(mut self, expressions: G) -> Self {
        expressions.push(&mut self.node.group_by);
        self
    }

    /// `HAVING predicate`; further ones are joined by `AND`.
    pub fn having<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.having, predicate.into_node());
        self
    }

    /// `SELECT DISTINCT`: equal rows once.
    pub fn distinct(mut self) -> Self {
        self.node.distinct = Distinct::Rows;
        self
    }

    /// `SELECT DISTINCT ON (expressions)`: the first row, by the order, of each group.
    ///
    /// The order must start with the same expressions.
    pub fn distinct_on<G: Group<Q, I>, I>(mut self, expressions: G) -> Self {
        let mut nodes = Vec::new();
        expressions.push(&mut nodes);
        self.node.distinct = Distinct::On(nodes);
        self
    }

    /// `LIMIT rows`
    pub fn limit(mut self, rows: u32) -> Self {
        self.node.limit = Some(Bind::new(i64::from(rows)));
        self
    }

    /// `OFFSET rows`
    pub fn offset(mut self, rows: u64) -> Self {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.node.offset = Some(Bind::new(rows));
        self
    }

    /// `FOR UPDATE`: locks the rows until the transaction ends.
    pub fn for_update(self) -> Self {
        self.locked("FOR UPDATE")
    }

    /// `FOR NO KEY UPDATE`: locks the rows, letting others refer to them.
    pub fn for_no_key_update(self) -> Self {
        self.locked("FOR NO KEY UPDATE")
    }

    /// `FOR SHARE`: keeps others from changing the rows until the transaction ends.
    pub fn for_share(self) -> Self {
        self.locked("FOR SHARE")
    }

    /// `SKIP LOCKED`: leaves out rows that another transaction has locked.
    ///
    /// Without a lock of its own, the query gets `FOR UPDATE`.
    pub fn skip_locked(mut self) -> Self {
        let (lock, _) = self.node.lock.unwrap_or(("FOR UPDATE", ""));
        self.node.lock = Some((lock, " SKIP LOCKED"));
        self
    }

    /// `NOWAIT`: an error, instead of waiting, where another transaction has locked a row.
    ///
    /// Without a lock of its own, the query gets `FOR UPDATE`.
    pub fn no_wait(mut self) -> Self {
        let (lock, _) = self.node.lock.unwrap_or(("FOR UPDATE", ""));
        self.node.lock = Some((lock, " NOWAIT"));
        self
    }

    fn locked(mut self, lock: &'static str) -> Self {
        let (_, wait) = self.node.lock.unwrap_or((lock, ""));
        self.node.lock = Some((lock, wait));
        self
    }

    /// Sees rows that are marked as deleted, too, in every table of the query.
    pub fn with_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Included;
        self
    }

    /// Sees only rows that are marked as deleted in the query's first table; in the joined ones
    /// it sees all.
    pub fn only_deleted(mut self) -> Self {
        self.node.deleted = Deleted::Only;
        self
    }

    /// Lets the query use a table of the query around it: for `EXISTS` and other subqueries.
    pub fn correlate<T: Source>(mut self) -> Select<(Outer<T>, Q), O> {
        self.node.outer.push(SourceNode::of::<T>());
        let decode = self.decode;
        self.retyped(decode)
    }

    /// The SQL text of the query and the values bound to it, without running it.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        render::select(&self.node).located()
    }
}

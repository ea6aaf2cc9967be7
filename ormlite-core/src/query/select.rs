//! Queries: from the first table to the terminal call.
//!
//! The joins are in `join.rs`, the terminal calls in `select/run.rs`.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;

use crate::ast::key_filter;
use crate::ast::{
    Deleted, Distinct, ErasedBox, Loading, Lock, LockStrength, LockWait, Node, QueryNode,
    SourceNode, decoders_of,
};
use crate::decode::{Decode, Reader, RowDecoder, RowDecoders};
use crate::exec::Statement;
use crate::expr::{Expression, Group, OrderTerms};
use crate::load::loader;
use crate::query::selection::Selection;
use crate::query::with::Load;
use crate::query::with::{AppendTo, Appended, LoadedIn};
use crate::schema::Presence;
use crate::schema::{Key, Source, Table};
use crate::sql;
use crate::types::Bind;
use crate::typing::{Boolean, Correlated, PartOf, Within};

/// A query over the sources `Q` that gives an `O` per row.
///
/// `Q` is the list of its tables, newest first, such as `(Nullable<RoomType>, (Room, ()))`; only
/// the compiler reads it.
#[must_use = "a query does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct Select<Q, O> {
    pub(crate) node: ErasedBox<QueryNode>,
    pub(crate) decode: Decode<O>,
    pub(crate) marker: PhantomData<fn() -> Q>,
}

/// A query of one table, for the signature of a function that returns one: `Query<Room>` for its rows,
/// `Query<Room, RoomCard>` for what is selected from them.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::CompareMethods, query::SourceQuery, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     number: String,
/// #     floor: i32,
/// # }
/// use ormlite_core::query::Query;
///
/// fn upstairs() -> Query<Room> {
///     Room::query().filter(Room::floor.gt(0))
/// }
///
/// fn numbers() -> Query<Room, String> {
///     upstairs().select(Room::number)
/// }
/// # }
/// ```
pub type Query<T, O = <T as Source>::Table> = Select<(T, ()), O>;

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

impl<Q, T: Table> Select<Q, T> {
    /// A query for whole rows of its first table.
    pub(crate) fn from_node(node: QueryNode) -> Self {
        Self {
            node: ErasedBox::new(node),
            decode: |row| row.take_row(),
            marker: PhantomData,
        }
    }
}

impl<T: Table> Select<(T, ()), T> {
    pub(crate) fn by_key(key: impl Key) -> Self {
        let mut query = Self::from_source();
        let source = query.node.select().from.clone();
        query.node.select_mut().filter = key_filter(source, key.into_binds());
        query.node.keyed = true;
        query
    }
}

/// Not generic, so that it is compiled once.
fn new_node(source: SourceNode) -> ErasedBox<QueryNode> {
    ErasedBox::new(QueryNode::from(source))
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

    pub(crate) fn into_node(self) -> ErasedBox<QueryNode> {
        self.node
    }

    /// Chooses what each row gives: a column, an expression, a whole row, or a tuple of these.
    ///
    /// A column of a left-joined table gives an `Option`.
    pub fn select<S: Selection<Q, I, Output = P>, I, P>(mut self, selection: S) -> Select<Q, P> {
        self.node.select_mut().columns.clear();
        selection.push(&mut self.node.select_mut().columns);
        self.node.decoders = RowDecoders::select(decoders_of(&self.node.select().columns));
        self.retyped(S::read)
    }

    /// Loads a relation with each row: `(Property, Vec<Room>)` for `.with(Property::rooms)`.
    ///
    /// A relation is loaded as it is (`Room::property`) or narrowed, ordered, limited and loaded
    /// with relations of its own (`Property::rooms.limit(10).with(Room::room_type)`); what it counts
    /// to (`Property::rooms.count()`) is loaded likewise. A row that refers to none has an empty
    /// `Vec`, or `None`.
    ///
    /// All of it is loaded by one statement, as [`single_query`](Self::single_query) says. More than
    /// 100 rows of a tree that is too wide for its levels are loaded as
    /// [`split_query`](Self::split_query) says. [`explain`](Self::explain) shows which it is.
    pub fn with<L: Load<M>, M, I>(mut self, load: L) -> Select<Q, Appended<O, LoadedIn<Q, L, M, I>>>
    where
        L::From: PartOf<Q, I>,
        LoadedIn<Q, L, M, I>: AppendTo<O>,
        O: 'static,
    {
        let node = &mut *self.node;
        let own = node.select().columns.len();
        load.push(&mut node.select_mut().columns);
        let added: Vec<_> = decoders_of(&node.select().columns[own..]).collect();
        node.decoders.append(RowDecoder::before(self.decode), added);
        self.retyped(read_with::<O, L, M, <L::From as PartOf<Q, I>>::Null>)
    }

    /// Loads all relations by the one statement of the query: in one round trip, as of one moment.
    ///
    /// The query and each relation to many are levels of the statement, of which a row of its result
    /// belongs to one:
    ///
    /// ```sql
    /// WITH "0"("c1", "c2") AS MATERIALIZED (SELECT "id", "name" FROM "users"),
    ///      "1"("c1", "c2") AS NOT MATERIALIZED (SELECT "id", "user_id" FROM "posts"
    ///                          WHERE "user_id" = ANY(ARRAY(SELECT "0"."c1" FROM "0")))
    /// SELECT 0::int2, "0"."c1", "0"."c2", NULL, NULL FROM "0"
    /// UNION ALL SELECT 1::int2, NULL, NULL, "1"."c1", "1"."c2" FROM "1"
    /// ```
    ///
    /// Rows are arrays of records in the row they belong to instead, which cost the server more:
    /// beneath a relation to one; in a stream, in what a write returns, and in a query that is grouped
    /// or distinct; where a relation is grouped or distinct; and in a tree of 128 columns and more.
    pub fn single_query(mut self) -> Self {
        self.node.loading = Loading::Single;
        self
    }

    /// Loads each relation to many by a statement of its own, after the query's and for the rows of
    /// the one above it: a little less work than one statement where there are thousands of rows, and
    /// a round trip for each.
    ///
    /// The statements see what has been committed before each of them, unless they run in a
    /// transaction of the isolation level repeatable read. A query that is grouped or distinct, and
    /// a stream, loads its relations by the one statement all the same.
    pub fn split_query(mut self) -> Self {
        self.node.loading = Loading::Split;
        self
    }

    /// `WHERE predicate`; further filters are joined by `AND`.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.select_mut().filter, predicate.into_node());
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
        expressions.push(&mut self.node.select_mut().group_by);
        self
    }

    /// `HAVING predicate`; further ones are joined by `AND`.
    pub fn having<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.select_mut().having, predicate.into_node());
        self
    }

    /// `SELECT DISTINCT`: equal rows once.
    pub fn distinct(mut self) -> Self {
        self.node.select_mut().distinct = Distinct::Rows;
        self
    }

    /// `SELECT DISTINCT ON (expressions)`: the first row, by the order, of each group.
    ///
    /// The order must start with the same expressions.
    pub fn distinct_on<G: Group<Q, I>, I>(mut self, expressions: G) -> Self {
        let mut nodes = Vec::new();
        expressions.push(&mut nodes);
        self.node.select_mut().distinct = Distinct::On(nodes);
        self
    }

    /// `LIMIT rows`
    pub fn limit(mut self, rows: u32) -> Self {
        self.node.limit = Some(Bind::new(i64::from(rows)));
        self.node.at_most = Some(rows);
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
        self.locked(LockStrength::Update)
    }

    /// `FOR NO KEY UPDATE`: locks the rows, letting others refer to them.
    pub fn for_no_key_update(self) -> Self {
        self.locked(LockStrength::NoKeyUpdate)
    }

    /// `FOR SHARE`: keeps others from changing the rows until the transaction ends.
    pub fn for_share(self) -> Self {
        self.locked(LockStrength::Share)
    }

    /// `SKIP LOCKED`: leaves out rows that another transaction has locked.
    ///
    /// Without a lock of its own, the query gets `FOR UPDATE`.
    pub fn skip_locked(mut self) -> Self {
        self.node.lock = Some(Lock::waiting(self.node.lock, LockWait::SkipLocked));
        self
    }

    /// `NOWAIT`: an error, instead of waiting, where another transaction has locked a row.
    ///
    /// Without a lock of its own, the query gets `FOR UPDATE`.
    pub fn no_wait(mut self) -> Self {
        self.node.lock = Some(Lock::waiting(self.node.lock, LockWait::NoWait));
        self
    }

    fn locked(mut self, strength: LockStrength) -> Self {
        let lock = self.node.lock.unwrap_or(Lock::new(strength));
        self.node.lock = Some(Lock { strength, ..lock });
        self
    }

    /// Sees rows that are marked as deleted, too, in every table of the query.
    pub fn with_deleted(mut self) -> Self {
        self.node.select_mut().deleted = Deleted::Included;
        self
    }

    /// Sees only rows that are marked as deleted in the query's first table; in the joined ones
    /// it sees all.
    pub fn only_deleted(mut self) -> Self {
        self.node.select_mut().deleted = Deleted::Only;
        self
    }

    /// Lets the query use a table of the query around it: for `EXISTS` and other subqueries.
    pub fn correlate<T: Source>(mut self) -> Select<(Correlated<T>, Q), O> {
        self.node.select_mut().outer.push(SourceNode::of::<T>());
        let decode = self.decode;
        self.retyped(decode)
    }

    /// The SQL text of the query and the values bound to it, without running it.
    ///
    /// Where relations are loaded by statements of their own, it is the text of the first; see
    /// [`statements`](Self::statements).
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        match loader(&self.node) {
            Some(loader) => (loader.statements)(&self.node).swap_remove(0).exported(),
            None => sql::select(&self.node).exported(),
        }
    }

    /// The statements that `.all(&db)` runs: the query, and one for each relation that is loaded by
    /// itself, whose keys are left out.
    #[track_caller]
    pub fn statements(&self) -> Vec<Statement> {
        let mut statements = match loader(&self.node) {
            Some(loader) => (loader.statements)(&self.node),
            None => vec![sql::select(&self.node)],
        };
        let location = Some(Location::caller());
        for statement in &mut statements {
            statement.location = location;
        }
        statements
    }
}

/// Reads what a query gave before, and what `.with(..)` has added.
fn read_with<O, L, M, N>(row: &mut Reader<'_>) -> Option<Appended<O, L::Output<N>>>
where
    O: 'static,
    L: Load<M, Output<N>: AppendTo<O>>,
    N: Presence,
{
    let (before, added) = (row.take_before::<O>(), L::read::<N>(row));
    Some(added?.append_to(before?))
}

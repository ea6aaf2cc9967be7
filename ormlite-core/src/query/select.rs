//! `Select`: a query and its clauses.
//!
//! The joins are in `join.rs`, the terminal calls in `run.rs`.

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

/// A SELECT over the sources `Q` whose rows are read as `O`.
///
/// `Q` is a type-level list of the tables in FROM, newest first, such as `(Nullable<RoomType>,
/// (Room, ()))` after a left join. The compiler uses it to check which columns the query may name
/// and which of them can be NULL.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "room_types", crate = ormlite_core)]
/// # struct RoomType {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = RoomType::id)]
/// #     room_type_id: Option<Uuid>,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let rooms = Room::query()
///     .filter(Room::floor.ge(1))
///     .order_by((Room::floor.desc(), Room::number))
///     .limit(20)
///     .offset(40)
///     .select(Room::number);
/// assert_eq!(
///     rooms.to_sql().sql,
///     concat!(
///         r#"SELECT "number" FROM "rooms" WHERE "floor" >= $1 "#,
///         r#"ORDER BY "floor" DESC, "number" ASC LIMIT $2 OFFSET $3"#,
///     ),
/// );
///
/// let floors = Room::query()
///     .group_by(Room::floor)
///     .having(count().gt(3))
///     .select((Room::floor, count()));
/// assert_eq!(
///     floors.to_sql().sql,
///     r#"SELECT "floor", count(*) FROM "rooms" GROUP BY "floor" HAVING count(*) > $1::bigint"#,
/// );
///
/// // The first room of each floor.
/// let first = Room::query()
///     .distinct_on(Room::floor)
///     .order_by((Room::floor, Room::number))
///     .select(Room::number);
/// assert_eq!(
///     first.to_sql().sql,
///     r#"SELECT DISTINCT ON ("floor") "number" FROM "rooms" ORDER BY "floor" ASC, "number" ASC"#,
/// );
///
/// // A filter that is left out for `None`, and rows without duplicates.
/// let floors = |min: Option<i32>| {
///     Room::query()
///         .filter_opt(min.map(|min| Room::floor.ge(min)))
///         .distinct()
///         .select(Room::floor)
/// };
/// assert_eq!(floors(None).to_sql().sql, r#"SELECT DISTINCT "floor" FROM "rooms""#);
///
/// let share = Room::query().for_share().no_wait().select(Room::id);
/// assert_eq!(share.to_sql().sql, r#"SELECT "id" FROM "rooms" FOR SHARE NOWAIT"#);
///
/// let lock = Room::query().for_no_key_update().select(Room::id);
/// assert_eq!(lock.to_sql().sql, r#"SELECT "id" FROM "rooms" FOR NO KEY UPDATE"#);
///
/// // A queue: takes a room that no other transaction has locked.
/// let next = Room::query().limit(1).for_update().skip_locked().select(Room::id);
/// assert_eq!(next.to_sql().sql, r#"SELECT "id" FROM "rooms" LIMIT $1 FOR UPDATE SKIP LOCKED"#);
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a query does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct Select<Q, O> {
    pub(crate) node: ErasedBox<QueryNode>,
    pub(crate) decode: Decode<O>,
    pub(crate) marker: PhantomData<fn() -> Q>,
}

/// A query of one table, for the signature of a function that returns a query. `Query<Room>`
/// returns whole rows, `Query<Room, RoomCard>` a selection.
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
    /// A query that returns whole rows of `T`.
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

/// Not generic, so the compiler instantiates it once.
fn new_node(source: SourceNode) -> ErasedBox<QueryNode> {
    ErasedBox::new(QueryNode::from(source))
}

impl<Q, O> Select<Q, O> {
    /// Changes the type of the sources and of the rows, and keeps the node.
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

    /// Selects columns, expressions, whole rows or a tuple of these: `SELECT selection FROM ..`.
    ///
    /// It replaces an earlier selection. A column of a left-joined table is an `Option`.
    pub fn select<S: Selection<Q, I, Output = P>, I, P>(mut self, selection: S) -> Select<Q, P> {
        self.node.select_mut().columns.clear();
        selection.push(&mut self.node.select_mut().columns);
        self.node.decoders = RowDecoders::select(decoders_of(&self.node.select().columns));
        self.retyped(S::read)
    }

    /// Loads a relation with each row: `Property::query().with(Property::rooms)` returns
    /// `(Property, Vec<Room>)`.
    ///
    /// The argument is a relation (`Room::property`), a relation with a filter, order, limit or
    /// relations of its own (`Property::rooms.limit(10).with(Room::room_type)`), or the number of
    /// its rows (`Property::rooms.count()`). A row without related rows gets an empty `Vec`, or
    /// `None`.
    ///
    /// All relations are loaded by one statement (see [`single_query`](Self::single_query)), with
    /// one exception: if the query has no `LIMIT` of 100 rows or less and its tree is too wide for
    /// the levels of that statement, each relation to many is loaded by a statement of its own (see
    /// [`split_query`](Self::split_query)). [`explain`](Self::explain) shows which form is used.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # mod example {
    /// # use ormlite_core::{Table, expr::*, query::*, relation::*, uuid::Uuid};
    /// # #[derive(Table, Clone)]
    /// # #[table(name = "users", has_many(posts = Post::author_id), crate = ormlite_core)]
    /// # struct User {
    /// #     #[column(primary_key, default = "gen_random_uuid()")]
    /// #     id: Uuid,
    /// #     name: String,
    /// # }
    /// # #[derive(Table, Clone)]
    /// # #[table(name = "posts", many_to_many(tags = PostTag), crate = ormlite_core)]
    /// # struct Post {
    /// #     #[column(primary_key, default = "gen_random_uuid()")]
    /// #     id: Uuid,
    /// #     #[column(references = User::id)]
    /// #     author_id: Uuid,
    /// #     title: String,
    /// # }
    /// # #[derive(Table, Clone)]
    /// # #[table(name = "tags", crate = ormlite_core)]
    /// # struct Tag {
    /// #     #[column(primary_key, default = "gen_random_uuid()")]
    /// #     id: Uuid,
    /// #     #[column(unique)]
    /// #     name: String,
    /// # }
    /// # #[derive(Table, Clone)]
    /// # #[table(name = "post_tags", primary_key(post_id, tag_id), crate = ormlite_core)]
    /// # struct PostTag {
    /// #     #[column(references = Post::id)]
    /// #     post_id: Uuid,
    /// #     #[column(references = Tag::id)]
    /// #     tag_id: Uuid,
    /// # }
    /// # pub fn example() {
    /// // `(Post, User, Vec<Tag>)`
    /// let posts = Post::query().with(Post::author).with(Post::tags.order_by(Tag::name));
    /// assert_eq!(posts.statements().len(), 1);
    /// assert_eq!(posts.split_query().statements().len(), 2);
    /// # }
    /// # }
    /// # #[cfg(feature = "derive")]
    /// # example::example();
    /// ```
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

    /// Loads all relations in the one statement of the query: one round trip and one snapshot.
    ///
    /// The query and each relation to many are levels of the statement. Each is a common table
    /// expression, and each row of the result belongs to one level:
    ///
    /// ```sql
    /// WITH "0"("c1", "c2") AS MATERIALIZED (SELECT "id", "name" FROM "users"),
    ///      "1"("c1", "c2") AS NOT MATERIALIZED (SELECT "id", "user_id" FROM "posts"
    ///                          WHERE "user_id" = ANY(ARRAY(SELECT "0"."c1" FROM "0")))
    /// SELECT 0::int2, "0"."c1", "0"."c2", NULL, NULL FROM "0"
    /// UNION ALL SELECT 1::int2, NULL, NULL, "1"."c1", "1"."c2" FROM "1"
    /// ```
    ///
    /// In some cases the related rows are arrays of composite records in the row of their parent,
    /// which costs the server more: below a relation to one; in a stream; in `RETURNING`; in a
    /// query that has `GROUP BY` or `DISTINCT`; for a relation that has them; and in a tree of 128
    /// columns and more.
    pub fn single_query(mut self) -> Self {
        self.node.loading = Loading::Single;
        self
    }

    /// Loads each relation to many by a statement of its own, with the keys of the rows of the
    /// level above.
    ///
    /// For thousands of rows this is a little less work than one statement. It takes a round trip
    /// per relation, and each statement has a snapshot of its own, unless they run in a transaction
    /// with the isolation level REPEATABLE READ. A stream and a query with `GROUP BY` or `DISTINCT`
    /// load their relations in one statement all the same.
    pub fn split_query(mut self) -> Self {
        self.node.loading = Loading::Split;
        self
    }

    /// `WHERE predicate`. Further filters are joined by `AND`.
    pub fn filter<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.select_mut().filter, predicate.into_node());
        self
    }

    /// [`filter`](Self::filter) if the predicate is `Some`, no filter if it is `None`.
    pub fn filter_opt<P: Expression<Value: Boolean>, I>(self, predicate: Option<P>) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        match predicate {
            Some(predicate) => self.filter(predicate),
            None => self,
        }
    }

    /// `ORDER BY terms`. The terms follow those of earlier calls.
    pub fn order_by<T: OrderTerms<Q, I>, I>(mut self, terms: T) -> Self {
        terms.push(&mut self.node.order_by);
        self
    }

    /// `GROUP BY expressions`.
    ///
    /// The compiler does not check that every selected column is grouped or aggregated. The server
    /// returns an error for the others.
    pub fn group_by<G: Group<Q, I>, I>(mut self, expressions: G) -> Self {
        expressions.push(&mut self.node.select_mut().group_by);
        self
    }

    /// `HAVING predicate`. Further predicates are joined by `AND`.
    pub fn having<P: Expression<Value: Boolean>, I>(mut self, predicate: P) -> Self
    where
        P::Scope: Within<Q, I>,
    {
        Node::and(&mut self.node.select_mut().having, predicate.into_node());
        self
    }

    /// `SELECT DISTINCT`: removes duplicate rows.
    pub fn distinct(mut self) -> Self {
        self.node.select_mut().distinct = Distinct::Rows;
        self
    }

    /// `SELECT DISTINCT ON (expressions)`: keeps the first row of each group, in the order of
    /// `ORDER BY`.
    ///
    /// `ORDER BY` must start with the same expressions; otherwise the server returns an error.
    pub fn distinct_on<G: Group<Q, I>, I>(mut self, expressions: G) -> Self {
        let mut nodes = Vec::new();
        expressions.push(&mut nodes);
        self.node.select_mut().distinct = Distinct::On(nodes);
        self
    }

    /// `LIMIT rows`.
    pub fn limit(mut self, rows: u32) -> Self {
        self.node.limit = Some(Bind::new(i64::from(rows)));
        self.node.at_most = Some(rows);
        self
    }

    /// `OFFSET rows`.
    pub fn offset(mut self, rows: u64) -> Self {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.node.offset = Some(Bind::new(rows));
        self
    }

    /// `FOR UPDATE`: locks the rows until the transaction ends.
    pub fn for_update(self) -> Self {
        self.locked(LockStrength::Update)
    }

    /// `FOR NO KEY UPDATE`: locks the rows, but lets other transactions insert rows that refer to
    /// them.
    pub fn for_no_key_update(self) -> Self {
        self.locked(LockStrength::NoKeyUpdate)
    }

    /// `FOR SHARE`: prevents other transactions from changing the rows until the transaction ends.
    pub fn for_share(self) -> Self {
        self.locked(LockStrength::Share)
    }

    /// `SKIP LOCKED`: leaves out rows that another transaction has locked.
    ///
    /// Without a locking clause the query gets `FOR UPDATE`.
    pub fn skip_locked(mut self) -> Self {
        self.node.lock = Some(Lock::waiting(self.node.lock, LockWait::SkipLocked));
        self
    }

    /// `NOWAIT`: the statement fails at once if another transaction has locked a row, instead of
    /// waiting.
    ///
    /// Without a locking clause the query gets `FOR UPDATE`.
    pub fn no_wait(mut self) -> Self {
        self.node.lock = Some(Lock::waiting(self.node.lock, LockWait::NoWait));
        self
    }

    fn locked(mut self, strength: LockStrength) -> Self {
        let lock = self.node.lock.unwrap_or(Lock::new(strength));
        self.node.lock = Some(Lock { strength, ..lock });
        self
    }

    /// Includes soft-deleted rows of all tables of the query.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # mod example {
    /// # use ormlite_core::{Table, expr::*, query::*, chrono::{DateTime, Utc}, uuid::Uuid};
    /// #[derive(Table)]
    /// #[table(name = "notes", crate = ormlite_core)]
    /// struct Note {
    ///     #[column(primary_key)]
    ///     id: Uuid,
    ///     body: String,
    ///     #[column(soft_delete)]
    ///     deleted_at: Option<DateTime<Utc>>,
    /// }
    ///
    /// # pub fn example() {
    /// let live = Note::query().select(Note::body);
    /// assert_eq!(live.to_sql().sql, r#"SELECT "body" FROM "notes" WHERE "deleted_at" IS NULL"#);
    ///
    /// let all = Note::query().with_deleted().select(Note::body);
    /// assert_eq!(all.to_sql().sql, r#"SELECT "body" FROM "notes""#);
    ///
    /// let bin = Note::query().only_deleted().select(Note::body);
    /// assert_eq!(
    ///     bin.to_sql().sql,
    ///     r#"SELECT "body" FROM "notes" WHERE "deleted_at" IS NOT NULL"#,
    /// );
    ///
    /// // A delete sets the column; a purge removes the row.
    /// let delete = Note::delete().find(Uuid::nil());
    /// assert!(delete.to_sql().sql.starts_with(r#"UPDATE "notes" SET "deleted_at" = "#));
    /// let purge = Note::purge().only_deleted().all_rows();
    /// assert_eq!(purge.to_sql().sql, r#"DELETE FROM "notes" WHERE "deleted_at" IS NOT NULL"#);
    /// # }
    /// # }
    /// # #[cfg(feature = "derive")]
    /// # example::example();
    /// ```
    pub fn with_deleted(mut self) -> Self {
        self.node.select_mut().deleted = Deleted::Included;
        self
    }

    /// Returns only soft-deleted rows of the first table. Soft-deleted rows of joined tables are
    /// included.
    pub fn only_deleted(mut self) -> Self {
        self.node.select_mut().deleted = Deleted::Only;
        self
    }

    /// Lets this subquery use columns of the table `T` of the outer query; see
    /// [`exists`](crate::query::exists).
    pub fn correlate<T: Source>(mut self) -> Select<(Correlated<T>, Q), O> {
        self.node.select_mut().outer.push(SourceNode::of::<T>());
        let decode = self.decode;
        self.retyped(decode)
    }

    /// The SQL text and the bound values, without running the query.
    ///
    /// If relations are loaded by statements of their own, this is the first statement;
    /// [`statements`](Self::statements) returns all of them.
    #[track_caller]
    pub fn to_sql(&self) -> Statement {
        match loader(&self.node) {
            Some(loader) => (loader.statements)(&self.node).swap_remove(0).exported(),
            None => sql::select(&self.node).exported(),
        }
    }

    /// All statements that [`all`](Self::all) runs: the query, and one for each relation that is
    /// loaded by a statement of its own. The keys of those are not bound yet.
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

/// Reads the row of the query before `.with(..)`, and appends what `.with(..)` loads.
fn read_with<O, L, M, N>(row: &mut Reader<'_>) -> Option<Appended<O, L::Output<N>>>
where
    O: 'static,
    L: Load<M, Output<N>: AppendTo<O>>,
    N: Presence,
{
    let (before, added) = (row.take_before::<O>(), L::read::<N>(row));
    Some(added?.append_to(before?))
}

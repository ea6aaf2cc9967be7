//! The terminal calls of a query. They are thin, generic shells over an [`Executor`].

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::ast::{ErasedBox, QueryNode};
use crate::decode::{Decode, Decoded, RowDecoders, RowSet, RowSink, decode_row_of};
use crate::error::Error;
use crate::exec::{
    BoxFuture, BoxStream, Executes, Executor, Expected, Fetch, Make, Statement, all, lines,
    located, one, optional, owned, plans,
};
use crate::load::loader;
use crate::query::select::Select;
use crate::sql;
use crate::types::Bind;

/// The number of rows that a stream fetches at a time by default.
const BATCH: u32 = 256;

/// The terminal calls, which run the query on a pool, a transaction or a savepoint.
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
/// # use ormlite_core::{Error, Executor};
/// # async fn example<E: Executor>(db: &E) -> Result<(), Error> {
/// let upstairs = || Room::query().filter(Room::floor.gt(0)).order_by(Room::number);
///
/// let rooms: Vec<Room> = upstairs().all(db).await?;
/// let first: Option<Room> = upstairs().first(db).await?; // LIMIT 1
/// let room: Option<Room> = Room::find(Uuid::nil()).optional(db).await?;
/// let room: Room = Room::find(Uuid::nil()).one(db).await?; // no row is an error
/// let number: i64 = upstairs().count(db).await?; // SELECT count(*) ..
/// let any: bool = upstairs().exists(db).await?; // SELECT EXISTS (..)
///
/// let stream = upstairs().stream(db); // 256 rows at a time; a `futures::Stream`
/// let stream = upstairs().stream_by(1_000, db);
///
/// println!("{}", upstairs().explain(db).await?);
/// println!("{}", upstairs().explain_analyze(db).await?);
/// # let _ = (rooms, first, room, number, any, stream);
/// # Ok(())
/// # }
/// # }
/// ```
impl<Q, O: Send + 'static> Select<Q, O> {
    #[track_caller]
    fn fetch<'a, T, E: Executes<Q> + ?Sized>(self, db: &'a E, make: Make<O, T>) -> Fetch<'a, O, T> {
        let Self { node, decode, .. } = self;
        let expected = Expected::of(node.table_name());
        let rows = Arc::new(Decoded::new(decode, node.decoders.clone()));
        Fetch::of(run(db, node, rows.clone()), rows, expected, make)
    }

    /// Adds `LIMIT 2`, so that a second row is detected. A query with a limit, or by a unique key,
    /// needs none.
    fn up_to_two(mut self) -> Self {
        if self.node.limit.is_none() && !self.node.keyed {
            self.node.limit = Some(Bind::new(2_i64));
            self.node.at_most = Some(2);
        }
        self
    }

    /// Runs the query and returns all rows.
    ///
    /// # Errors
    /// If the statement fails, or if a value does not have the type it is read as
    /// ([`is_decode`](Error::is_decode)).
    #[track_caller]
    pub fn all<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<O>, Error>> + Send {
        self.fetch(db, all)
    }

    /// Runs the query and returns its one row. Sends `LIMIT 2` unless the query has a limit or is
    /// by primary key.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if there is no row,
    /// [`is_too_many_rows`](Error::is_too_many_rows) if there are several; otherwise as
    /// [`all`](Self::all).
    #[track_caller]
    pub fn one<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<O, Error>> + Send {
        self.up_to_two().fetch(db, one)
    }

    /// Runs the query and returns its one row, or `None` if there is none. Sends `LIMIT 2` as
    /// [`one`](Self::one) does.
    ///
    /// # Errors
    /// [`is_too_many_rows`](Error::is_too_many_rows) if there are several rows; otherwise as
    /// [`all`](Self::all).
    #[track_caller]
    pub fn optional<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<O>, Error>> + Send {
        self.up_to_two().fetch(db, optional)
    }

    /// Runs the query with `LIMIT 1` and returns that row, or `None` if there is none.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    #[track_caller]
    pub fn first<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<O>, Error>> + Send {
        self.limit(1).fetch(db, optional)
    }

    /// Runs the query as `SELECT count(*)` and returns the number of its rows.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn count<E: Executes<Q> + ?Sized>(
        mut self,
        db: &E,
    ) -> impl Future<Output = Result<i64, Error>> + Send {
        self.node.unordered();
        self.node.lock = None;
        value(db, sql::count(&self.node), one)
    }

    /// Runs the query as `SELECT EXISTS (..)` and returns whether it has a row.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn exists<E: Executes<Q> + ?Sized>(
        mut self,
        db: &E,
    ) -> impl Future<Output = Result<bool, Error>> + Send {
        self.node.asks_whether();
        value(db, sql::exists(&self.node), one)
    }

    /// Runs the query by a cursor (`DECLARE`, `FETCH`) and returns its rows as a stream, 256 at a
    /// time. So memory does not grow with the number of rows.
    ///
    /// The stream uses a connection until it ends or is dropped.
    ///
    /// # Errors
    /// The stream yields an error as [`all`](Self::all) returns it, and then ends.
    #[track_caller]
    pub fn stream<E: Executes<Q> + ?Sized>(self, db: &E) -> RowStream<'_, O> {
        self.stream_by(BATCH, db)
    }

    /// [`stream`](Self::stream) with `batch` rows fetched at a time.
    ///
    /// # Errors
    /// As [`stream`](Self::stream).
    #[track_caller]
    pub fn stream_by<E: Executes<Q> + ?Sized>(self, batch: u32, db: &E) -> RowStream<'_, O> {
        RowStream {
            batches: db.stream_built(sql::select(&self.node).located(), batch.max(1)),
            current: None,
            decode: self.decode,
            decoders: self.node.decoders.clone(),
        }
    }

    /// As [`stream`](Self::stream), but owns the executor, and so is `'static`: for the body of a
    /// response, or for a task. Pass a clone of the `Db`.
    ///
    /// ```
    /// # #[cfg(feature = "derive")]
    /// # mod example {
    /// # use ormlite_core::{Executor, Table, query::SourceQuery, uuid::Uuid};
    /// # #[derive(Table)]
    /// # #[table(name = "rooms", crate = ormlite_core)]
    /// # struct Room {
    /// #     #[column(primary_key)]
    /// #     id: Uuid,
    /// # }
    /// use ormlite_core::query::RowStream;
    ///
    /// fn rooms(db: &(impl Executor + Clone + 'static)) -> RowStream<'static, Room> {
    ///     Room::query().stream_owned(db.clone())
    /// }
    /// # }
    /// ```
    ///
    /// The connection is returned to the pool when the stream ends or is dropped. A transaction that is
    /// passed by value is rolled back then.
    #[track_caller]
    pub fn stream_owned<E: Executor + 'static>(self, db: E) -> RowStream<'static, O> {
        self.stream_owned_by(BATCH, db)
    }

    /// [`stream_owned`](Self::stream_owned) with so many rows fetched at a time.
    #[track_caller]
    pub fn stream_owned_by<E: Executor + 'static>(
        self,
        batch: u32,
        db: E,
    ) -> RowStream<'static, O> {
        let statement = sql::select(&self.node).located();
        RowStream {
            batches: owned(Box::new(db), statement, batch.max(1)),
            current: None,
            decode: self.decode,
            decoders: self.node.decoders.clone(),
        }
    }

    /// The server's plan for the query: the text of `EXPLAIN`.
    ///
    /// If relations are loaded by statements of their own, each plan follows a line such as `--
    /// statement 2 of 3: SELECT ..`.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn explain<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.plan(db, "EXPLAIN ")
    }

    /// Runs the query with `EXPLAIN (ANALYZE, BUFFERS)` and returns the plan with the measured
    /// times.
    ///
    /// Relations that are loaded by statements of their own are planned, but not run.
    ///
    /// # Errors
    /// If the statement fails.
    #[track_caller]
    pub fn explain_analyze<E: Executes<Q> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.plan(db, "EXPLAIN (ANALYZE, BUFFERS) ")
    }

    #[track_caller]
    fn plan<'a, E: Executes<Q> + ?Sized>(
        self,
        db: &'a E,
        prefix: &'static str,
    ) -> BoxFuture<'a, String> {
        match loader(&self.node) {
            Some(loader) => plans(located(db), (loader.statements)(&self.node), prefix),
            None => {
                let mut statement = sql::select(&self.node);
                statement.sql.insert_str(0, prefix);
                Box::pin(value(db, statement, lines))
            }
        }
    }
}

/// Runs a query, and the statements of its relations if it has any. It does not know the row type,
/// so it is compiled once per executor type.
#[track_caller]
fn run<E: Executor + ?Sized>(
    db: &E,
    node: ErasedBox<QueryNode>,
    rows: Arc<dyn RowSink>,
) -> BoxFuture<'_, u64> {
    match loader(&node) {
        Some(loader) => (loader.load)(located(db), node, rows),
        None => db.run_built(sql::select(&node).located(), rows),
    }
}

/// Runs a statement whose rows have one value.
#[track_caller]
fn value<'a, V: crate::types::Value, T, E: Executor + ?Sized>(
    db: &'a E,
    statement: Statement,
    make: Make<V, T>,
) -> Fetch<'a, V, T> {
    let expected = Expected::of(statement.table);
    Fetch::new(
        db,
        statement,
        |row| row.take(),
        RowDecoders::default(),
        expected,
        make,
    )
}

/// The stream of a query's rows; see [`Select::stream`].
#[must_use = "a stream does nothing until it is polled"]
pub struct RowStream<'a, O> {
    batches: BoxStream<'a, Box<dyn RowSet>>,
    current: Option<(Box<dyn RowSet>, usize)>,
    decode: Decode<O>,
    decoders: RowDecoders,
}

impl<O> std::fmt::Debug for RowStream<'_, O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowStream").finish_non_exhaustive()
    }
}

impl<O> Stream for RowStream<'_, O> {
    type Item = Result<O, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let stream = &mut *self;
            if let Some((rows, at)) = &mut stream.current
                && *at < rows.len()
            {
                let row = decode_row_of(&**rows, *at, stream.decode, &stream.decoders);
                *at += 1;
                return Poll::Ready(Some(row));
            }
            self.current = None;
            match self.batches.as_mut().poll_next(cx) {
                Poll::Ready(Some(Ok(rows))) => self.current = Some((rows, 0)),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

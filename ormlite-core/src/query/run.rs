//! The terminal calls of a query: thin shells over an [`Executor`].

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::ast::{ErasedBox, QueryNode};
use crate::decode::{Decode, Decoded, RowDecoders, RowSet, RowSink, decode_row_of};
use crate::error::Error;
use crate::exec::{
    BoxFuture, BoxStream, Executor, Expected, Fetch, Make, Statement, all, lines, located, one,
    optional, owned, plans,
};
use crate::load::loader;
use crate::query::select::Select;
use crate::sql;
use crate::types::Bind;

/// How many rows a stream fetches at a time, where nothing else is said.
const BATCH: u32 = 256;

impl<Q, O: Send + 'static> Select<Q, O> {
    #[track_caller]
    fn fetch<'a, T, E: Executor + ?Sized>(self, db: &'a E, make: Make<O, T>) -> Fetch<'a, O, T> {
        let Self { node, decode, .. } = self;
        let expected = Expected::of(node.table_name());
        let rows = Arc::new(Decoded::new(decode, node.decoders.clone()));
        Fetch::of(run(db, node, rows.clone()), rows, expected, make)
    }

    /// Asks for a second row, so that it can be told from one, unless a limit or a key says that
    /// there is none.
    fn up_to_two(mut self) -> Self {
        if self.node.limit.is_none() && !self.node.keyed {
            self.node.limit = Some(Bind::new(2_i64));
            self.node.at_most = Some(2);
        }
        self
    }

    /// Runs the query and gives all its rows.
    ///
    /// # Errors
    /// When the statement fails, or a row does not have the types it is read as.
    #[track_caller]
    pub fn all<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Vec<O>, Error>> + Send {
        self.fetch(db, all)
    }

    /// Runs the query and gives its one row.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) without a row,
    /// [`is_too_many_rows`](Error::is_too_many_rows) with several; else as [`all`](Self::all).
    #[track_caller]
    pub fn one<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<O, Error>> + Send {
        self.up_to_two().fetch(db, one)
    }

    /// Runs the query and gives its one row, or `None` without one.
    ///
    /// # Errors
    /// [`is_too_many_rows`](Error::is_too_many_rows) with several rows; else as [`all`](Self::all).
    #[track_caller]
    pub fn optional<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<O>, Error>> + Send {
        self.up_to_two().fetch(db, optional)
    }

    /// Runs the query with `LIMIT 1` and gives that row, or `None` without one.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    #[track_caller]
    pub fn first<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<O>, Error>> + Send {
        self.limit(1).fetch(db, optional)
    }

    /// Runs the query and gives the number of its rows, counted by the server.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn count<E: Executor + ?Sized>(
        mut self,
        db: &E,
    ) -> impl Future<Output = Result<i64, Error>> + Send {
        self.node.unordered();
        self.node.lock = None;
        value(db, sql::count(&self.node), one)
    }

    /// Runs the query as `SELECT EXISTS (..)`: whether it has a row.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn exists<E: Executor + ?Sized>(
        mut self,
        db: &E,
    ) -> impl Future<Output = Result<bool, Error>> + Send {
        self.node.asks_whether();
        value(db, sql::exists(&self.node), one)
    }

    /// Runs the query and gives its rows one after another, a batch at a time, so that memory
    /// does not grow with their number.
    ///
    /// The stream holds a connection until it ends or is dropped.
    #[track_caller]
    pub fn stream<E: Executor + ?Sized>(self, db: &E) -> RowStream<'_, O> {
        self.stream_by(BATCH, db)
    }

    /// [`stream`](Self::stream) with so many rows fetched at a time.
    #[track_caller]
    pub fn stream_by<E: Executor + ?Sized>(self, batch: u32, db: &E) -> RowStream<'_, O> {
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

    /// The server's plan for the query, as the text of `EXPLAIN`.
    ///
    /// Where relations are loaded by statements of their own, each plan stands after a line such as
    /// `-- statement 2 of 3: SELECT ..`.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn explain<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.plan(db, "EXPLAIN ")
    }

    /// The server's plan with what really happened: `EXPLAIN (ANALYZE, BUFFERS)` runs the query.
    ///
    /// Where relations are loaded by statements of their own, those are planned and not run.
    ///
    /// # Errors
    /// When the statement fails.
    #[track_caller]
    pub fn explain_analyze<E: Executor + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<String, Error>> + Send {
        self.plan(db, "EXPLAIN (ANALYZE, BUFFERS) ")
    }

    #[track_caller]
    fn plan<'a, E: Executor + ?Sized>(
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

/// Runs a query, and loads its relations by statements of their own where it does so. It does not know
/// what the rows become, so that it is compiled once for each kind of executor.
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

/// The rows of a query, one after another; see [`Select::stream`].
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

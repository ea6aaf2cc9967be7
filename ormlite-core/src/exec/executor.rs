//! What runs statements: a pool or a transaction, behind one object-safe trait.
//!
//! The typed calls (`.all(&db)`) are thin generic shells; everything below this trait is compiled
//! once, however many queries a service has.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::decode::{CollectedRows, RowSet, RowSink};
use crate::error::Error;
use crate::exec::statement::Statement;

/// A boxed future that may move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// A boxed stream that may move between threads.
pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = Result<T, Error>> + Send + 'a>>;

/// Runs statements: a `Db`, or a transaction of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run a query",
    note = "give a `&Db`, or the transaction that `db.transaction(async |tx| ..)` hands out",
    note = "of a struct or an `Arc` that holds a `Db`, give that: `&app.db`, `&*db`"
)]
pub trait Executor: Send + Sync {
    /// Runs a statement, hands its rows on as they arrive, and gives the number of rows that it
    /// returned or changed.
    fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64>;

    /// Runs the statement of a typed query. It calls only built-in functions that leave no state in
    /// the session, so the session need not be reset after it.
    ///
    /// A wrapper forwards this to the executor it wraps. By default the statement is run as any other,
    /// and the session is reset after it.
    fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        self.run(statement, rows)
    }

    /// As [`run_built`](Self::run_built), with the rows in batches.
    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        self.stream(statement, batch)
    }

    /// Runs a statement and gives its rows in batches of at most `batch` rows, each fetched from
    /// the server when the one before has been consumed.
    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>>;

    /// Runs a statement and collects its rows.
    fn fetch(&self, statement: Statement) -> BoxFuture<'_, Box<dyn RowSet>> {
        let rows = Arc::new(CollectedRows::default());
        let running = self.run(statement, rows.clone());
        Box::pin(async move {
            running.await?;
            Ok(rows.take())
        })
    }

    /// Runs a statement and gives the number of rows it changed.
    fn execute(&self, statement: Statement) -> BoxFuture<'_, u64> {
        self.run(statement, Arc::new(()))
    }
}

/// Runs statements in one transaction, so that all of them are done or none.
#[diagnostic::on_unimplemented(
    message = "several statements that belong together need a transaction, and `{Self}` is none",
    note = "run them in one: `db.transaction(async |tx| .. .one(tx).await)`"
)]
pub trait Transactional: Executor {}

impl<E: Transactional + ?Sized> Transactional for &E {}

impl<E: Executor + ?Sized> Executor for &E {
    fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        (**self).run(statement, rows)
    }
    fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        (**self).run_built(statement, rows)
    }
    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        (**self).stream(statement, batch)
    }
    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        (**self).stream_built(statement, batch)
    }
}

/// The executor, its type erased; what it runs is said to be run where this was called.
#[track_caller]
pub(crate) fn located<'a, E: Executor + ?Sized>(db: &'a E) -> Box<dyn Executor + 'a> {
    Box::new(Located {
        db,
        location: Location::caller(),
    })
}

/// An executor that one call runs several statements on.
struct Located<'a, E: ?Sized> {
    db: &'a E,
    location: &'static Location<'static>,
}

impl<E: Executor + ?Sized> Executor for Located<'_, E> {
    fn run(&self, mut statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        statement.location = Some(self.location);
        // Nothing but queries run on it.
        self.db.run_built(statement, rows)
    }

    /// All rows as one batch: a service that streams nothing would else have the cursors of the
    /// executor, which this one's table of functions would name.
    fn stream(&self, statement: Statement, _: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        Box::pin(OneBatch(Some(self.fetch(statement))))
    }
}

/// The rows of a statement, all at once.
struct OneBatch<'a>(Option<BoxFuture<'a, Box<dyn RowSet>>>);

impl Stream for OneBatch<'_> {
    type Item = Result<Box<dyn RowSet>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(running) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let rows = std::task::ready!(running.as_mut().poll(cx));
        self.0 = None;
        Poll::Ready(Some(rows))
    }
}

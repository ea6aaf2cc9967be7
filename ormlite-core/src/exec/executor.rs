//! [`Executor`]: the object-safe trait of the pool, transactions and savepoints.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::decode::{CollectedRows, RowSet, RowSink};
use crate::error::Error;
use crate::exec::statement::Statement;

/// A boxed future that is `Send`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// A boxed stream that is `Send`.
pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = Result<T, Error>> + Send + 'a>>;

/// Runs statements: a `Db`, a transaction or a savepoint.
///
/// Terminal calls take a `&impl Executor`, so a function of your own that takes one works inside and
/// outside of transactions:
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Error, Executor, Table, expr::CompareMethods, query::SourceQuery};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32 }
/// async fn rooms_on(db: &impl Executor, floor: i32) -> Result<Vec<Room>, Error> {
///     Room::query().filter(Room::floor.eq(floor)).all(db).await
/// }
/// # }
/// ```
///
/// A wrapper implements `run` and `stream`, and forwards `run_built` and `stream_built`:
///
/// ```
/// # use std::sync::Arc;
/// # use ormlite_core::{Error, Executor, Statement};
/// # use ormlite_core::decode::{RowSet, RowSink, decode_all};
/// # use ormlite_core::exec::{BoxFuture, BoxStream};
/// struct Logged<E>(E);
///
/// impl<E: Executor> Executor for Logged<E> {
///     fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
///         println!("{}", statement.traced_sql());
///         self.0.run(statement, rows)
///     }
///     fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
///         println!("{}", statement.traced_sql());
///         self.0.run_built(statement, rows)
///     }
///     fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
///         self.0.stream(statement, batch)
///     }
///     fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
///         self.0.stream_built(statement, batch)
///     }
/// }
///
/// async fn numbers(db: &impl Executor, statement: Statement) -> Result<Vec<i32>, Error> {
///     let rows = db.fetch(statement).await?;
///     decode_all(&*rows, |row| row.take())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run a query",
    note = "give a `&Db`, or the transaction of `db.transaction(async |tx| ..)`",
    note = "if a struct or an `Arc` holds the `Db`, give that: `&app.db`, `&*db`"
)]
pub trait Executor: Send + Sync {
    /// Runs a statement, passes its rows to `rows` as they arrive, and returns the number of rows
    /// that it returned or changed.
    ///
    /// # Errors
    ///
    /// The future fails if the statement does. Some rows may have been passed on by then.
    fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64>;

    /// Runs the statement of a typed query.
    ///
    /// Such a statement calls only built-in functions that leave no session state, so the executor
    /// need not reset the session after it. A wrapper forwards it to the executor it wraps. The
    /// default is [`run`](Self::run), after which the session is reset.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        self.run(statement, rows)
    }

    /// Runs the statement of a typed query, as [`run_built`](Self::run_built), and returns its rows
    /// in batches, as [`stream`](Self::stream).
    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        self.stream(statement, batch)
    }

    /// Runs a statement and returns its rows in batches of at most `batch` rows.
    ///
    /// Each batch is fetched from the server after the one before it has been consumed.
    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>>;

    /// Runs a statement and collects its rows.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    fn fetch(&self, statement: Statement) -> BoxFuture<'_, Box<dyn RowSet>> {
        let rows = Arc::new(CollectedRows::default());
        let running = self.run(statement, rows.clone());
        Box::pin(async move {
            running.await?;
            Ok(rows.take())
        })
    }

    /// Runs a statement, discards its rows and returns the number of rows that it returned or changed.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    fn execute(&self, statement: Statement) -> BoxFuture<'_, u64> {
        self.run(statement, Arc::new(()))
    }
}

/// Runs several statements in one transaction: a transaction or a savepoint, not a `Db`.
#[diagnostic::on_unimplemented(
    message = "this call sends several statements and needs a transaction, and `{Self}` is not a transaction",
    note = "run it in one: `db.transaction(async |tx| .. .one(tx).await)`"
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

/// An executor for queries over the sources `Q`: the bound of every terminal call.
///
/// `Q` is the list of a query's sources, as in [`Select<Q, O>`](crate::query::Select). Every [`Executor`]
/// implements it for all sources.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run a query",
    note = "give a `&Db`, or the transaction of `db.transaction(async |tx| ..)`",
    note = "if a struct or an `Arc` holds the `Db`, give that: `&app.db`, `&*db`"
)]
pub trait Executes<Q>: Executor {}

#[diagnostic::do_not_recommend]
impl<Q, E: Executor + ?Sized> Executes<Q> for E {}

/// Erases the type of an executor. Its statements get the caller's location.
#[track_caller]
pub(crate) fn located<'a, E: Executor + ?Sized>(db: &'a E) -> Box<dyn Executor + 'a> {
    Box::new(Located {
        db,
        location: Location::caller(),
    })
}

/// An executor for the statements of one terminal call.
struct Located<'a, E: ?Sized> {
    db: &'a E,
    location: &'static Location<'static>,
}

impl<E: Executor + ?Sized> Executor for Located<'_, E> {
    fn run(&self, mut statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        statement.location = Some(self.location);
        // A terminal call runs only typed queries on it.
        self.db.run_built(statement, rows)
    }

    /// Returns all rows as one batch. Forwarding to the executor's `stream` would put its cursors
    /// into the vtable of `Located`, and so into services that never stream.
    fn stream(&self, statement: Statement, _: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        Box::pin(OneBatch(Some(self.fetch(statement))))
    }
}

/// A stream of one batch: all rows of a statement.
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

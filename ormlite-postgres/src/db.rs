//! The database as a service holds it: a pool behind a handle that is cheap to clone.

mod acquire;
mod pipeline;

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::pin::pin;
use std::sync::{Arc, Once};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{PoolConfig, QueueMode, Timeouts};
use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::executor::{BoxFuture, BoxStream};
use ormlite_core::{Error, Executor, Statement};
use tracing::Instrument;

use crate::config::DbBuilder;
use crate::connection::{Attempt, Connection, Failure};
use crate::error::{Class, Stale};
use crate::observe::{self, Observer};
use crate::options::TransactionOptions;
use crate::pool::{Manager, Pool, Pooled};
use crate::run;
use crate::status::TransactionStatus;
use crate::stream;
use crate::transaction::Transaction;

/// How often a statement is tried again on another connection.
const ATTEMPTS: u32 = 16;

/// A database: a pool of connections, cheap to clone and to share.
///
/// Every query runs on it, by itself or in a [transaction](Self::transaction). A statement `BEGIN` is
/// an error ([`is_invalid_query`](Error::is_invalid_query)): the next statement may be given another
/// connection.
///
/// ```no_run
/// # async fn example() -> Result<(), ormlite_core::Error> {
/// let db = ormlite_postgres::Db::connect("postgres://shop@localhost/shop").await?;
/// let moved = db
///     .transaction(async |tx| {
///         tx.batch_execute("UPDATE accounts SET points = points - 10 WHERE id = 1").await?;
///         tx.batch_execute("UPDATE accounts SET points = points + 10 WHERE id = 2").await?;
///         Ok::<_, ormlite_core::Error>(10)
///     })
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pool: Pool,
    care: Once,
    wait_timeout: Option<Duration>,
    statement_timeout: Option<Duration>,
    observer: Observer,
    /// What begins a transaction beside `BEGIN`: the limits of time, behind a transaction pooler.
    begin: String,
}

impl Db {
    /// Connects with the [defaults](DbBuilder), opening the first connection.
    ///
    /// # Errors
    /// As [`DbBuilder::connect`].
    pub async fn connect(url: impl Into<String>) -> Result<Self, Error> {
        Self::builder().url(url).connect().await
    }

    /// Collects settings before connecting.
    pub fn builder() -> DbBuilder {
        DbBuilder::new()
    }

    pub(crate) fn new(manager: Manager, settings: DbBuilder) -> Result<Self, Error> {
        let mut begin = String::new();
        if manager.transaction_pooler {
            for (name, value) in settings.time_limits() {
                begin.push_str(&format!("; SET LOCAL {name} = {value}"));
            }
        }
        let statement_timeout = settings
            .statement_timeout
            .filter(|_| manager.transaction_pooler);
        let config = PoolConfig {
            max_size: settings.max_size,
            // `acquire` says how long to wait, and `Manager` keeps its own deadlines.
            timeouts: Timeouts::new(),
            // The connections in use stay few, so that idle ones can be closed.
            queue_mode: QueueMode::Lifo,
        };
        let pool = Pool::builder(manager)
            .config(config)
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Error::config(error.to_string()))?;
        Ok(Self(Arc::new(Inner {
            pool,
            care: Once::new(),
            wait_timeout: settings.wait_timeout,
            statement_timeout,
            observer: settings.observer,
            begin,
        })))
    }

    /// Runs `body` in a transaction, which is committed when it gives `Ok`. Write it as
    /// `async |tx| { .. }`: an `async move` block inside a plain closure cannot borrow `tx`.
    ///
    /// It is rolled back when `body` gives `Err`, panics, or is dropped with its future. An error
    /// of the `COMMIT` is an error of this call.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// db.transaction(async |tx| tx.batch_execute("DELETE FROM drafts").await).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When no connection is free in time; what `body` gives (its first statement also gives the
    /// server's refusal of `BEGIN`, after which none is run); and of the `COMMIT`:
    /// [`is_rolled_back`](Error::is_rolled_back) when a statement had failed and `body` gave `Ok`
    /// all the same, [`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown) when the
    /// connection broke before its reply, [`is_invalid_query`](Error::is_invalid_query) when a
    /// savepoint was still open or a statement had
    /// [ended the transaction](Transaction#statements-that-end-the-transaction), and the server's own,
    /// such as that of a deferred constraint.
    pub async fn transaction<F, T, E>(&self, body: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        self.transaction_with(TransactionOptions::new(), body).await
    }

    /// Runs a script of several statements by the simple protocol. It takes no values.
    ///
    /// The connection is cleaned afterwards, so what the script sets in its session does not
    /// last.
    ///
    /// # Errors
    /// The first failing statement's; those before it stay done, unless the script holds no
    /// `COMMIT` of its own: then it is one transaction. Also when it begins a transaction and does
    /// not end it ([`is_invalid_query`](Error::is_invalid_query)): that is rolled back.
    pub async fn batch_execute(&self, sql: &str) -> Result<(), Error> {
        self.batch(sql).await
    }

    fn batch<'a>(&'a self, sql: &'a str) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let connection = self.acquire().await?;
            connection.note_script(sql);
            let result = connection.batch(sql).await;
            connection.pulse().script(1);
            let ended = expect_no_transaction(&connection);
            connection.clean().await;
            result?;
            ended
        })
    }

    /// A connection for what this crate has no call for: `COPY`, `LISTEN`, notices of progress.
    ///
    /// It is cleaned of all that was done to its session when it is dropped, which costs one
    /// round trip in the background; a transaction left open is rolled back. Behind a
    /// [transaction pooler](DbBuilder::transaction_pooler) only that: what is set in the session
    /// there is set for everybody.
    ///
    /// # Errors
    /// When no connection is free in time, or none can be made.
    pub async fn client(&self) -> Result<RawClient, Error> {
        let connection = self.acquire().await?;
        // What cleaned it holds on to it for a moment, and a raw client is one's own.
        connection.cleaned().await;
        connection.set_dirty(true);
        Ok(RawClient(connection))
    }

    /// How many connections there are, and how many are free.
    pub fn pool_status(&self) -> PoolStatus {
        let status = self.0.pool.status();
        PoolStatus {
            max_size: status.max_size,
            size: status.size,
            available: status.available,
            waiting: status.waiting,
        }
    }

    /// Closes the pool: who waits for a connection, or asks for one, gets an error; connections
    /// in use are closed when they come back. Returns when the last one has.
    ///
    /// A transaction or client that the caller itself holds is waited for as well. Put a deadline
    /// round it where statements may take long.
    pub async fn close(&self) {
        self.0.pool.close();
        while self.0.pool.status().size > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Whether it has been closed.
    pub fn is_closed(&self) -> bool {
        self.0.pool.is_closed()
    }

    /// Notes what a statement that is about to be run may leave in the session.
    pub(crate) fn note(&self, connection: &Connection, statement: &Statement, built: bool) {
        self.0
            .pool
            .manager()
            .effects
            .note(connection, statement, built);
    }

    pub(crate) fn observer(&self) -> &Observer {
        &self.0.observer
    }

    pub(crate) fn begin_suffix(&self) -> &str {
        &self.0.begin
    }

    /// Runs a statement by itself.
    #[inline]
    fn run_alone(
        &self,
        statement: Statement,
        rows: Arc<dyn RowSink>,
        built: bool,
    ) -> BoxFuture<'_, u64> {
        Box::pin(async move {
            run::check(&statement)?;
            let span = observe::span(&statement);
            let mut connection = Some(self.acquire().instrument(span.clone()).await?);
            let affected = {
                let run = pin!(self.run_retrying(&mut connection, &statement, &*rows, built));
                self.observer().watch(&span, &statement, run).await?
            };
            if let Some(connection) = connection {
                let ended = expect_no_transaction(&connection);
                connection.clean().await;
                ended?;
            }
            Ok(affected)
        })
    }

    /// Runs a statement on a connection, and leaves there the one it was run on.
    async fn run_retrying(
        &self,
        slot: &mut Option<Pooled>,
        statement: &Statement,
        rows: &dyn RowSink,
        built: bool,
    ) -> Result<u64, Error> {
        // Nothing was run when the server did not know the prepared statement: the first time it
        // is prepared anew, the second time on another connection.
        let mut stale = 0;
        let mut attempt = 0;
        loop {
            attempt += 1;
            let connection = match slot {
                Some(connection) => connection,
                None => slot.insert(self.acquire().await?),
            };
            self.note(connection, statement, built);
            match self.run_on(connection, statement, rows).await {
                Err(failure) if failure.stale == Stale::Yes && stale < 2 => {
                    stale += 1;
                    if stale > 1 || connection.is_unnamed() {
                        connection.give_up();
                        *slot = None;
                    }
                }
                Err(failure)
                    if failure.class == Class::Lost
                        && attempt < ATTEMPTS
                        && connection.was_idle()
                        && (failure.not_run || self.is_harmless(&failure, statement, built)) =>
                {
                    *slot = None;
                }
                result => return Ok(result?),
            }
        }
    }

    /// Whether a statement whose connection was lost before it was answered can be run twice.
    fn is_harmless(&self, failure: &Failure, statement: &Statement, built: bool) -> bool {
        built
            && !failure.answered
            && !failure.error.is_timeout()
            && statement.operation == "SELECT"
            && !self.0.pool.manager().effects.may_leave_state("SELECT")
    }

    /// A plain function: what waits with a timer would else be room in every statement's future.
    fn run_on<'a>(
        &'a self,
        connection: &'a Connection,
        statement: &'a Statement,
        rows: &'a dyn RowSink,
    ) -> Attempt<'a, u64> {
        let running = run::run(connection, &statement.sql, &statement.binds, rows);
        let Some(limit) = self.0.statement_timeout else {
            return running;
        };
        Box::pin(async move {
            match tokio::time::timeout(limit, running).await {
                Ok(result) => result,
                Err(_) => {
                    let error = Error::timeout("running a statement", Some(limit));
                    Err(Failure::unknown(error))
                }
            }
        })
    }
}

/// Refuses to pass over a transaction that was left open: it is rolled back when the connection is
/// given back, and what ran in it is lost.
fn expect_no_transaction(connection: &Connection) -> Result<(), Error> {
    match connection.transaction_status() {
        TransactionStatus::InTransaction | TransactionStatus::Failed => Err(Error::invalid_query(
            "it left a transaction open, which was rolled back; use `Db::transaction`",
        )),
        TransactionStatus::Idle | TransactionStatus::Unknown => Ok(()),
    }
}

impl Executor for Db {
    fn run(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        let built = statement.is_built();
        self.run_alone(statement, rows, built)
    }

    fn run_built(&self, statement: Statement, rows: Arc<dyn RowSink>) -> BoxFuture<'_, u64> {
        self.run_alone(statement, rows, true)
    }

    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        stream::of_db(self, statement, batch, false)
    }

    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        stream::of_db(self, statement, batch, true)
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Db").field(&self.pool_status()).finish()
    }
}

/// The connections of a pool, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolStatus {
    /// The most it opens.
    pub max_size: usize,
    /// Those that are open.
    pub size: usize,
    /// Those that are open and free.
    pub available: usize,
    /// How many callers wait for one.
    pub waiting: usize,
}

/// A connection of the pool's as the driver gives it; see [`Db::client`].
pub struct RawClient(Pooled);

impl RawClient {
    pub(crate) fn pooled(&self) -> &Pooled {
        &self.0
    }
}

impl Deref for RawClient {
    type Target = tokio_postgres::Client;

    fn deref(&self) -> &tokio_postgres::Client {
        self.0.client()
    }
}

impl DerefMut for RawClient {
    fn deref_mut(&mut self) -> &mut tokio_postgres::Client {
        self.0.client_mut()
    }
}

impl fmt::Debug for RawClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawClient").finish_non_exhaustive()
    }
}

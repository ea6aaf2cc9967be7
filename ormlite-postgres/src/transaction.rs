//! Transactions and savepoints, and how they end.
//!
//! A transaction owns its connection. It ends by `COMMIT`, by `ROLLBACK`, or by being dropped:
//! then [`Pooled`] rolls it back, or cancels and closes the connection where a statement is still
//! running. A dropped savepoint is rolled back before the next statement.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ormlite_core::decode::RowSet;
use ormlite_core::executor::{BoxFuture, BoxStream};
use ormlite_core::{Bind, Error, Executor, Statement};
use tracing::Instrument;

use crate::connection::Failure;
use crate::db::Db;
use crate::error::Class;
use crate::observe;
use crate::options::TransactionOptions;
use crate::pool::Pooled;
use crate::run::{self, Reply};
use crate::stream;

/// `COMMIT` of a failed transaction is answered as a success, and the driver hides the tag that
/// tells. A query before it fails in a failed transaction, and ends the message there.
const COMMIT: &str = "SELECT; COMMIT";

const IN_FAILED_TRANSACTION: &str = "25P02";

/// A transaction, or a savepoint in one: runs queries as a [`Db`] does.
///
/// Made by [`Db::transaction`], [`Db::begin`] and [`Transaction::savepoint`]. Dropping it rolls it
/// back.
///
/// A statement's future that is dropped before its reply (a timeout round it, say) leaves nobody
/// knowing what it did: from then on the transaction only gives errors, and is rolled back.
/// [`DbBuilder::statement_timeout`](crate::DbBuilder::statement_timeout) has no such effect.
#[must_use = "a transaction that is dropped is rolled back"]
pub struct Transaction {
    session: Arc<Session>,
    /// 0 for the transaction itself, else how many savepoints deep.
    depth: u32,
    /// Whether it has been committed or rolled back.
    ended: bool,
}

/// What a transaction and its savepoints share.
pub(crate) struct Session {
    connection: Pooled,
    db: Db,
    /// How many savepoints are open.
    open: AtomicU32,
    cursors: AtomicU32,
    ended: AtomicBool,
    /// A statement met a serialization failure or a deadlock.
    retryable: AtomicBool,
    /// The last failure of a statement, to say why a commit was not one.
    failure: Mutex<Option<Error>>,
    /// What to send before the next statement.
    pending: Mutex<Vec<Pending>>,
}

/// Something that was dropped where nothing could be sent.
#[derive(Debug)]
enum Pending {
    RollBackTo(u32),
    Close { cursor: String, depth: u32 },
}

impl Db {
    /// Begins a transaction that is ended by hand; prefer [`transaction`](Self::transaction).
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// let tx = db.begin().await?;
    /// tx.batch_execute("DELETE FROM drafts").await?;
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When no connection is free in time, or the server refuses.
    pub async fn begin(&self) -> Result<Transaction, Error> {
        self.begin_with(&TransactionOptions::new()).await
    }

    /// Begins a transaction with options.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub async fn begin_with(&self, options: &TransactionOptions) -> Result<Transaction, Error> {
        let begin = options.begin(self.begin_suffix());
        self.begin_by(&begin, options.settings()).await
    }

    pub(crate) async fn begin_by(
        &self,
        begin: &str,
        settings: &[(String, String)],
    ) -> Result<Transaction, Error> {
        let connection = self.acquire().await?;
        connection.set_in_transaction(true);
        connection.batch(begin).await?;
        let transaction = Transaction {
            session: Arc::new(Session {
                connection,
                db: self.clone(),
                open: AtomicU32::new(0),
                cursors: AtomicU32::new(0),
                ended: AtomicBool::new(false),
                retryable: AtomicBool::new(false),
                failure: Mutex::new(None),
                pending: Mutex::new(Vec::new()),
            }),
            depth: 0,
            ended: false,
        };
        for (name, value) in settings {
            let binds = [Bind::new(name.clone()), Bind::new(value.clone())];
            let sql = "SELECT set_config($1, $2, true)";
            transaction.session.run_sql(sql, &binds).await?;
        }
        Ok(transaction)
    }
}

impl Transaction {
    /// Keeps what was done: `COMMIT`, or `RELEASE SAVEPOINT`.
    ///
    /// Dropping this future half-way leaves open whether it was committed.
    ///
    /// # Errors
    /// Of a transaction, see [`Db::transaction`]. Of a savepoint,
    /// [`is_rolled_back`](Error::is_rolled_back) when a statement in it had failed; the
    /// transaction around it goes on.
    pub async fn commit(mut self) -> Result<(), Error> {
        self.ended = true;
        if self.depth > 0 {
            self.session.release(self.depth).await
        } else {
            self.session.commit().await
        }
    }

    /// Undoes what was done: `ROLLBACK`, or `ROLLBACK TO SAVEPOINT`.
    ///
    /// # Errors
    /// When the server could not be told. It rolls back all the same: the connection is closed.
    pub async fn rollback(mut self) -> Result<(), Error> {
        self.ended = true;
        if self.depth > 0 {
            self.session.roll_back_to(self.depth).await
        } else {
            self.session.roll_back().await
        }
    }

    /// Runs `body` in a savepoint, whose work is kept when it gives `Ok`, and undone when it gives
    /// `Err`, panics or is dropped. The transaction goes on after it in any case.
    ///
    /// Savepoints nest to any depth; a second one beside an open one is refused.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// db.transaction(async |tx| {
    ///     let tried = tx.savepoint(async |sp| sp.batch_execute("INSERT INTO tags VALUES (1)").await);
    ///     if let Err(error) = tried.await {
    ///         println!("without the tag: {error}");
    ///     }
    ///     tx.batch_execute("INSERT INTO posts VALUES (1)").await
    /// })
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// What `body` gives, and what [`commit`](Self::commit) of a savepoint does.
    pub async fn savepoint<F, T, E>(&self, body: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        let savepoint = self.begin_savepoint().await?;
        match body(&savepoint).await {
            Ok(value) => {
                savepoint.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // Where that fails, so does the next statement.
                let _ = savepoint.rollback().await;
                Err(error)
            }
        }
    }

    /// Begins a savepoint that is ended by hand; prefer [`savepoint`](Self::savepoint).
    ///
    /// # Errors
    /// When another savepoint of this transaction is open at this depth, or the server refuses.
    pub async fn begin_savepoint(&self) -> Result<Transaction, Error> {
        let depth = self.depth + 1;
        let open = &self.session.open;
        if open
            .compare_exchange(self.depth, depth, Ordering::AcqRel, Ordering::Acquire)
            .is_err()
        {
            return Err(Error::invalid_query(
                "a savepoint is open inside this one; use its own handle, or end it first",
            ));
        }
        let mut savepoint = Transaction {
            session: self.session.clone(),
            depth,
            ended: false,
        };
        let sql = format!("SAVEPOINT {}", name(depth));
        if let Err(error) = self.session.batch(&sql).await {
            savepoint.ended = true;
            open.store(self.depth, Ordering::Release);
            return Err(error);
        }
        Ok(savepoint)
    }

    /// Runs a script of several statements by the simple protocol. It takes no values.
    ///
    /// What it sets in the session lasts until the transaction ends; then the connection is
    /// cleaned.
    ///
    /// # Errors
    /// The first failing statement's.
    pub async fn batch_execute(&self, sql: &str) -> Result<(), Error> {
        self.session.connection.set_dirty(true);
        self.session.batch(sql).await
    }

    /// As [`Db::pipeline`], in this transaction: when one statement fails, the server skips those
    /// after it.
    ///
    /// # Errors
    /// The first failing statement's.
    pub fn pipeline(&self, statements: Vec<Statement>) -> BoxFuture<'_, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            let session = &self.session;
            session.settle().await?;
            let observer = session.db.observer();
            let result = run::pipeline(&session.connection, observer, &statements).await;
            result.map_err(|error| session.noted(error))
        })
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    pub(crate) async fn run(&self, statement: Statement) -> Result<Reply, Error> {
        if let Some(error) = statement.invalid {
            return Err(error);
        }
        let span = observe::span(&statement);
        let run = self.session.run_sql(&statement.sql, &statement.binds);
        let observer = self.session.db.observer();
        observer
            .watch(&span, &statement, run)
            .instrument(span.clone())
            .await
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        if self.depth > 0 {
            self.session.leave(Pending::RollBackTo(self.depth));
            self.session.open.store(self.depth - 1, Ordering::Release);
        } else {
            // A savepoint that outlives it has nothing to work on; the rest is `Pooled`'s.
            self.session.ended.store(true, Ordering::Release);
        }
    }
}

impl Executor for Transaction {
    fn fetch(&self, statement: Statement) -> BoxFuture<'_, Box<dyn RowSet>> {
        Box::pin(async move { Ok(self.run(statement).await?.into_row_set()) })
    }

    fn execute(&self, statement: Statement) -> BoxFuture<'_, u64> {
        Box::pin(async move { Ok(self.run(statement).await?.affected) })
    }

    fn stream(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        stream::of_transaction(self, statement, batch)
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction")
            .field("depth", &self.depth)
            .finish_non_exhaustive()
    }
}

fn name(depth: u32) -> String {
    format!("ormlite_{depth}")
}

impl Session {
    /// Whether a statement in it met a serialization failure or a deadlock.
    pub(crate) fn is_retryable(&self) -> bool {
        self.retryable.load(Ordering::Acquire)
    }

    pub(crate) fn connection(&self) -> &Pooled {
        &self.connection
    }

    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    pub(crate) fn next_cursor(&self) -> String {
        format!("ormlite_{}", self.cursors.fetch_add(1, Ordering::Relaxed))
    }

    /// Closes a cursor before the next statement.
    pub(crate) fn close_cursor(&self, cursor: String, depth: u32) {
        self.leave(Pending::Close { cursor, depth });
    }

    pub(crate) async fn run_sql(&self, sql: &str, binds: &[Bind]) -> Result<Reply, Error> {
        self.settle().await?;
        let result = run::run(&self.connection, sql, binds).await;
        result.map_err(|failure| self.failed(failure))
    }

    pub(crate) async fn batch(&self, sql: &str) -> Result<(), Error> {
        self.settle().await?;
        let result = self.connection.batch(sql).await;
        result.map_err(|failure| self.failed(failure))
    }

    /// Notes a failure of a statement.
    pub(crate) fn failed(&self, failure: Failure) -> Error {
        self.noted(failure.error)
    }

    fn noted(&self, error: Error) -> Error {
        if error.is_retryable() {
            self.retryable.store(true, Ordering::Release);
        }
        // The error that failed the transaction, not those that followed from it.
        if error.code() != Some(IN_FAILED_TRANSACTION) {
            *lock(&self.failure) = Some(error.clone());
        }
        error
    }

    fn leave(&self, new: Pending) {
        let mut pending = lock(&self.pending);
        if let Pending::RollBackTo(to) = new {
            // The rollback takes what was opened inside with it.
            pending.retain(|old| match old {
                Pending::RollBackTo(depth) | Pending::Close { depth, .. } => *depth < to,
            });
        }
        pending.push(new);
    }

    /// Sends what was left to do.
    pub(crate) async fn settle(&self) -> Result<(), Error> {
        if self.ended.load(Ordering::Acquire) {
            return Err(Error::invalid_query("the transaction has ended"));
        }
        let pending = std::mem::take(&mut *lock(&self.pending));
        if pending.is_empty() {
            return Ok(());
        }
        let mut sql = Vec::new();
        for step in pending {
            match step {
                Pending::RollBackTo(depth) => {
                    let name = name(depth);
                    sql.push(format!(
                        "ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"
                    ));
                    *lock(&self.failure) = None;
                }
                Pending::Close { cursor, .. } => sql.push(format!("CLOSE {cursor}")),
            }
        }
        let result = self.connection.batch(&sql.join("; ")).await;
        result.map_err(|failure| self.failed(failure))
    }

    async fn release(&self, depth: u32) -> Result<(), Error> {
        let name = name(depth);
        match self.batch(&format!("RELEASE SAVEPOINT {name}")).await {
            Ok(()) => {
                self.open.store(depth - 1, Ordering::Release);
                Ok(())
            }
            Err(error) if error.code() == Some(IN_FAILED_TRANSACTION) => {
                let failure = lock(&self.failure).take();
                self.roll_back_to(depth).await?;
                Err(rolled_back(failure))
            }
            Err(error) => {
                self.leave(Pending::RollBackTo(depth));
                self.open.store(depth - 1, Ordering::Release);
                Err(error)
            }
        }
    }

    async fn roll_back_to(&self, depth: u32) -> Result<(), Error> {
        self.leave(Pending::RollBackTo(depth));
        self.open.store(depth - 1, Ordering::Release);
        self.settle().await
    }

    async fn commit(&self) -> Result<(), Error> {
        // The end of the transaction closes its cursors.
        lock(&self.pending).retain(|step| matches!(step, Pending::RollBackTo(_)));
        self.settle().await?;
        self.ended.store(true, Ordering::Release);
        if self.connection.is_closed() {
            // Nothing was sent, so nothing was committed.
            let error = Error::connection_lost("it was lost before COMMIT");
            return Err(self.connection.last_word(error).await);
        }
        let Err(failure) = self.connection.batch(COMMIT).await else {
            self.connection.set_in_transaction(false);
            self.connection.clean().await;
            return Ok(());
        };
        match failure.class {
            Class::Lost => Err(Error::commit_outcome_unknown(failure.error)),
            Class::Unsent => Err(failure.error),
            Class::Server => {
                // Where the rollback fails too, `Pooled` closes the connection.
                let _ = self.end_by_rollback().await;
                let failed = failure.error.code() == Some(IN_FAILED_TRANSACTION);
                let error = self.failed(failure);
                Err(if failed {
                    rolled_back(lock(&self.failure).take())
                } else {
                    error
                })
            }
        }
    }

    async fn roll_back(&self) -> Result<(), Error> {
        self.ended.store(true, Ordering::Release);
        if !self.connection.is_usable() {
            // Closing the connection is the rollback.
            return Ok(());
        }
        self.end_by_rollback().await
    }

    async fn end_by_rollback(&self) -> Result<(), Error> {
        self.connection.batch("ROLLBACK").await?;
        self.connection.set_in_transaction(false);
        Ok(())
    }
}

fn rolled_back(failure: Option<Error>) -> Error {
    match failure {
        Some(failure) => Error::rolled_back().because(failure),
        None => Error::rolled_back(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Transactions and savepoints, and how they end.
//!
//! A transaction owns its connection. It ends by `COMMIT`, by `ROLLBACK`, or by being dropped:
//! then [`Pooled`](crate::pool::Pooled) rolls it back, or cancels and closes the connection where a statement is still
//! running. A dropped savepoint is rolled back before the next statement.

mod executor;
mod options;
pub(crate) mod retry;
mod session;
mod state;

pub use self::options::{Isolation, TransactionOptions};
pub use self::retry::RetryOptions;
pub(crate) use self::session::{Begin, Declared, Session};
pub(crate) use self::state::Level;

use std::fmt;
use std::sync::Arc;

use ormlite_core::decode::RowSet;
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Error, Statement};

use crate::db::Db;

/// A transaction, or a savepoint in one: runs queries as a [`Db`] does.
///
/// Made by [`Db::transaction`], [`Db::begin`] and [`Transaction::savepoint`]. Dropping it rolls it
/// back.
///
/// If the future of a statement is dropped before its reply, as by a timeout around it, the effect of the
/// statement is unknown: every later use of the transaction is an error, and it is rolled back.
/// [`DbBuilder::statement_timeout`](crate::DbBuilder::statement_timeout) has no such effect.
///
/// # Savepoints and their order
/// While a savepoint is open, only its own handle may be used. Each of these is an error
/// ([`is_invalid_query`](Error::is_invalid_query)) before anything is sent:
/// - a statement, a script, a pipeline, the next batch of a stream or another savepoint on the
///   outer transaction or savepoint, since a rollback of the inner one would undo that too;
/// - committing the outer transaction or savepoint. `commit` consumes its handle, so it is rolled back;
/// - every use of a handle whose transaction, or outer savepoint, has ended.
///
/// The outer one may be rolled back or dropped first, which rolls back the inner ones. The
/// connection returns to the pool when the last of the handles is dropped.
///
/// # Statements that end the transaction
/// A transaction is ended by its handle. A statement or script with `COMMIT`, `END`, `ROLLBACK`,
/// `ABORT` or `PREPARE TRANSACTION` ends it on the server, even if a `BEGIN` follows. The server's reply
/// shows this, and that call, every later one and the commit give an error
/// ([`is_invalid_query`](Error::is_invalid_query)); then the connection is closed. What such a `COMMIT`
/// committed stays committed, and so does what ran after it in the same script or at the same time.
/// `BEGIN` alone only causes a warning of the server. A script may set savepoints of its own.
#[must_use = "a transaction that is dropped is rolled back"]
pub struct Transaction {
    session: Arc<Session>,
    level: Level,
}

impl Transaction {
    /// Takes a connection for a transaction, whose `BEGIN` is sent with the first statement.
    pub(crate) fn begin(db: &Db, begin: Begin) -> BoxFuture<'_, Self> {
        Box::pin(async move {
            Ok(Self {
                session: Arc::new(Session::start(db, begin).await?),
                level: Level::TRANSACTION,
            })
        })
    }

    /// Keeps what was done: `COMMIT`, or `RELEASE SAVEPOINT`.
    ///
    /// Dropping this future half-way leaves open whether it was committed.
    ///
    /// # Errors
    /// Of a transaction, see [`Db::transaction`]. Of a savepoint,
    /// [`is_rolled_back`](Error::is_rolled_back) when a statement in it had failed; the
    /// transaction around it goes on.
    ///
    /// [`is_invalid_query`](Error::is_invalid_query) when a savepoint is open inside it, or it has
    /// [ended](Self#savepoints-and-their-order): nothing is sent for it, and it is rolled back as
    /// if it had been dropped.
    pub async fn commit(self) -> Result<(), Error> {
        self.session.commit(self.level).await
    }

    /// Undoes what was done, with the savepoints that are open inside: `ROLLBACK`, or
    /// `ROLLBACK TO SAVEPOINT`.
    ///
    /// # Errors
    /// When `ROLLBACK` could not be sent. The connection is then closed, which rolls back too.
    /// [`is_invalid_query`](Error::is_invalid_query) when it has
    /// [ended](Self#savepoints-and-their-order) before.
    pub async fn rollback(self) -> Result<(), Error> {
        self.session.roll_back(self.level).await
    }

    /// Runs `body` in a savepoint, whose work is kept when it gives `Ok`, and undone when it gives
    /// `Err`, panics or is dropped. The transaction goes on after it in any case.
    ///
    /// Savepoints nest to any depth. While one is open, a second one beside it is refused, and so
    /// is everything on the transaction around it but its rollback.
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
        // Write `async |tx| { .. }`: a plain closure's `async move` block cannot borrow `tx`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        let savepoint = self.begin_savepoint().await?;
        match Box::pin(body(&savepoint)).await {
            Ok(value) => {
                savepoint.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // If that fails, so does the next statement.
                let _ = savepoint.rollback().await;
                Err(error)
            }
        }
    }

    /// Begins a savepoint that the caller releases or rolls back; prefer [`savepoint`](Self::savepoint).
    ///
    /// # Errors
    /// When another savepoint of this transaction is open at this depth, or the server refuses.
    pub async fn begin_savepoint(&self) -> Result<Transaction, Error> {
        let savepoint = Transaction {
            session: self.session.clone(),
            level: self.session.level_inside(self.level),
        };
        let begun = self.session.begin_savepoint(self.level, savepoint.level);
        begun.await?;
        Ok(savepoint)
    }

    /// Runs a script of several statements by the simple protocol. It takes no values.
    ///
    /// What it sets in the session lasts until the transaction ends; then the connection is
    /// cleaned. A script that ends the transaction is
    /// [an error](Self#statements-that-end-the-transaction).
    ///
    /// # Errors
    /// The first failing statement's.
    pub async fn batch_execute(&self, sql: &str) -> Result<(), Error> {
        self.session.check(self.level)?;
        self.session.connection().note_script(sql);
        let result = self.session.batch(self.level, sql).await;
        self.session.connection().activity().script(1);
        result
    }

    /// As [`Db::pipeline`], in this transaction: when one statement fails, the server skips those
    /// after it.
    ///
    /// # Errors
    /// The first failing statement's; [`is_invalid_query`](Error::is_invalid_query), with nothing
    /// sent, when one of them would end the transaction.
    pub fn pipeline(&self, statements: Vec<Statement>) -> BoxFuture<'_, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            for statement in &statements {
                let connection = self.session.connection();
                self.session.db().note(connection, statement, false);
            }
            self.session.pipeline(self.level, &statements).await
        })
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    pub(crate) fn level(&self) -> Level {
        self.level
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        match self.level {
            // Savepoint handles that outlive it return errors; `Pooled` rolls back.
            Level::TRANSACTION => self.session.end(),
            level => self.session.leave_savepoint(level),
        }
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction")
            .field("depth", &self.level.depth)
            .finish_non_exhaustive()
    }
}

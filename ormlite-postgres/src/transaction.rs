//! `Transaction`: transactions and savepoints.
//!
//! A transaction owns its connection. It ends by `COMMIT`, by `ROLLBACK`, or by being dropped: then
//! [`Pooled`] rolls it back, or cancels and closes the connection if a statement is still running.
//! A dropped savepoint is rolled back before the next statement.

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

/// A transaction or a savepoint. It runs queries as a [`Db`] does, and is rolled back when it is
/// dropped.
///
/// Made by [`Db::transaction`], [`Db::begin`] and [`Transaction::savepoint`].
///
/// If the future of a statement is dropped before its reply, such as by a timeout around it, the
/// effect of the statement is unknown: every later use of the transaction is an error, and it is
/// rolled back. [`DbBuilder::statement_timeout`](crate::DbBuilder::statement_timeout) has no such
/// effect.
///
/// # Savepoints and their order
/// While a savepoint is open, only its own handle can be used. Each of these is an error
/// ([`is_invalid_query`](Error::is_invalid_query)) before anything is sent:
/// - a statement, a script, a pipeline, the next batch of a stream or another savepoint on the
///   outer transaction or savepoint, since a rollback of the inner one would undo it, too;
/// - committing the outer transaction or savepoint. `commit` consumes its handle, so it is rolled
///   back;
/// - every use of a handle whose transaction, or outer savepoint, has ended.
///
/// The outer one can be rolled back or dropped first, which rolls back the inner ones. The
/// connection returns to the pool when the last of the handles is dropped.
///
/// # Statements that end the transaction
/// A transaction is ended by its handle. A statement or script with `COMMIT`, `END`, `ROLLBACK`,
/// `ABORT` or `PREPARE TRANSACTION` ends it on the server, even if a `BEGIN` follows. The server's
/// reply shows this, and that call, every later one and the commit return an error
/// ([`is_invalid_query`](Error::is_invalid_query)); then the connection is closed. What such a
/// `COMMIT` committed stays committed, and so does what ran after it in the same script or at the
/// same time. A `BEGIN` alone only causes a warning of the server. A script may contain savepoints
/// of its own.
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

    /// `COMMIT`, or `RELEASE SAVEPOINT`: keeps the changes.
    ///
    /// If this future is dropped before it completes, it is unknown whether the changes were
    /// committed.
    ///
    /// # Errors
    /// Of a transaction, see [`Db::transaction`]. Of a savepoint,
    /// [`is_rolled_back`](Error::is_rolled_back) if a statement in it had failed; the outer
    /// transaction can be used further.
    ///
    /// [`is_invalid_query`](Error::is_invalid_query) if a savepoint is open inside it, or it has
    /// [ended](Self#savepoints-and-their-order): nothing is sent, and it is rolled back as if it
    /// had been dropped.
    pub async fn commit(self) -> Result<(), Error> {
        self.session.commit(self.level).await
    }

    /// `ROLLBACK`, or `ROLLBACK TO SAVEPOINT`: undoes the changes, with those of the savepoints
    /// that are open inside.
    ///
    /// # Errors
    /// If `ROLLBACK` could not be sent. The server rolls back nevertheless, because the connection
    /// is closed. [`is_invalid_query`](Error::is_invalid_query) if it has
    /// [ended](Self#savepoints-and-their-order) before.
    pub async fn rollback(self) -> Result<(), Error> {
        self.session.roll_back(self.level).await
    }

    /// Runs `body` in a savepoint: `SAVEPOINT`, and `RELEASE SAVEPOINT` if it returns `Ok`. `Err`,
    /// a panic and a dropped future roll back to the savepoint. The transaction can be used further
    /// in any case.
    ///
    /// Savepoints nest to any depth. While one is open, the outer transaction can only be rolled
    /// back.
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
    /// The error that `body` returns, or that of [`commit`](Self::commit) of a savepoint.
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
                // If this fails, the next statement fails, too.
                let _ = savepoint.rollback().await;
                Err(error)
            }
        }
    }

    /// `SAVEPOINT`, ended by [`commit`](Self::commit) or [`rollback`](Self::rollback). Prefer
    /// [`savepoint`](Self::savepoint).
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// let tx = db.begin().await?;
    /// let savepoint = tx.begin_savepoint().await?;
    /// savepoint.batch_execute("DELETE FROM drafts").await?;
    /// savepoint.rollback().await?; // ROLLBACK TO SAVEPOINT
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If another savepoint of this transaction is open, or if the server returns an error.
    pub async fn begin_savepoint(&self) -> Result<Transaction, Error> {
        let savepoint = Transaction {
            session: self.session.clone(),
            level: self.session.level_inside(self.level),
        };
        let begun = self.session.begin_savepoint(self.level, savepoint.level);
        begun.await?;
        Ok(savepoint)
    }

    /// Runs a script of one or more statements by the simple query protocol, without bound values.
    ///
    /// Its session settings last until the transaction ends; then the session is reset. A script
    /// that ends the transaction is [an error](Self#statements-that-end-the-transaction).
    ///
    /// # Errors
    /// The error of the first statement that fails.
    pub async fn batch_execute(&self, sql: &str) -> Result<(), Error> {
        self.session.check(self.level)?;
        self.session.connection().note_script(sql);
        let result = self.session.batch(self.level, sql).await;
        self.session.connection().activity().script(1);
        result
    }

    /// [`Db::pipeline`] in this transaction. If a statement fails, the server skips those after it.
    ///
    /// # Errors
    /// The error of the first statement that fails; [`is_invalid_query`](Error::is_invalid_query),
    /// with nothing sent, if one of them would end the transaction.
    pub fn pipeline(&self, statements: Vec<Statement>) -> BoxFuture<'_, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            for statement in &statements {
                let connection = self.session.connection();
                self.session
                    .db()
                    .note(connection, statement, statement.is_built());
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
            // A savepoint that outlives the transaction cannot be used. `Pooled` rolls back.
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

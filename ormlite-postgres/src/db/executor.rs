//! Statements and scripts outside of a transaction, each on a connection of its own.

use std::pin::pin;
use std::sync::Arc;

use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::exec::{BoxFuture, BoxStream};
use ormlite_core::{Error, Executor, Statement};
use tracing::Instrument;

use super::Db;
use crate::connection::{Attempt, Connection, Failure};
use crate::error::{Class, Stale};
use crate::observe;
use crate::pool::Pooled;
use crate::run;
use crate::stream;
use crate::wire::TransactionStatus;

/// The most connections that a statement is tried on.
pub(super) const ATTEMPTS: u32 = 16;

impl Db {
    /// Runs a script of one or more statements by the simple query protocol, without bound values.
    ///
    /// Afterwards the session is reset, so settings and temporary tables of the script do not last.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
    /// db.batch_execute("CREATE TABLE a (id integer); CREATE TABLE b (id integer)").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the first statement that fails. The script is one transaction, so all of it is
    /// rolled back; with a `COMMIT` in it, what was committed stays. A script that leaves a
    /// transaction open is rolled back and returns an error
    /// ([`is_invalid_query`](Error::is_invalid_query)).
    pub async fn batch_execute(&self, sql: &str) -> Result<(), Error> {
        self.batch(sql).await
    }

    fn batch<'a>(&'a self, sql: &'a str) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let connection = self.acquire().await?;
            connection.note_script(sql);
            let result = connection.batch(sql).await;
            connection.activity().script(1);
            let ended = expect_no_transaction(&connection);
            connection.clean().await;
            result?;
            ended
        })
    }

    /// Runs a statement outside of a transaction.
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

    /// Runs a statement, on another connection if that is safe. `slot` then contains the connection
    /// it was run on.
    async fn run_retrying(
        &self,
        slot: &mut Option<Pooled>,
        statement: &Statement,
        rows: &dyn RowSink,
        built: bool,
    ) -> Result<u64, Error> {
        // The server did not know the prepared statement, so nothing was run. The first time it is
        // prepared again, the second time on another connection.
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

    /// Whether a statement whose connection was lost before any answer can be run twice.
    fn is_harmless(&self, failure: &Failure, statement: &Statement, built: bool) -> bool {
        built
            && !failure.answered
            && !failure.error.is_timeout()
            && statement.kind.is_query()
            && !self
                .0
                .pool
                .manager()
                .effects
                .may_leave_state(statement.kind)
    }

    /// A plain function: the timer's future would otherwise enlarge the future of every statement.
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

/// Returns an error if a statement left a transaction open. It is rolled back when the connection
/// is returned, so its work is lost.
pub(super) fn expect_no_transaction(connection: &Connection) -> Result<(), Error> {
    match connection.transaction_status() {
        TransactionStatus::InTransaction | TransactionStatus::Failed => Err(Error::invalid_query(
            "the statement left a transaction open, which was rolled back; use `Db::transaction`",
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
        let built = statement.is_built();
        stream::of_db(self, statement, batch, built)
    }

    fn stream_built(&self, statement: Statement, batch: u32) -> BoxStream<'_, Box<dyn RowSet>> {
        stream::of_db(self, statement, batch, true)
    }
}

//! What runs in a transaction: statements, scripts, pipelines and cursors.

use std::pin::pin;
use std::sync::atomic::Ordering;

use futures_util::future::join;
use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Bind, Error, Statement};

use super::{Declared, Session};
use crate::connection::Failure;
use crate::run;
use crate::sql_text;
use crate::transaction::state::{Closing, Level};

impl Session {
    pub(in crate::transaction) async fn run(
        &self,
        level: Level,
        statement: &Statement,
        rows: &dyn RowSink,
    ) -> Result<u64, Error> {
        // A query can be sent together with `BEGIN`: should that be refused, the query has run
        // outside of the transaction and changed nothing, but for what functions it calls do. What
        // writes waits, since it would have been a transaction of its own.
        let query = statement.kind.is_query() && !self.lock().begun;
        let result = match self.plain_begin().filter(|_| query) {
            Some(begin) => {
                self.check(level)?;
                let first = self.connection.generation();
                let run = self.run_in_order(level, true, statement, rows);
                let (begun, result) = join(self.send_begin(begin), run).await;
                begun?;
                match result {
                    // It was lost with the connection on which nothing had begun.
                    Ok(Err(_)) if self.connection.generation() != first => {
                        self.run_in_order(level, false, statement, rows).await
                    }
                    result => result,
                }
            }
            None => self.run_in_order(level, false, statement, rows).await,
        };
        self.replied(result?)
    }

    /// Sends a statement in order. A failure is not recorded in the state.
    fn run_in_order<'a>(
        &'a self,
        level: Level,
        beside_begin: bool,
        statement: &'a Statement,
        rows: &'a dyn RowSink,
    ) -> BoxFuture<'a, Result<u64, Failure>> {
        Box::pin(async move {
            let Statement { sql, binds, .. } = statement;
            // Before anything else: the connection may be replaced while `BEGIN` is sent.
            if !beside_begin {
                self.flush_pending().await?;
            }
            let connection = &*self.connection;
            let before = self.foreign_rollbacks();
            if connection.is_unnamed() {
                let mut request = run::run_unnamed(connection, sql, binds, rows);
                let result = self
                    .send_in_order(level, beside_begin, request.as_mut())
                    .await?;
                self.expect_no_chain(before, [&**sql])?;
                return Ok(result);
            }
            let mut healed = false;
            loop {
                let prepared = match connection.prepare(sql).await {
                    Ok(prepared) => prepared,
                    Err(failure) => return Ok(Err(failure)),
                };
                let request = pin!(run::run_known(connection, sql, &prepared, binds, rows));
                let result = self.send_in_order(level, beside_begin, request).await?;
                self.expect_no_chain(before, [&**sql])?;
                match result {
                    // Nothing was sent, so the transaction is not affected.
                    Err(failure) if failure.is_refit() && !healed => healed = true,
                    result => return Ok(result),
                }
            }
        })
    }

    pub(in crate::transaction) fn pipeline<'a>(
        &'a self,
        level: Level,
        statements: &'a [Statement],
    ) -> BoxFuture<'a, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            self.check(level)?;
            if statements
                .iter()
                .any(|one| sql_text::ends_transaction(&one.sql))
            {
                // The statements after it would each run as a transaction of their own.
                return Err(Error::invalid_query(
                    "a pipeline in a transaction cannot contain a statement that ends the transaction",
                ));
            }
            self.flush_pending().await?;
            let connection = &*self.connection;
            let before = self.foreign_rollbacks();
            let prepared = match run::prepare_all(connection, statements).await {
                Ok(prepared) => prepared,
                Err(failure) => return self.replied(Err(failure)),
            };
            let observer = self.db.observer();
            let request = pin!(run::run_all(connection, observer, statements, prepared));
            let results = self.send_in_order(level, false, request).await?;
            self.expect_no_chain(before, statements.iter().map(|one| &*one.sql))?;
            self.expect_unended()?;
            let results = results.into_iter().collect::<Result<_, Failure>>();
            self.replied(results)
        })
    }

    pub(in crate::transaction) fn batch<'a>(
        &'a self,
        level: Level,
        sql: &'a str,
    ) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            self.check(level)?;
            // Before anything else: the connection may be replaced while `BEGIN` is sent.
            self.flush_pending().await?;
            let before = self.foreign_rollbacks();
            let mut request = self.connection.batch(sql);
            let result = self.send_in_order(level, false, request.as_mut()).await?;
            self.expect_no_chain(before, [sql])?;
            self.replied(result)
        })
    }

    pub(crate) fn next_cursor(&self) -> String {
        format!("ormlite_{}", self.cursors.fetch_add(1, Ordering::Relaxed))
    }

    /// Runs the `DECLARE` of a cursor.
    pub(crate) async fn declare(
        &self,
        level: Level,
        name: String,
        sql: &str,
        binds: &[Bind],
    ) -> Result<Declared, Error> {
        self.check(level)?;
        self.flush_pending().await?;
        let connection = &*self.connection;
        let foreign_rollbacks = self.foreign_rollbacks();
        let result = if connection.is_unnamed() {
            let mut request = run::run_unnamed(connection, sql, binds, &());
            self.send_in_order(level, false, request.as_mut()).await?
        } else {
            let prepared = match connection.prepare_uncached(sql).await {
                Ok(prepared) => prepared,
                Err(failure) => return self.replied(Err(failure)),
            };
            let request = pin!(run::run_prepared(connection, &prepared, binds, &()));
            self.send_in_order(level, false, request).await?
        };
        self.replied(result)?;
        Ok(Declared {
            name,
            foreign_rollbacks,
        })
    }

    /// Fetches the next rows of a cursor.
    pub(crate) async fn fetch(
        &self,
        level: Level,
        cursor: &Declared,
        batch: u32,
        rows: &dyn RowSink,
    ) -> Result<(), Error> {
        let sql = format!("FETCH FORWARD {batch} FROM {}", cursor.name);
        let mut request = run::run_unnamed(&self.connection, &sql, &[], rows);
        let result = self.send_in_order(level, false, request.as_mut()).await?;
        self.replied(result).map(|_| ())
    }

    /// Has a cursor closed before the next statement.
    pub(crate) fn close_cursor(&self, cursor: Declared, level: Level) {
        let mut state = self.lock();
        if state.is_open(level) {
            state.pending.close(Closing {
                cursor: cursor.name,
                depth: level.depth,
                foreign_rollbacks: cursor.foreign_rollbacks,
            });
        }
    }
}

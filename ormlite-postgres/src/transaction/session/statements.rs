//! What is run in a transaction: statements, scripts, pipelines and cursors.

use std::pin::pin;
use std::sync::atomic::Ordering;

use futures_util::future::join;
use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Bind, Error, Statement};

use super::{Declared, Session};
use crate::connection::Failure;
use crate::run;
use crate::transaction::state::{Closing, Place};
use crate::transaction::text;

impl Session {
    pub(in crate::transaction) async fn run(
        &self,
        place: Place,
        statement: &Statement,
        rows: &dyn RowSink,
    ) -> Result<u64, Error> {
        // A query can be sent together with `BEGIN`: should that be refused, the query has run
        // outside of the transaction and changed nothing, but for what functions it calls do. What
        // writes waits, since it would have been a transaction of its own.
        let query = statement.operation == "SELECT" && !self.lock().begun;
        let result = match self.plain_begin().filter(|_| query) {
            Some(begin) => {
                self.check(place)?;
                let first = self.connection.generation();
                let run = self.run_in_turn(place, true, statement, rows);
                let (begun, result) = join(self.send_begin(begin), run).await;
                begun?;
                match result {
                    // It went with the connection on which nothing had begun.
                    Ok(Err(_)) if self.connection.generation() != first => {
                        self.run_in_turn(place, false, statement, rows).await
                    }
                    result => result,
                }
            }
            None => self.run_in_turn(place, false, statement, rows).await,
        };
        self.replied(result?)
    }

    /// Sends a statement when it is its turn; the failure is not noted.
    fn run_in_turn<'a>(
        &'a self,
        place: Place,
        beside_begin: bool,
        statement: &'a Statement,
        rows: &'a dyn RowSink,
    ) -> BoxFuture<'a, Result<u64, Failure>> {
        Box::pin(async move {
            let Statement { sql, binds, .. } = statement;
            // First: the connection may be replaced while `BEGIN` is sent.
            if !beside_begin {
                self.settle().await?;
            }
            let connection = &*self.connection;
            let before = self.foreign_rollbacks();
            if connection.is_unnamed() {
                let mut request = run::run_unnamed(connection, sql, binds, rows);
                let result = self.in_turn(place, beside_begin, request.as_mut()).await?;
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
                let result = self.in_turn(place, beside_begin, request).await?;
                self.expect_no_chain(before, [&**sql])?;
                match result {
                    // Nothing was sent, so that not even the transaction has noticed.
                    Err(failure) if failure.is_refit() && !healed => healed = true,
                    result => return Ok(result),
                }
            }
        })
    }

    pub(in crate::transaction) fn pipeline<'a>(
        &'a self,
        place: Place,
        statements: &'a [Statement],
    ) -> BoxFuture<'a, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            self.check(place)?;
            if statements
                .iter()
                .any(|one| text::ends_transaction(&one.sql))
            {
                // Those behind it would be run, each by itself.
                return Err(Error::invalid_query(
                    "a pipeline in a transaction cannot hold a statement that ends the transaction",
                ));
            }
            self.settle().await?;
            let connection = &*self.connection;
            let before = self.foreign_rollbacks();
            let prepared = match run::prepare_all(connection, statements).await {
                Ok(prepared) => prepared,
                Err(failure) => return self.replied(Err(failure)),
            };
            let observer = self.db.observer();
            let request = pin!(run::run_all(connection, observer, statements, prepared));
            let results = self.in_turn(place, false, request).await?;
            self.expect_no_chain(before, statements.iter().map(|one| &*one.sql))?;
            self.expect_unended()?;
            let results = results.into_iter().collect::<Result<_, Failure>>();
            self.replied(results)
        })
    }

    pub(in crate::transaction) fn batch<'a>(
        &'a self,
        place: Place,
        sql: &'a str,
    ) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            self.check(place)?;
            // First: the connection may be replaced while `BEGIN` is sent.
            self.settle().await?;
            let before = self.foreign_rollbacks();
            let mut request = self.connection.batch(sql);
            let result = self.in_turn(place, false, request.as_mut()).await?;
            self.expect_no_chain(before, [sql])?;
            self.replied(result)
        })
    }

    pub(crate) fn next_cursor(&self) -> String {
        format!("ormlite_{}", self.cursors.fetch_add(1, Ordering::Relaxed))
    }

    /// Runs what declares a cursor of that name.
    pub(crate) async fn declare(
        &self,
        place: Place,
        name: String,
        sql: &str,
        binds: &[Bind],
    ) -> Result<Declared, Error> {
        self.check(place)?;
        self.settle().await?;
        let connection = &*self.connection;
        let foreign_rollbacks = self.foreign_rollbacks();
        let result = if connection.is_unnamed() {
            let mut request = run::run_unnamed(connection, sql, binds, &());
            self.in_turn(place, false, request.as_mut()).await?
        } else {
            let prepared = match connection.prepare_uncached(sql).await {
                Ok(prepared) => prepared,
                Err(failure) => return self.replied(Err(failure)),
            };
            let request = pin!(run::run_prepared(connection, &prepared, binds, &()));
            self.in_turn(place, false, request).await?
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
        place: Place,
        cursor: &Declared,
        batch: u32,
        rows: &dyn RowSink,
    ) -> Result<(), Error> {
        let sql = format!("FETCH FORWARD {batch} FROM {}", cursor.name);
        let mut request = run::run_unnamed(&self.connection, &sql, &[], rows);
        let result = self.in_turn(place, false, request.as_mut()).await?;
        self.replied(result).map(|_| ())
    }

    /// Closes a cursor before the next statement.
    pub(crate) fn close_cursor(&self, cursor: Declared, place: Place) {
        let mut state = self.lock();
        if state.is_open(place) {
            state.pending.close(Closing {
                cursor: cursor.name,
                depth: place.depth,
                foreign_rollbacks: cursor.foreign_rollbacks,
            });
        }
    }
}

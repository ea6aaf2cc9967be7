//! Statements that are sent together.

use ormlite_core::decode::{CollectedRows, RowSet};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Error, Statement};

use super::Db;
use super::executor::{ATTEMPTS, expect_no_transaction};
use crate::connection::{Connection, Failure};
use crate::error::{Class, Stale};
use crate::run;

impl Db {
    /// Runs statements one after another on one connection, all sent before the first reply: in
    /// about one round trip. Each is its own transaction.
    ///
    /// # Errors
    /// The first failing statement's; those after it may have been run. Also when they begin a
    /// transaction and do not end it ([`is_invalid_query`](Error::is_invalid_query)): that is rolled
    /// back.
    pub fn pipeline(&self, statements: Vec<Statement>) -> BoxFuture<'_, Vec<Box<dyn RowSet>>> {
        Box::pin(async move {
            let mut attempt = 0;
            loop {
                attempt += 1;
                let connection = self.acquire().await?;
                for statement in &statements {
                    self.note(&connection, statement, statement.is_built());
                }
                let observer = self.observer();
                let results = match run::pipeline_each(&connection, observer, &statements).await {
                    Ok(results) => results,
                    Err(failure) => vec![Err(failure)],
                };
                let none_run = results.iter().all(|result| {
                    matches!(result, Err(failure) if failure.not_run && failure.class == Class::Lost)
                });
                if none_run && !results.is_empty() && connection.was_idle() && attempt < ATTEMPTS {
                    continue;
                }
                let rows = self.rerun_stale(&connection, &statements, results).await?;
                expect_no_transaction(&connection)?;
                return Ok(rows);
            }
        })
    }

    /// Runs those of a pipeline again that were prepared before the database was changed, unless
    /// what was run after them would then have been run before.
    async fn rerun_stale(
        &self,
        connection: &Connection,
        statements: &[Statement],
        mut results: Vec<Result<Box<dyn RowSet>, Failure>>,
    ) -> Result<Vec<Box<dyn RowSet>>, Error> {
        for at in 0..results.len() {
            let stale = matches!(&results[at], Err(failure) if failure.stale == Stale::Yes);
            let mut later = results.iter().zip(statements).skip(at + 1);
            if !stale || later.any(|(done, one)| done.is_ok() && one.operation != "SELECT") {
                continue;
            }
            let Statement { sql, binds, .. } = &statements[at];
            let rows = CollectedRows::default();
            let run = run::run(connection, sql, binds, &rows).await;
            results[at] = run.map(|_| rows.take());
        }
        let results = results.into_iter().collect::<Result<_, Failure>>();
        Ok(results?)
    }
}

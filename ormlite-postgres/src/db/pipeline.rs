//! Pipelines: several statements that are sent before the first reply.

use ormlite_core::decode::{CollectedRows, RowSet};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Error, Statement};

use super::Db;
use super::executor::{ATTEMPTS, expect_no_transaction};
use crate::connection::{Connection, Failure};
use crate::error::{Class, Stale};
use crate::run;

impl Db {
    /// Sends all statements on one connection before the first reply, and returns the rows of each.
    /// This takes about one round trip. Each statement is a transaction of its own.
    ///
    /// ```no_run
    /// # async fn example(
    /// #     db: ormlite_postgres::Db,
    /// #     first: ormlite_core::Statement,
    /// #     second: ormlite_core::Statement,
    /// # ) -> Result<(), ormlite_core::Error> {
    /// let rows = db.pipeline(vec![first, second]).await?;
    /// println!("{} and {} rows", rows[0].len(), rows[1].len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The error of the first statement that fails; later statements may have been run. Also if the
    /// statements leave a transaction open ([`is_invalid_query`](Error::is_invalid_query)), which
    /// is rolled back.
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

    /// Runs the statements again whose prepared statement no longer fits the database, unless a
    /// later statement that writes has already been run.
    async fn rerun_stale(
        &self,
        connection: &Connection,
        statements: &[Statement],
        mut results: Vec<Result<Box<dyn RowSet>, Failure>>,
    ) -> Result<Vec<Box<dyn RowSet>>, Error> {
        for at in 0..results.len() {
            let stale = matches!(&results[at], Err(failure) if failure.stale == Stale::Yes);
            let mut later = results.iter().zip(statements).skip(at + 1);
            if !stale || later.any(|(done, one)| done.is_ok() && one.kind.writes()) {
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

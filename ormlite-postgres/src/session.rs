//! [`Session`]: a connection that is kept over several statements.

use std::fmt;
use std::sync::Arc;

use ormlite_core::decode::{CollectedRows, RowSet};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Error, Statement};

use crate::db::Db;
use crate::pool::Pooled;
use crate::run;

/// A connection of the pool that runs statements one after another, outside of a transaction: for
/// session-level advisory locks, `SET`, temporary tables, and statements that cannot run in a
/// transaction.
///
/// The time limits of the pool for a statement do not apply: neither
/// [`statement_timeout`](crate::DbBuilder::statement_timeout) nor
/// [`response_timeout`](crate::DbBuilder::response_timeout). When it is dropped, the session is reset, which
/// releases its locks, and an open transaction is rolled back.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
/// let session = db.session().await?;
/// session.batch_execute("SELECT pg_advisory_lock(42)").await?;
/// session.batch_execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS b_idx ON a (b)").await?;
/// # Ok(())
/// # }
/// ```
pub struct Session(Pooled);

impl Db {
    /// Takes a connection for several statements; see [`Session`].
    ///
    /// # Errors
    /// If no connection is free in time, none can be opened, or the server does not take the settings.
    pub async fn session(&self) -> Result<Session, Error> {
        let connection = self.acquire().await?;
        connection.cleaned().await;
        connection.set_dirty(true);
        connection.activity().exempt(true);
        let session = Session(connection);
        session.batch_execute("SET statement_timeout = 0").await?;
        Ok(session)
    }
}

impl Session {
    /// Whether all its statements run in one session of the server. Behind a pooler that is certain only
    /// if it is declared by [`session_pooler`](crate::DbBuilder::session_pooler).
    pub fn is_kept(&self) -> bool {
        !self.0.is_unnamed()
    }

    /// Runs one or more statements by the simple query protocol, without bound values.
    ///
    /// # Errors
    /// The error of the first statement that fails. Several statements are one transaction, so all of
    /// them are rolled back.
    pub fn batch_execute<'a>(&'a self, sql: &'a str) -> BoxFuture<'a, ()> {
        Box::pin(async move { Ok(self.0.batch(sql).await?) })
    }

    /// Runs a statement with bound values, and returns its rows.
    ///
    /// # Errors
    /// The error of the statement.
    pub fn fetch(&self, statement: Statement) -> BoxFuture<'_, Box<dyn RowSet>> {
        Box::pin(async move {
            run::check(&statement)?;
            let rows = Arc::new(CollectedRows::default());
            run::run(&self.0, &statement.sql, &statement.binds, &*rows).await?;
            Ok(rows.take())
        })
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

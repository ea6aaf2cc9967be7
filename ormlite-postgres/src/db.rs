//! `Db`: a connection pool behind a handle that is cheap to clone.

mod acquire;
mod connect;
mod executor;
mod pipeline;
mod transactions;

use std::fmt;
use std::sync::{Arc, Once};
use std::time::Duration;

use ormlite_core::Statement;

use crate::connection::Connection;
use crate::observe::Observer;
use crate::pool::Pool;

/// A connection pool. It is cheap to clone and to share.
///
/// Queries run on it directly, each on a connection of its own, or in a
/// [transaction](Self::transaction). `BEGIN` as a statement is an error
/// ([`is_invalid_query`](ormlite_core::Error::is_invalid_query)), since the next statement may run
/// on another connection.
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
///
/// let status = db.pool_status();
/// println!("{} of {} connections are free", status.available, status.size);
/// db.close().await;
/// assert!(db.is_closed());
/// # let _ = moved;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pool: Pool,
    /// The background tasks, started with the first connection.
    maintenance: Once,
    statement_timeout: Option<Duration>,
    observer: Observer,
    /// Statements appended to `BEGIN`: behind a transaction pooler, `SET LOCAL` of the time limits.
    begin: String,
}

impl Db {
    /// The number of connections: open, free and waited for.
    pub fn pool_status(&self) -> PoolStatus {
        let status = self.0.pool.status();
        PoolStatus {
            max_size: status.max_size,
            size: status.size,
            available: status.available,
            waiting: status.waiting,
        }
    }

    /// Closes the pool, and returns when the last connection is closed.
    ///
    /// Callers that wait for a connection, and later ones, get an error. Connections in use are
    /// closed when they are returned. This also waits for a transaction or client of the caller
    /// itself; use a timeout if statements can take long.
    pub async fn close(&self) {
        self.0.pool.close();
        while self.0.pool.status().size > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Whether [`close`](Self::close) has been called.
    pub fn is_closed(&self) -> bool {
        self.0.pool.is_closed()
    }

    /// Records which session state the statement may leave, before it is run.
    ///
    /// `built`: it is the statement of a typed query, run by one of its terminal calls or unchanged since
    /// `.to_sql()` ([`Statement::is_built`]).
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
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Db").field(&self.pool_status()).finish()
    }
}

/// The numbers of connections of a pool; see [`Db::pool_status`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolStatus {
    /// The most connections that the pool opens.
    pub max_size: usize,
    /// The open connections.
    pub size: usize,
    /// The open connections that are not in use.
    pub available: usize,
    /// The callers that wait for a connection.
    pub waiting: usize,
}

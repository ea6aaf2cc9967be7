//! The database as a service holds it: a pool behind a handle that is cheap to clone.

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

/// A database: a pool of connections, cheap to clone and to share.
///
/// Every query runs on it, by itself or in a [transaction](Self::transaction). A statement `BEGIN` is
/// an error ([`is_invalid_query`](ormlite_core::Error::is_invalid_query)): the next statement may be given another
/// connection.
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
    /// What begins a transaction beside `BEGIN`: the limits of time, behind a transaction pooler.
    begin: String,
}

impl Db {
    /// How many connections there are, and how many are free.
    pub fn pool_status(&self) -> PoolStatus {
        let status = self.0.pool.status();
        PoolStatus {
            max_size: status.max_size,
            size: status.size,
            available: status.available,
            waiting: status.waiting,
        }
    }

    /// Closes the pool: who waits for a connection, or asks for one, gets an error; connections
    /// in use are closed when they come back. Returns when the last one has.
    ///
    /// A transaction or client that the caller itself holds is waited for as well. Put a deadline
    /// round it where statements may take long.
    pub async fn close(&self) {
        self.0.pool.close();
        while self.0.pool.status().size > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Whether it has been closed.
    pub fn is_closed(&self) -> bool {
        self.0.pool.is_closed()
    }

    /// Notes what a statement that is about to be run may leave in the session.
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

/// The connections of a pool, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolStatus {
    /// The most it opens.
    pub max_size: usize,
    /// Those that are open.
    pub size: usize,
    /// Those that are open and free.
    pub available: usize,
    /// How many callers wait for one.
    pub waiting: usize,
}

//! The driver's own client on a connection of the pool, and cancelling what it runs.

use std::fmt;
use std::ops::{Deref, DerefMut};

use ormlite_core::Error;

use crate::db::Db;
use crate::pool::{Pool, Pooled};
use crate::wire::Address;

impl Db {
    /// A connection for what this crate has no call for: `COPY`, `LISTEN`, notices of progress.
    ///
    /// It is cleaned of all that was done to its session when it is dropped, which costs one
    /// round trip in the background; a transaction left open is rolled back. Behind a
    /// [transaction pooler](DbBuilder::transaction_pooler) only that: what is set in the session
    /// there is set for everybody.
    ///
    /// # Errors
    /// When no connection is free in time, or none can be made.
    pub async fn client(&self) -> Result<RawClient, Error> {
        let connection = self.acquire().await?;
        // What cleaned it holds on to it for a moment, and a raw client is one's own.
        connection.cleaned().await;
        connection.set_dirty(true);
        Ok(RawClient(connection))
    }
}

/// A connection of the pool's as the driver gives it; see [`Db::client`].
pub struct RawClient(Pooled);

impl RawClient {
    /// What cancels this client's statements. It takes the place of the driver's own, which does
    /// not know how the connection was made.
    pub fn cancel_token(&self) -> CancelToken {
        let connection = &self.0;
        CancelToken {
            pool: connection.pool().clone(),
            address: connection.address().clone(),
            token: connection.client().cancel_token(),
        }
    }
}

impl Deref for RawClient {
    type Target = tokio_postgres::Client;

    fn deref(&self) -> &tokio_postgres::Client {
        self.0.client()
    }
}

impl DerefMut for RawClient {
    fn deref_mut(&mut self) -> &mut tokio_postgres::Client {
        self.0.client_mut()
    }
}

impl fmt::Debug for RawClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawClient").finish_non_exhaustive()
    }
}

/// Asks the server to stop what a [`RawClient`] runs, over a connection of its own that is made and
/// encrypted like that client's.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), Box<dyn std::error::Error>> {
/// let client = db.client().await?;
/// let token = client.cancel_token();
/// let copying = client.batch_execute("REFRESH MATERIALIZED VIEW totals");
/// if tokio::time::timeout(std::time::Duration::from_secs(60), copying).await.is_err() {
///     token.cancel_query().await?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct CancelToken {
    pool: Pool,
    address: Address,
    token: tokio_postgres::CancelToken,
}

impl CancelToken {
    /// Sends the request, and waits until the server has acted on it. What runs by then ends with
    /// SQLSTATE 57014; where nothing does, nothing happens.
    ///
    /// # Errors
    /// When the server cannot be reached in the time for connecting.
    pub async fn cancel_query(&self) -> Result<(), Error> {
        let connector = &self.pool.manager().connector;
        let cancelling =
            connector.try_cancel(&self.address, self.token.clone(), connector.deadline);
        cancelling.await
    }
}

impl fmt::Debug for CancelToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancelToken").finish_non_exhaustive()
    }
}

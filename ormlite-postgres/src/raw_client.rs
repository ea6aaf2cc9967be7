//! The driver's client on a connection of the pool, and its cancel token.

use std::fmt;
use std::ops::{Deref, DerefMut};

use ormlite_core::Error;

use crate::db::Db;
use crate::pool::{Pool, Pooled};
use crate::wire::Address;

impl Db {
    /// A connection as the driver's client, for what this crate has no call for: `COPY`, `LISTEN`,
    /// notices.
    ///
    /// When it is dropped, its session is reset (one round trip in the background) and an open
    /// transaction is rolled back. Behind a [transaction pooler](crate::DbBuilder::transaction_pooler) it
    /// is only rolled back; a session setting made there applies to other clients, too.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), Box<dyn std::error::Error>> {
    /// let client = db.client().await?;
    /// let rows = client.query("SHOW server_version", &[]).await?;
    /// let version: &str = rows[0].get(0);
    /// # let _ = version;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If no connection is free in time, or none can be opened.
    pub async fn client(&self) -> Result<RawClient, Error> {
        let connection = self.acquire().await?;
        // The task that reset it keeps a reference for a moment; a raw client needs the only one.
        connection.cleaned().await;
        connection.set_dirty(true);
        Ok(RawClient(connection))
    }
}

/// A connection of the pool as the driver's [`tokio_postgres::Client`]; see [`Db::client`].
pub struct RawClient(Pooled);

impl RawClient {
    /// A handle that cancels this client's statements. It replaces the driver's method of that
    /// name, which does not know how the connection was encrypted.
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

/// Cancels the running statement of a [`RawClient`], over a connection of its own that is opened
/// and encrypted like that client's.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), Box<dyn std::error::Error>> {
/// let client = db.client().await?;
/// let token = client.cancel_token();
/// let refresh = client.batch_execute("REFRESH MATERIALIZED VIEW totals");
/// if tokio::time::timeout(std::time::Duration::from_secs(60), refresh).await.is_err() {
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
    /// Sends a cancel request and waits until the server has handled it. The running statement
    /// fails with SQLSTATE 57014. If none is running, nothing happens.
    ///
    /// # Errors
    /// If the server cannot be reached within the
    /// [`connect_timeout`](crate::DbBuilder::connect_timeout).
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

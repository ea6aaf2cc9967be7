//! Cancelling what a raw client runs.

use std::fmt;

use ormlite_core::Error;

use crate::address::Address;
use crate::db::RawClient;
use crate::pool::Pool;

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

impl RawClient {
    /// What cancels this client's statements. It takes the place of the driver's own, which does
    /// not know how the connection was made.
    pub fn cancel_token(&self) -> CancelToken {
        let connection = self.pooled();
        CancelToken {
            pool: connection.pool().clone(),
            address: connection.address().clone(),
            token: connection.client().cancel_token(),
        }
    }
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

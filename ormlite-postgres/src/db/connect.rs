//! Making a [`Db`] from its settings.

use std::sync::{Arc, Once};

use deadpool::Runtime;
use deadpool::managed::{PoolConfig, QueueMode, Timeouts};
use ormlite_core::Error;

use super::{Db, Inner};
use crate::config::DbBuilder;
use crate::pool::{Manager, Pool};

impl Db {
    /// Connects to a server with the [default settings](DbBuilder), by a URL or a `key=value`
    /// string. It opens the first connection.
    ///
    /// # Errors
    /// As [`DbBuilder::connect`].
    pub async fn connect(url: impl Into<String>) -> Result<Self, Error> {
        Self::builder().url(url).connect().await
    }

    /// Collects settings before connecting; see [`DbBuilder`] for an example.
    pub fn builder() -> DbBuilder {
        DbBuilder::new()
    }

    fn new(manager: Manager, settings: DbBuilder) -> Result<Self, Error> {
        let mut begin = String::new();
        if manager.transaction_pooler {
            for (name, value) in settings.time_limits() {
                begin.push_str(&format!("; SET LOCAL {name} = {value}"));
            }
        }
        let statement_timeout = settings
            .statement_timeout
            .filter(|_| manager.transaction_pooler);
        let config = PoolConfig {
            max_size: settings.max_size,
            // `acquire` limits waiting, and `Manager` connecting and resetting.
            timeouts: Timeouts::new(),
            // Reusing the last returned connection leaves the others idle, so that they can be
            // closed.
            queue_mode: QueueMode::Lifo,
        };
        let pool = Pool::builder(manager)
            .config(config)
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Error::config(error.to_string()))?;
        Ok(Self(Arc::new(Inner {
            pool,
            maintenance: Once::new(),
            statement_timeout,
            observer: settings.observer,
            begin,
        })))
    }
}

impl DbBuilder {
    /// Makes the pool and opens its first connection.
    ///
    /// A server that is starting, or has no connection left, is waited for
    /// ([`wait_timeout`](Self::wait_timeout)).
    ///
    /// # Errors
    /// If the settings contradict each other (an error of configuration); if the server cannot be
    /// reached or refuses the login ([`Error::is_connection`]); if connecting takes too long
    /// ([`Error::is_timeout`]).
    pub async fn connect(self) -> Result<Db, Error> {
        let db = self.connect_lazy()?;
        db.acquire_first().await?;
        Ok(db)
    }

    /// Makes the pool. Its first connection is opened when it is needed.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), ormlite_core::Error> {
    /// let db = ormlite_postgres::Db::builder().url("postgres://shop@localhost/shop").connect_lazy()?;
    /// # let _ = db;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the settings contradict each other.
    pub fn connect_lazy(self) -> Result<Db, Error> {
        let manager = self.manager()?;
        Db::new(manager, self)
    }
}

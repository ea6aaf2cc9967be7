//! Making a [`Db`]: the pool from its settings, and the first connection.

use std::sync::{Arc, Once};

use deadpool::Runtime;
use deadpool::managed::{PoolConfig, QueueMode, Timeouts};
use ormlite_core::Error;

use super::{Db, Inner};
use crate::config::DbBuilder;
use crate::pool::{Manager, Pool};

impl Db {
    /// Connects with the [defaults](DbBuilder), opening the first connection.
    ///
    /// # Errors
    /// As [`DbBuilder::connect`].
    pub async fn connect(url: impl Into<String>) -> Result<Self, Error> {
        Self::builder().url(url).connect().await
    }

    /// Collects settings before connecting.
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
            // `acquire` says how long to wait, and `Manager` keeps its own deadlines.
            timeouts: Timeouts::new(),
            // The connections in use stay few, so that idle ones can be closed.
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
    /// # Errors
    /// When the settings contradict each other ([`Error`] of configuration), when no connection can
    /// be made ([`Error::is_connection`]), or not in time ([`Error::is_timeout`]). A server that cannot
    /// be reached is an error at once; for one that is starting, or has no connection left, this waits.
    pub async fn connect(self) -> Result<Db, Error> {
        let db = self.connect_lazy()?;
        db.acquire_first().await?;
        Ok(db)
    }

    /// Makes the pool; its first connection is opened when it is needed.
    ///
    /// # Errors
    /// When the settings do not go together.
    pub fn connect_lazy(self) -> Result<Db, Error> {
        let manager = self.manager()?;
        Db::new(manager, self)
    }
}

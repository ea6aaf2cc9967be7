//! Taking a connection from the pool, and waiting for a free one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool::managed::{Object, PoolError, TimeoutType, Timeouts};
use ormlite_core::Error;
use ormlite_core::exec::BoxFuture;

use super::{Db, Inner};
use crate::pool::{self, Manager, Pooled, spawn_maintenance};

/// Take a free connection without waiting.
const AT_ONCE: Timeouts = Timeouts {
    wait: Some(Duration::ZERO),
    create: None,
    recycle: None,
};

/// The longest pause between two attempts while the server accepts no connection.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// The interval at which the catalogs are read for functions with effects on the session, while the
/// pool is in use.
const REFRESH: Duration = Duration::from_secs(10);

/// A wait for a connection.
struct Waited {
    since: Instant,
    /// How often the server has refused.
    attempts: u32,
    refusal: Option<Error>,
}

impl Db {
    pub(crate) fn acquire(&self) -> BoxFuture<'_, Pooled> {
        self.take(false)
    }

    /// Opens the first connection. A server that cannot be reached is an error at once.
    pub(crate) async fn acquire_first(&self) -> Result<(), Error> {
        self.take(true).await.map(drop)
    }

    fn take(&self, first: bool) -> BoxFuture<'_, Pooled> {
        Box::pin(async move {
            let Inner {
                pool, maintenance, ..
            } = &*self.0;
            // A free connection is taken without a timer and without reading the clock.
            let object = match pool.timeout_get(&AT_ONCE).await {
                Ok(object) => object,
                Err(error) => self.take_later(error, first).await?,
            };
            maintenance.call_once(|| self.start_maintenance());
            Ok(Pooled::new(object, pool.clone()))
        })
    }

    /// Waits for a connection: none was free, or none could be opened.
    #[cold]
    fn take_later(&self, error: PoolError<Error>, first: bool) -> BoxFuture<'_, Object<Manager>> {
        Box::pin(async move {
            let mut waited = None;
            let mut timeouts = AT_ONCE;
            timeouts.wait = self.wait(error, first, &mut waited).await?;
            let object = loop {
                match self.0.pool.timeout_get(&timeouts).await {
                    Ok(object) => break object,
                    Err(error) => timeouts.wait = self.wait(error, first, &mut waited).await?,
                }
            };
            // A new connection was opened, so nothing was waited for.
            if let Some(Waited { since, .. }) = waited
                && Object::metrics(&object).recycle_count > 0
            {
                self.warn_of_wait(since.elapsed());
            }
            Ok(object)
        })
    }

    /// Decides what follows a failed attempt to take a connection: how long the next one may wait.
    /// Between attempts to connect there is a pause, after which a returned connection is taken
    /// too.
    fn wait<'a>(
        &'a self,
        error: PoolError<Error>,
        first: bool,
        waited: &'a mut Option<Waited>,
    ) -> BoxFuture<'a, Option<Duration>> {
        Box::pin(async move {
            let new = waited.is_none();
            let waited = waited.get_or_insert_with(|| Waited {
                since: Instant::now(),
                attempts: 0,
                refusal: None,
            });
            let limit = self.0.pool.manager().wait_timeout;
            let left = limit.map(|limit| limit.saturating_sub(waited.since.elapsed()));
            match error {
                PoolError::Timeout(TimeoutType::Wait) if new => Ok(left),
                PoolError::Timeout(TimeoutType::Wait) => {
                    Err(waited.refusal.take().unwrap_or_else(|| {
                        Error::timeout("waiting for a connection", limit).not_run()
                    }))
                }
                PoolError::Backend(error) if error.is_connect_later() => {
                    if first && error.database_error().is_none() {
                        return Err(error);
                    }
                    let left = left.unwrap_or_else(|| {
                        // Without a limit, an unreachable server is waited for only as long as
                        // connecting may take.
                        let deadline = self.0.pool.manager().connector.deadline;
                        deadline.saturating_sub(waited.since.elapsed())
                    });
                    if left.is_zero() {
                        return Err(error);
                    }
                    let pause = pool::pause(waited.attempts).min(LONGEST_PAUSE).min(left);
                    waited.attempts += 1;
                    waited.refusal = Some(error);
                    tokio::time::sleep(pause).await;
                    Ok(limit.map(|limit| limit.saturating_sub(waited.since.elapsed())))
                }
                PoolError::Backend(error) => Err(error),
                PoolError::Closed => Err(Error::pool_closed()),
                other => Err(Error::connect(other.to_string())),
            }
        })
    }

    /// Logs a warning about a long wait for a connection.
    fn warn_of_wait(&self, wait: Duration) {
        if self.observer().slow.is_some_and(|limit| wait >= limit) {
            let pool = self.pool_status();
            tracing::warn!(
                target: "ormlite::pool",
                {
                    wait_ms = wait.as_secs_f64() * 1e3,
                    pool.max_size = pool.max_size,
                    pool.size = pool.size,
                    pool.waiting = pool.waiting,
                },
                "waited for a connection"
            );
        }
    }

    /// Starts the background tasks of the pool.
    fn start_maintenance(&self) {
        spawn_maintenance(&self.0.pool);
        let inner = Arc::downgrade(&self.0);
        tokio::spawn(async move {
            let mut seen = 0;
            loop {
                tokio::time::sleep(REFRESH).await;
                let Some(db) = inner.upgrade().map(Db) else {
                    return;
                };
                if db.is_closed() {
                    return;
                }
                seen = db.refresh(seen).await;
            }
        });
    }

    /// Reads again which functions the database's tables call, on a free connection, if the pool
    /// has been used since.
    async fn refresh(&self, seen: u64) -> u64 {
        let manager = self.0.pool.manager();
        // An idle pool's connections are not used, so that they are seen to be idle.
        if manager.response_watch.movements() == seen || self.0.pool.status().available == 0 {
            return seen;
        }
        if let Ok(connection) = self.acquire().await {
            let asking = manager.effects.ask(&connection);
            let _ = tokio::time::timeout(manager.clean_timeout, asking).await;
        }
        manager.response_watch.movements()
    }
}

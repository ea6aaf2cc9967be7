//! The pool, and what happens to a connection that comes back.
//!
//! A connection that was used by this crate's own statements comes back clean and costs nothing.
//! One that holds a transaction or session state is cleaned by a task of its own; one whose
//! statement nobody waited for is cancelled and closed. `recycle` sends nothing: it only refuses
//! what slipped through.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, Object, RecycleError, RecycleResult};
use ormlite_core::Error;
use ormlite_core::executor::BoxFuture;
use tokio::runtime::Handle;

use crate::connect::Connector;
use crate::connection::Connection;
use crate::pooler;
use crate::status::TransactionStatus;
use crate::types::KnownTypes;

/// Ends what a raw client may have left, and keeps the statements this crate has prepared: those
/// are `DISCARD ALL`'s steps without `DEALLOCATE ALL`, and `RESET ROLE`.
const CLEAN: &str = "\
ROLLBACK;
SET SESSION AUTHORIZATION DEFAULT;
RESET ROLE;
CLOSE ALL;
UNLISTEN *;
SELECT pg_advisory_unlock_all();
RESET ALL;
DISCARD PLANS;
DISCARD TEMP;
DISCARD SEQUENCES;
DO $$
DECLARE
    prepared text;
BEGIN
    FOR prepared IN SELECT name FROM pg_prepared_statements WHERE from_sql LOOP
        EXECUTE format('DEALLOCATE %I', prepared);
    END LOOP;
END
$$";

pub(crate) type Pool = managed::Pool<Manager>;

/// Makes connections and judges those that came back.
pub(crate) struct Manager {
    pub(crate) connector: Connector,
    pub(crate) statement_cache: usize,
    pub(crate) transaction_pooler: bool,
    pub(crate) clean_timeout: Duration,
    pub(crate) idle_lifetime: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) known_types: Arc<KnownTypes>,
}

impl managed::Manager for Manager {
    /// The pool hands it from function to function by value. Nobody makes a copy; but what drops
    /// an `Arc` is one call, where the glue of a box is compiled into every unit that may drop one.
    type Type = Arc<Connection>;
    type Error = Error;

    async fn create(&self) -> Result<Arc<Connection>, Error> {
        self.open().await
    }

    async fn recycle(
        &self,
        connection: &mut Arc<Connection>,
        metrics: &Metrics,
    ) -> RecycleResult<Error> {
        if !connection.is_reusable() {
            Err(RecycleError::message("lost, busy or not clean"))
        } else if self.has_outlived(connection, metrics) {
            Err(RecycleError::message("too old, or idle for too long"))
        } else {
            Ok(())
        }
    }
}

impl Manager {
    /// Every statement's future holds this one, which hardly any of them runs: two words.
    fn open(&self) -> BoxFuture<'_, Arc<Connection>> {
        Box::pin(async move {
            let opened = self.connector.connect().await?;
            let expires = self.max_lifetime.map(|life| Instant::now() + spread(life));
            let known = self.known_types.clone();
            let mut connection = Connection::new(opened, self.statement_cache, expires, known);
            if self.transaction_pooler {
                let deadline = self.connector.deadline;
                let types = tokio::time::timeout(deadline, pooler::load_types(&connection)).await;
                connection.set_types(types.map_err(|_| {
                    Error::timeout("reading the types of the database", Some(deadline))
                })??);
                connection.types_of_records().await?;
            }
            Ok(Arc::new(connection))
        })
    }

    /// Whether an idle connection is to be closed.
    pub(crate) fn has_outlived(&self, connection: &Connection, metrics: &Metrics) -> bool {
        connection.is_closed()
            || connection.has_expired()
            || self
                .idle_lifetime
                .is_some_and(|life| metrics.last_used() >= life)
    }

    /// Brings a connection to the state of a new one.
    async fn clean(&self, connection: &Connection) -> bool {
        // Behind a transaction pooler the session belongs to others too.
        let sql = if connection.is_dirty() && !self.transaction_pooler {
            CLEAN
        } else {
            "ROLLBACK"
        };
        match tokio::time::timeout(self.clean_timeout, connection.batch(sql)).await {
            Ok(Ok(())) if connection.transaction_status() == TransactionStatus::Idle => {
                connection.set_in_transaction(false);
                connection.set_dirty(false);
                true
            }
            _ => false,
        }
    }
}

/// A life between 90% and 100% of the given one, so that connections that were made together are
/// not all replaced together.
fn spread(life: Duration) -> Duration {
    life.mul_f64(1.0 - crate::jitter() * 0.1)
}

/// Closes connections that have been idle, or have lived, for too long. Ends with the pool.
pub(crate) fn spawn_reaper(pool: &Pool) {
    let manager = pool.manager();
    let shortest = [manager.idle_lifetime, manager.max_lifetime];
    let Some(shortest) = shortest.into_iter().flatten().min() else {
        return;
    };
    let pause = (shortest / 2).clamp(Duration::from_millis(100), Duration::from_secs(30));
    let pool = pool.weak();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(pause).await;
            let Some(pool) = pool.upgrade() else { return };
            let pool: Pool = pool;
            if pool.is_closed() {
                return;
            }
            let manager = pool.manager();
            pool.retain(|connection, metrics| !manager.has_outlived(connection, &metrics));
        }
    });
}

/// A connection that is out of the pool; dropping it gives it back, cleans it, or closes it.
pub(crate) struct Pooled {
    /// `None` only while it is being dropped.
    object: Option<Object<Manager>>,
    pool: Pool,
}

impl Pooled {
    pub(crate) fn new(object: Object<Manager>, pool: Pool) -> Self {
        Self {
            object: Some(object),
            pool,
        }
    }
}

impl Pooled {
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Cleans it now, so that it is free as soon as it is dropped, and not a little later.
    pub(crate) async fn clean(&self) {
        if self.is_dirty() && self.is_usable() {
            // Where that fails, dropping it closes it.
            Box::pin(self.pool.manager().clean(self)).await;
        }
    }
}

impl Deref for Pooled {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.object.as_deref().expect("given back only by dropping")
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Connection {
        let object = self.object.as_deref_mut();
        let connection = object.expect("given back only by dropping");
        Arc::get_mut(connection).expect("nobody makes a copy")
    }
}

impl Drop for Pooled {
    fn drop(&mut self) {
        let Some(object) = self.object.take() else {
            return;
        };
        if object.is_reusable() {
            return;
        }
        let nothing_to_stop = object.is_closed();
        match Handle::try_current() {
            Ok(runtime) if !nothing_to_stop => {
                runtime.spawn(put_right(object, self.pool.clone()));
            }
            // Closing the socket ends the transaction and the session.
            _ => drop(Object::take(object)),
        }
    }
}

/// Cleans a connection, or stops what runs on it and closes it. Its place in the pool stays taken
/// until then, so that the server never sees more connections than the pool may have.
///
/// Should the task itself be dropped, the marks of the connection make `recycle` refuse it.
async fn put_right(object: Object<Manager>, pool: Pool) {
    let manager = pool.manager();
    if object.is_usable() && manager.clean(&object).await {
        return;
    }
    if object.is_abandoned() && !object.is_closed() {
        let client = object.client();
        let connector = &manager.connector;
        connector
            .cancel(object.address(), client.cancel_token())
            .await;
    }
    drop(Object::take(object));
}

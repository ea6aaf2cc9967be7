//! The pool, and what happens to a connection that comes back.
//!
//! A connection that was used by the statements of typed queries comes back clean and costs
//! nothing, unless the database's own functions may have left something ([`Effects`]). One that holds
//! a transaction, or may hold session state, is cleaned at once, while it is in the pool; one whose statement
//! nobody waited for is cancelled and closed. `recycle` refuses what slipped through, and asks a
//! connection that has been idle for long whether its server is still there.

mod backoff;
mod effects;
mod maintenance;
mod pooled;
mod pooler;
mod response_watch;
mod session_reset;

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, RecycleError, RecycleResult};
use ormlite_core::Error;
use ormlite_core::exec::BoxFuture;

pub(crate) use self::backoff::{Backoff, pause};
pub(crate) use self::effects::Effects;
pub(crate) use self::maintenance::spawn_maintenance;
pub(crate) use self::pooled::Pooled;
pub(crate) use self::response_watch::ResponseWatch;
pub use self::session_reset::SessionReset;

use crate::connection::{Connection, Connector, KnownTypes};
use crate::jitter::jitter;
use crate::wire::{self, TransactionStatus};

/// Ends what a raw client may have left, and keeps the statements this crate has prepared: those
/// are `DISCARD ALL`'s steps without `DEALLOCATE ALL`, and `RESET ROLE`.
const CLEAN: &str = "\
ROLLBACK;
SET SESSION AUTHORIZATION DEFAULT;
RESET ROLE;
CLOSE ALL;
UNLISTEN *;
SELECT pg_catalog.pg_advisory_unlock_all();
RESET ALL;
DISCARD PLANS;
DISCARD TEMP;
DISCARD SEQUENCES;
DO $$
DECLARE
    prepared text;
BEGIN
    FOR prepared IN SELECT name FROM pg_catalog.pg_prepared_statements WHERE from_sql LOOP
        EXECUTE pg_catalog.format('DEALLOCATE %I', prepared);
    END LOOP;
END
$$";

/// A connection that was used so recently is taken as it is; the news of an older one's end may
/// have arrived, and not yet have been read.
const JUST_USED: Duration = Duration::from_millis(100);

pub(crate) type Pool = managed::Pool<Manager>;

/// Makes connections and judges those that came back.
pub(crate) struct Manager {
    pub(crate) connector: Connector,
    /// How long to wait for a connection.
    pub(crate) wait_timeout: Option<Duration>,
    pub(crate) statement_cache: usize,
    pub(crate) transaction_pooler: bool,
    pub(crate) clean_timeout: Duration,
    pub(crate) idle_lifetime: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) probe_after: Option<Duration>,
    /// How long a connection may be silent while something waits for its answer.
    pub(crate) silence: Option<Duration>,
    pub(crate) session_pooler: bool,
    pub(crate) response_watch: Arc<ResponseWatch>,
    pub(crate) effects: Effects,
    pub(crate) backoff: Backoff,
    /// When an idle connection was last found dead: what was used last before that is not asked.
    pub(crate) found_dead: Mutex<Option<Instant>>,
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
        // Nearly all of them.
        let now = Instant::now();
        let idle = idle(metrics, now);
        if idle < JUST_USED && connection.is_reusable() && !self.has_outlived(connection, idle, now)
        {
            return Ok(());
        }
        self.check_idle(connection, idle).await
    }
}

impl Manager {
    /// Every statement's future holds this one, which hardly any of them runs: two words.
    fn open(&self) -> BoxFuture<'_, Arc<Connection>> {
        Box::pin(async move {
            self.backoff.enter()?;
            let opened = self.open_now().await;
            self.backoff.note(&opened);
            opened
        })
    }

    fn open_now(&self) -> BoxFuture<'_, Arc<Connection>> {
        Box::pin(async move {
            let opened = self.connector.connect().await?;
            let expires = self.max_lifetime.map(|life| Instant::now() + spread(life));
            let mut connection = Connection::new(
                opened,
                self.statement_cache,
                expires,
                self.known_types.clone(),
            );
            let deadline = self.connector.deadline;
            match tokio::time::timeout(deadline, self.identify_server(&mut connection)).await {
                Ok(known) => known?,
                Err(_) => {
                    let error = Error::timeout("asking a new connection", Some(deadline));
                    return Err(error.not_run());
                }
            }
            self.response_watch.add(connection.activity());
            Ok(Arc::new(connection))
        })
    }

    /// Reads what the database's tables run, and the process ID of the backend that answers.
    ///
    /// A pooler gives a process ID of its own at start-up. In transaction mode the next
    /// statement may be run by another process, where a named statement is unknown or another
    /// client's. Whether it is in that mode cannot be seen, so nothing is named then.
    fn identify_server<'a>(&'a self, connection: &'a mut Connection) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let at_startup = wire::process_id(&connection.client().cancel_token());
            let backend = self.effects.identify_backend(connection).await?;
            let pooled = at_startup != Some(backend);
            if pooled {
                connection.set_pooled();
            }
            if self.transaction_pooler || (pooled && !self.session_pooler) {
                let types = pooler::load_types(connection).await?;
                connection.set_types(types);
                connection.types_of_records().await?;
            }
            Ok(())
        })
    }

    /// Opens a connection outside of the pool, waiting for a server that accepts it.
    fn open_replacement(&self) -> BoxFuture<'_, Arc<Connection>> {
        Box::pin(async move {
            let limit = self.wait_timeout.unwrap_or(self.connector.deadline);
            let since = Instant::now();
            let mut attempt = 0;
            loop {
                match self.open().await {
                    Err(error) if error.is_connect_later() && since.elapsed() < limit => {
                        let left = limit.saturating_sub(since.elapsed());
                        tokio::time::sleep(pause(attempt).min(left)).await;
                        attempt += 1;
                    }
                    result => return result,
                }
            }
        })
    }

    /// Whether a connection that was not just used may be handed out.
    #[cold]
    fn check_idle<'a>(
        &'a self,
        connection: &'a Connection,
        idle: Duration,
    ) -> Pin<Box<dyn Future<Output = RecycleResult<Error>> + Send + 'a>> {
        Box::pin(async move {
            if !connection.is_reusable() {
                connection.cleaned().await;
            }
            if !connection.is_reusable() {
                Err(RecycleError::message("lost, busy or not clean"))
            } else if self.has_outlived(connection, idle, Instant::now()) {
                Err(RecycleError::message(
                    "too old, idle for too long, or without a type",
                ))
            } else if idle < JUST_USED || self.is_alive(connection, idle).await {
                Ok(())
            } else {
                Err(RecycleError::message("lost while it was idle"))
            }
        })
    }

    /// Whether a connection that has been idle for a while still leads to a server.
    async fn is_alive(&self, connection: &Connection, idle: Duration) -> bool {
        // What has arrived is read before that comes back.
        tokio::task::yield_now().await;
        if connection.is_closed() {
            return false;
        }
        if self.probe_after.is_none_or(|after| idle < after) {
            return true;
        }
        let used = Instant::now().checked_sub(idle);
        let dead = *self
            .found_dead
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if dead.is_some() && used < dead {
            return false;
        }
        let probe = tokio::time::timeout(self.clean_timeout, connection.batch(""));
        let alive = matches!(probe.await, Ok(Ok(())));
        if !alive {
            let now = Some(Instant::now());
            *self
                .found_dead
                .lock()
                .unwrap_or_else(PoisonError::into_inner) = now;
        }
        alive
    }

    /// Whether an idle connection is to be replaced.
    fn has_outlived(&self, connection: &Connection, idle: Duration, now: Instant) -> bool {
        connection.has_expired(now)
            || connection.has_old_types()
            || self.idle_lifetime.is_some_and(|life| idle >= life)
    }

    /// Brings a connection to the state of a new one. Where that fails, its marks stay, by which it is
    /// not handed on.
    async fn clean(&self, connection: &Connection) {
        // Behind a transaction pooler the session belongs to others too.
        let sql = if connection.is_dirty() && !self.transaction_pooler {
            CLEAN
        } else {
            "ROLLBACK"
        };
        let cleaning = async {
            connection.batch(sql).await?;
            if connection.transaction_status() != TransactionStatus::Idle {
                return Err(Error::invalid_query("a transaction is still open"));
            }
            if connection.had_definition() {
                // Of a trigger, or a function.
                self.effects.ask(connection).await?;
            }
            Ok::<_, Error>(())
        };
        if let Ok(Ok(())) = tokio::time::timeout(self.clean_timeout, cleaning).await {
            connection.set_in_transaction(false);
            connection.set_dirty(false);
        }
    }
}

/// How long a connection has not been used.
fn idle(metrics: &Metrics, now: Instant) -> Duration {
    let used = metrics.recycled.unwrap_or(metrics.created);
    now.saturating_duration_since(used)
}

/// A life between 90% and 100% of the given one, so that connections that were made together are
/// not all replaced together.
fn spread(life: Duration) -> Duration {
    life.mul_f64(1.0 - jitter() * 0.1)
}

//! The pool, and what happens to a returned connection.
//!
//! A connection that ran typed queries is returned clean and costs nothing, unless the database's
//! own functions may have left session state ([`Effects`]). A connection with an open transaction
//! or possible session state is reset at once, while it is in the pool. A connection whose
//! statement was abandoned is cancelled and closed. `recycle` rejects the remaining cases, and
//! tests a connection that was idle for long.

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

/// Resets what a raw client may have left, and keeps the statements this crate has prepared: the
/// steps of `DISCARD ALL` without `DEALLOCATE ALL`, and `RESET ROLE`.
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

/// A connection that was used so recently is taken as it is. For an older one, a close by the
/// server may have arrived and not been read yet.
const JUST_USED: Duration = Duration::from_millis(100);

pub(crate) type Pool = managed::Pool<Manager>;

/// Opens connections, and checks returned ones.
pub(crate) struct Manager {
    pub(crate) connector: Connector,
    /// The limit of waiting for a connection.
    pub(crate) wait_timeout: Option<Duration>,
    pub(crate) statement_cache: usize,
    pub(crate) transaction_pooler: bool,
    pub(crate) clean_timeout: Duration,
    pub(crate) idle_lifetime: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) probe_after: Option<Duration>,
    /// The response timeout.
    pub(crate) silence: Option<Duration>,
    pub(crate) session_pooler: bool,
    pub(crate) response_watch: Arc<ResponseWatch>,
    pub(crate) effects: Effects,
    pub(crate) backoff: Backoff,
    /// When an idle connection was last found dead. Connections that were last used before that are
    /// not tested.
    pub(crate) found_dead: Mutex<Option<Instant>>,
    pub(crate) known_types: Arc<KnownTypes>,
}

impl managed::Manager for Manager {
    /// The pool passes it by value between functions. There is only one owner; but dropping an
    /// `Arc` is one call, while the drop glue of a box is compiled into every codegen unit that may
    /// drop one.
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
        // The usual case.
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
    /// Boxed: the future of every statement contains this one, which is rarely run. The box is two
    /// words.
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
                    let error = Error::timeout(
                        "identifying the server of a new connection",
                        Some(deadline),
                    );
                    return Err(error.not_run());
                }
            }
            self.response_watch.add(connection.activity());
            Ok(Arc::new(connection))
        })
    }

    /// Reads which functions the database's tables call, and the process ID of the backend that
    /// answers.
    ///
    /// A pooler sends a process ID of its own at start-up. In transaction mode, the next statement
    /// may be run by another backend, where a named statement is unknown or belongs to another
    /// client. The mode cannot be seen, so no statement is named then.
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

    /// Opens a connection outside of the pool, and waits for a server that accepts it.
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

    /// Whether a connection that was not just used may be taken.
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

    /// Whether an idle connection still reaches its server.
    async fn is_alive(&self, connection: &Connection, idle: Duration) -> bool {
        // The connection's task reads what has arrived before this one continues.
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

    /// Resets a connection to the state of a new one. If this fails, its flags remain, and the pool
    /// rejects it.
    async fn clean(&self, connection: &Connection) {
        // Behind a transaction pooler the session is shared with other clients.
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
                // The definition may have been one of a trigger or a function.
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

/// A lifetime between 90% and 100% of the given one, so that connections opened together are not
/// replaced together.
fn spread(life: Duration) -> Duration {
    life.mul_f64(1.0 - jitter() * 0.1)
}

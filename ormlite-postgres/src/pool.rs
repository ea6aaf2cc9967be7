//! The pool, and what happens to a connection that comes back.
//!
//! A connection that was used by the statements of typed queries comes back clean and costs
//! nothing, unless the database's own functions may have left something ([`Effects`]). One that holds
//! a transaction, or may hold session state, is cleaned at once, while it is in the pool; one whose statement
//! nobody waited for is cancelled and closed. `recycle` refuses what slipped through, and asks a
//! connection that has been idle for long whether its server is still there.

use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use deadpool::managed::{self, Metrics, Object, RecycleError, RecycleResult};
use ormlite_core::Error;
use ormlite_core::exec::BoxFuture;
use tokio::runtime::Handle;

use crate::backend_key;
use crate::backoff::Backoff;
use crate::connect::Connector;
use crate::connection::Connection;
use crate::db::Db;
use crate::effects::Effects;
use crate::pooler;
use crate::pulse::{self, Pulses};
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

/// How long a cancel request keeps the place of its connection taken: as long as it takes a server
/// that is there. What is silent does not keep others waiting.
const CANCEL_IN_PLACE: Duration = Duration::from_millis(250);

/// How long a cancel request is tried.
const CANCEL: Duration = Duration::from_secs(5);

pub(crate) type Pool = managed::Pool<Manager>;

/// Makes connections and judges those that came back.
pub(crate) struct Manager {
    pub(crate) connector: Connector,
    pub(crate) statement_cache: usize,
    pub(crate) transaction_pooler: bool,
    pub(crate) clean_timeout: Duration,
    pub(crate) idle_lifetime: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) probe_after: Option<Duration>,
    /// How long a connection may be silent while something waits for its answer.
    pub(crate) silence: Option<Duration>,
    pub(crate) session_pooler: bool,
    pub(crate) pulses: Arc<Pulses>,
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
        self.judge(connection, idle).await
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
            match tokio::time::timeout(deadline, self.get_to_know(&mut connection)).await {
                Ok(known) => known?,
                Err(_) => {
                    let error = Error::timeout("asking a new connection", Some(deadline));
                    return Err(error.not_run());
                }
            }
            self.pulses.add(connection.pulse());
            Ok(Arc::new(connection))
        })
    }

    /// Asks what the database's tables run, and who answers.
    ///
    /// A pooler introduces itself by a process number of its own. In transaction mode the next
    /// statement may be run by another process, where a named statement is unknown or another
    /// client's. Whether it is in that mode cannot be seen, so nothing is named then.
    fn get_to_know<'a>(&'a self, connection: &'a mut Connection) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let introduced = backend_key::process(&connection.client().cancel_token());
            let answers = self.effects.greet(connection).await?;
            let pooled = introduced != Some(answers);
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

    /// Whether a connection that was not just used may be handed out.
    #[cold]
    fn judge<'a>(
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
    life.mul_f64(1.0 - crate::jitter() * 0.1)
}

/// Closes connections that have been idle, or have lived, for too long. Ends with the pool.
fn spawn_reaper(pool: &Pool) {
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
            pool.retain(|connection, metrics| {
                let now = Instant::now();
                connection.is_usable()
                    && !manager.has_outlived(connection, idle(&metrics, now), now)
            });
        }
    });
}

/// Starts what closes old connections, and silent ones.
pub(crate) fn spawn_care(pool: &Pool) {
    spawn_reaper(pool);
    if let Some(limit) = pool.manager().silence {
        pulse::spawn_watch(pool, limit);
    }
}

/// A connection that is out of the pool; dropping it gives it back, cleans it, or closes it.
pub(crate) struct Pooled {
    /// `None` only while it is being dropped.
    object: Option<Object<Manager>>,
    /// What it was replaced by, where it had been lost while it was idle.
    second: OnceLock<Arc<Connection>>,
    pool: Pool,
}

impl Pooled {
    pub(crate) fn new(object: Object<Manager>, pool: Pool) -> Self {
        Self {
            object: Some(object),
            second: OnceLock::new(),
            pool,
        }
    }
}

impl Pooled {
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Cleans it now after a script, so that it is free as soon as it is dropped, and that what the
    /// script has made is known. After other statements that is done when nobody waits for it.
    pub(crate) async fn clean(&self) {
        if self.had_script() && self.is_usable() {
            // Where that fails, dropping it closes it.
            Box::pin(self.pool.manager().clean(self)).await;
        }
    }
}

impl Pooled {
    /// Whether it was idle before it was taken.
    pub(crate) fn was_idle(&self) -> bool {
        let object = self.object.as_ref();
        self.second.get().is_none()
            && object.is_some_and(|object| Object::metrics(object).recycle_count > 0)
    }

    /// How often it was replaced.
    pub(crate) fn generation(&self) -> usize {
        usize::from(self.second.get().is_some())
    }

    /// Puts another connection in the place of this one, which had been lost while it was idle:
    /// once, and only before anything was done on it.
    #[cold]
    pub(crate) fn replace<'a>(
        &'a self,
        db: &'a Db,
    ) -> Pin<Box<dyn Future<Output = bool> + Send + 'a>> {
        Box::pin(async move {
            if !self.was_idle() {
                return false;
            }
            // It takes over the place in the pool when this one is dropped.
            match db.open_instead().await {
                Ok(new) => {
                    new.taint_as(self);
                    self.second.set(new).is_ok()
                }
                Err(_) => false,
            }
        })
    }
}

impl Deref for Pooled {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self.second.get() {
            Some(second) => second,
            None => self.object.as_deref().expect("given back only by dropping"),
        }
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Connection {
        let connection = match self.second.get_mut() {
            Some(second) => second,
            None => self
                .object
                .as_deref_mut()
                .expect("given back only by dropping"),
        };
        Arc::get_mut(connection).expect("nobody makes a copy")
    }
}

impl Drop for Pooled {
    fn drop(&mut self) {
        let Some(mut object) = self.object.take() else {
            return;
        };
        if let Some(second) = self.second.take() {
            *object = second;
        }
        if object.is_reusable() {
            return;
        }
        match Handle::try_current() {
            Ok(runtime) if object.is_usable() => {
                // Whoever takes it from the pool waits for that, where it has not been done by then.
                let (connection, pool) = (Arc::clone(&object), self.pool.clone());
                let cleaning = runtime.spawn(async move {
                    pool.manager().clean(&connection).await;
                    if connection.is_abandoned() {
                        // Something still runs on it, such as a raw client's statement. Nobody waits
                        // for this: the connection is refused by its marks.
                        let (address, token) = connection.cancelling();
                        tokio::spawn(async move {
                            let connector = &pool.manager().connector;
                            connector.cancel(&address, token, CANCEL).await;
                        });
                    }
                });
                object.set_cleaning(cleaning);
            }
            Ok(runtime) if !object.is_closed() => {
                runtime.spawn(stop(object, self.pool.clone()));
            }
            // Closing the socket ends the transaction and the session.
            _ => drop(Object::take(object)),
        }
    }
}

/// Stops what runs on a connection and closes it. Its place in the pool stays taken until then, so that the server sees no more connections than the pool may have; but not for the
/// sake of a server that is silent.
///
/// Should the task itself be dropped, the marks of the connection make `recycle` refuse it.
async fn stop(object: Object<Manager>, pool: Pool) {
    let manager = pool.manager();
    if object.is_abandoned() && !object.is_closed() {
        let (address, token) = object.cancelling();
        let mut cancelling = manager.connector.cancel(&address, token, CANCEL);
        let in_place = tokio::time::timeout(CANCEL_IN_PLACE, &mut cancelling).await;
        drop(Object::take(object));
        if in_place.is_err() {
            cancelling.await;
        }
        return;
    }
    drop(Object::take(object));
}

//! The deadline for silence: a connection whose server no longer answers is closed.
//!
//! A statement counts in one number when it is sent and when it has been answered, and the bytes
//! that are moved count in another, which is all that it costs; no timer is made and no clock is
//! read. A task of the pool looks at these numbers: where requests are under way and nothing has
//! moved for too long, nobody is there any more.

use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use ormlite_core::Error;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::connection::End;
use crate::pool::Pool;
use crate::status::Status;

/// Requests under way are counted in the lower bits, movements in those above.
const UNDER_WAY: u64 = 0xffff;
const MOVEMENT: u64 = UNDER_WAY + 1;

/// What can be seen of a connection's requests, and the means to end it.
pub(crate) struct Pulse {
    beat: AtomicU64,
    /// The session has a limit for its statements that is not the pool's.
    exempt: AtomicBool,
    /// How many statements the script under way has: the server answers when all are done.
    statements: AtomicU32,
    status: Arc<Status>,
    ended: Arc<watch::Sender<End>>,
    task: AbortHandle,
}

impl Pulse {
    pub(crate) fn new(
        ended: Arc<watch::Sender<End>>,
        task: AbortHandle,
        status: Arc<Status>,
    ) -> Self {
        Self {
            beat: AtomicU64::new(0),
            exempt: AtomicBool::new(false),
            statements: AtomicU32::new(1),
            status,
            ended,
            task,
        }
    }

    /// A request is about to be sent.
    pub(crate) fn begin(&self) {
        self.beat.fetch_add(MOVEMENT + 1, Ordering::AcqRel);
    }

    /// A request has been answered, or nobody waits for its answer.
    pub(crate) fn end(&self) {
        self.beat.fetch_add(MOVEMENT - 1, Ordering::AcqRel);
    }

    /// How often something has moved.
    pub(crate) fn movements(&self) -> u64 {
        self.beat.load(Ordering::Relaxed) / MOVEMENT
    }

    /// The deadline does not hold until that is taken back.
    pub(crate) fn exempt(&self, exempt: bool) {
        self.exempt.store(exempt, Ordering::Release);
    }

    pub(crate) fn is_exempt(&self) -> bool {
        self.exempt.load(Ordering::Acquire)
    }

    /// A script of so many statements is about to be sent, each of which may take as long as the
    /// deadline says; or it has been answered, and the next request is one statement.
    pub(crate) fn script(&self, statements: u32) {
        self.statements.store(statements.max(1), Ordering::Release);
    }

    /// What is still to be sent on another connection is sent on this one.
    pub(crate) fn take_over(&self, other: &Self) {
        self.exempt(other.is_exempt());
        self.script(other.statements.load(Ordering::Acquire));
    }

    /// Closes the connection, whose requests end with an error that says so.
    fn stop(&self, limit: Duration) {
        self.ended.send_if_modified(|end| {
            let running = matches!(end, End::Running);
            if running {
                let error = Error::timeout("waiting for the server's answer", Some(limit));
                *end = End::Failed(Error::connection_lost(error));
            }
            running
        });
        self.task.abort();
    }
}

/// The connections of a pool.
#[derive(Default)]
pub(crate) struct Pulses(Mutex<Vec<Watched>>);

struct Watched {
    pulse: Weak<Pulse>,
    beat: u64,
    moved: u32,
    since: Instant,
}

impl Pulses {
    pub(crate) fn add(&self, pulse: &Arc<Pulse>) {
        self.lock().push(Watched {
            pulse: Arc::downgrade(pulse),
            beat: 0,
            moved: 0,
            since: Instant::now(),
        });
    }

    /// How often something has moved on any of them.
    pub(crate) fn movements(&self) -> u64 {
        let watched = self.lock();
        let pulses = watched.iter().filter_map(|one| one.pulse.upgrade());
        pulses.map(|pulse| pulse.movements()).sum()
    }

    /// Ends those that have been silent for too long.
    fn look(&self, limit: Duration) {
        let now = Instant::now();
        self.lock().retain_mut(|watched| {
            let Some(pulse) = watched.pulse.upgrade() else {
                return false;
            };
            let beat = pulse.beat.load(Ordering::Acquire);
            let waits = beat & UNDER_WAY > 0 && !pulse.is_exempt();
            let moved = pulse.status.moved();
            let limit = limit.saturating_mul(pulse.statements.load(Ordering::Acquire));
            if !waits || beat != watched.beat || moved != watched.moved {
                watched.beat = beat;
                watched.moved = moved;
                watched.since = now;
            } else if now.duration_since(watched.since) >= limit {
                pulse.stop(limit);
                return false;
            }
            true
        });
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Watches the connections of a pool until it ends.
pub(crate) fn spawn_watch(pool: &Pool, limit: Duration) {
    let pause = (limit / 8).clamp(Duration::from_millis(10), Duration::from_secs(1));
    let pulses = Arc::downgrade(&pool.manager().pulses);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(pause).await;
            // Connections that were taken out of the pool are watched as long as it lives.
            let Some(pulses) = pulses.upgrade() else {
                return;
            };
            pulses.look(limit);
        }
    });
}

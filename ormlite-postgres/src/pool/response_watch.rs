//! The response timeout: closes connections whose server no longer answers.
//!
//! A task compares the counters of each connection's requests. If requests are in flight and no
//! counter has changed for the whole timeout, the server does not answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use crate::connection::{Activity, Snapshot};

/// The watched connections: those in the pool, and those taken from it.
#[derive(Default)]
pub(crate) struct ResponseWatch(Mutex<Vec<Watched>>);

struct Watched {
    activity: Weak<Activity>,
    seen: Snapshot,
    since: Instant,
}

impl ResponseWatch {
    pub(crate) fn add(&self, activity: &Arc<Activity>) {
        self.lock().push(Watched {
            activity: Arc::downgrade(activity),
            seen: Snapshot::default(),
            since: Instant::now(),
        });
    }

    /// The number of requests that were sent and answered on all connections.
    pub(crate) fn movements(&self) -> u64 {
        let watched = self.lock();
        let activities = watched.iter().filter_map(|one| one.activity.upgrade());
        activities.map(|activity| activity.movements()).sum()
    }

    /// Closes the connections whose server has not answered within the limit.
    fn close_silent(&self, limit: Duration) {
        let now = Instant::now();
        self.lock().retain_mut(|watched| {
            let Some(activity) = watched.activity.upgrade() else {
                return false;
            };
            let seen = activity.snapshot();
            let limit = limit.saturating_mul(activity.statements());
            let waits = seen.has_requests_in_flight() && !activity.is_exempt();
            if !waits || seen != watched.seen {
                watched.seen = seen;
                watched.since = now;
            } else if now.duration_since(watched.since) >= limit {
                activity.close(limit);
                return false;
            }
            true
        });
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the task that closes these connections. It ends with the pool.
pub(super) fn spawn(watch: &Arc<ResponseWatch>, limit: Duration) {
    let pause = (limit / 8).clamp(Duration::from_millis(10), Duration::from_secs(1));
    let watch = Arc::downgrade(watch);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(pause).await;
            // Connections taken from the pool are watched as long as the pool exists.
            let Some(watch) = watch.upgrade() else {
                return;
            };
            watch.close_silent(limit);
        }
    });
}

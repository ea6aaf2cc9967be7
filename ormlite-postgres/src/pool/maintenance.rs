//! The background tasks of a pool: they close old connections, and connections whose server does
//! not answer.

use std::time::{Duration, Instant};

use super::{Pool, idle, response_watch};

/// Starts the tasks. They end with the pool.
pub(crate) fn spawn_maintenance(pool: &Pool) {
    spawn_reaper(pool);
    if let Some(limit) = pool.manager().silence {
        response_watch::spawn(&pool.manager().response_watch, limit);
    }
}

/// Closes connections that have been idle for too long or are too old. Ends with the pool.
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

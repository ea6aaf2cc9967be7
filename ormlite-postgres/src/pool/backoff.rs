//! Limits connecting to a server that is down or has no connection left: few attempts, with growing
//! pauses, one at a time for the whole pool.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ormlite_core::Error;

use crate::jitter::jitter;

const FIRST: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_secs(1);

/// When the next attempt may be made.
#[derive(Default)]
pub(crate) struct Backoff(Mutex<Option<Failures>>);

struct Failures {
    count: u32,
    until: Instant,
    last: Error,
}

impl Backoff {
    /// Allows an attempt, or returns the error of the last one.
    pub(crate) fn enter(&self) -> Result<(), Error> {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(failures) = &mut *failures else {
            return Ok(());
        };
        let now = Instant::now();
        if now < failures.until {
            return Err(failures.last.clone());
        }
        // Other callers wait for this attempt, whose result may never be noted.
        failures.until = now + LONGEST;
        Ok(())
    }

    pub(crate) fn note<T>(&self, result: &Result<T, Error>) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match result {
            Err(error) if error.is_connect_later() => {
                let now = Instant::now();
                let count = match &*failures {
                    // Attempts that were made at the same time count as one.
                    Some(before) if now < before.until && before.count == 0 => return,
                    Some(before) => before.count + 1,
                    None => 0,
                };
                *failures = Some(Failures {
                    count,
                    until: now + pause(count),
                    last: error.clone(),
                });
            }
            _ => *failures = None,
        }
    }
}

/// The pause doubles with each attempt. A random half of it is added, so that instances do not
/// collide again.
pub(crate) fn pause(attempt: u32) -> Duration {
    let doubled = FIRST.saturating_mul(1 << attempt.min(10));
    doubled.min(LONGEST).mul_f64(0.5 + jitter() / 2.0)
}

//! [`LockRetry`]: how a transaction waits for the locks of tables, and how often it is tried.

use std::time::Duration;

const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A statement that waits for a lock makes all later ones wait behind it. So it is given up, and tried
/// again after a pause.
#[derive(Debug, Clone)]
pub(crate) struct LockRetry {
    pub(crate) timeout: Duration,
    pub(crate) attempts: u32,
    /// The pause after the first attempt. It is doubled with each further one.
    pub(crate) pause: Duration,
}

impl Default for LockRetry {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(2),
            attempts: 10,
            pause: Duration::from_millis(500),
        }
    }
}

impl LockRetry {
    /// The setting of the transaction.
    pub(crate) fn setting(&self) -> String {
        format!("SET LOCAL lock_timeout = {}", self.timeout.as_millis())
    }

    /// The pause after an attempt, from 1, that failed. `None`: it is not tried again, since it was the
    /// last one, or has failed for another reason.
    pub(crate) fn pause_after(
        &self,
        attempt: u32,
        error: Option<&ormlite_core::Error>,
    ) -> Option<Duration> {
        // 55P03: lock_not_available
        let waited = error.is_some_and(|it| it.code() == Some("55P03") || it.is_deadlock());
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let pause = match attempt {
            ..=1 => self.pause,
            _ => self.pause.saturating_mul(factor).min(LONGEST_PAUSE),
        };
        (waited && attempt < self.attempts).then_some(pause)
    }
}

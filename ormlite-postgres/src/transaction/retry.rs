//! Retries of a transaction after a serialization failure or a deadlock.

use std::time::Duration;

use ormlite_core::Error;

use super::{Transaction, TransactionOptions};
use crate::db::Db;
use crate::jitter::jitter;

impl TransactionOptions {
    /// Runs the whole transaction again, up to `retries` times, after a serialization failure or a
    /// deadlock; for [`Db::transaction_retrying`](crate::Db::transaction_retrying).
    pub fn retries(self, retries: u32) -> RetryOptions {
        RetryOptions {
            transaction: self,
            retries,
            first_pause: Duration::from_millis(10),
            longest_pause: Duration::from_secs(1),
        }
    }
}

/// The options of a transaction with retries; made by [`TransactionOptions::retries`].
#[derive(Debug, Clone)]
#[must_use]
pub struct RetryOptions {
    transaction: TransactionOptions,
    retries: u32,
    first_pause: Duration,
    longest_pause: Duration,
}

impl RetryOptions {
    /// The longest pause before the first retry (default: 10 ms) and before any retry (1 s). It
    /// doubles with each retry. A random part of it is taken, so that competing transactions do not
    /// collide again.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.first_pause = first;
        self.longest_pause = longest;
        self
    }

    fn pause(&self, attempt: u32) -> Duration {
        let doubled = self.first_pause.saturating_mul(1 << attempt.min(20));
        doubled.min(self.longest_pause).mul_f64(jitter())
    }
}

/// Runs `body` in a transaction, and again while a failure rolled it back that another attempt may
/// not meet.
pub(crate) async fn run<F, T, E>(db: &Db, options: RetryOptions, body: F) -> Result<T, E>
where
    F: AsyncFnOnce(&Transaction) -> Result<T, E> + Clone,
    E: From<Error>,
{
    let mut attempt = 0;
    loop {
        let tx = Transaction::begin(db, options.transaction.begin_statement(db)).await?;
        let session = tx.session().clone();
        let (error, body_failed) = match Box::pin(body.clone()(&tx)).await {
            Ok(value) => match tx.commit().await {
                Ok(()) => return Ok(value),
                Err(error) => (E::from(error), false),
            },
            Err(error) => {
                let _ = tx.rollback().await;
                (error, true)
            }
        };
        let retryable = session.may_retry(body_failed);
        drop(session);
        if !retryable || attempt >= options.retries {
            return Err(error);
        }
        tokio::time::sleep(options.pause(attempt)).await;
        attempt += 1;
    }
}

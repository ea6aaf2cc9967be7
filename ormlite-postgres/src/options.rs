//! How a transaction begins, and how often it may be tried.

use std::fmt;
use std::time::Duration;

use ormlite_core::Error;

use crate::db::Db;
use crate::transaction::Transaction;

/// How much of other transactions' work a transaction may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Isolation {
    /// Each statement sees what was committed before it: the server's default.
    ReadCommitted,
    /// All statements see what was committed before the first one.
    RepeatableRead,
    /// As if transactions ran one after another; may fail with
    /// [`is_serialization_failure`](Error::is_serialization_failure) and then wants a retry.
    Serializable,
}

/// Options of a transaction.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
/// use ormlite_postgres::{Isolation, TransactionOptions};
///
/// let options = TransactionOptions::new().isolation(Isolation::Serializable).retries(5);
/// db.transaction_retrying(options, async |tx| {
///     tx.batch_execute("UPDATE accounts SET points = points - 10 WHERE id = 1").await
/// })
/// .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct TransactionOptions {
    isolation: Option<Isolation>,
    read_only: bool,
    deferrable: bool,
    settings: Vec<(String, String)>,
}

impl TransactionOptions {
    /// The server's defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// `ISOLATION LEVEL ..`.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = Some(isolation);
        self
    }

    /// `READ ONLY`: the server refuses to write.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// `DEFERRABLE`: with serializable and read only, waits for a moment from which on it cannot
    /// fail. Made for long reports.
    pub fn deferrable(mut self) -> Self {
        self.deferrable = true;
        self
    }

    /// Sets a setting for this transaction alone, as policies of row-level security read it:
    /// `set_config(name, value, true)`.
    ///
    /// After the transaction it reads as `''` on that connection and no longer as NULL, so
    /// policies compare with `nullif(current_setting(name, true), '')`.
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    /// Tries the whole transaction up to so many times more when a serialization failure or a
    /// deadlock ends it; for [`Db::transaction_retrying`].
    pub fn retries(self, retries: u32) -> RetryOptions {
        RetryOptions {
            transaction: self,
            retries,
            first_pause: Duration::from_millis(10),
            longest_pause: Duration::from_secs(1),
        }
    }

    pub(crate) fn settings(&self) -> &[(String, String)] {
        &self.settings
    }

    pub(crate) fn begin(&self, suffix: &str) -> String {
        let mut sql = "BEGIN".to_owned();
        if let Some(isolation) = self.isolation {
            sql.push_str(match isolation {
                Isolation::ReadCommitted => " ISOLATION LEVEL READ COMMITTED",
                Isolation::RepeatableRead => " ISOLATION LEVEL REPEATABLE READ",
                Isolation::Serializable => " ISOLATION LEVEL SERIALIZABLE",
            });
        }
        if self.read_only {
            sql.push_str(" READ ONLY");
        }
        if self.deferrable {
            sql.push_str(" DEFERRABLE");
        }
        sql.push_str(suffix);
        sql
    }
}

/// Prints the names of settings, never their values.
impl fmt::Debug for TransactionOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings: Vec<_> = self.settings.iter().map(|(name, _)| name).collect();
        f.debug_struct("TransactionOptions")
            .field("isolation", &self.isolation)
            .field("read_only", &self.read_only)
            .field("deferrable", &self.deferrable)
            .field("settings", &settings)
            .finish()
    }
}

/// Options of a transaction that is tried again; made by [`TransactionOptions::retries`].
#[derive(Debug, Clone)]
#[must_use]
pub struct RetryOptions {
    transaction: TransactionOptions,
    retries: u32,
    first_pause: Duration,
    longest_pause: Duration,
}

impl RetryOptions {
    /// The longest pause before the first retry (10 ms) and before any (1 s). It doubles with each
    /// retry, and a random part of it is taken, so that rivals do not meet again.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        self.first_pause = first;
        self.longest_pause = longest;
        self
    }

    fn pause(&self, attempt: u32) -> Duration {
        let doubled = self.first_pause.saturating_mul(1 << attempt.min(20));
        doubled.min(self.longest_pause).mul_f64(crate::jitter())
    }
}

impl Db {
    /// [`transaction`](Self::transaction) with options.
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction).
    pub async fn transaction_with<F, T, E>(
        &self,
        options: TransactionOptions,
        body: F,
    ) -> Result<T, E>
    where
        F: AsyncFnOnce(&Transaction) -> Result<T, E>,
        E: From<Error>,
    {
        let tx = self.begin_with(&options).await?;
        match Box::pin(body(&tx)).await {
            Ok(value) => {
                tx.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // A rollback that cannot be sent happens by closing the connection.
                let _ = tx.rollback().await;
                Err(error)
            }
        }
    }

    /// [`transaction`](Self::transaction) that is tried again, all of `body`, when a serialization
    /// failure or a deadlock has certainly rolled it back.
    ///
    /// That is so when such a failure had failed the transaction and `body` ended, with that error,
    /// another one or `Ok`; and when `COMMIT` failed by it. A failure inside a
    /// [savepoint](Transaction::savepoint) is undone with the savepoint: then only its own error
    /// is a reason, given on as `body`'s or inside of that, and an error of `body`'s own is not.
    /// Nor is a failure of other kinds, a lost connection, or a lost reply to `COMMIT`
    /// ([`is_commit_outcome_unknown`](Error::is_commit_outcome_unknown)), whatever happened before.
    ///
    /// `body` may run several times: what it does outside the database happens as often. It is
    /// cloned for each attempt, as closures can be when what they capture can.
    ///
    /// # Errors
    /// As [`transaction`](Self::transaction); after the last attempt, that one's.
    pub async fn transaction_retrying<F, T, E>(
        &self,
        options: RetryOptions,
        body: F,
    ) -> Result<T, E>
    where
        // Not `AsyncFn`: its futures borrow the closure, and are then not seen to be `Send`.
        F: AsyncFnOnce(&Transaction) -> Result<T, E> + Clone,
        E: From<Error>,
    {
        let mut attempt = 0;
        loop {
            let tx = self.begin_with(&options.transaction).await?;
            let session = tx.session().clone();
            let (error, gave_up) = match Box::pin(body.clone()(&tx)).await {
                Ok(value) => match tx.commit().await {
                    Ok(()) => return Ok(value),
                    Err(error) => (E::from(error), false),
                },
                Err(error) => {
                    let _ = tx.rollback().await;
                    (error, true)
                }
            };
            let retryable = session.may_retry(gave_up);
            drop(session);
            if !retryable || attempt >= options.retries {
                return Err(error);
            }
            tokio::time::sleep(options.pause(attempt)).await;
            attempt += 1;
        }
    }
}

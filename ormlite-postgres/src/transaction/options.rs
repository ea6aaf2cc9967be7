//! How a transaction begins: isolation, access mode, settings.

use std::fmt;

/// How much of other transactions' work a transaction may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Isolation {
    /// Each statement sees what was committed before it: the server's default.
    ReadCommitted,
    /// All statements see what was committed before the first one.
    RepeatableRead,
    /// As if transactions ran one after another; may fail with
    /// [`is_serialization_failure`](ormlite_core::Error::is_serialization_failure) and then wants a retry.
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
    pub(super) settings: Vec<(String, String)>,
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

    /// `BEGIN` with these options, then `suffix`.
    pub(super) fn begin_sql(&self, suffix: &str) -> String {
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

//! The options of a transaction: isolation level, access mode, settings.

use std::fmt;

/// The isolation level of a transaction: which changes of concurrent transactions it sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Isolation {
    /// `READ COMMITTED`, the server's default: each statement sees what was committed before it.
    ReadCommitted,
    /// `REPEATABLE READ`: all statements see what was committed before the first one.
    RepeatableRead,
    /// `SERIALIZABLE`: as if transactions ran one after another. It can fail with
    /// [`is_serialization_failure`](ormlite_core::Error::is_serialization_failure) and must then be
    /// retried.
    Serializable,
}

/// The options of a transaction.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_core::Error> {
/// use ormlite_postgres::{Isolation, TransactionOptions};
///
/// let options = TransactionOptions::new()
///     .isolation(Isolation::Serializable)
///     .setting("app.tenant", "17")
///     .retries(5);
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
    /// The defaults of the server.
    pub fn new() -> Self {
        Self::default()
    }

    /// `ISOLATION LEVEL ..`.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = Some(isolation);
        self
    }

    /// `READ ONLY`: statements that write are errors of the server.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// `DEFERRABLE`: a serializable, read-only transaction waits for a snapshot with which it
    /// cannot fail. Meant for long reports.
    pub fn deferrable(mut self) -> Self {
        self.deferrable = true;
        self
    }

    /// `set_config(name, value, true)`: a setting for this transaction only, such as one that
    /// row-level security policies read.
    ///
    /// After the transaction the setting reads as `''` on that connection and not as NULL. So
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

//! The one error of `ormlite`: opaque, asked by predicates, and silent about values.
//!
//! The kind is private so that it can grow; what a caller decides on has a method. No error of
//! this crate or of the driver's carries a value of the statement: PostgreSQL's `DETAIL`, which
//! quotes rows, is dropped when the error is made.

mod outcome;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

type Source = Arc<dyn StdError + Send + Sync>;

/// What went wrong with a query, a connection or a row.
#[derive(Clone)]
// Shared, since what drops an `Arc` is one call: the glue of a box would be compiled into every unit
// of code that may drop an error.
pub struct Error(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    kind: Kind,
    source: Option<Source>,
    fate: Fate,
    /// The prepared statement no longer fitted the database; it has been forgotten.
    stale: bool,
}

/// What became of a statement that failed with its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It may have been run: the reply was lost.
    Unknown,
    /// It was not run.
    NotRun,
    /// It was rolled back with its transaction.
    Undone,
}

#[derive(Debug, Clone)]
enum Kind {
    NotFound {
        table: &'static str,
    },
    TooManyRows {
        table: &'static str,
    },
    Conflict {
        table: &'static str,
    },
    MissingRelated {
        table: &'static str,
    },
    InvalidQuery {
        reason: Cow<'static, str>,
    },
    MissingColumn {
        index: usize,
    },
    ColumnType {
        column: String,
        expected: String,
        found: String,
    },
    Decode {
        column: String,
        expected: String,
    },
    Parameter,
    Database(Box<DatabaseError>),
    Timeout {
        what: &'static str,
        after: Option<Duration>,
    },
    ConnectionLost,
    Connect {
        /// Trying again may help: the server is down, starting, or has no connection left.
        transient: bool,
    },
    PoolClosed,
    Config {
        reason: String,
    },
    RolledBack,
    Abandoned,
    CommitOutcomeUnknown,
}

/// An error that the server reported, without the values it quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatabaseError {
    /// The five characters of its SQLSTATE, such as `23505`.
    pub code: String,
    /// The server's message, such as `duplicate key value violates unique constraint "..."`.
    pub message: String,
    /// The schema of the table, where the server names one.
    pub schema: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// The column.
    pub column: Option<String>,
    /// The constraint.
    pub constraint: Option<String>,
    /// The place in the statement's text, counted in characters from 1.
    pub position: Option<u32>,
}

/// SQLSTATEs that a predicate asks for.
mod code {
    pub(super) const UNIQUE: &str = "23505";
    pub(super) const FOREIGN_KEY: &str = "23503";
    pub(super) const CHECK: &str = "23514";
    pub(super) const NOT_NULL: &str = "23502";
    pub(super) const EXCLUSION: &str = "23P01";
    pub(super) const SERIALIZATION: &str = "40001";
    pub(super) const DEADLOCK: &str = "40P01";
    pub(super) const CANCELED: &str = "57014";
    pub(super) const LOCK_NOT_AVAILABLE: &str = "55P03";
    pub(super) const IDLE_IN_TRANSACTION: &str = "25P03";
    pub(super) const SHUTDOWN: [&str; 3] = ["57P01", "57P02", "57P03"];
}

impl Error {
    fn new(kind: Kind) -> Self {
        Self(Arc::new(Inner {
            kind,
            source: None,
            fate: Fate::Unknown,
            stale: false,
        }))
    }

    fn caused(kind: Kind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(kind).because(source)
    }

    pub(crate) fn not_found(table: &'static str) -> Self {
        Self::new(Kind::NotFound { table })
    }
    pub(crate) fn too_many_rows(table: &'static str) -> Self {
        Self::new(Kind::TooManyRows { table })
    }
    pub(crate) fn conflict(table: &'static str) -> Self {
        Self::new(Kind::Conflict { table })
    }
    pub(crate) fn missing_related(table: &'static str) -> Self {
        Self::new(Kind::MissingRelated { table })
    }
    pub(crate) fn missing_column(index: usize) -> Self {
        Self::new(Kind::MissingColumn { index })
    }
    pub(crate) fn column_type(column: String, expected: String, found: String) -> Self {
        Self::new(Kind::ColumnType {
            column,
            expected,
            found,
        })
    }
    pub(crate) fn decode(
        column: String,
        expected: String,
        source: Box<dyn StdError + Send + Sync>,
    ) -> Self {
        Self::caused(Kind::Decode { column, expected }, source)
    }
}

/// How the crate that runs statements makes errors.
#[doc(hidden)]
impl Error {
    pub fn database(error: DatabaseError) -> Self {
        Self::new(Kind::Database(Box::new(error)))
    }
    pub fn invalid_query(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::InvalidQuery {
            reason: reason.into(),
        })
    }
    pub fn parameter(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::caused(Kind::Parameter, source)
    }
    pub fn timeout(what: &'static str, after: Option<Duration>) -> Self {
        Self::new(Kind::Timeout { what, after })
    }
    pub fn connection_lost(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::caused(Kind::ConnectionLost, source)
    }
    pub fn connect(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::caused(Kind::Connect { transient: false }, source)
    }
    /// Of a server that may take connections later.
    pub fn connect_later(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::caused(Kind::Connect { transient: true }, source)
    }
    pub fn pool_closed() -> Self {
        Self::new(Kind::PoolClosed)
    }
    pub fn config(reason: impl Into<String>) -> Self {
        Self::new(Kind::Config {
            reason: reason.into(),
        })
    }
    pub fn rolled_back() -> Self {
        Self::new(Kind::RolledBack)
    }
    pub fn abandoned() -> Self {
        Self::new(Kind::Abandoned)
    }
    pub fn commit_outcome_unknown(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::caused(Kind::CommitOutcomeUnknown, source)
    }
    /// Adds the error beneath, such as the one that a lost connection's task ended with.
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Arc::make_mut(&mut self.0).source = Some(Arc::from(source.into()));
        self
    }
    /// Whether a clone of it is held somewhere else, also as the source of another error.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
    /// Says that the statement was certainly not run.
    pub fn not_run(self) -> Self {
        self.with_fate(Fate::NotRun)
    }
    /// Says that the statement was rolled back with its transaction.
    pub fn undone(self) -> Self {
        self.with_fate(Fate::Undone)
    }
    /// Says that the prepared statement has been forgotten, so that another try prepares it anew.
    pub fn stale(mut self) -> Self {
        Arc::make_mut(&mut self.0).stale = true;
        self
    }
    /// Whether connecting may succeed later.
    pub fn is_connect_later(&self) -> bool {
        matches!(self.0.kind, Kind::Connect { transient: true })
    }
    fn with_fate(mut self, fate: Fate) -> Self {
        // What is certain stays so.
        if self.0.fate == Fate::Unknown {
            Arc::make_mut(&mut self.0).fate = fate;
        }
        self
    }
}

impl Error {
    /// `.one()` found no row.
    pub fn is_not_found(&self) -> bool {
        matches!(self.0.kind, Kind::NotFound { .. })
    }

    /// `.one()` or `.optional()` found more than one row.
    pub fn is_too_many_rows(&self) -> bool {
        matches!(self.0.kind, Kind::TooManyRows { .. })
    }

    /// An update by [version](crate::query::Update::version) found the row changed or gone.
    pub fn is_stale_version(&self) -> bool {
        matches!(self.0.kind, Kind::Conflict { .. })
    }

    /// A row did not have the type that its column was read as, or not a value that fits it.
    pub fn is_decode(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::MissingColumn { .. } | Kind::ColumnType { .. } | Kind::Decode { .. }
        )
    }

    /// A bound value did not fit the type of its parameter.
    pub fn is_parameter(&self) -> bool {
        matches!(self.0.kind, Kind::Parameter)
    }

    /// The query could not be rendered, and was not sent.
    pub fn is_invalid_query(&self) -> bool {
        matches!(self.0.kind, Kind::InvalidQuery { .. })
    }

    /// A unique constraint or index refused the row (SQLSTATE 23505).
    pub fn is_unique_violation(&self) -> bool {
        self.has_code(code::UNIQUE)
    }

    /// A foreign key refused the row (23503).
    pub fn is_foreign_key_violation(&self) -> bool {
        self.has_code(code::FOREIGN_KEY)
    }

    /// A check refused the row (23514).
    pub fn is_check_violation(&self) -> bool {
        self.has_code(code::CHECK)
    }

    /// A column that is not null got NULL (23502).
    pub fn is_not_null_violation(&self) -> bool {
        self.has_code(code::NOT_NULL)
    }

    /// An exclusion constraint refused the row (23P01).
    pub fn is_exclusion_violation(&self) -> bool {
        self.has_code(code::EXCLUSION)
    }

    /// The transaction could not be serialized with others (40001).
    pub fn is_serialization_failure(&self) -> bool {
        self.has_code(code::SERIALIZATION)
    }

    /// The transaction was the victim of a deadlock (40P01).
    pub fn is_deadlock(&self) -> bool {
        self.has_code(code::DEADLOCK)
    }

    /// Running the whole transaction again may succeed: a serialization failure, a deadlock, or a
    /// statement that had been prepared before its types or tables were changed. Such a statement
    /// outside of a transaction is prepared anew unseen.
    pub fn is_retryable(&self) -> bool {
        self.is_serialization_failure() || self.is_deadlock() || self.0.stale
    }

    /// The pool has been closed.
    pub fn is_pool_closed(&self) -> bool {
        matches!(self.0.kind, Kind::PoolClosed)
    }

    /// The transaction, or the savepoint, was rolled back although its end asked to keep it:
    /// a statement in it had failed, or was dropped before its reply.
    pub fn is_rolled_back(&self) -> bool {
        matches!(self.0.kind, Kind::RolledBack | Kind::Abandoned)
    }

    /// The server's own error, where it reported one: also as the reason why a connection could
    /// not be made, or was lost.
    pub fn database_error(&self) -> Option<&DatabaseError> {
        match &self.0.kind {
            Kind::Database(error) => Some(error),
            _ => self.beneath()?.database_error(),
        }
    }

    /// The error that a connection was lost by, or could not be made for.
    fn beneath(&self) -> Option<&Self> {
        match self.0.kind {
            Kind::Connect { .. } | Kind::ConnectionLost | Kind::CommitOutcomeUnknown => {
                self.0.source.as_deref()?.downcast_ref()
            }
            _ => None,
        }
    }

    /// The SQLSTATE of the server's error.
    pub fn code(&self) -> Option<&str> {
        Some(&self.database_error()?.code)
    }

    /// The table that the error is about.
    pub fn table(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::NotFound { table }
            | Kind::TooManyRows { table }
            | Kind::Conflict { table }
            | Kind::MissingRelated { table } => Some(table),
            _ => self.database_error()?.table.as_deref(),
        }
    }

    /// The column that the error is about.
    pub fn column(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::ColumnType { column, .. } | Kind::Decode { column, .. } => Some(column),
            _ => self.database_error()?.column.as_deref(),
        }
    }

    /// The constraint that refused the row.
    pub fn constraint(&self) -> Option<&str> {
        self.database_error()?.constraint.as_deref()
    }

    fn has_code(&self, code: &str) -> bool {
        self.code() == Some(code)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::NotFound { table } => write!(f, "no row of `{table}` matches the query"),
            Kind::TooManyRows { table } => write!(
                f,
                "more than one row of `{table}` matches a query for one; use `.first()` or `.all()`"
            ),
            Kind::Conflict { table } => write!(
                f,
                "the row of `{table}` was changed or deleted since it was read"
            ),
            Kind::MissingRelated { table } => write!(
                f,
                "a row of `{table}` that a required reference leads to cannot be seen, as by a policy of row-level security"
            ),
            Kind::InvalidQuery { reason } => write!(f, "the query cannot be sent: {reason}"),
            Kind::MissingColumn { index } => {
                write!(f, "the result has no column at position {}", index + 1)
            }
            Kind::ColumnType {
                column,
                expected,
                found,
            } => write!(
                f,
                "column `{column}`: expected a value of type {expected}, found {found}"
            ),
            Kind::Decode { column, expected } => {
                write!(f, "column `{column}`: not a readable {expected}")?;
                self.write_source(f)
            }
            Kind::Parameter => {
                f.write_str("a bound value does not fit its parameter")?;
                self.write_source(f)
            }
            Kind::Database(error) => {
                write!(f, "{} (SQLSTATE {})", error.message, error.code)?;
                let named = [
                    ("table", &error.table),
                    ("column", &error.column),
                    ("constraint", &error.constraint),
                ];
                for (what, name) in named {
                    if let Some(name) = name {
                        write!(f, ", {what} `{name}`")?;
                    }
                }
                Ok(())
            }
            Kind::Timeout { what, after } => {
                write!(f, "timed out {what}")?;
                match after {
                    Some(after) => write!(f, " after {after:?}"),
                    None => Ok(()),
                }
            }
            Kind::ConnectionLost => {
                f.write_str("the connection to the server was lost")?;
                self.write_source(f)
            }
            Kind::Connect { .. } => {
                f.write_str("cannot connect to the server")?;
                self.write_source(f)
            }
            Kind::PoolClosed => f.write_str("the pool of connections has been closed"),
            Kind::Config { reason } => write!(f, "the configuration is not usable: {reason}"),
            Kind::RolledBack => f.write_str(
                "the transaction was rolled back and not committed: a statement in it had failed",
            ),
            Kind::Abandoned => f.write_str(
                "the transaction is rolled back: a statement in it was dropped before its reply",
            ),
            Kind::CommitOutcomeUnknown => {
                f.write_str(
                    "the reply to COMMIT was lost: the transaction may have been committed",
                )?;
                self.write_source(f)
            }
        }
    }
}

impl Error {
    fn write_source(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as _)
    }
}

//! [`Error`]: one opaque error with predicates, which contains no values.
//!
//! Its kind is private, so that kinds can be added. A method exists for each decision that a caller
//! makes. No error of this crate or of the driver contains a value of the statement: PostgreSQL's
//! `DETAIL`, which quotes rows, is dropped.

mod outcome;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

type Source = Arc<dyn StdError + Send + Sync>;

/// An error of a query, a connection or a row.
///
/// Predicates tell what happened; [`table`](Self::table), [`column`](Self::column) and
/// [`constraint`](Self::constraint) tell where. The message never contains a value of a statement or
/// a row.
///
/// ```
/// use ormlite_core::Error;
///
/// fn answer(error: &Error) -> (u16, String) {
///     if error.is_not_found() {
///         (404, format!("no such {}", error.table().unwrap_or("row")))
///     } else if error.is_unique_violation() {
///         (409, format!("{} is taken", error.constraint().unwrap_or("it")))
///     } else if error.is_stale_version() || error.is_retryable() {
///         (409, "try again".to_owned())
///     } else if error.is_timeout() || error.is_connection() {
///         (503, "try again later".to_owned())
///     } else {
///         (500, "internal error".to_owned())
///     }
/// }
///
/// fn refusal(error: &Error) -> Option<String> {
///     let table = error.table()?;
///     if error.is_not_null_violation() {
///         Some(format!("{table}: {} is missing", error.column()?))
///     } else if error.is_foreign_key_violation() {
///         Some(format!("{table}: a row that it refers to does not exist"))
///     } else if error.is_check_violation() || error.is_exclusion_violation() {
///         Some(format!("{table}: violates {}", error.constraint()?))
///     } else {
///         error.code().map(|code| format!("{table}: SQLSTATE {code}"))
///     }
/// }
/// ```
#[derive(Clone)]
// An `Arc` and not a `Box`, since dropping an `Arc` is a call of one function: the drop glue of a
// box would be compiled into every codegen unit that may drop an error.
pub struct Error(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    kind: Kind,
    source: Option<Source>,
    fate: Fate,
    /// The prepared statement was outdated; it has been removed from the cache.
    stale: bool,
}

/// Whether a statement that failed together with its connection was run.
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
        /// Whether the server is down, is starting or has no free connection, so that another try
        /// may succeed.
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

/// An error that the server reported, without the values that its detail quotes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DatabaseError {
    /// The SQLSTATE, five characters such as `23505`.
    pub code: String,
    /// The server's message, such as `duplicate key value violates unique constraint "..."`.
    pub message: String,
    /// The schema of the table, if the server names one.
    pub schema: Option<String>,
    /// The table, if the server names one.
    pub table: Option<String>,
    /// The column, if the server names one.
    pub column: Option<String>,
    /// The constraint, if the server names one.
    pub constraint: Option<String>,
    /// The position in the statement's text, counted in characters from 1.
    pub position: Option<u32>,
}

/// The SQLSTATEs of the predicates.
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

/// Constructors for the crate of the driver.
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
    /// The server may accept connections later.
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
    /// Sets the source, such as the error that ended the task of a lost connection.
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Arc::make_mut(&mut self.0).source = Some(Arc::from(source.into()));
        self
    }
    /// Whether there is a clone of it, also as the source of another error.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
    /// Records that the statement was certainly not run.
    pub fn not_run(self) -> Self {
        self.with_fate(Fate::NotRun)
    }
    /// Records that the statement was rolled back with its transaction.
    pub fn undone(self) -> Self {
        self.with_fate(Fate::Undone)
    }
    /// Records that the outdated prepared statement is removed, so that a retry prepares it again.
    pub fn stale(mut self) -> Self {
        Arc::make_mut(&mut self.0).stale = true;
        self
    }
    /// Whether connecting may succeed later.
    pub fn is_connect_later(&self) -> bool {
        matches!(self.0.kind, Kind::Connect { transient: true })
    }
    fn with_fate(mut self, fate: Fate) -> Self {
        // The first certain outcome is kept.
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

    /// An update by [version](crate::query::Update::version) found that the row has changed or is
    /// gone.
    pub fn is_stale_version(&self) -> bool {
        matches!(self.0.kind, Kind::Conflict { .. })
    }

    /// A value could not be decoded: the column does not exist, has another type, or its value does
    /// not fit the Rust type.
    pub fn is_decode(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::MissingColumn { .. } | Kind::ColumnType { .. } | Kind::Decode { .. }
        )
    }

    /// A bound value does not fit the type of its parameter.
    pub fn is_parameter(&self) -> bool {
        matches!(self.0.kind, Kind::Parameter)
    }

    /// The query is invalid and was not sent.
    pub fn is_invalid_query(&self) -> bool {
        matches!(self.0.kind, Kind::InvalidQuery { .. })
    }

    /// The row violates a unique constraint or unique index (SQLSTATE 23505).
    pub fn is_unique_violation(&self) -> bool {
        self.has_code(code::UNIQUE)
    }

    /// The row violates a foreign key (SQLSTATE 23503).
    pub fn is_foreign_key_violation(&self) -> bool {
        self.has_code(code::FOREIGN_KEY)
    }

    /// The row violates a check constraint (SQLSTATE 23514).
    pub fn is_check_violation(&self) -> bool {
        self.has_code(code::CHECK)
    }

    /// A NOT NULL column got NULL (SQLSTATE 23502).
    pub fn is_not_null_violation(&self) -> bool {
        self.has_code(code::NOT_NULL)
    }

    /// The row violates an exclusion constraint (SQLSTATE 23P01).
    pub fn is_exclusion_violation(&self) -> bool {
        self.has_code(code::EXCLUSION)
    }

    /// The transaction could not be serialized with others (SQLSTATE 40001).
    pub fn is_serialization_failure(&self) -> bool {
        self.has_code(code::SERIALIZATION)
    }

    /// The server aborted the transaction to end a deadlock (SQLSTATE 40P01).
    pub fn is_deadlock(&self) -> bool {
        self.has_code(code::DEADLOCK)
    }

    /// Running the whole transaction again may succeed.
    ///
    /// True for a serialization failure, a deadlock, and a prepared statement that was outdated by a
    /// change of its tables or types. Outside of a transaction such a statement is prepared and run
    /// again without an error.
    pub fn is_retryable(&self) -> bool {
        self.is_serialization_failure() || self.is_deadlock() || self.0.stale
    }

    /// The pool is closed.
    pub fn is_pool_closed(&self) -> bool {
        matches!(self.0.kind, Kind::PoolClosed)
    }

    /// The transaction or savepoint was rolled back although it was to be committed: a statement in
    /// it had failed, or was dropped before its reply.
    pub fn is_rolled_back(&self) -> bool {
        matches!(self.0.kind, Kind::RolledBack | Kind::Abandoned)
    }

    /// Returns the error that the server reported, also as the reason why a connection was lost or
    /// refused.
    pub fn database_error(&self) -> Option<&DatabaseError> {
        match &self.0.kind {
            Kind::Database(error) => Some(error),
            _ => self.connection_cause()?.database_error(),
        }
    }

    /// Returns the error because of which a connection was lost or refused.
    fn connection_cause(&self) -> Option<&Self> {
        match self.0.kind {
            Kind::Connect { .. } | Kind::ConnectionLost | Kind::CommitOutcomeUnknown => {
                self.0.source.as_deref()?.downcast_ref()
            }
            _ => None,
        }
    }

    /// Returns the SQLSTATE of the server's error.
    pub fn code(&self) -> Option<&str> {
        Some(&self.database_error()?.code)
    }

    /// Returns the table of the error.
    pub fn table(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::NotFound { table }
            | Kind::TooManyRows { table }
            | Kind::Conflict { table }
            | Kind::MissingRelated { table } => Some(table),
            _ => self.database_error()?.table.as_deref(),
        }
    }

    /// Returns the column of the error.
    pub fn column(&self) -> Option<&str> {
        match &self.0.kind {
            Kind::ColumnType { column, .. } | Kind::Decode { column, .. } => Some(column),
            _ => self.database_error()?.column.as_deref(),
        }
    }

    /// Returns the constraint that the row violates.
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
                "the query for one row of `{table}` returned more than one; use `.first()` or `.all()`"
            ),
            Kind::Conflict { table } => write!(
                f,
                "the row of `{table}` was changed or deleted since it was read"
            ),
            Kind::MissingRelated { table } => write!(
                f,
                "the row of `{table}` that a NOT NULL foreign key refers to is not visible: a row-level security policy may hide it"
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
                write!(f, "column `{column}`: cannot decode the value as {expected}")?;
                self.write_source(f)
            }
            Kind::Parameter => {
                f.write_str("a bound value does not fit the type of its parameter")?;
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
            Kind::PoolClosed => f.write_str("the connection pool is closed"),
            Kind::Config { reason } => write!(f, "the configuration is invalid: {reason}"),
            Kind::RolledBack => f.write_str(
                "the transaction was rolled back instead of committed: a statement in it had failed",
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

//! Which errors mean that the connection is lost.

use tokio_postgres::error::{DbError, Severity};

use crate::error::unsent::unsent;

/// What an error of the driver says about its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// The server returned an error for the statement. The connection is usable.
    Server,
    /// Nothing was sent. The connection is usable.
    Unsent,
    /// The connection is closed, or its state is unknown.
    Lost,
}

pub(crate) fn classify(error: &tokio_postgres::Error) -> Class {
    match error.as_db_error() {
        Some(error) if is_fatal(error) => Class::Lost,
        Some(_) => Class::Server,
        None if unsent(error).is_some() => Class::Unsent,
        None => Class::Lost,
    }
}

pub(super) fn is_fatal(error: &DbError) -> bool {
    match error.parsed_severity() {
        Some(severity) => matches!(severity, Severity::Fatal | Severity::Panic),
        // A pooler may leave out the untranslated severity.
        None => matches!(error.severity(), "FATAL" | "PANIC"),
    }
}

//! From the driver's errors to the one [`Error`]: typed, and without the values that a server
//! quotes.

mod message;

use std::error::Error as StdError;

use ormlite_core::{DatabaseError, Error};
use tokio_postgres::error::{DbError, ErrorPosition, Severity};

/// What an error of the driver says about the connection it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// The server refused the statement; the connection is usable.
    Server,
    /// Nothing was sent; the connection is usable.
    Unsent,
    /// The connection is gone, or in a state nobody knows.
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

fn is_fatal(error: &DbError) -> bool {
    matches!(
        error.parsed_severity(),
        Some(Severity::Fatal | Severity::Panic)
    )
}

/// The error of a statement. A lost connection's own reason is added by its
/// [`Connection`](crate::connection::Connection).
pub(crate) fn statement(error: tokio_postgres::Error) -> Error {
    if let Some(error) = error.as_db_error() {
        return Error::database(without_values(error));
    }
    match unsent(&error) {
        Some(unsent) => unsent,
        None => Error::connection_lost(cause(error)),
    }
}

/// The error of making a connection.
pub(crate) fn connect(error: tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(error) => Error::connect(Error::database(without_values(error))),
        None => Error::connect(cause(error)),
    }
}

/// An error that the driver found before it sent anything.
///
/// The driver keeps its kinds to itself; `tests/postgres/errors.rs` pins the texts read here.
fn unsent(error: &tokio_postgres::Error) -> Option<Error> {
    let text = error.to_string();
    if let Some(index) = text.strip_prefix("error serializing parameter ") {
        let number = index.parse::<usize>().map_or(0, |index| index + 1);
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        Some(Error::parameter(format!("${number}: {cause}")))
    } else if text.starts_with("error encoding message") {
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        Some(Error::invalid_query(cause))
    } else if text.starts_with("expected ") && text.contains(" parameters but got ") {
        Some(Error::invalid_query(text))
    } else {
        None
    }
}

/// What is beneath the driver's error, or the error itself where nothing is.
fn cause(error: tokio_postgres::Error) -> Box<dyn StdError + Send + Sync> {
    let text = error.to_string();
    match error.into_source() {
        Some(source) => format!("{text}: {source}").into(),
        None => text.into(),
    }
}

/// Whether the prepared statement has to be prepared again: its result type changed with its
/// tables (0A000), or the server does not know it (26000).
pub(crate) fn is_stale_statement(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().is_some_and(|error| {
        match error.code().code() {
            "26000" => true,
            // Many things are "not supported": this one is told by the routine that reports it.
            "0A000" => error.routine() == Some("RevalidateCachedQuery"),
            _ => false,
        }
    })
}

/// The server's error without `DETAIL`, `HINT` and `CONTEXT`, which quote rows.
pub(crate) fn without_values(error: &DbError) -> DatabaseError {
    let code = error.code().code();
    let position = match error.position() {
        Some(ErrorPosition::Original(position)) => Some(*position),
        _ => None,
    };
    DatabaseError {
        code: code.to_owned(),
        message: message::without_values(code, error.message(), position),
        schema: error.schema().map(str::to_owned),
        table: error.table().map(str::to_owned),
        column: error.column().map(str::to_owned),
        constraint: error.constraint().map(str::to_owned),
        position,
    }
}

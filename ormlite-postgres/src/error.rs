//! Converts the driver's errors into [`Error`], without the values that a server quotes.

mod class;
mod message;
mod unsent;

use std::error::Error as StdError;

use ormlite_core::{DatabaseError, Error};
use tokio_postgres::error::{DbError, ErrorPosition};

pub(crate) use crate::error::class::{Class, classify};

use crate::error::class::is_fatal;
use crate::error::unsent::unsent;

/// The error of a statement. The reason of a lost connection is added by its
/// [`Connection`](crate::connection::Connection).
pub(crate) fn statement(error: tokio_postgres::Error) -> Error {
    if let Some(error) = error.as_db_error() {
        let reported = Error::database(without_values(error));
        return match is_fatal(error) {
            true => Error::connection_lost(reported),
            false => reported,
        };
    }
    match unsent(&error) {
        Some(unsent) => unsent,
        None => Error::connection_lost(cause(error)),
    }
}

/// The error of connecting.
pub(crate) fn connect(error: tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(error) if error.message().contains("startup parameter") => Error::connect(format!(
            "{}; a pooler refuses settings at start-up: \
             set `.transaction_pooler(true)`, which sets them in each transaction",
            error.message()
        )),
        Some(error) => {
            let later = is_later(error);
            let reported = Error::database(without_values(error));
            match later {
                true => Error::connect_later(reported),
                false => Error::connect(reported),
            }
        }
        None if error.is_closed() || is_unreachable(&error) => Error::connect_later(cause(error)),
        None => Error::connect(cause(error)),
    }
}

/// The error of a name lookup or of opening a socket.
pub(crate) fn dial(error: std::io::Error) -> Error {
    match is_unreachable(&error) {
        true => Error::connect_later(error),
        false => Error::connect(error),
    }
}

/// The error of negotiating encryption, or of the TLS handshake.
pub(crate) fn handshake(error: std::io::Error) -> Error {
    let reason = format!("error performing TLS handshake: {error}");
    match is_unreachable(&error) {
        true => Error::connect_later(reason),
        false => Error::connect(reason),
    }
}

/// Whether the server or pooler may accept a connection later: it has none left (53300 and its
/// class), is starting or stopping (57P..), or is itself without a server (08..).
fn is_later(error: &DbError) -> bool {
    let code = error.code().code();
    ["53", "57P", "08"]
        .iter()
        .any(|class| code.starts_with(class))
}

/// Whether nothing answered, which may change.
fn is_unreachable(error: &(dyn StdError + 'static)) -> bool {
    use std::io::ErrorKind as Kind;
    let mut error = Some(error);
    while let Some(one) = error {
        if let Some(io) = one.downcast_ref::<std::io::Error>() {
            return matches!(
                io.kind(),
                Kind::ConnectionRefused
                    | Kind::ConnectionReset
                    | Kind::ConnectionAborted
                    | Kind::BrokenPipe
                    | Kind::HostUnreachable
                    | Kind::NetworkUnreachable
                    | Kind::NetworkDown
                    | Kind::UnexpectedEof
                    // The socket file does not exist while the server is down.
                    | Kind::NotFound
            );
        }
        error = one.source();
    }
    false
}

/// The source of the driver's error, or the error itself without one.
fn cause(error: tokio_postgres::Error) -> Box<dyn StdError + Send + Sync> {
    let text = error.to_string();
    match error.into_source() {
        // The driver's text may already contain it.
        Some(source) if !text.contains(&source.to_string()) => format!("{text}: {source}").into(),
        _ => text.into(),
    }
}

/// Whether a prepared statement is stale: the schema has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stale {
    No,
    /// It no longer fits if it had been prepared before; one that has just been prepared fits.
    IfCached,
    Yes,
}

/// What an error says about the prepared statement.
pub(crate) fn stale(error: &tokio_postgres::Error) -> Stale {
    let Some(error) = error.as_db_error() else {
        // The driver's own check: a column has another type now.
        let parameter = error
            .to_string()
            .starts_with("error serializing parameter ");
        return if parameter {
            Stale::IfCached
        } else {
            Stale::No
        };
    };
    match error.code().code() {
        // The server does not know the statement.
        "26000" => Stale::Yes,
        // Many features are "not supported"; the routine identifies a changed result type.
        "0A000" if error.routine() == Some("RevalidateCachedQuery") => Stale::Yes,
        // The statement is planned again, and its parameters have types that no longer exist or are
        // in another schema: datatype mismatch, undefined or ambiguous function, undefined type, no
        // cast.
        "42804" | "42883" | "42725" | "42704" | "42846" => Stale::IfCached,
        // The server's internal errors are not translated.
        "XX000" if error.message().starts_with("cache lookup failed for") => Stale::IfCached,
        _ => Stale::No,
    }
}

/// Whether a fatal error as the first answer says that the statement was not run: the server had
/// ended the session before it read it. Only valid if no pooler answers for the server.
pub(crate) fn is_end_of_session(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().is_some_and(|error| {
        is_fatal(error) && matches!(error.code().code(), "57P01" | "57P04" | "57P05" | "25P03")
    })
}

/// Whether a pooler gave up before it had a server connection for the statement.
pub(crate) fn is_never_served(error: &tokio_postgres::Error) -> bool {
    error
        .as_db_error()
        .is_some_and(|error| is_fatal(error) && error.message().contains("query_wait_timeout"))
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

//! The reason why a connection ended.

use ormlite_core::Error;

/// How the task that drives a connection has ended.
#[derive(Debug, Clone)]
pub(crate) enum Disconnect {
    Closed,
    Failed(Error),
}

/// The error of a lost connection, with the known reason.
pub(super) fn lost_by(reason: Error) -> Error {
    match reason.is_connection_lost() {
        true => reason,
        false => Error::connection_lost(reason),
    }
}

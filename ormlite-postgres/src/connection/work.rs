//! A request under way, and how it fails.

use std::pin::Pin;
use std::sync::atomic::Ordering;

use ormlite_core::Error;

use super::Connection;
use crate::error::{self, Class, Stale};

/// A failed use of a connection.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) class: Class,
    /// The prepared statement has to be prepared again.
    pub(crate) stale: Stale,
    /// The statement was certainly not run.
    pub(crate) not_run: bool,
    /// The server had begun to answer.
    pub(crate) answered: bool,
}

impl Failure {
    pub(crate) fn unsent(error: Error) -> Self {
        Self {
            error,
            class: Class::Unsent,
            stale: Stale::No,
            not_run: true,
            answered: false,
        }
    }

    /// Nobody waits any longer.
    pub(crate) fn unknown(error: Error) -> Self {
        Self {
            not_run: false,
            ..Self::unsent(error)
        }
    }

    pub(super) fn lost_before(error: Error) -> Self {
        Self {
            error: error.not_run(),
            class: Class::Lost,
            ..Self::unsent(Error::abandoned())
        }
    }
}

impl Failure {
    /// Whether nothing was sent since the prepared statement no longer fitted.
    pub(crate) fn is_refit(&self) -> bool {
        self.class == Class::Unsent && self.stale == Stale::Yes
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

/// A request that has been, or is about to be, sent. Dropped before its reply was read, it leaves
/// the connection abandoned.
#[must_use]
pub(crate) struct Work<'c> {
    pub(super) connection: &'c Connection,
    pub(super) settled: bool,
}

impl Work<'_> {
    /// The reply, or the failure, has been read. `answered` says whether the server may have begun
    /// to answer before.
    pub(crate) async fn finish<T>(
        mut self,
        result: Result<T, tokio_postgres::Error>,
        answered: bool,
    ) -> Result<T, Failure> {
        self.settled = true;
        match result {
            Ok(reply) => Ok(reply),
            Err(error) => Err(self.connection.failed(error, answered).await),
        }
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        self.connection.pulse.end();
        if !self.settled {
            self.connection.abandoned.store(true, Ordering::Release);
        }
    }
}

impl Connection {
    fn failed(
        &self,
        error: tokio_postgres::Error,
        answered: bool,
    ) -> Pin<Box<dyn Future<Output = Failure> + Send + '_>> {
        Box::pin(async move {
            let class = error::classify(&error);
            let stale = error::stale(&error);
            let mut not_run = class == Class::Unsent
                || error::is_never_served(&error)
                || (!answered && !self.pooled && error::is_end_of_session(&error));
            let mut error = error::statement(error);
            if class == Class::Lost {
                self.give_up();
                if self.status.has_refused_name() {
                    self.known_types.outdate();
                }
                if error.database_error().is_none() {
                    error = self.last_word(error).await;
                    // The server's last word came while it had no request of ours.
                    not_run |= error.database_error().is_some();
                }
            }
            Failure {
                error: if not_run { error.not_run() } else { error },
                class,
                stale,
                not_run,
                answered,
            }
        })
    }
}

/// A lost connection, by the reason that is known.
pub(super) fn lost_by(reason: Error) -> Error {
    match reason.is_connection_lost() {
        true => reason,
        false => Error::connection_lost(reason),
    }
}

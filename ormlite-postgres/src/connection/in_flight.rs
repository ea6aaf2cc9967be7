//! A request in flight: from before it is sent until its reply has been read.

use std::pin::Pin;
use std::sync::atomic::Ordering;

use ormlite_core::Error;

use super::disconnect::{Disconnect, lost_by};
use super::{Connection, Failure};
use crate::error::{self, Class};

/// A request in flight. If it is dropped before its reply was read, the connection is abandoned.
#[must_use]
pub(crate) struct InFlight<'c> {
    connection: &'c Connection,
    /// Whether its reply or its failure has been read.
    is_done: bool,
}

impl InFlight<'_> {
    /// The reply or the failure has been read. `answered` says whether the server may have begun to
    /// answer before.
    pub(crate) async fn finish<T>(
        mut self,
        result: Result<T, tokio_postgres::Error>,
        answered: bool,
    ) -> Result<T, Failure> {
        self.is_done = true;
        match result {
            Ok(reply) => Ok(reply),
            Err(error) => Err(self.connection.failed(error, answered).await),
        }
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.connection.activity.end();
        if !self.is_done {
            self.connection.abandoned.store(true, Ordering::Release);
        }
    }
}

impl Connection {
    /// Begins a request. If it is dropped before its reply has been read, the connection is
    /// abandoned, so a future that is dropped needs no cleanup.
    pub(crate) fn start(&self) -> Result<InFlight<'_>, Failure> {
        if self.lost.load(Ordering::Acquire) {
            let reason = "an earlier statement on this connection has lost it";
            return Err(Failure::lost_before(Error::connection_lost(reason)));
        }
        if self.abandoned.load(Ordering::Acquire) {
            return Err(Failure::unsent(Error::abandoned()));
        }
        if self.is_closed() {
            return Err(self.lost_before());
        }
        self.activity.begin();
        Ok(InFlight {
            connection: self,
            is_done: false,
        })
    }

    #[cold]
    fn lost_before(&self) -> Failure {
        let error = match &*self.disconnected.borrow() {
            Some(Disconnect::Failed(reason)) => lost_by(reason.clone()),
            _ => Error::connection_lost("the server has closed it"),
        };
        self.give_up();
        Failure::lost_before(error)
    }

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
                    error = self.disconnect_reason(error).await;
                    // The server ended the session while it had no request of this connection.
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

//! Counts the requests in flight of a connection, for the response timeout.
//!
//! A request changes one number when it is sent and when it is answered. It costs no timer and no
//! reading of the clock. A task of the pool compares these numbers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use ormlite_core::Error;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::disconnect::Disconnect;
use crate::wire::Status;

/// The lower bits count the requests in flight, the higher bits the changes.
const IN_FLIGHT: u64 = 0xffff;
const MOVEMENT: u64 = IN_FLIGHT + 1;

/// The requests in flight of a connection, and the means to close it.
pub(crate) struct Activity {
    counter: AtomicU64,
    /// Whether the session has a `statement_timeout` of its own.
    exempt: AtomicBool,
    /// How many statements the script in flight has: the server answers when all are done.
    statements: AtomicU32,
    status: Arc<Status>,
    disconnected: Arc<watch::Sender<Option<Disconnect>>>,
    task: AbortHandle,
}

impl Activity {
    pub(crate) fn new(
        disconnected: Arc<watch::Sender<Option<Disconnect>>>,
        task: AbortHandle,
        status: Arc<Status>,
    ) -> Self {
        Self {
            counter: AtomicU64::new(0),
            exempt: AtomicBool::new(false),
            statements: AtomicU32::new(1),
            status,
            disconnected,
            task,
        }
    }

    /// A request is about to be sent.
    pub(crate) fn begin(&self) {
        self.counter.fetch_add(MOVEMENT + 1, Ordering::AcqRel);
    }

    /// A request has been answered, or abandoned.
    pub(crate) fn end(&self) {
        self.counter.fetch_add(MOVEMENT - 1, Ordering::AcqRel);
    }

    /// The number of requests that were sent and answered.
    pub(crate) fn movements(&self) -> u64 {
        self.counter.load(Ordering::Relaxed) / MOVEMENT
    }

    /// Suspends the response timeout, or applies it again.
    pub(crate) fn exempt(&self, exempt: bool) {
        self.exempt.store(exempt, Ordering::Release);
    }

    /// A script of so many statements is about to be sent, each of which may take the response
    /// timeout; or it has been answered, and the next request is one statement.
    pub(crate) fn script(&self, statements: u32) {
        self.statements.store(statements.max(1), Ordering::Release);
    }

    /// How many statements the request in flight may have.
    pub(crate) fn statements(&self) -> u32 {
        self.statements.load(Ordering::Acquire)
    }

    /// What is still to be sent on another connection is sent on this one.
    pub(crate) fn take_over(&self, other: &Self) {
        self.exempt(other.is_exempt());
        self.script(other.statements());
    }

    /// The requests in flight, those sent and answered, and the bytes moved, as numbers.
    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot {
            counter: self.counter.load(Ordering::Acquire),
            moved: self.status.moved(),
        }
    }

    pub(crate) fn is_exempt(&self) -> bool {
        self.exempt.load(Ordering::Acquire)
    }

    /// Closes the connection. Its requests fail with a timeout.
    pub(crate) fn close(&self, limit: Duration) {
        self.disconnected.send_if_modified(|disconnect| {
            let is_open = disconnect.is_none();
            if is_open {
                let error = Error::timeout("waiting for the server's answer", Some(limit));
                *disconnect = Some(Disconnect::Failed(Error::connection_lost(error)));
            }
            is_open
        });
        self.task.abort();
    }
}

/// The counters of an [`Activity`] at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Snapshot {
    counter: u64,
    moved: u32,
}

impl Snapshot {
    pub(crate) fn has_requests_in_flight(self) -> bool {
        self.counter & IN_FLIGHT > 0
    }
}

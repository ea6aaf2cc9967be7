//! A failed request, and what the failure says about the statement and the connection.

use std::pin::Pin;

use ormlite_core::Error;

use crate::error::{Class, Stale};

/// A request. It is boxed if it is rare or started in several places: the body of an `async fn` is
/// compiled into each codegen unit that awaits it, that of a box only once.
pub(crate) type Attempt<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// A failed request.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) error: Error,
    pub(crate) class: Class,
    /// Whether the prepared statement has to be prepared again.
    pub(crate) stale: Stale,
    /// Whether the statement was certainly not run.
    pub(crate) not_run: bool,
    /// Whether the server had begun to answer.
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

    /// The caller no longer waits. Whether the statement was run is unknown.
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
    /// Whether nothing was sent because the prepared statement no longer fitted.
    pub(crate) fn is_refit(&self) -> bool {
        self.class == Class::Unsent && self.stale == Stale::Yes
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

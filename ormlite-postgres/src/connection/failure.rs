//! A failed request, and what the failure says of the statement and the connection.

use std::pin::Pin;

use ormlite_core::Error;

use crate::error::{Class, Stale};

/// A request. Boxed where it is rare, or begun from several places: the body of an `async fn` is
/// compiled into each unit of code that awaits it, a box's only once.
pub(crate) type Attempt<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// A failed request.
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

    /// The caller waits no longer; whether the statement was run is not known.
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

//! Why there is no database. The error is opaque, like `ServerError`.

use std::error::Error;
use std::fmt;
use std::io;

use crate::server::ServerError;

/// Why a test's database could not be created.
///
/// `Display` and `Debug` both print the causes, since `unwrap` in a test prints `Debug`.
pub struct DatabaseError {
    kind: Kind,
}

enum Kind {
    Server(ServerError),
    Sql {
        step: String,
        source: tokio_postgres::Error,
    },
    Setup(Box<dyn Error + Send + Sync>),
}

impl DatabaseError {
    /// Whether it is the error of the `setup` of
    /// [`TestDatabase::from_template`](super::TestDatabase::from_template), which is then its
    /// `source`.
    pub fn is_setup(&self) -> bool {
        matches!(self.kind, Kind::Setup(_))
    }

    /// Whether there is no server; its `source` is then a [`ServerError`].
    pub fn is_server(&self) -> bool {
        matches!(self.kind, Kind::Server(_))
    }

    pub(super) fn sql(step: impl Into<String>) -> impl FnOnce(tokio_postgres::Error) -> Self {
        let step = step.into();
        move |source| Kind::Sql { step, source }.into()
    }

    pub(super) fn setup(source: Box<dyn Error + Send + Sync>) -> Self {
        Kind::Setup(source).into()
    }
}

impl From<Kind> for DatabaseError {
    fn from(kind: Kind) -> Self {
        DatabaseError { kind }
    }
}

impl From<ServerError> for DatabaseError {
    fn from(error: ServerError) -> Self {
        Kind::Server(error).into()
    }
}

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Server(error) => write!(f, "{error}"),
            Kind::Sql { step, source } => match source.as_db_error() {
                Some(error) => write!(f, "could not {step}: {error}"),
                None => {
                    write!(f, "could not {step}: {source}")?;
                    // Only the operating system's message: another cause may quote the URL.
                    let cause = source.source();
                    match cause.and_then(|cause| cause.downcast_ref::<io::Error>()) {
                        Some(cause) => write!(f, " ({cause})"),
                        None => Ok(()),
                    }
                }
            },
            Kind::Setup(error) => write!(f, "the template's setup failed: {error}"),
        }
    }
}

impl fmt::Debug for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Setup(error) => write!(f, "{self} ({error:?})"),
            _ => fmt::Display::fmt(self, f),
        }
    }
}

impl Error for DatabaseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            Kind::Server(error) => Some(error),
            Kind::Sql { source, .. } => Some(source),
            Kind::Setup(error) => Some(&**error),
        }
    }
}

//! Why a day was not closed.

use std::error::Error;
use std::fmt;

use ormlite::prelude::*;

/// Why a day was not closed.
#[derive(Debug)]
#[non_exhaustive]
pub enum NightAuditError {
    /// The day has been closed before.
    AlreadyClosed {
        /// Name of the property.
        property: String,
        /// The business day.
        day: NaiveDate,
    },
    /// The database failed, or does not know the property.
    Database(ormlite::Error),
}

impl fmt::Display for NightAuditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AlreadyClosed { property, day } => {
                write!(f, "{day} has been closed before at {property}")
            }
            Self::Database(error) => write!(f, "{error}"),
        }
    }
}

impl Error for NightAuditError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            Self::AlreadyClosed { .. } => None,
        }
    }
}

impl From<ormlite::Error> for NightAuditError {
    fn from(error: ormlite::Error) -> Self {
        Self::Database(error)
    }
}

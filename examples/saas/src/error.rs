//! What a service can refuse.

use std::error::Error;
use std::fmt;

use crate::schema::MemberRole;

/// Why something was not done. Nothing of it is kept then.
#[derive(Debug)]
#[non_exhaustive]
pub enum SaasError {
    /// Another organization has this slug.
    OrganizationTaken {
        /// The slug.
        slug: String,
    },
    /// Another user has this address.
    EmailTaken,
    /// The user is in the organization already.
    AlreadyMember,
    /// Another post of the organization has this slug, perhaps a deleted one.
    SlugTaken {
        /// The slug.
        slug: String,
    },
    /// The organization has no such thing, or not for this member to see.
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// The member may not do this.
    Forbidden {
        /// What the member is.
        role: MemberRole,
    },
    /// The organization would be left without an owner.
    LastOwner,
    /// Somebody else changed it after it was read.
    ChangedMeanwhile,
    /// The database failed, or refused a value.
    Database(ormlite::Error),
}

impl fmt::Display for SaasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OrganizationTaken { slug } => write!(f, "there is an organization {slug}"),
            Self::EmailTaken => f.write_str("this address is taken"),
            Self::AlreadyMember => f.write_str("the user is a member already"),
            Self::SlugTaken { slug } => write!(f, "there is, or was, a post {slug}"),
            Self::NotFound { what } => write!(f, "there is no such {what}"),
            Self::Forbidden { role } => write!(f, "this is not for a member who is {role:?}"),
            Self::LastOwner => f.write_str("an organization keeps an owner"),
            Self::ChangedMeanwhile => {
                f.write_str("somebody else has just changed this; read it again")
            }
            Self::Database(error) => write!(f, "{error}"),
        }
    }
}

impl Error for SaasError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

/// An update that expected another version is a conflict; the rest is the database's.
impl From<ormlite::Error> for SaasError {
    fn from(error: ormlite::Error) -> Self {
        if error.is_stale_version() {
            Self::ChangedMeanwhile
        } else {
            Self::Database(error)
        }
    }
}

impl SaasError {
    /// `taken` where a unique constraint refused the row; else as [`From`].
    pub(crate) fn or_taken(error: ormlite::Error, taken: Self) -> Self {
        match error.is_unique_violation() {
            true => taken,
            false => error.into(),
        }
    }
}

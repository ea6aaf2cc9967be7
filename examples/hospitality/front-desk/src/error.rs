//! What the front desk can refuse, in words a clerk understands.

use std::error::Error;
use std::fmt;

use hospitality::core::ReservationStatus;

use crate::nights::Nights;

/// Why something was not done.
#[derive(Debug)]
#[non_exhaustive]
pub enum FrontDeskError {
    /// The departure is not after the arrival.
    NoNights,
    /// Somebody else has the room in one of these nights.
    RoomTaken {
        /// Number on the room's door.
        room: String,
        /// The nights that were asked for.
        nights: Nights,
    },
    /// The reservation is not where this step begins.
    WrongStatus {
        /// The code the guest quotes.
        confirmation_code: String,
        /// Where it stands instead.
        status: ReservationStatus,
    },
    /// Somebody else changed the reservation after it was read.
    ChangedMeanwhile,
    /// The database failed, or did not know what was asked for.
    Database(ormlite::Error),
}

impl fmt::Display for FrontDeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNights => f.write_str("the departure must be after the arrival"),
            Self::RoomTaken { room, nights } => write!(f, "room {room} is taken {nights}"),
            Self::WrongStatus {
                confirmation_code,
                status,
            } => write!(f, "reservation {confirmation_code} is {status:?}"),
            Self::ChangedMeanwhile => {
                f.write_str("somebody else has just changed this reservation; read it again")
            }
            Self::Database(error) => write!(f, "{error}"),
        }
    }
}

impl Error for FrontDeskError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

/// An update that expected another version is a conflict; the rest is the database's.
impl From<ormlite::Error> for FrontDeskError {
    fn from(error: ormlite::Error) -> Self {
        if error.is_stale_version() {
            Self::ChangedMeanwhile
        } else {
            Self::Database(error)
        }
    }
}

//! What the shop can refuse.

use std::error::Error;
use std::fmt;

use ormlite::prelude::*;

/// Why something was not done. Nothing of it was booked then.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoyaltyError {
    /// Somebody else has this address.
    EmailTaken,
    /// No points, or fewer than none, were to be moved.
    NoPoints {
        /// How many were asked for.
        points: i64,
    },
    /// Giver and receiver are the same.
    ToOneself,
    /// There is no such user.
    UnknownUser {
        /// The key that was given.
        id: Uuid,
    },
    /// There is no such product.
    UnknownProduct {
        /// The key that was given.
        id: Uuid,
    },
    /// The user has fewer points than this takes.
    InsufficientPoints {
        /// What the user has.
        balance: i64,
        /// What it takes.
        needed: i64,
    },
    /// The last one has been sold.
    SoldOut,
    /// The product has another price than the buyer saw.
    PriceChanged {
        /// What it costs now.
        price: i64,
    },
    /// Another request, of something else, was sent with this key.
    KeyReused {
        /// The key.
        key: Uuid,
    },
    /// Somebody else changed the user after it was read.
    ChangedMeanwhile,
    /// The database failed.
    Database(ormlite::Error),
}

impl fmt::Display for LoyaltyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmailTaken => f.write_str("this address is taken"),
            Self::NoPoints { points } => write!(f, "{points} points cannot be moved"),
            Self::ToOneself => f.write_str("nobody gives points to themselves"),
            Self::UnknownUser { id } => write!(f, "there is no user {id}"),
            Self::UnknownProduct { id } => write!(f, "there is no product {id}"),
            Self::InsufficientPoints { balance, needed } => {
                write!(f, "this takes {needed} points, and there are {balance}")
            }
            Self::SoldOut => f.write_str("sold out"),
            Self::PriceChanged { price } => write!(f, "the price is {price} points now"),
            Self::KeyReused { key } => {
                write!(f, "the request {key} was of something else; take a new key")
            }
            Self::ChangedMeanwhile => {
                f.write_str("somebody else has just changed this user; read it again")
            }
            Self::Database(error) => write!(f, "{error}"),
        }
    }
}

impl Error for LoyaltyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

/// An update that expected another version is a conflict; the rest is the database's.
impl From<ormlite::Error> for LoyaltyError {
    fn from(error: ormlite::Error) -> Self {
        if error.is_stale_version() {
            Self::ChangedMeanwhile
        } else {
            Self::Database(error)
        }
    }
}

//! The nights of a stay: at least one, arrival included, departure not.

use std::fmt;

use ormlite::prelude::*;

use crate::error::FrontDeskError;

/// From the day of arrival to the day of departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nights {
    arrival: NaiveDate,
    departure: NaiveDate,
}

impl Nights {
    /// The nights between two days.
    ///
    /// # Errors
    /// [`FrontDeskError::NoNights`] when the departure is not after the arrival.
    pub fn new(arrival: NaiveDate, departure: NaiveDate) -> Result<Self, FrontDeskError> {
        if departure > arrival {
            Ok(Self { arrival, departure })
        } else {
            Err(FrontDeskError::NoNights)
        }
    }

    /// Day of arrival.
    pub fn arrival(self) -> NaiveDate {
        self.arrival
    }

    /// Day of departure.
    pub fn departure(self) -> NaiveDate {
        self.departure
    }

    /// How many there are.
    pub fn count(self) -> i64 {
        (self.departure - self.arrival).num_days()
    }

    /// The range of dates on which they begin: `daterange` in the database.
    pub fn range(self) -> PgRange<NaiveDate> {
        (self.arrival..self.departure).into()
    }
}

impl fmt::Display for Nights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "from {} to {}", self.arrival, self.departure)
    }
}

//! The scenes, by who plays them.

pub(crate) mod desk;
pub(crate) mod guests;
pub(crate) mod night;
pub(crate) mod numbers;

use hospitality_front_desk::Nights;
use hospitality_seed::Planted;
use ormlite::chrono::Days;
use ormlite::prelude::*;

use crate::Failure;

/// The house the scenes are set in, and the day.
pub(crate) struct House {
    pub(crate) id: Uuid,
    pub(crate) today: NaiveDate,
}

impl House {
    /// The first of the planted properties.
    pub(crate) fn of(planted: &Planted) -> Result<Self, Failure> {
        Ok(Self {
            id: *planted
                .properties
                .first()
                .ok_or("no property was planted")?,
            today: planted.today,
        })
    }

    /// Four nights from today in a week.
    pub(crate) fn nights(&self) -> Result<Nights, Failure> {
        let arrival = self.today + Days::new(7);
        Ok(Nights::new(arrival, arrival + Days::new(4))?)
    }
}

//! What is planted: how much, around which day, from which seed.

use ormlite::prelude::*;

/// How much is planted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Properties, at most 3.
    pub properties: usize,
    /// Floors of each property; each has 20 rooms.
    pub floors: usize,
    /// Guests.
    pub guests: usize,
    /// Days before and after the fixed day in which there are reservations.
    pub horizon: i64,
    /// Days before the fixed day in which the house was as full as on that day; a quarter as many after it.
    pub busy: i64,
}

impl Size {
    /// About 400 rooms, 2,000 guests, 6,000 reservations; more than 60,000 rows in all.
    pub const DEMO: Self = Self {
        properties: 3,
        floors: 7,
        guests: 2_000,
        horizon: 180,
        busy: 28,
    };
    /// Some hundred rows: for a test.
    pub const SMALL: Self = Self {
        properties: 1,
        floors: 2,
        guests: 40,
        horizon: 20,
        busy: 6,
    };
}

/// What is planted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// How much.
    pub size: Size,
    /// The day that counts as today: before it stays are over, after it they are still to come.
    pub today: NaiveDate,
    /// Where the random numbers start.
    pub seed: u64,
}

/// Midsummer, so that the hotels are full.
const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 6, 19) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

impl Plan {
    /// [`Size::DEMO`] around 19 June 2026.
    pub fn demo() -> Self {
        Self::of(Size::DEMO)
    }

    /// [`Size::SMALL`] around 19 June 2026.
    pub fn small() -> Self {
        Self::of(Size::SMALL)
    }

    fn of(size: Size) -> Self {
        Self {
            size,
            today: TODAY,
            seed: 105,
        }
    }
}

/// What was planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// The day that counts as today.
    pub today: NaiveDate,
    /// The keys of the properties.
    pub properties: Vec<Uuid>,
    /// The rows of each table, in the order of planting.
    pub tables: Vec<(&'static str, u64)>,
}

impl Planted {
    /// The rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

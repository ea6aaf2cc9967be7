//! Numbers that look random and are the same every time: SplitMix64.

use ormlite::prelude::*;
use ormlite::uuid::Builder;

/// A stream of numbers.
pub(crate) struct Random {
    state: u64,
    millis: u64,
}

impl Random {
    /// Starts a stream; keys are made as of half a year before `today`.
    pub(crate) fn new(seed: u64, today: NaiveDate) -> Self {
        let epoch = at(today, 0).timestamp_millis();
        Self {
            state: seed,
            millis: u64::try_from(epoch)
                .unwrap_or(0)
                .saturating_sub(180 * 86_400_000),
        }
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to 1, 1 excluded.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether something of this probability happens.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A number from 0 to `count - 1`; 0 for none.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    /// A number between two, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.unit() * (high - low + 1) as f64) as i64
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A key in the layout of a UUID of version 7, a millisecond after the one before.
    pub(crate) fn id(&mut self) -> Uuid {
        self.millis += 1;
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid()
    }
}

/// So many minutes after midnight of a day.
pub(crate) fn at(day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    midnight + ormlite::chrono::TimeDelta::minutes(minutes)
}

/// So many days after a day, or before it.
pub(crate) fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day + ormlite::chrono::TimeDelta::days(days)
}

//! [`Interval`] is `interval`: a number of months, of days and of microseconds, kept apart.

#[cfg(feature = "serde")]
mod parse;

use std::fmt;
use std::time::Duration;

use ::bytes::{BufMut, BytesMut};
use chrono::TimeDelta;
use postgres_types::{IsNull, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::Input;

/// A span of time, as `interval` keeps it.
///
/// A month has no fixed number of days, nor a day one of hours (clocks change), so the three parts
/// stay apart. Two intervals are equal here when their parts are; PostgreSQL's `=` takes 30 days
/// for a month and 24 hours for a day.
///
/// ```
/// # use ormlite_core::Interval;
/// let stay = Interval { days: 3, ..Interval::from_hours(2) };
/// assert_eq!(stay.to_string(), "P3DT2H");
/// ```
///
/// With the feature `serde` it is serialized as this text: `"P3DT2H"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The months, twelve to a year.
    pub months: i32,
    /// The days.
    pub days: i32,
    /// The microseconds, a million to a second; 3,600 million to an hour.
    pub microseconds: i64,
}

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

impl Interval {
    /// No time at all.
    pub const ZERO: Self = Self::new(0, 0, 0);

    /// An interval of its three parts.
    pub const fn new(months: i32, days: i32, microseconds: i64) -> Self {
        Self {
            months,
            days,
            microseconds,
        }
    }

    /// So many months; a year is twelve.
    pub const fn from_months(months: i32) -> Self {
        Self::new(months, 0, 0)
    }

    /// So many days; a week is seven.
    pub const fn from_days(days: i32) -> Self {
        Self::new(0, days, 0)
    }

    /// So many hours, which are not counted as days.
    pub const fn from_hours(hours: i32) -> Self {
        Self::new(0, 0, hours as i64 * HOUR)
    }

    /// So many minutes.
    pub const fn from_minutes(minutes: i32) -> Self {
        Self::new(0, 0, minutes as i64 * MINUTE)
    }

    /// So many seconds.
    pub const fn from_seconds(seconds: i32) -> Self {
        Self::new(0, 0, seconds as i64 * SECOND)
    }

    /// So many microseconds.
    pub const fn from_microseconds(microseconds: i64) -> Self {
        Self::new(0, 0, microseconds)
    }
}

/// The same time in microseconds; parts of one are cut off.
///
/// # Errors
/// When it is longer than 292,471 years.
impl TryFrom<Duration> for Interval {
    type Error = ValueError;

    fn try_from(duration: Duration) -> Result<Self, ValueError> {
        let microseconds = i64::try_from(duration.as_micros()).map_err(|_| TOO_LONG)?;
        Ok(Self::from_microseconds(microseconds))
    }
}

/// The same time in microseconds; parts of one are cut off.
///
/// # Errors
/// When it is longer than 292,471 years.
impl TryFrom<TimeDelta> for Interval {
    type Error = ValueError;

    fn try_from(delta: TimeDelta) -> Result<Self, ValueError> {
        let microseconds = delta.num_microseconds().ok_or(TOO_LONG)?;
        Ok(Self::from_microseconds(microseconds))
    }
}

const TOO_LONG: ValueError = ValueError::NotInPostgres("the span is longer than 292,471 years");

/// Writes ISO 8601's form, such as `P1Y2M3DT4H5M6.5S`, which PostgreSQL reads as the same interval.
///
/// Each part has its own sign, which ISO 8601 itself does not know.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ZERO {
            return f.write_str("PT0S");
        }
        f.write_str("P")?;
        let dates = [
            (self.months / 12, 'Y'),
            (self.months % 12, 'M'),
            (self.days, 'D'),
        ];
        for (count, unit) in dates {
            if count != 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        if self.microseconds == 0 {
            return Ok(());
        }
        f.write_str("T")?;
        let times = [
            (self.microseconds / HOUR, 'H'),
            (self.microseconds % HOUR / MINUTE, 'M'),
        ];
        for (count, unit) in times {
            if count != 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        let rest = self.microseconds % MINUTE;
        if rest == 0 {
            return Ok(());
        }
        let sign = if rest < 0 { "-" } else { "" };
        let (seconds, fraction) = ((rest / SECOND).abs(), (rest % SECOND).abs());
        write!(f, "{sign}{seconds}")?;
        if fraction != 0 {
            let digits = format!("{fraction:06}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("S")
    }
}

impl Value for Interval {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "interval",
        ty: Type::INTERVAL,
        array: Type::INTERVAL_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::INTERVAL
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let mut input = Input::new(not_null(raw)?);
        let interval = Self {
            microseconds: input.i64()?,
            days: input.i32()?,
            months: input.i32()?,
        };
        input.end()?;
        Ok(interval)
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        out.put_i64(self.microseconds);
        out.put_i32(self.days);
        out.put_i32(self.months);
        Ok(IsNull::No)
    }
}

impl Element for Interval {}

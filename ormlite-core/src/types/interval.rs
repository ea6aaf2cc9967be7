//! [`Interval`] is `interval`: separate numbers of months, days and microseconds.

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

/// An `interval`: a number of months, of days and of microseconds.
///
/// The three parts are separate, since a month has no fixed number of days and a day no fixed number
/// of hours (daylight saving time). `==` compares the parts. PostgreSQL's `=` counts a month as 30
/// days and a day as 24 hours. The `infinity` of PostgreSQL 17 cannot be
/// represented: decoding it is an error.
///
/// ```
/// # use ormlite_core::{Interval, types::ValueError};
/// let stay = Interval { days: 3, ..Interval::from_hours(2) };
/// assert_eq!(stay.to_string(), "P3DT2H");
/// assert_eq!(stay, Interval::new(0, 3, 7_200_000_000));
/// assert_eq!(Interval::from_months(14).to_string(), "P1Y2M");
/// assert_eq!(Interval::from_days(7).to_string(), "P7D");
/// assert_eq!(Interval::from_minutes(90).to_string(), "PT1H30M");
/// assert_eq!(Interval::from_seconds(90), Interval::from_microseconds(90_000_000));
/// let timeout = Interval::try_from(std::time::Duration::from_millis(1500))?;
/// assert_eq!(timeout.to_string(), "PT1.5S");
/// # Ok::<(), ValueError>(())
/// ```
///
/// With the feature `serde` it is serialized as this text: `"P3DT2H"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The number of months.
    pub months: i32,
    /// The number of days.
    pub days: i32,
    /// The number of microseconds.
    pub microseconds: i64,
}

/// The intervals that are `infinity` and `-infinity` in PostgreSQL 17 and later.
const INFINITIES: [Interval; 2] = [
    Interval::new(i32::MAX, i32::MAX, i64::MAX),
    Interval::new(i32::MIN, i32::MIN, i64::MIN),
];

const SECOND: i64 = 1_000_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

impl Interval {
    /// The interval of length zero.
    pub const ZERO: Self = Self::new(0, 0, 0);

    /// Makes an interval of its three parts.
    pub const fn new(months: i32, days: i32, microseconds: i64) -> Self {
        Self {
            months,
            days,
            microseconds,
        }
    }

    /// Makes an interval of months; a year is twelve.
    pub const fn from_months(months: i32) -> Self {
        Self::new(months, 0, 0)
    }

    /// Makes an interval of days; a week is seven.
    pub const fn from_days(days: i32) -> Self {
        Self::new(0, days, 0)
    }

    /// Makes an interval of hours. 24 hours are not a day.
    pub const fn from_hours(hours: i32) -> Self {
        Self::new(0, 0, hours as i64 * HOUR)
    }

    /// Makes an interval of minutes.
    pub const fn from_minutes(minutes: i32) -> Self {
        Self::new(0, 0, minutes as i64 * MINUTE)
    }

    /// Makes an interval of seconds.
    pub const fn from_seconds(seconds: i32) -> Self {
        Self::new(0, 0, seconds as i64 * SECOND)
    }

    /// Makes an interval of microseconds.
    pub const fn from_microseconds(microseconds: i64) -> Self {
        Self::new(0, 0, microseconds)
    }
}

/// Converts to microseconds, rounded down.
///
/// # Errors
///
/// Fails if the duration is longer than 292,471 years.
impl TryFrom<Duration> for Interval {
    type Error = ValueError;

    fn try_from(duration: Duration) -> Result<Self, ValueError> {
        let microseconds = i64::try_from(duration.as_micros()).map_err(|_| TOO_LONG)?;
        Ok(Self::from_microseconds(microseconds))
    }
}

/// Converts to microseconds, rounded towards zero.
///
/// # Errors
///
/// Fails if the duration is longer than 292,471 years.
impl TryFrom<TimeDelta> for Interval {
    type Error = ValueError;

    fn try_from(delta: TimeDelta) -> Result<Self, ValueError> {
        let microseconds = delta.num_microseconds().ok_or(TOO_LONG)?;
        Ok(Self::from_microseconds(microseconds))
    }
}

const TOO_LONG: ValueError = ValueError::NotInPostgres("the span is longer than 292,471 years");

/// Writes the ISO 8601 form, such as `P1Y2M3DT4H5M6.5S`, which PostgreSQL parses.
///
/// Each part has its own sign, which is an extension of ISO 8601.
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
        if INFINITIES.contains(&interval) {
            return Err(ValueError::NotInRust("the interval is infinite").into());
        }
        Ok(interval)
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        if INFINITIES.contains(self) {
            return Err(ValueError::NotInPostgres(
                "an interval of these parts is infinite in PostgreSQL",
            )
            .into());
        }
        out.put_i64(self.microseconds);
        out.put_i32(self.days);
        out.put_i32(self.months);
        Ok(IsNull::No)
    }
}

impl Element for Interval {}

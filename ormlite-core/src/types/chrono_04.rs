//! Dates and times of chrono 0.4: `NaiveDate` is `date`, `NaiveTime` is `time`, `NaiveDateTime` is
//! `timestamp`, `DateTime<Utc>` is `timestamptz`.
//!
//! PostgreSQL stores microseconds; encoding rounds down to them. `infinity` is decoded as a [`Date`]
//! or a [`Timestamp`], and is an error for chrono's types. A leap second is encoded as the second
//! after it.

use ::bytes::{BufMut, BytesMut};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use postgres_types::{Date, IsNull, Timestamp, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::Input;

/// 2000-01-01, the epoch of PostgreSQL's binary format.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
/// The same epoch in microseconds of Unix time.
const EPOCH_MICROSECONDS: i64 = 946_684_800_000_000;
const DAY: i64 = 86_400_000_000;
/// PostgreSQL's first date, 24 November 4714 BC, in days from the epoch.
const FIRST_DAY: i64 = -2_451_545;

const INFINITE_DATE: ValueError =
    ValueError::NotInRust("it is infinite; `Date<NaiveDate>` can hold it");
const INFINITE_TIMESTAMP: ValueError =
    ValueError::NotInRust("it is infinite; `Timestamp<..>` can hold it");
const TOO_LATE: ValueError = ValueError::NotInRust("it is after the year 262142");
const TOO_EARLY: ValueError = ValueError::NotInPostgres("it is before 24 November 4714 BC");

fn read_date(raw: &[u8]) -> Result<Date<NaiveDate>, ValueError> {
    let mut input = Input::new(raw);
    let days = input.i32()?;
    input.end()?;
    match days {
        i32::MAX => Ok(Date::PosInfinity),
        i32::MIN => Ok(Date::NegInfinity),
        _ => EPOCH
            .checked_add_signed(TimeDelta::days(days.into()))
            .map(Date::Value)
            .ok_or(TOO_LATE),
    }
}

fn write_date(date: Date<NaiveDate>, out: &mut BytesMut) -> Result<(), ValueError> {
    out.put_i32(match date {
        Date::PosInfinity => i32::MAX,
        Date::NegInfinity => i32::MIN,
        Date::Value(date) => match date.signed_duration_since(EPOCH).num_days() {
            ..FIRST_DAY => return Err(TOO_EARLY),
            days => i32::try_from(days).map_err(|_| TOO_EARLY)?,
        },
    });
    Ok(())
}

fn read_timestamp(raw: &[u8]) -> Result<Timestamp<DateTime<Utc>>, ValueError> {
    let mut input = Input::new(raw);
    let microseconds = input.i64()?;
    input.end()?;
    match microseconds {
        i64::MAX => Ok(Timestamp::PosInfinity),
        i64::MIN => Ok(Timestamp::NegInfinity),
        _ => microseconds
            .checked_add(EPOCH_MICROSECONDS)
            .and_then(DateTime::from_timestamp_micros)
            .map(Timestamp::Value)
            .ok_or(TOO_LATE),
    }
}

fn write_timestamp(
    timestamp: Timestamp<DateTime<Utc>>,
    out: &mut BytesMut,
) -> Result<(), ValueError> {
    out.put_i64(match timestamp {
        Timestamp::PosInfinity => i64::MAX,
        Timestamp::NegInfinity => i64::MIN,
        // The microseconds of all years of chrono fit an `i64`.
        Timestamp::Value(time) => match time.timestamp_micros() - EPOCH_MICROSECONDS {
            microseconds if microseconds < FIRST_DAY * DAY => return Err(TOO_EARLY),
            microseconds => microseconds,
        },
    });
    Ok(())
}

fn read_time(raw: &[u8]) -> Result<NaiveTime, ValueError> {
    let mut input = Input::new(raw);
    let microseconds = input.i64()?;
    input.end()?;
    match microseconds {
        0..DAY => {
            let seconds = (microseconds / 1_000_000) as u32;
            let nanoseconds = (microseconds % 1_000_000) as u32 * 1_000;
            NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanoseconds)
                .ok_or(ValueError::Malformed("it is not a time of day"))
        }
        DAY => Err(ValueError::NotInRust("`NaiveTime` has no 24:00:00")),
        _ => Err(ValueError::Malformed("it is not a time of day")),
    }
}

fn write_time(time: NaiveTime, out: &mut BytesMut) -> Result<(), ValueError> {
    let seconds = i64::from(time.num_seconds_from_midnight());
    match seconds * 1_000_000 + i64::from(time.nanosecond() / 1_000) {
        DAY.. => Err(ValueError::NotInPostgres(
            "`time` has no leap second at midnight",
        )),
        microseconds => {
            out.put_i64(microseconds);
            Ok(())
        }
    }
}

/// Implements [`Value`] by a pair of functions.
macro_rules! value_by_functions {
    ($($rust:ty => $sql:literal, $ty:ident, $array:ident,
        |$raw:ident| $read:expr, |$value:ident, $out:ident| $write:expr;)*) => { $(
        impl Value for $rust {
            type Inner = Self;
            type Nullable = NotNull;
            const TYPE: &'static SqlType = &SqlType::Builtin {
                sql: $sql,
                ty: Type::$ty,
                array: Type::$array,
            };
            fn accepts(ty: &Type) -> bool {
                *base(ty) == Type::$ty
            }
            fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
                let $raw = not_null(raw)?;
                Ok($read?)
            }
            fn encode(&self, _: &Type, $out: &mut BytesMut) -> Result<IsNull, CodecError> {
                let $value = *self;
                $write?;
                Ok(IsNull::No)
            }
        }
        impl Element for $rust {}
    )* };
}

value_by_functions! {
    NaiveDate => "date", DATE, DATE_ARRAY,
        |raw| finite_date(read_date(raw)?),
        |date, out| write_date(Date::Value(date), out);
    Date<NaiveDate> => "date", DATE, DATE_ARRAY,
        |raw| read_date(raw),
        |date, out| write_date(date, out);
    NaiveTime => "time", TIME, TIME_ARRAY,
        |raw| read_time(raw),
        |time, out| write_time(time, out);
    DateTime<Utc> => "timestamptz", TIMESTAMPTZ, TIMESTAMPTZ_ARRAY,
        |raw| finite(read_timestamp(raw)?),
        |time, out| write_timestamp(Timestamp::Value(time), out);
    Timestamp<DateTime<Utc>> => "timestamptz", TIMESTAMPTZ, TIMESTAMPTZ_ARRAY,
        |raw| read_timestamp(raw),
        |time, out| write_timestamp(time, out);
    NaiveDateTime => "timestamp", TIMESTAMP, TIMESTAMP_ARRAY,
        |raw| finite(read_timestamp(raw)?).map(|time| time.naive_utc()),
        |time, out| write_timestamp(Timestamp::Value(time.and_utc()), out);
    Timestamp<NaiveDateTime> => "timestamp", TIMESTAMP, TIMESTAMP_ARRAY,
        |raw| read_timestamp(raw).map(|time| map(time, |time| time.naive_utc())),
        |time, out| write_timestamp(map(time, |time| time.and_utc()), out);
}

fn finite_date(date: Date<NaiveDate>) -> Result<NaiveDate, ValueError> {
    match date {
        Date::Value(date) => Ok(date),
        Date::PosInfinity | Date::NegInfinity => Err(INFINITE_DATE),
    }
}

fn finite<T>(timestamp: Timestamp<T>) -> Result<T, ValueError> {
    match timestamp {
        Timestamp::Value(time) => Ok(time),
        Timestamp::PosInfinity | Timestamp::NegInfinity => Err(INFINITE_TIMESTAMP),
    }
}

fn map<T, O>(timestamp: Timestamp<T>, value: impl FnOnce(T) -> O) -> Timestamp<O> {
    match timestamp {
        Timestamp::Value(time) => Timestamp::Value(value(time)),
        Timestamp::PosInfinity => Timestamp::PosInfinity,
        Timestamp::NegInfinity => Timestamp::NegInfinity,
    }
}

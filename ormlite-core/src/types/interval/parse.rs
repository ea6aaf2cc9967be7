//! Parses the text form of an `interval`: `P1Y2M3DT4H5M6.5S`.

use crate::types::interval::{HOUR, Interval, MINUTE, SECOND};

/// The units of the two halves, in their order.
const DATE_UNITS: [u8; 4] = [b'Y', b'M', b'W', b'D'];
const TIME_UNITS: [u8; 3] = [b'H', b'M', b'S'];

impl Interval {
    /// Parses the ISO 8601 form with a sign per part. Only seconds can have a fraction, of at most six
    /// digits. Returns `None` for other texts, and for numbers that do not fit an `interval`.
    pub(in crate::types) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('P')?;
        let (dates, times) = match text.split_once('T') {
            Some((dates, times)) => (dates, Some(times)),
            None => (text, None),
        };
        let (mut months, mut days, mut microseconds) = (0_i64, 0_i64, 0_i64);
        if !dates.is_empty() || times.is_none() {
            read(dates, &DATE_UNITS, |count, fraction, unit| {
                let (sum, factor) = match unit {
                    b'Y' => (&mut months, 12),
                    b'M' => (&mut months, 1),
                    b'W' => (&mut days, 7),
                    _ => (&mut days, 1),
                };
                fraction.is_none().then_some(())?;
                add(sum, count, factor)
            })?;
        }
        if let Some(times) = times {
            read(times, &TIME_UNITS, |count, fraction, unit| match unit {
                b'H' | b'M' if fraction.is_some() => None,
                b'H' => add(&mut microseconds, count, HOUR),
                b'M' => add(&mut microseconds, count, MINUTE),
                _ => {
                    add(&mut microseconds, count, SECOND)?;
                    add(&mut microseconds, fraction.unwrap_or(0), 1)
                }
            })?;
        }
        let (months, days) = (months.try_into().ok()?, days.try_into().ok()?);
        Some(Self::new(months, days, microseconds))
    }
}

fn add(sum: &mut i64, count: i64, factor: i64) -> Option<()> {
    *sum = sum.checked_add(count.checked_mul(factor)?)?;
    Some(())
}

/// Calls `part` with each part of a half: its number, the microseconds of its fraction, and its unit.
///
/// There must be at least one part, and the units must be in the order of `units`.
fn read(
    mut half: &str,
    mut units: &[u8],
    mut part: impl FnMut(i64, Option<i64>, u8) -> Option<()>,
) -> Option<()> {
    loop {
        let end = half.find(|c: char| c.is_ascii_alphabetic())?;
        let unit = half.as_bytes()[end];
        let index = units.iter().position(|other| *other == unit)?;
        units = &units[index + 1..];
        let (number, rest) = (&half[..end], &half[end + 1..]);
        let (digits, fraction) = match number.split_once('.') {
            Some((digits, fraction)) => (digits, Some(fraction)),
            None => (number, None),
        };
        // `-0` as a number has no sign, so the sign of the fraction is read from the text.
        let (is_negative, unsigned) = match digits.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, digits),
        };
        if !is_digits(unsigned) {
            return None;
        }
        let fraction = match fraction {
            None => None,
            Some(text) if is_digits(text) && text.len() <= 6 => {
                let microseconds = format!("{text:0<6}").parse::<i64>().ok()?;
                Some(if is_negative {
                    -microseconds
                } else {
                    microseconds
                })
            }
            Some(_) => return None,
        };
        part(digits.parse().ok()?, fraction, unit)?;
        if rest.is_empty() {
            return Some(());
        }
        half = rest;
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

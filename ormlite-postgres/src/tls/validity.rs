//! The validity dates of a certificate. rustls checks them for certificates that a server sends,
//! not for trusted ones.

use std::time::Duration;

use rustls::CertificateError;
use rustls::pki_types::UnixTime;

use super::der::{self, SEQUENCE, element};

/// The two dates of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Validity {
    not_before: UnixTime,
    not_after: UnixTime,
}

impl Validity {
    /// Reads `SEQUENCE { SEQUENCE { [0] version, serial, algorithm, issuer, SEQUENCE { notBefore,
    /// notAfter }, .. }, .. }`; `None` if the bytes are no certificate.
    pub(super) fn of(certificate: &[u8]) -> Option<Self> {
        const VERSION: u8 = 0xa0;
        const INTEGER: u8 = 0x02;
        let (certificate, _) = element(SEQUENCE, certificate)?;
        let (body, _) = element(SEQUENCE, certificate)?;
        // Certificates of version 1 do not contain their version.
        let body = element(VERSION, body).map_or(body, |(_, rest)| rest);
        let (_, rest) = element(INTEGER, body)?;
        let (_, rest) = element(SEQUENCE, rest)?;
        let (_, rest) = element(SEQUENCE, rest)?;
        let (validity, _) = element(SEQUENCE, rest)?;
        let (not_before, rest) = time(validity)?;
        let (not_after, _) = time(rest)?;
        Some(Self {
            not_before,
            not_after,
        })
    }

    pub(super) fn check(&self, now: UnixTime) -> Result<(), CertificateError> {
        if now < self.not_before {
            return Err(CertificateError::NotValidYet);
        }
        match now > self.not_after {
            true => Err(CertificateError::Expired),
            false => Ok(()),
        }
    }
}

/// `YYMMDDhhmmssZ`, of the years 1950 to 2049, or `YYYYMMDDhhmmssZ`.
fn time(der: &[u8]) -> Option<(UnixTime, &[u8])> {
    const UTC_TIME: u8 = 0x17;
    const GENERALIZED_TIME: u8 = 0x18;
    let (tag, text, rest) = der::next(der)?;
    let (year, text) = match tag {
        UTC_TIME => {
            let (year, text) = number(text, 2)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, text)
        }
        GENERALIZED_TIME => number(text, 4)?,
        _ => return None,
    };
    let (month, text) = number(text, 2)?;
    let (day, text) = number(text, 2)?;
    let (hour, text) = number(text, 2)?;
    let (minute, text) = number(text, 2)?;
    let (second, text) = number(text, 2)?;
    let in_range = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24;
    if text != b"Z" || !in_range {
        return None;
    }
    let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    // Dates before 1970 are in the past.
    let seconds = u64::try_from(seconds).unwrap_or(0);
    let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    Some((time, rest))
}

fn number(text: &[u8], digits: usize) -> Option<(i64, &[u8])> {
    let (number, rest) = text.split_at_checked(digits)?;
    let number = number.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(10)?;
        Some(number * 10 + i64::from(digit))
    })?;
    Some((number, rest))
}

/// The days from 1970-01-01 to a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that start in March, so that the leap day is their last day.
    let (year, month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_counted_from_1970() {
        for (text, seconds) in [
            (&b"\x17\x0d700101000000Z"[..], 0),
            (b"\x17\x0d000301000000Z", 951_868_800),
            (b"\x17\x0d491231235959Z", 2_524_607_999),
            (b"\x18\x0f20000229235959Z", 951_868_799),
            (b"\x18\x0f21261028061131Z", 4_948_841_491),
            (b"\x18\x0f99991231235959Z", 253_402_300_799),
            (b"\x17\x0d500101000000Z", 0),
        ] {
            let (found, rest) = time(text).unwrap();
            assert_eq!((found.as_secs(), rest), (seconds, &[][..]), "{text:?}");
        }
        for text in [
            &b"\x17\x0d7001010000001"[..],
            b"\x17\x0b7001010000Z",
            b"\x17\x0d701301000000Z",
            b"\x17\x0d70010100000",
            b"\x0c\x0d700101000000Z",
        ] {
            assert_eq!(time(text), None, "{text:?}");
        }
    }
}

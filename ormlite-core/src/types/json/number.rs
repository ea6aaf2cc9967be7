//! Numbers of a document that an `f64` does not represent exactly.
//!
//! serde_json reads most numbers as an `f64`, and PostgreSQL stores all digits. So a number such as
//! `0.1000000000000000000001` or `12345678901234567890123` would be rounded silently. A document
//! without such numbers costs one scan of its bytes.

use std::ops::Range;

use memchr::memchr2;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Returns the offset of the first number that the decoded value has lost.
///
/// `keeps_integers`: the type decodes all integers of 64 bits exactly.
pub(super) fn lost<T: Serialize + DeserializeOwned>(
    document: &[u8],
    value: &T,
    keeps_integers: bool,
) -> Option<usize> {
    let suspects = suspects(document, keeps_integers);
    match suspects.is_empty() {
        true => None,
        false => lost_of(document, value, suspects),
    }
}

/// Determines whether the value has lost one of the suspects by serializing it.
///
/// The serialized value contains every number that it kept, such as an `i128`. A number that is
/// missing was either rounded, or not decoded at all, as one of an unknown field. In the latter case
/// the type decodes the document whatever the number is.
#[cold]
fn lost_of<T: Serialize + DeserializeOwned>(
    document: &[u8],
    value: &T,
    mut suspects: Vec<Range<usize>>,
) -> Option<usize> {
    if let Ok(written) = serde_json::to_vec(value) {
        let kept = crate::types::json::number::suspects(&written, false).into_iter();
        let mut kept: Vec<&[u8]> = kept.map(|at| &written[at]).collect();
        // Usually the numbers are in the same order.
        if kept
            .iter()
            .copied()
            .eq(suspects.iter().map(|at| &document[at.clone()]))
        {
            return None;
        }
        kept.sort_unstable();
        suspects.retain(|at| kept.binary_search(&&document[at.clone()]).is_err());
    }
    let first = suspects.first()?.start;
    let mut without = Vec::with_capacity(document.len());
    let mut from = 0;
    for at in suspects {
        without.extend(&document[from..at.start]);
        // Valid JSON, which no numeric type decodes.
        without.extend(b"1e999");
        from = at.end;
    }
    without.extend(&document[from..]);
    let reads_anything = serde_json::from_slice::<T>(&without).is_ok();
    (!reads_anything).then_some(first)
}

/// Returns the numbers outside of strings that an `f64` does not represent exactly.
fn suspects(document: &[u8], keeps_integers: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&byte) = document.get(at) {
        match byte {
            b'"' => at = after_text(document, at + 1),
            b'-' | b'0'..=b'9' => {
                let start = at;
                let mut plain = true;
                while let Some(byte) = document.get(at) {
                    match byte {
                        b'0'..=b'9' => {}
                        b'.' | b'e' | b'E' | b'+' | b'-' => plain = plain && at == start,
                        _ => break,
                    }
                    at += 1;
                }
                let number = &document[start..at];
                // An `f64` represents any 15 digits, if there is no exponent.
                let few = number.len() <= 15 && (plain || memchr2(b'e', b'E', number).is_none());
                let kept = few || (plain && keeps_integers && is_of_64_bits(number));
                // More than 17 significant digits are never the shortest form of an `f64`.
                let long = plain && number.len() > 18 && !number.ends_with(b"0");
                if !kept && (long || !is_written_by_float(number)) {
                    found.push(start..at);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// Returns the offset after a string whose opening quote precedes `at`.
fn after_text(document: &[u8], mut at: usize) -> usize {
    loop {
        let rest = document.get(at..).unwrap_or_default();
        match memchr2(b'"', b'\\', rest) {
            Some(offset) if rest[offset] == b'"' => return at + offset + 1,
            Some(offset) => at += offset + 2,
            None => return document.len(),
        }
    }
}

fn is_of_64_bits(number: &[u8]) -> bool {
    number.len() < 19
        || str::from_utf8(number)
            .is_ok_and(|text| text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok())
}

/// Whether the number is the decimal form of the nearest `f64`.
fn is_written_by_float(number: &[u8]) -> bool {
    let float = str::from_utf8(number)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    let Some(float) = float.filter(|float| float.is_finite()) else {
        return false;
    };
    let mut written = [0; 32];
    let mut rest = &mut written[..];
    // Five times as fast as the standard library's.
    if serde_json::to_writer(&mut rest, &float).is_err() {
        return false;
    }
    let length = 32 - rest.len();
    let written = &written[..length];
    // The texts are usually equal.
    number == written || is_same(number, written, float)
}

fn is_same(number: &[u8], written: &[u8], float: f64) -> bool {
    let number = Decimal::of(number);
    // If two shortest forms are equally near, the standard library chooses the other one.
    let same = |text: &[u8]| Decimal::of(text) == number;
    number.is_some() && (same(written) || same(format!("{float:e}").as_bytes()))
}

/// The maximum number of digits in the shortest form of an `f64`.
const DIGITS: u32 = 17;

/// A number as its digits, without zeros at either end, and a power of ten. The sign is left out,
/// since it is never lost.
#[derive(PartialEq, Eq)]
struct Decimal {
    digits: u64,
    exponent: i64,
}

impl Decimal {
    /// `None` if the number has more digits than the shortest form of any `f64`.
    fn of(number: &[u8]) -> Option<Self> {
        let (mut digits, mut count, mut zeros) = (0_u64, 0, 0);
        let mut exponent = 0_i64;
        let mut in_fraction = false;
        for (at, byte) in number.iter().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    exponent -= i64::from(in_fraction);
                    if *byte == b'0' {
                        // Zeros at the end count to the exponent; zeros at the start are ignored.
                        zeros += u32::from(count > 0);
                        continue;
                    }
                    count += zeros + 1;
                    if count > DIGITS {
                        return None;
                    }
                    digits = digits * 10_u64.pow(zeros + 1) + u64::from(byte - b'0');
                    zeros = 0;
                }
                b'.' => in_fraction = true,
                b'e' | b'E' => {
                    let power = str::from_utf8(&number[at + 1..]).ok()?;
                    exponent = exponent.checked_add(power.parse().ok()?)?;
                    break;
                }
                _ => {}
            }
        }
        let exponent = match digits {
            0 => 0,
            _ => exponent.checked_add(i64::from(zeros))?,
        };
        Some(Self { digits, exponent })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_that_a_float_gives_back() {
        for (number, exact) in [
            ("0", true),
            ("-0", true),
            ("-0.0", true),
            ("0e5", true),
            ("0.000e-7", true),
            ("1", true),
            ("1.10", true),
            ("123456789012345", true),
            ("0.12345678901234", true),
            ("9007199254740992", true),
            ("9007199254740993", false),
            ("-9007199254740993", false),
            ("9007199254740993.0", false),
            ("12345678901234567890123", false),
            ("12345678901234567000000", false),
            ("12345678901234568000000", true),
            ("1.2345678901234568e22", true),
            ("0.1000000000000000000001", false),
            ("0.1000000000000000000000", true),
            ("0.30000000000000004", true),
            ("0.30000000000000005", false),
            ("1e400", false),
            ("1e-400", false),
            ("-1E+400", false),
            ("1e99999999999999999999", false),
            ("1e308", true),
            ("1e23", true),
            ("100000000000000000000000", true),
            ("5e-324", true),
            // Two shortest forms are equally near.
            ("-1543767198188439.3", true),
            ("-1543767198188439.2", true),
            ("4e-324", false),
            ("2.2250738585072014e-308", true),
            ("0.00000000000000000000000000000000000001", true),
        ] {
            assert_eq!(
                suspects(number.as_bytes(), false).is_empty(),
                exact,
                "{number}"
            );
        }
    }

    #[test]
    fn only_numbers_are_suspected() {
        let document = br#"{"12345678901234567890123": ["\"12345678901234567890123\\", 7]}"#;
        assert!(suspects(document, false).is_empty());
        let document = br#"["\\", 12345678901234567890123,{"a\"":-0.1000000000000000000001}]"#;
        assert_eq!(suspects(document, false), [7..30, 38..63]);
        for broken in ["\"", "\"\\", "-", "1e", "[\"a\\"] {
            suspects(broken.as_bytes(), true);
        }
    }

    #[test]
    fn what_a_type_does_with_them_decides() {
        fn is_lost<T: Serialize + DeserializeOwned>(document: &str) -> bool {
            let value = serde_json::from_str::<T>(document).expect(document);
            let lost = |keeps| lost(document.as_bytes(), &value, keeps).is_some();
            // The flag changes the time and not the result.
            if std::any::type_name::<T>().contains("Value") {
                assert_eq!(lost(true), lost(false), "{document}");
            }
            lost(false)
        }
        #[derive(Serialize, serde::Deserialize)]
        struct Mixed {
            id: u128,
            #[serde(default)]
            rate: f64,
        }
        let big = "12345678901234567890123";
        assert!(is_lost::<serde_json::Value>(big));
        assert!(is_lost::<f64>(big));
        assert!(is_lost::<Option<f32>>(big));
        assert!(!is_lost::<u128>(big));
        assert!(!is_lost::<serde_json::Value>(
            "[18446744073709551615, -9223372036854775808]"
        ));
        assert!(is_lost::<serde_json::Value>("18446744073709551616"));
        assert!(!is_lost::<u64>("9007199254740993"));
        assert!(is_lost::<f64>("9007199254740993"));
        assert!(!is_lost::<Mixed>(&format!(
            "{{\"id\": {big}, \"other\": [{big}, 1e400]}}"
        )));
        assert!(is_lost::<Mixed>(&format!(
            "{{\"id\": {big}, \"rate\": {big}0}}"
        )));
        assert!(is_lost::<Mixed>(
            "{\"id\": 1, \"rate\": 0.1000000000000000000001}"
        ));
    }

    proptest! {
        #[test]
        fn every_float_gives_itself_back(float in any::<f64>()) {
            prop_assume!(float.is_finite());
            for text in [format!("{float}"), format!("{float:e}"), serde_json::to_string(&float)?] {
                prop_assert!(suspects(text.as_bytes(), false).is_empty(), "{}", text);
                let read: f64 = serde_json::from_str(&text)?;
                prop_assert_eq!(read.to_bits(), float.to_bits(), "{}", text);
            }
        }

        #[test]
        fn every_integer_of_few_digits_is_exact(number in -(1_i64 << 53)..=1 << 53) {
            prop_assert!(suspects(number.to_string().as_bytes(), false).is_empty());
        }
    }
}

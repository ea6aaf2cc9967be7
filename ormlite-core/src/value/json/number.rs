//! Numbers of a document that `f64` does not hold, as serde_json reads most numbers by way of it.
//!
//! PostgreSQL keeps all digits of a number, so a document may have some that would be lost without
//! a word: `0.1000000000000000000001`, `12345678901234567890123`. Documents that have none cost one
//! look at their bytes.

use std::collections::HashSet;
use std::io::Write;
use std::ops::Range;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where a number is that the value has lost: the offset of the first one.
pub(super) fn lost<T: Serialize + DeserializeOwned>(document: &[u8], value: &T) -> Option<usize> {
    let suspects = suspects(document);
    match suspects.is_empty() {
        true => None,
        false => lost_of(document, value, suspects),
    }
}

/// Whether the value has lost one of the suspects is asked of itself: what it writes has all that
/// it kept, such as an `i128`. What is not there, it either rounded or did not read at all, as a
/// field that it has no place for; and that it reads whatever the number is.
#[cold]
fn lost_of<T: Serialize + DeserializeOwned>(
    document: &[u8],
    value: &T,
    mut suspects: Vec<Range<usize>>,
) -> Option<usize> {
    if let Ok(written) = serde_json::to_vec(value) {
        let kept: HashSet<&[u8]> = self::suspects(&written)
            .into_iter()
            .map(|at| &written[at])
            .collect();
        suspects.retain(|at| !kept.contains(&document[at.clone()]));
    }
    let first = suspects.first()?.start;
    let mut without = Vec::with_capacity(document.len());
    let mut from = 0;
    for at in suspects {
        without.extend(&document[from..at.start]);
        // JSON, and yet no number that anybody reads.
        without.extend(b"1e999");
        from = at.end;
    }
    without.extend(&document[from..]);
    serde_json::from_slice::<T>(&without)
        .is_err()
        .then_some(first)
}

/// The numbers that are not those of an `f64`, outside of texts.
fn suspects(document: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&byte) = document.get(at) {
        match byte {
            b'"' => at = after_text(document, at + 1),
            b'-' | b'0'..=b'9' => {
                let start = at;
                let in_number =
                    |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
                at += document[at..]
                    .iter()
                    .take_while(|byte| in_number(byte))
                    .count();
                if !is_exact(&document[start..at]) {
                    found.push(start..at);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// What comes after a text whose opening quote comes before `at`.
fn after_text(document: &[u8], mut at: usize) -> usize {
    loop {
        match document.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') | None => return at + 1,
            Some(_) => at += 1,
        }
    }
}

/// Whether a number is what the nearest `f64` is written as.
fn is_exact(number: &[u8]) -> bool {
    // Any 15 digits are, where the exponent is no extreme one.
    let has_exponent = || number.iter().any(|byte| matches!(byte, b'e' | b'E'));
    (number.len() <= 15 && !has_exponent()) || is_written_by_float(number)
}

/// The most digits that an `f64` is written with.
const DIGITS: usize = 17;

fn is_written_by_float(number: &[u8]) -> bool {
    let Some(decimal) = Decimal::of(number) else {
        return false;
    };
    let float = str::from_utf8(number)
        .ok()
        .and_then(|text| text.parse::<f64>().ok());
    let Some(float) = float.filter(|float| float.is_finite()) else {
        return false;
    };
    let mut written = [0; 32];
    let mut rest = &mut written[..];
    if write!(rest, "{float:e}").is_err() {
        return false;
    }
    let left = rest.len();
    let length = written.len() - left;
    Decimal::of(&written[..length]) == Some(decimal)
}

/// A number as its digits, without zeros at either end, and the power of ten of the first one. The
/// sign is left out: no reading changes it.
#[derive(PartialEq, Eq)]
struct Decimal {
    digits: [u8; DIGITS],
    exponent: i64,
}

impl Decimal {
    /// `None` for one that has more digits than any `f64` is written with.
    fn of(number: &[u8]) -> Option<Self> {
        let is_mark = |byte: &u8| matches!(byte, b'e' | b'E');
        let mark = number.iter().position(is_mark);
        let (mantissa, power) = number.split_at(mark.unwrap_or(number.len()));
        let mut exponent = match power {
            [_, power @ ..] => str::from_utf8(power).ok()?.parse::<i64>().ok()?,
            [] => 0,
        };
        let (mut digits, mut count, mut zeros) = ([0; DIGITS], 0, 0);
        let mut in_fraction = false;
        for byte in mantissa {
            match byte {
                b'-' => continue,
                b'.' => {
                    in_fraction = true;
                    continue;
                }
                // At the front they count for the exponent alone.
                b'0' if count == 0 => exponent = exponent.checked_sub(i64::from(in_fraction))?,
                b'0' => zeros += 1,
                digit => {
                    count += zeros;
                    zeros = 0;
                    *digits.get_mut(count)? = *digit;
                    count += 1;
                }
            }
            let counts = !in_fraction && count > 0;
            exponent = exponent.checked_add(i64::from(counts))?;
        }
        if count == 0 {
            exponent = 0;
        }
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
            ("4e-324", false),
            ("2.2250738585072014e-308", true),
            ("0.00000000000000000000000000000000000001", true),
        ] {
            assert_eq!(is_exact(number.as_bytes()), exact, "{number}");
        }
    }

    #[test]
    fn only_numbers_are_suspected() {
        let document = br#"{"12345678901234567890123": ["\"12345678901234567890123\\", 7]}"#;
        assert!(suspects(document).is_empty());
        let document = br#"["\\", 12345678901234567890123,{"a\"":-0.1000000000000000000001}]"#;
        assert_eq!(suspects(document), [7..30, 38..63]);
        for broken in ["\"", "\"\\", "-", "1e", "[\"a\\"] {
            suspects(broken.as_bytes());
        }
    }

    #[test]
    fn what_a_type_does_with_them_decides() {
        fn is_lost<T: Serialize + DeserializeOwned>(document: &str) -> bool {
            let value = serde_json::from_str::<T>(document).expect(document);
            lost(document.as_bytes(), &value).is_some()
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
                prop_assert!(is_exact(text.as_bytes()), "{}", text);
                let read: f64 = serde_json::from_str(&text)?;
                prop_assert_eq!(read.to_bits(), float.to_bits(), "{}", text);
            }
        }

        #[test]
        fn every_integer_of_few_digits_is_exact(number in -(1_i64 << 53)..=1 << 53) {
            prop_assert!(is_exact(number.to_string().as_bytes()));
        }
    }
}

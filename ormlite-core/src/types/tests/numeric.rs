//! `numeric`: every digit is kept, or decoding fails.

use super::*;

/// Returns the bytes of a `numeric` as the server sends them.
fn numeric(weight: i16, sign: u16, scale: u16, groups: &[u16]) -> Vec<u8> {
    let header = [groups.len() as u16, weight as u16, sign, scale];
    let words = header.iter().chain(groups);
    words.flat_map(|word| word.to_be_bytes()).collect()
}

fn read(weight: i16, scale: u16, groups: &[u16]) -> Result<String, String> {
    decode::<Decimal>(&numeric(weight, 0, scale, groups)).map(|decimal| decimal.to_string())
}

#[test]
fn digits_and_zeros_are_kept() {
    let ok = |text: &str| Ok(text.to_owned());
    assert_eq!(read(0, 0, &[]), ok("0"));
    assert_eq!(read(0, 2, &[]), ok("0.00"));
    assert_eq!(read(0, 2, &[1, 5000]), ok("1.50"));
    assert_eq!(read(-1, 4, &[1]), ok("0.0001"));
    assert_eq!(read(-7, 28, &[1]), ok("0.0000000000000000000000000001"));
    assert_eq!(read(7, 0, &[1]), ok("10000000000000000000000000000"));
    assert_eq!(
        read(7, 0, &[7, 9228, 1625, 1426, 4337, 5935, 4395, 335]),
        ok("79228162514264337593543950335")
    );
}

#[test]
fn what_does_not_fit_is_an_error() {
    let large = "has more digits than the 96 bits";
    assert!(
        read(7, 0, &[7, 9228, 1625, 1426, 4337, 5935, 4395, 336])
            .unwrap_err()
            .contains(large)
    );
    assert!(read(7, 0, &[100]).unwrap_err().contains(large));
    assert!(read(32_767, 0, &[1]).unwrap_err().contains(large));
    assert!(
        read(0, 40, &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
            .unwrap_err()
            .contains(large)
    );
    assert!(
        read(-8, 29, &[1000])
            .unwrap_err()
            .contains("more than 28 digits")
    );
    let full: Vec<u16> = vec![9999; 32_768];
    assert!(read(32_767, 0, &full).unwrap_err().contains(large));
    for (sign, word) in [(0xC000, "NaN"), (0xD000, "infinite"), (0xF000, "infinite")] {
        let error = decode::<Decimal>(&numeric(0, sign, 0, &[])).unwrap_err();
        assert!(error.contains(word), "{error}");
    }
    assert!(decode::<Decimal>(&numeric(0, 0x1234, 0, &[1])).is_err());
    assert!(read(0, 0, &[10_000]).is_err());
}

#[test]
fn trailing_zeros_are_dropped_if_they_do_not_fit() {
    // 1.5 with 30 digits after the point, and the largest integer with one zero after the point.
    assert_eq!(
        read(0, 30, &[1, 5000]).as_deref(),
        Ok("1.5000000000000000000000000000")
    );
    assert_eq!(
        read(7, 1, &[7, 9228, 1625, 1426, 4337, 5935, 4395, 335, 0]).as_deref(),
        Ok("79228162514264337593543950335")
    );
}

#[test]
fn limits_round_trip() {
    for decimal in [
        Decimal::MAX,
        Decimal::MIN,
        Decimal::ONE,
        Decimal::new(1, 28),
    ] {
        round_trip(decimal);
    }
    let negative_zero = -Decimal::new(0, 2);
    let raw = encode(&negative_zero).unwrap();
    assert_eq!(raw, numeric(0, 0, 2, &[]));
}

proptest! {
    #[test]
    fn any_decimal_round_trips_with_its_scale(
        integer in -((1_i128 << 96) - 1)..(1_i128 << 96),
        shift in 0_u32..96,
        scale in 0_u32..=28,
    ) {
        let decimal = Decimal::from_i128_with_scale(integer >> shift, scale);
        let read: Decimal = decode(&encode(&decimal).unwrap()).unwrap();
        prop_assert_eq!(read.to_string(), decimal.to_string());
    }
}

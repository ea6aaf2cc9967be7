//! Truth values and numbers.

use ormlite_core::{Oid, PgChar, Value};
use rust_decimal::Decimal;

use super::{Session, round_trips};

#[tokio::test]
async fn truth_values_and_integers() {
    let session = Session::start().await;
    round_trips(&session, &[(true, "true"), (false, "false")]).await;
    round_trips(
        &session,
        &[(i16::MIN, "-32768"), (0, "0"), (i16::MAX, "32767")],
    )
    .await;
    round_trips(
        &session,
        &[
            (i32::MIN, "-2147483648"),
            (0, "0"),
            (i32::MAX, "2147483647"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (i64::MIN, "-9223372036854775808"),
            (0, "0"),
            (i64::MAX, "9223372036854775807"),
        ],
    )
    .await;
    round_trips(&session, &[(Oid(0), "0"), (Oid(u32::MAX), "4294967295")]).await;
    round_trips(
        &session,
        &[
            (PgChar(0), "''"),
            (PgChar(b'a'), "'a'"),
            (PgChar(127), "'\x7F'"),
        ],
    )
    .await;
}

#[tokio::test]
async fn floating_point() {
    let session = Session::start().await;
    round_trips(
        &session,
        &[
            (0.0_f32, "0"),
            (-0.0, "'-0'"),
            (0.1, "0.1"),
            (f32::MIN, "-3.40282347e38"),
            (f32::MAX, "3.40282347e38"),
            (f32::from_bits(1), "'1e-45'"),
            (f32::INFINITY, "'infinity'"),
            (f32::NEG_INFINITY, "'-infinity'"),
            (f32::NAN, "'NaN'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (0.0_f64, "0"),
            (-0.0, "'-0'"),
            (0.1, "0.1"),
            (f64::MIN, "-1.7976931348623157e308"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::from_bits(1), "'5e-324'"),
            (f64::INFINITY, "'infinity'"),
            (f64::NEG_INFINITY, "'-infinity'"),
            (f64::NAN, "'NaN'"),
        ],
    )
    .await;
}

#[tokio::test]
async fn numeric_keeps_every_digit() {
    let session = Session::start().await;
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    let texts = [
        "0",
        "0.00",
        "1",
        "-1",
        "1.50",
        "-0.000100",
        "9999",
        "10000",
        "10001",
        "100000000",
        "99999999.99999999",
        "123456789012345678.0123456789",
        "0.0000000000000000000000000001",
        "7.9228162514264337593543950335",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
    ];
    let table = texts.map(|text| (decimal(text), text));
    round_trips(&session, &table).await;
}

#[tokio::test]
async fn a_numeric_that_does_not_fit_is_an_error() {
    let session = Session::start().await;
    let large = "more digits than the 96 bits";
    let mut table = vec![
        ("'NaN'", "NaN"),
        ("1e30", large),
        ("79228162514264337593543950336", large),
        ("1e131071", large),
        ("repeat('9', 131072)", large),
        ("repeat('9', 131072) || '.' || repeat('9', 16383)", large),
        ("1e-29", "more than 28 digits after the point"),
        ("1e-16383", "more than 28 digits after the point"),
        ("1.00000000000000000000000000001", large),
        (
            "0.33333333333333333333333333333",
            "more than 28 digits after the point",
        ),
    ];
    if session.version().await >= 14 {
        table.extend([("'infinity'", "infinite"), ("'-infinity'", "infinite")]);
    }
    for (literal, reason) in table {
        let error = session
            .read::<Decimal>(&format!("({literal})::numeric"))
            .await;
        let text = error.unwrap_err().to_string();
        assert!(
            text.contains("numeric") && text.contains(reason),
            "{literal}: {text}"
        );
    }
    // Zeros that do not fit are not digits that are lost.
    let zeros = session
        .read::<Decimal>("1.5::numeric(40, 30)")
        .await
        .unwrap();
    assert_eq!(zeros.to_string(), "1.5000000000000000000000000000");
    let average = session
        .read::<Decimal>("avg(x) FROM generate_series(1, 3) x")
        .await;
    assert_eq!(average.unwrap().to_string(), "2.0000000000000000");
}

/// A `numeric(p,s)` rounds what is written, as it does for everyone.
#[tokio::test]
async fn the_column_decides_the_scale() {
    let session = Session::start().await;
    let binds = [ormlite_core::Bind::new(Decimal::new(12_345, 4))];
    let row = session.row("SELECT $1::numeric(10,2)", &binds).await;
    assert_eq!(row.get::<Decimal>(0).unwrap().to_string(), "1.23");
    assert_eq!(Decimal::TYPE.to_string(), "numeric");
}

//! Codecs without a server: values that are encoded and decoded, and the limits of Rust types.

mod bind;
mod malformed;
mod numeric;
#[cfg(feature = "serde")]
mod serde_1;

use std::collections::HashMap;
use std::fmt::Debug;
use std::ops::Bound;

use ::bytes::BytesMut;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use postgres_types::{Date, IsNull, Kind, Timestamp, Type};
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::types::error::ValueError;
use crate::types::interval::Interval;
use crate::types::json::Json;
use crate::types::multirange::PgMultirange;
use crate::types::oid::Oid;
use crate::types::pg_char::PgChar;
use crate::types::range::PgRange;
use crate::types::tsquery::TsQuery;
use crate::types::tsvector::{TsVector, Weight};
use crate::types::value::{Bind, Value};

fn builtin<V: Value>() -> &'static Type {
    V::TYPE.builtin().expect("a builtin type")
}

/// Returns the bytes of a value, or the text of the error.
fn encode<V: Value>(value: &V) -> Result<Vec<u8>, String> {
    let mut out = BytesMut::new();
    match value.encode(builtin::<V>(), &mut out) {
        Ok(_) => Ok(out.to_vec()),
        Err(error) => Err(error.to_string()),
    }
}

fn decode<V: Value>(raw: &[u8]) -> Result<V, String> {
    V::decode(builtin::<V>(), Some(raw)).map_err(|error| error.to_string())
}

#[track_caller]
fn round_trip<V: Value + PartialEq + Debug>(value: V) {
    let raw = encode(&value).unwrap();
    assert_eq!(decode::<V>(&raw).as_ref(), Ok(&value));
}

/// Encodes a value as the driver does.
fn send(bind: &Bind, ty: &Type, out: &mut BytesMut) -> Result<(), String> {
    match postgres_types::ToSql::to_sql_checked(bind, ty, out) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Calls a function with a value of every type.
macro_rules! each_sample {
    ($check:ident) => {
        $check(true);
        $check(PgChar(b'v'));
        $check(-7_i16);
        $check(70_000_i32);
        $check(i64::MIN);
        $check(Oid(4_000_000_000));
        $check(-0.5_f32);
        $check(f64::MIN_POSITIVE);
        $check(String::from("Zoë's 房间"));
        $check(vec![0_u8, 255, 7]);
        $check(Uuid::from_u128(7));
        $check(Decimal::new(-123_450_001, 6));
        $check(date(2024, 2, 29));
        $check(Date::Value(date(-44, 3, 15)));
        $check(Date::<NaiveDate>::NegInfinity);
        $check(NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap());
        $check(date(1999, 12, 31).and_hms_micro_opt(1, 2, 3, 4).unwrap());
        $check(date(1999, 12, 31).and_hms_micro_opt(1, 2, 3, 4).unwrap().and_utc());
        $check(Timestamp::<NaiveDateTime>::PosInfinity);
        $check(Timestamp::Value(date(1, 1, 1).and_hms_opt(0, 0, 0).unwrap().and_utc()));
        $check(Interval::new(-14, 3, -5_000_001));
        $check(serde_json::json!({ "a": [1, null, "\\u0000"], "b": 0.5 }));
        $check(Json(HashMap::from([(String::from("a"), Some(1_i32))])));
        $check("10.0.0.1".parse::<std::net::IpAddr>().unwrap());
        $check("::1".parse::<std::net::IpAddr>().unwrap());
        $check("10.0.0.1/8".parse::<cidr::IpInet>().unwrap());
        $check("2001:db8::/32".parse::<cidr::IpCidr>().unwrap());
        $check(eui48::MacAddress::new([8, 0, 43, 1, 2, 3]));
        $check(PgRange::<i32>::Empty);
        $check(PgRange::from(1_i32..=3));
        $check(PgRange::new(Bound::Excluded(1_i64), Bound::Unbounded));
        $check(PgRange::from(Decimal::new(5, 1)..));
        $check(PgRange::from(date(2024, 1, 1)..date(2024, 2, 1)));
        $check(PgRange::from(..date(2024, 1, 1).and_hms_opt(0, 0, 0).unwrap()));
        $check(PgRange::<DateTime<Utc>>::FULL);
        $check(PgRange::from(Timestamp::<DateTime<Utc>>::NegInfinity..=Timestamp::PosInfinity));
        $check([1..3_i32, 7..9].into_iter().collect::<PgMultirange<i32>>());
        $check(PgMultirange::<Decimal>::default());
        $check(vector());
        $check(query());
        $check(Vec::<i32>::new());
        $check(vec![Some(1_i64), None]);
        $check(vec![String::new(), String::from("a")]);
        $check(vec![vec![1_u8], vec![]]);
        $check(vec![PgRange::from(1..2_i32), PgRange::Empty]);
        $check(vec![Json(1_u8), Json(2)]);
        $check(Some(vec![Some(true), None]));
    };
}
use each_sample;

fn vector() -> TsVector {
    let mut vector = TsVector::default();
    vector.add("suite", 1, Weight::A);
    vector.add("suite", 4, Weight::D);
    vector.add("sea", 2, Weight::C);
    vector.add_unplaced("it's\\");
    vector
}

fn query() -> TsQuery {
    TsQuery::lexeme("suite")
        .weighted([Weight::A, Weight::D])
        .followed_by(2, TsQuery::prefix("bal"))
        .and(TsQuery::lexeme("noise").or(TsQuery::lexeme("it's")).not())
}

#[test]
fn values_round_trip() {
    each_sample!(round_trip);
}

#[test]
fn null_is_none_or_an_error() {
    assert_eq!(Option::<i32>::decode(&Type::INT4, None).unwrap(), None);
    let error = i32::decode(&Type::INT4, None).unwrap_err();
    assert!(matches!(error.downcast_ref(), Some(ValueError::Null)));
    let mut out = BytesMut::new();
    let null = None::<i32>.encode(&Type::INT4, &mut out).unwrap();
    assert!(matches!(null, IsNull::Yes) && out.is_empty());
}

#[test]
fn an_error_names_the_position_of_a_null_element() {
    let raw = encode(&vec![Some(1_i32), None]).unwrap();
    assert_eq!(
        decode::<Vec<i32>>(&raw).unwrap_err(),
        "element 2: the value is NULL, and the Rust type is not an `Option`"
    );
}

#[test]
fn codecs_accept_only_their_types() {
    assert!(i32::accepts(&Type::INT4) && !i32::accepts(&Type::INT8));
    assert!(!String::accepts(&Type::INT4) && !String::accepts(&Type::BYTEA));
    for ty in [
        Type::TEXT,
        Type::VARCHAR,
        Type::BPCHAR,
        Type::NAME,
        Type::CHAR,
    ] {
        assert!(String::accepts(&ty));
    }
    assert!(Vec::<String>::accepts(&Type::VARCHAR_ARRAY));
    assert!(!Vec::<String>::accepts(&Type::TEXT) && !Vec::<i32>::accepts(&Type::TEXT_ARRAY));
    assert!(!PgRange::<i32>::accepts(&Type::INT8_RANGE));
    assert!(!PgMultirange::<i32>::accepts(&Type::INT4_RANGE));
    assert!(!NaiveDateTime::accepts(&Type::TIMESTAMPTZ));
}

#[test]
fn a_domain_has_the_codec_of_its_base_type() {
    let domain =
        |name: &str, inner| Type::new(name.into(), 90_000, Kind::Domain(inner), "x".into());
    let email = domain("email", Type::VARCHAR);
    let emails = Type::new(
        "_email".into(),
        90_001,
        Kind::Array(email.clone()),
        "x".into(),
    );
    assert!(String::accepts(&email) && Vec::<String>::accepts(&domain("both", emails.clone())));
    let mut out = BytesMut::new();
    send(&Bind::new(vec![String::from("a")]), &emails, &mut out).unwrap();
    assert_eq!(Vec::<String>::decode(&emails, Some(&out)).unwrap(), ["a"]);
}

#[test]
fn json_errors_never_quote_the_document() {
    let raw = |text: &str| [b"\x01", text.as_bytes()].concat();
    let error = |text| decode::<Json<HashMap<String, u8>>>(&raw(text)).unwrap_err();
    let shape = "the document does not have the structure of the Rust type (line 1, column 14)";
    assert_eq!(error(r#"{"a":"hunter2"}"#), shape);
    assert_eq!(
        error("{hunter2}"),
        "the document is not JSON (line 1, column 2)"
    );
    assert_eq!(error("{"), "the document ends too early (line 1, column 1)");
    let error = encode(&Json(HashMap::from([(vec![1_u8], 2_u8)]))).unwrap_err();
    assert_eq!(error, "the Rust value has no JSON form");
}

#[test]
fn text_with_nul_is_refused() {
    let refused = |result: Result<Vec<u8>, String>| result.unwrap_err().contains("NUL");
    assert!(refused(encode(&String::from("a\0b"))));
    assert!(refused(encode(&vec![String::from("\0")])));
    assert!(refused(encode(&Json("a\0b".to_owned()))));
    assert!(refused(encode(&serde_json::json!({ "a\\\0": 1 }))));
    assert!(encode(&Json(String::from("a\\u0000"))).is_ok());
    let mut vector = TsVector::default();
    vector.add_unplaced("a\0");
    assert!(refused(encode(&vector)));
    assert!(refused(encode(&TsQuery::lexeme("\0"))));
}

#[test]
fn char_is_one_ascii_byte_as_text() {
    let mut out = BytesMut::new();
    assert!(String::from("ab").encode(&Type::CHAR, &mut out).is_err());
    assert!(String::from("é").encode(&Type::CHAR, &mut out).is_err());
    assert_eq!(String::decode(&Type::CHAR, Some(b"r")).unwrap(), "r");
    assert_eq!(String::decode(&Type::CHAR, Some(b"\0")).unwrap(), "");
    assert!(String::decode(&Type::CHAR, Some(b"\xE9")).is_err());
}

#[test]
fn times_have_limits() {
    let midnight = 86_400_000_000_i64.to_be_bytes();
    assert!(
        decode::<NaiveTime>(&midnight)
            .unwrap_err()
            .contains("24:00:00")
    );
    let leap = NaiveTime::from_hms_micro_opt(23, 59, 59, 1_500_000).unwrap();
    assert!(encode(&leap).is_err());
    for infinite in [i32::MAX, i32::MIN] {
        let error = decode::<NaiveDate>(&infinite.to_be_bytes()).unwrap_err();
        assert!(error.contains("infinite"), "{error}");
    }
    assert!(decode::<NaiveDate>(&(i32::MAX - 1).to_be_bytes()).is_err());
    assert!(decode::<DateTime<Utc>>(&(i64::MAX - 1).to_be_bytes()).is_err());
    assert!(
        decode::<NaiveDateTime>(&i64::MAX.to_be_bytes())
            .unwrap_err()
            .contains("infinite")
    );
    for early in [NaiveDate::MIN, date(-4713, 11, 23)] {
        assert!(encode(&early).is_err());
        assert!(encode(&early.and_hms_opt(0, 0, 0).unwrap()).is_err());
    }
    for fits in [NaiveDate::MAX, date(-4713, 11, 24)] {
        round_trip(fits);
        round_trip(fits.and_hms_opt(0, 0, 0).unwrap());
    }
    let fine = date(1990, 1, 1).and_hms_nano_opt(0, 0, 0, 1_999).unwrap();
    let cut = fine - TimeDelta::nanoseconds(999);
    assert_eq!(decode(&encode(&fine).unwrap()), Ok(cut));
}

#[test]
fn intervals_are_written_as_iso_8601() {
    let text = |months, days, microseconds| Interval::new(months, days, microseconds).to_string();
    assert_eq!(text(0, 0, 0), "PT0S");
    assert_eq!(text(14, -3, 3_661_000_000), "P1Y2M-3DT1H1M1S");
    assert_eq!(text(0, 0, -1), "PT-0.000001S");
    assert_eq!(text(0, 0, 500_000), "PT0.5S");
    assert_eq!(text(0, 0, i64::MIN), "PT-2562047788H-54.775808S");
    let hour = Interval::try_from(TimeDelta::hours(1)).unwrap();
    assert_eq!(hour, Interval::from_minutes(60));
}

#[test]
fn ranges_contain_their_elements() {
    let range = PgRange::new(Bound::Excluded(1), Bound::Included(3));
    assert_eq!(
        [1, 2, 3, 4].map(|at| range.contains(&at)),
        [false, true, true, false]
    );
    assert!(!PgRange::Empty.contains(&1) && PgRange::FULL.contains(&1));
    assert_eq!(range.to_string(), "(1,3]");
    assert_eq!(PgRange::from(..5).to_string(), "(,5)");
}

#[test]
fn searches_have_the_text_form_of_postgresql() {
    assert_eq!(vector().to_string(), r"'it''s\\' 'sea':2C 'suite':1A,4");
    assert_eq!(
        query().to_string(),
        "'suite':AD <2> 'bal':* & !( 'noise' | 'it''s' )"
    );
    assert_eq!(
        TsQuery::default().or(TsQuery::lexeme("a")).to_string(),
        "'a'"
    );
}

proptest! {
    #[test]
    fn any_value_round_trips(
        text in "[^\\x00]*",
        bytes in any::<Vec<u8>>(),
        numbers in any::<Vec<Option<i16>>>(),
        (months, days, microseconds) in any::<(i32, i32, i64)>(),
        seconds in -210_000_000_000_i64..8_000_000_000_000,
    ) {
        round_trip(text);
        round_trip(bytes);
        round_trip(numbers);
        round_trip(Interval::new(months, days, microseconds));
        let time = DateTime::from_timestamp(seconds, 123_456_000).unwrap();
        round_trip(time);
        round_trip(time.naive_utc());
        round_trip(time.date_naive());
        round_trip(time.time());
    }
}

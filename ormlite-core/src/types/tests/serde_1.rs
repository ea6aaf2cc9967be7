//! The serde form of each column type, in both directions, and JSON that is refused.

use std::fmt::Debug;
use std::net::IpAddr;
use std::ops::Bound;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use cidr::{IpCidr, IpInet};
use eui48::MacAddress;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::types::{Interval, Json, Oid, PgChar, PgMultirange, PgRange, TsQuery, TsVector, Weight};

/// A row: the value and its JSON.
#[track_caller]
fn json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T, json: &str) {
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value, "{json}");
    // Through a `Value`, whose fields are in another order and whose texts are owned.
    let parsed: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::from_value::<T>(parsed).unwrap(), value);
}

/// Deserializes JSON that is not the form that serializing writes.
#[track_caller]
fn reads<T: DeserializeOwned + PartialEq + Debug>(json: &str, value: T) {
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value, "{json}");
}

#[track_caller]
fn refuses<T: DeserializeOwned + Debug>(documents: &[&str]) {
    for json in documents {
        let read = serde_json::from_str::<T>(json);
        assert!(read.is_err(), "{json} is read as {read:?}");
    }
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn vector() -> TsVector {
    let mut vector = TsVector::default();
    vector.add("suite", 1, Weight::A);
    vector.add("suite", 16_383, Weight::D);
    vector.add("it's", 2, Weight::B);
    vector.add_unplaced("a\\b ü:1,");
    vector
}

fn query() -> TsQuery {
    let sea = TsQuery::lexeme("sea").weighted([Weight::B, Weight::D]);
    let near = TsQuery::lexeme("b'a\\l").followed_by(1, sea.followed_by(3, TsQuery::lexeme("ü")));
    TsQuery::lexeme("suite")
        .and(TsQuery::prefix("bal").or(near))
        .or(TsQuery::lexeme("x").and(TsQuery::lexeme("y")).not().not())
}

#[test]
fn every_type_has_one_form() {
    json(1_i16, "1");
    json(i64::MAX, "9223372036854775807");
    json(0.1_f64, "0.1");
    json(vec![0_u8, 255], "[0,255]");
    json(
        Uuid::from_u128(1),
        r#""00000000-0000-0000-0000-000000000001""#,
    );
    json(Decimal::new(1250, 2), r#""12.50""#);
    json(Decimal::MAX, r#""79228162514264337593543950335""#);
    json(
        NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(),
        r#""2026-02-28""#,
    );
    json(
        "14:05:06.5".parse::<NaiveTime>().unwrap(),
        r#""14:05:06.500""#,
    );
    json(
        "2026-02-28T14:05:06".parse::<NaiveDateTime>().unwrap(),
        r#""2026-02-28T14:05:06""#,
    );
    json(time("2026-02-28T14:05:06Z"), r#""2026-02-28T14:05:06Z""#);
    json("10.0.0.7".parse::<IpAddr>().unwrap(), r#""10.0.0.7""#);
    json("10.0.0.7/8".parse::<IpInet>().unwrap(), r#""10.0.0.7/8""#);
    json("10.0.0.0/8".parse::<IpCidr>().unwrap(), r#""10.0.0.0/8""#);
    json(
        "08:00:2b:01:02:03".parse::<MacAddress>().unwrap(),
        r#""08-00-2b-01-02-03""#,
    );
    json(Oid(u32::MAX), "4294967295");
    json(PgChar(b'v'), r#""v""#);
    json(PgChar(b'\\'), r#""\\""#);
    json(PgChar(0), r#""""#);
    json(PgChar(255), r#""\\377""#);
    json(Json(vec![1, 2]), "[1,2]");
    json(Json(None::<i32>), "null");
    json(Some(Interval::from_days(1)), r#""P1D""#);
    json(None::<Interval>, "null");
    json(vec![Some(Oid(1)), None], "[1,null]");
}

#[test]
fn intervals_are_iso_8601() {
    json(Interval::ZERO, r#""PT0S""#);
    json(
        Interval::new(14, 3, 14_706_500_000),
        r#""P1Y2M3DT4H5M6.5S""#,
    );
    json(Interval::new(-14, 3, -1), r#""P-1Y-2M3DT-0.000001S""#);
    json(
        Interval::new(i32::MIN, i32::MIN, i64::MIN),
        r#""P-178956970Y-8M-2147483648DT-2562047788H-54.775808S""#,
    );
    json(
        Interval::new(i32::MAX, i32::MAX, i64::MAX),
        r#""P178956970Y7M2147483647DT2562047788H54.775807S""#,
    );
    reads(r#""P2W""#, Interval::from_days(14));
    reads(r#""P0D""#, Interval::ZERO);
    reads(r#""PT90M""#, Interval::from_minutes(90));
    refuses::<Interval>(&[
        "\"\"",
        "\"P\"",
        "\"PT\"",
        "\"P1YT\"",
        "\"1D\"",
        "\"P1\"",
        "\"PD\"",
        "\"P-D\"",
        "\"P1D2D\"",
        "\"P1D1M\"",
        "\"P1H\"",
        "\"PT1D\"",
        "\"P1.5D\"",
        "\"PT1.5H\"",
        "\"PT1.S\"",
        "\"PT.5S\"",
        "\"PT1.1234567S\"",
        "\"P+1D\"",
        "\"p1d\"",
        "\"P1D \"",
        "\"P1DT1HT1M\"",
        "\"Pü1D\"",
        "\"P178956970Y8M\"",
        "\"P2147483648D\"",
        "\"PT2562047789H\"",
        "\"P99999999999999999999D\"",
        "\"PT9223372036855S\"",
        "1",
        "null",
        "{\"days\":1}",
    ]);
}

#[test]
fn ranges_have_three_fields() {
    json(
        PgRange::from(1..3),
        r#"{"lower":1,"upper":3,"bounds":"[)"}"#,
    );
    json(
        PgRange::from(1..=3_i64),
        r#"{"lower":1,"upper":3,"bounds":"[]"}"#,
    );
    json(
        PgRange::new(
            Bound::Excluded(Decimal::new(15, 1)),
            Bound::Included(Decimal::TWO),
        ),
        r#"{"lower":"1.5","upper":"2","bounds":"(]"}"#,
    );
    json(
        PgRange::new(Bound::Excluded(1), Bound::Excluded(3)),
        r#"{"lower":1,"upper":3,"bounds":"()"}"#,
    );
    json(
        PgRange::from(..3),
        r#"{"lower":null,"upper":3,"bounds":"()"}"#,
    );
    json(
        PgRange::from(time("2026-02-28T00:00:00Z")..),
        r#"{"lower":"2026-02-28T00:00:00Z","upper":null,"bounds":"[)"}"#,
    );
    json(
        PgRange::<i32>::FULL,
        r#"{"lower":null,"upper":null,"bounds":"()"}"#,
    );
    json(
        PgRange::<i32>::Empty,
        r#"{"lower":null,"upper":null,"bounds":"empty"}"#,
    );
    json(
        PgMultirange::from_iter([1..3, 5..7]),
        r#"[{"lower":1,"upper":3,"bounds":"[)"},{"lower":5,"upper":7,"bounds":"[)"}]"#,
    );
    json(PgMultirange::<i32>::default(), "[]");
    // A bound that is missing is never included.
    reads(
        r#"{"bounds":"[]","upper":3,"lower":null}"#,
        PgRange::from(..=3),
    );
    // The form in formats without field names.
    reads(r#"[1,3,"[)"]"#, PgRange::from(1..3));
    refuses::<PgRange<i32>>(&[
        "null",
        "[]",
        "[1,3]",
        "\"[1,3)\"",
        "{}",
        r#"{"lower":1,"upper":3}"#,
        r#"{"lower":1,"bounds":"[)"}"#,
        r#"{"lower":1,"upper":3,"bounds":"[["}"#,
        r#"{"lower":1,"upper":3,"bounds":"empty"}"#,
        r#"{"lower":1,"upper":3,"bounds":null}"#,
        r#"{"lower":1,"lower":1,"upper":3,"bounds":"[)"}"#,
        r#"{"lower":"1","upper":3,"bounds":"[)"}"#,
        r#"{"lower":1,"upper":3,"bounds":"[)","step":1}"#,
    ]);
    refuses::<PgMultirange<i32>>(&["null", "{}", r#"{"lower":1,"upper":3,"bounds":"[)"}"#]);
}

#[test]
fn searches_are_postgres_own_text() {
    json(TsVector::default(), r#""""#);
    json(vector(), r#""'a\\\\b ü:1,' 'it''s':2B 'suite':1A,16383""#);
    reads(r#""  'b':3,1A\t'a' ""#, {
        let mut vector = TsVector::default();
        vector.add("b", 1, Weight::A);
        vector.add("b", 3, Weight::D);
        vector.add_unplaced("a");
        vector
    });
    refuses::<TsVector>(&[
        "\"a\"",
        "\"'a\"",
        "\"'\"",
        "\"'a''\"",
        "\"'a\\\\\"",
        "\"'a':\"",
        "\"'a':0\"",
        "\"'a':16384\"",
        "\"'a':99999\"",
        "\"'a':1,\"",
        "\"'a':1E\"",
        "\"'a':1a\"",
        "\"'a':1'b'\"",
        "\"'a'x\"",
        "1",
        "null",
    ]);

    json(TsQuery::default(), r#""""#);
    json(
        query(),
        r#""'suite' & ( 'bal':* | 'b''a\\\\l' <-> ( 'sea':BD <3> 'ü' ) ) | !!( 'x' & 'y' )""#,
    );
    let (a, b, c) = (
        TsQuery::lexeme("a"),
        TsQuery::lexeme("b"),
        TsQuery::lexeme("c"),
    );
    reads(
        r#""'a'|'b'&!'c'""#,
        a.clone().or(b.clone().and(c.clone().not())),
    );
    reads(
        r#""'a' & 'b' & 'c'""#,
        a.clone().and(b.clone()).and(c.clone()),
    );
    reads(r#""(('a'))<2>'b'""#, a.followed_by(2, b));
    refuses::<TsQuery>(&[
        "\"a\"",
        "\"'a\"",
        "\"'a' 'b'\"",
        "\"'a' &\"",
        "\"& 'a'\"",
        "\"!\"",
        "\"'a' ! 'b'\"",
        "\"('a'\"",
        "\"'a')\"",
        "\"()\"",
        "\"'a':\"",
        "\"'a':E\"",
        "\"'a' < 'b'\"",
        "\"'a' <x> 'b'\"",
        "\"'a' <99999> 'b'\"",
        "\"'a' <-1> 'b'\"",
        "1",
        "null",
    ]);
    // A deeply nested text: the parser is not recursive, and its time is linear.
    let deep = format!("\"{}'a'{}\"", "!(".repeat(100_000), ")".repeat(100_000));
    assert!(serde_json::from_str::<TsQuery>(&deep).is_ok());
}

#[test]
fn json_of_another_type_is_refused() {
    refuses::<PgChar>(&[
        "\"vw\"",
        "\"ü\"",
        "\"\\\\400\"",
        "\"\\\\+77\"",
        "\"\\\\9\"",
        "\"\\\\ü0\"",
        "1",
        "null",
    ]);
    refuses::<Oid>(&["-1", "4294967296", "1.5", "\"1\"", "null"]);
    refuses::<Decimal>(&[
        "\"x\"",
        "\"\"",
        "\"79228162514264337593543950336\"",
        "null",
        "[]",
    ]);
    refuses::<MacAddress>(&["\"08\"", "1"]);
    refuses::<IpCidr>(&["\"10.0.0.7/8\"", "\"10.0.0.0/33\"", "1"]);
    let error = serde_json::from_str::<Interval>("\"3 days\"").unwrap_err();
    assert!(error.to_string().contains("ISO 8601"), "{error}");
}

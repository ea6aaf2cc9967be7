//! Malformed bytes: every codec returns an error or a value, and never panics.

use super::*;

/// The codec returns for any bytes, and can encode what it decodes.
fn survives<V: Value>(raw: &[u8]) {
    if let Ok(value) = V::decode(builtin::<V>(), Some(raw)) {
        let mut out = BytesMut::new();
        drop(value.encode(builtin::<V>(), &mut out));
    }
}

/// Cuts, extends and changes the bytes of a value at every position.
fn mutations<V: Value + PartialEq + Debug>(value: V) {
    let raw = encode(&value).unwrap();
    for len in 0..raw.len() {
        survives::<V>(&raw[..len]);
    }
    survives::<V>(&[&*raw, &[0]].concat());
    for at in 0..raw.len() {
        for byte in [0x00, 0x01, 0x02, 0x7F, 0x80, 0xD8, 0xFF] {
            let mut raw = raw.clone();
            raw[at] = byte;
            survives::<V>(&raw);
        }
    }
}

#[test]
fn no_mutation_panics() {
    each_sample!(mutations);
}

/// Types whose values have one length, or contain their length.
#[test]
fn bytes_too_few_or_too_many_are_refused() {
    fn exact<V: Value + PartialEq + Debug>(value: V) {
        let raw = encode(&value).unwrap();
        for len in 0..raw.len() {
            assert!(decode::<V>(&raw[..len]).is_err(), "{value:?} cut to {len}");
        }
        let error = decode::<V>(&[&*raw, &[0]].concat());
        assert!(error.is_err(), "{value:?} with a byte more");
    }
    exact(true);
    exact(PgChar(b'v'));
    exact(1_i16);
    exact(1_i32);
    exact(1_i64);
    exact(Oid(1));
    exact(1_f32);
    exact(1_f64);
    exact(Uuid::nil());
    exact(Decimal::new(-123_450_001, 6));
    exact(date(2024, 2, 29));
    exact(NaiveTime::MIN);
    exact(DateTime::UNIX_EPOCH);
    exact(Timestamp::Value(DateTime::UNIX_EPOCH.naive_utc()));
    exact(Interval::ZERO);
    exact("10.0.0.1/8".parse::<cidr::IpInet>().unwrap());
    exact(eui48::MacAddress::nil());
    exact(PgRange::<i32>::Empty);
    exact(PgRange::from(1..2_i32));
    exact([1..3_i32, 7..9].into_iter().collect::<PgMultirange<i32>>());
    exact(vector());
    exact(query());
    exact(Vec::<i32>::new());
    exact(vec![Some(String::from("a")), None]);
}

#[test]
fn huge_counts_allocate_nothing() {
    let header = |dimensions: i32, count: i32| {
        let words = [dimensions, 0, Type::INT8.oid() as i32, count, 1];
        words.map(i32::to_be_bytes).concat()
    };
    for count in [i32::MAX, -1, 1] {
        let error = decode::<Vec<i64>>(&header(1, count)).unwrap_err();
        assert!(
            error.ends_with("the number of elements is wrong"),
            "{error}"
        );
        assert!(decode::<PgMultirange<i32>>(&count.to_be_bytes()).is_err());
        assert!(decode::<TsVector>(&count.to_be_bytes()).is_err());
        assert!(decode::<TsQuery>(&count.to_be_bytes()).is_err());
    }
    assert!(
        decode::<Vec<i64>>(&header(2, 1))
            .unwrap_err()
            .contains("more than one dimension")
    );
    assert!(decode::<Vec<i64>>(&header(-1, 1)).is_err());
    assert!(
        decode::<Vec<i32>>(&header(0, 0)[..12])
            .unwrap_err()
            .contains("another type")
    );
}

#[test]
fn an_incomplete_tsquery_is_refused() {
    let not = [2, 1];
    let and = [2, 2];
    let lexeme = [1, 0, 0, b'a', 0];
    let raw = |count: i32, items: &[&[u8]]| [&count.to_be_bytes(), &*items.concat()].concat();
    assert!(decode::<TsQuery>(&raw(2, &[&not, &lexeme])).is_ok());
    assert!(decode::<TsQuery>(&raw(1, &[&not])).is_err());
    assert!(decode::<TsQuery>(&raw(2, &[&and, &lexeme])).is_err());
    assert!(decode::<TsQuery>(&raw(2, &[&lexeme, &lexeme])).is_err());
    assert!(decode::<TsQuery>(&raw(1, &[&not, &lexeme])).is_err());
}

macro_rules! never_panics {
    ($raw:expr, $($ty:ty),+) => { $( survives::<$ty>(&$raw); )+ };
}

proptest! {
    #[test]
    fn no_bytes_panic(raw in any::<Vec<u8>>()) {
        never_panics!(
            raw,
            bool, PgChar, i16, i32, i64, Oid, f32, f64, String, Vec<u8>, Uuid, Decimal, NaiveDate,
            Date<NaiveDate>, NaiveTime, NaiveDateTime, DateTime<Utc>, Timestamp<NaiveDateTime>,
            Timestamp<DateTime<Utc>>, Interval, serde_json::Value, Json<Vec<u8>>,
            std::net::IpAddr, cidr::IpInet, cidr::IpCidr, eui48::MacAddress, PgRange<i32>,
            PgRange<Decimal>, PgMultirange<NaiveDate>, TsVector, TsQuery, Vec<i32>,
            Vec<Option<String>>, Vec<PgRange<i64>>, Option<Vec<Json<bool>>>
        );
    }

    #[test]
    fn no_numeric_panics(
        words in prop::collection::vec(0_u16..10_000, 0..40),
        weight in any::<i16>(),
        scale in any::<u16>(),
    ) {
        let sign = 0x4000_u16;
        let header = [words.len() as u16, weight as u16, sign, scale];
        let raw: Vec<u8> = header.iter().chain(&words).flat_map(|word| word.to_be_bytes()).collect();
        survives::<Decimal>(&raw);
    }
}

//! Dates, times and intervals.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use ormlite_core::types::{Date, Timestamp};
use ormlite_core::{Bind, Interval};

use super::{Session, round_trips};

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn timestamp(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").unwrap()
}

#[tokio::test]
async fn dates() {
    let session = Session::start().await;
    let table = [
        (date(2000, 1, 1), "'2000-01-01'"),
        (date(1999, 12, 31), "'1999-12-31'"),
        (date(2024, 2, 29), "'2024-02-29'"),
        (date(1, 1, 1), "'0001-01-01'"),
        (date(0, 12, 31), "'0001-12-31 BC'"),
        (date(-43, 3, 15), "'0044-03-15 BC'"),
        (date(-4713, 11, 24), "'4714-11-24 BC'"),
        (date(9999, 12, 31), "'9999-12-31'"),
        (NaiveDate::MAX, "'262142-12-31'"),
    ];
    round_trips(&session, &table).await;
    let mut infinite = table.map(|(date, text)| (Date::Value(date), text)).to_vec();
    infinite.push((Date::PosInfinity, "'infinity'"));
    infinite.push((Date::NegInfinity, "'-infinity'"));
    round_trips(&session, &infinite).await;
}

#[tokio::test]
async fn timestamps() {
    let session = Session::start().await;
    session
        .batch_execute("SET TIME ZONE 'Asia/Kolkata'")
        .await
        .unwrap();
    let plain = [
        (timestamp("2000-01-01 00:00:00"), "'2000-01-01 00:00:00"),
        (
            timestamp("1999-12-31 23:59:59.999999"),
            "'1999-12-31 23:59:59.999999",
        ),
        (
            timestamp("2024-02-29 12:30:00.000001"),
            "'2024-02-29 12:30:00.000001",
        ),
        (timestamp("-0043-03-15 01:02:03"), "'0044-03-15 01:02:03 BC"),
        (timestamp("-4713-11-24 00:00:00"), "'4714-11-24 00:00:00 BC"),
        (
            timestamp("+262142-12-31 23:59:59.999999"),
            "'262142-12-31 23:59:59.999999",
        ),
    ];
    let local = plain.map(|(time, text)| (time, format!("{text}'")));
    let local = local.each_ref().map(|(time, text)| (*time, text.as_str()));
    round_trips(&session, &local).await;
    let zoned = plain.map(|(time, text)| (time.and_utc(), format!("{text} UTC'")));
    let zoned = zoned.each_ref().map(|(time, text)| (*time, text.as_str()));
    round_trips(&session, &zoned).await;
    round_trips(
        &session,
        &[
            (Timestamp::Value(plain[1].0), local[1].1),
            (Timestamp::PosInfinity, "'infinity'"),
            (Timestamp::NegInfinity, "'-infinity'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (Timestamp::Value(plain[1].0.and_utc()), zoned[1].1),
            (Timestamp::PosInfinity, "'infinity'"),
            (Timestamp::NegInfinity, "'-infinity'"),
        ],
    )
    .await;
}

#[tokio::test]
async fn what_chrono_does_not_have_is_an_error() {
    let session = Session::start().await;
    for infinity in ["infinity", "-infinity"] {
        let read = session
            .read::<NaiveDate>(&format!("'{infinity}'::date"))
            .await;
        assert!(
            read.unwrap_err()
                .to_string()
                .contains("date: the Rust type cannot hold")
        );
        let read = session
            .read::<NaiveDateTime>(&format!("'{infinity}'::timestamp"))
            .await;
        assert!(read.unwrap_err().to_string().contains("infinite"));
        let read = session
            .read::<DateTime<Utc>>(&format!("'{infinity}'::timestamptz"))
            .await;
        assert!(
            read.unwrap_err()
                .to_string()
                .contains("timestamptz: the Rust type cannot hold")
        );
    }
    assert!(
        session
            .read::<NaiveDate>("'262143-01-01'::date")
            .await
            .is_err()
    );
    assert!(
        session
            .read::<NaiveDate>("'5874897-12-31'::date")
            .await
            .is_err()
    );
    let last = "'294276-12-31 23:59:59.999999'";
    assert!(
        session
            .read::<NaiveDateTime>(&format!("{last}::timestamp"))
            .await
            .is_err()
    );
    assert!(
        session
            .read::<DateTime<Utc>>(&format!("{last}::timestamptz"))
            .await
            .is_err()
    );
    let midnight = session
        .read::<NaiveTime>("'24:00:00'::time")
        .await
        .unwrap_err();
    assert!(midnight.to_string().contains("24:00:00"), "{midnight}");
}

#[tokio::test]
async fn what_postgresql_does_not_have_is_refused() {
    let session = Session::start().await;
    for early in [NaiveDate::MIN, date(-4713, 11, 23)] {
        let midnight = early.and_hms_opt(0, 0, 0).unwrap();
        for refusal in [
            session.refusal(early).await,
            session.refusal(midnight).await,
            session.refusal(midnight.and_utc()).await,
        ] {
            assert!(refusal.contains("before 24 November 4714 BC"), "{refusal}");
        }
    }
    let leap = NaiveTime::from_hms_milli_opt(23, 59, 59, 1_000).unwrap();
    assert!(session.refusal(leap).await.contains("leap second"));
}

#[tokio::test]
async fn fine_parts_are_cut_and_leap_seconds_run_on() {
    let session = Session::start().await;
    let nanosecond = date(1970, 1, 1).and_hms_nano_opt(0, 0, 0, 1_999).unwrap();
    let before = date(1969, 12, 31)
        .and_hms_nano_opt(23, 59, 59, 999_999_999)
        .unwrap();
    let leap = date(2016, 12, 31)
        .and_hms_milli_opt(23, 59, 59, 1_500)
        .unwrap();
    let inner = NaiveTime::from_hms_milli_opt(12, 0, 59, 1_000).unwrap();
    let binds = [
        Bind::new(nanosecond),
        Bind::new(before),
        Bind::new(leap.and_utc()),
        Bind::new(inner),
    ];
    let sql = "SELECT $1::timestamp, $2::timestamp, $3::timestamptz = '2017-01-01 00:00:00.5 UTC', \
               $4::time = '12:01:00'";
    let row = session.row(sql, &binds).await;
    let text = |at| row.get::<NaiveDateTime>(at).unwrap().to_string();
    assert_eq!(text(0), "1970-01-01 00:00:00.000001");
    assert_eq!(text(1), "1969-12-31 23:59:59.999999");
    assert!(row.get::<bool>(2).unwrap() && row.get::<bool>(3).unwrap());
}

#[tokio::test]
async fn times_of_day() {
    let session = Session::start().await;
    let time = |text: &str| text.parse::<NaiveTime>().unwrap();
    let table = ["00:00:00", "12:34:56.789", "23:59:59.999999"];
    let literals = table.map(|text| format!("'{text}'"));
    let table: Vec<_> = table
        .into_iter()
        .map(time)
        .zip(literals.iter().map(String::as_str))
        .collect();
    round_trips(&session, &table).await;
}

#[tokio::test]
async fn intervals() {
    let session = Session::start().await;
    let table = [
        (Interval::ZERO, "'0'"),
        (
            Interval::new(14, -3, 14_706_700_000),
            "'1 year 2 mons -3 days 04:05:06.7'",
        ),
        (
            Interval::new(-1, 40, -1),
            "'-1 mon 40 days -00:00:00.000001'",
        ),
        (Interval::from_months(12), "'1 year'"),
        (Interval::from_hours(30), "'30 hours'"),
        (Interval::from_minutes(-90), "'-01:30'"),
        (Interval::from_seconds(61), "'1 min 1 s'"),
        (
            Interval::new(i32::MIN, i32::MIN, 0),
            "'-2147483648 mons -2147483648 days'",
        ),
        (
            Interval::new(i32::MAX, i32::MAX, 0),
            "'2147483647 mons 2147483647 days'",
        ),
    ];
    round_trips(&session, &table).await;
    let mut values = table.map(|(interval, _)| interval).to_vec();
    if session.version().await >= 15 {
        values.extend([i64::MIN, i64::MIN + 1, i64::MAX].map(Interval::from_microseconds));
    }
    for interval in values {
        let sql = format!("'{interval}'::interval");
        assert_eq!(
            session.read::<Interval>(&sql).await.unwrap(),
            interval,
            "{sql}"
        );
    }
}

/// As far as the parts go it could be held, and would be a span of 178 million years.
#[tokio::test]
async fn an_infinite_interval_is_an_error() {
    let session = Session::start().await;
    let parts = [
        Interval::new(i32::MAX, i32::MAX, i64::MAX),
        Interval::new(i32::MIN, i32::MIN, i64::MIN),
    ];
    for infinite in parts {
        let refusal = session.refusal(infinite).await;
        assert!(refusal.contains("infinite"), "{refusal}");
        let refusal = session.refusal(vec![Some(infinite)]).await;
        assert!(refusal.contains("element 1"), "{refusal}");
    }
    if session.version().await < 17 {
        return;
    }
    for literal in [
        "'infinity'::interval",
        "'-infinity'::interval",
        "'infinity'::timestamptz - now()",
        "'2000-01-01'::timestamp - 'infinity'::timestamp",
    ] {
        let error = session.read::<Interval>(literal).await.unwrap_err();
        assert!(error.to_string().contains("infinite"), "{literal}: {error}");
        let array = format!("ARRAY[{literal}]");
        assert!(
            session.read::<Vec<Interval>>(&array).await.is_err(),
            "{literal}"
        );
    }
}

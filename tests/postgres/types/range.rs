//! Ranges and multiranges.

use std::ops::Bound;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use ormlite_core::types::{Date, Timestamp};
use ormlite_core::{Bind, PgMultirange, PgRange};
use rust_decimal::Decimal;

use super::{Session, round_trips};

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, day).unwrap()
}

fn time(day: u32) -> NaiveDateTime {
    date(day).and_hms_opt(12, 0, 0).unwrap()
}

#[tokio::test]
async fn ranges() {
    let session = Session::start().await;
    round_trips(
        &session,
        &[
            (PgRange::Empty, "'empty'"),
            (PgRange::FULL, "'(,)'"),
            (PgRange::from(1_i32..4), "'[1,3]'"),
            (
                PgRange::from(i32::MIN..i32::MAX),
                "'[-2147483648,2147483647)'",
            ),
            (PgRange::from(..5), "'(,5)'"),
            (PgRange::from(5..), "'[5,]'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (PgRange::Empty, "'[3,3)'"),
            (PgRange::FULL, "'(,)'"),
            (
                PgRange::from(-1_i64..i64::MAX),
                "'[-1,9223372036854775807)'",
            ),
        ],
    )
    .await;
    let half = Decimal::new(50, 2);
    round_trips(
        &session,
        &[
            (PgRange::Empty, "'empty'"),
            (
                PgRange::from(Decimal::ONE..=half + Decimal::ONE),
                "'[1,1.50]'",
            ),
            (
                PgRange::new(Bound::Excluded(half), Bound::Unbounded),
                "'(0.50,)'",
            ),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (
                PgRange::from(date(1)..date(29)),
                "'[2024-02-01,2024-02-28]'",
            ),
            (PgRange::from(date(1)..), "'[2024-02-01,)'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (
                PgRange::from(Date::Value(date(1))..Date::PosInfinity),
                "'[2024-02-01,infinity)'",
            ),
            (PgRange::Empty, "'empty'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (
                PgRange::from(time(1)..=time(2)),
                "'[2024-02-01 12:00,2024-02-02 12:00]'",
            ),
            (PgRange::FULL, "'(,)'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (
                PgRange::from(time(1).and_utc()..time(2).and_utc()),
                "'[2024-02-01 12:00 UTC,2024-02-02 12:00 UTC)'",
            ),
            (PgRange::Empty, "'empty'"),
        ],
    )
    .await;
    round_trips::<PgRange<Timestamp<DateTime<Utc>>>>(
        &session,
        &[(
            PgRange::from(Timestamp::NegInfinity..=Timestamp::PosInfinity),
            "'[-infinity,infinity]'",
        )],
    )
    .await;
    let range = Timestamp::Value(time(1))..Timestamp::PosInfinity;
    round_trips(
        &session,
        &[(PgRange::from(range), "'[2024-02-01 12:00,infinity)'")],
    )
    .await;
}

#[tokio::test]
async fn the_server_writes_discrete_ranges_in_one_form() {
    let session = Session::start().await;
    let row = session
        .row("SELECT $1::int4range", &[Bind::new(PgRange::from(1..=3))])
        .await;
    assert_eq!(row.get::<PgRange<i32>>(0).unwrap(), PgRange::from(1..4));
    let backward = PgRange::new(Bound::Included(3), Bound::Excluded(1));
    assert!(session.refusal(backward).await.contains("lower bound"));
    let unreadable = session
        .read::<PgRange<NaiveDate>>("'[2024-02-01,infinity)'::daterange")
        .await;
    assert!(unreadable.unwrap_err().to_string().contains("infinite"));
}

#[tokio::test]
async fn multiranges() {
    let session = Session::start().await;
    if session.version().await < 14 {
        return;
    }
    round_trips::<PgMultirange<i32>>(
        &session,
        &[
            (PgMultirange::default(), "'{}'"),
            (PgRange::FULL.into(), "'{(,)}'"),
            ([1..3, 7..8].into_iter().collect(), "'{[7,7],[1,2]}'"),
        ],
    )
    .await;
    round_trips::<PgMultirange<i64>>(&session, &[(PgRange::from(1..3).into(), "'{[1,3)}'")]).await;
    round_trips::<PgMultirange<Decimal>>(
        &session,
        &[(
            PgRange::from(Decimal::ONE..=Decimal::TWO).into(),
            "'{[1,2]}'",
        )],
    )
    .await;
    round_trips::<PgMultirange<NaiveDate>>(
        &session,
        &[(
            PgRange::from(date(1)..date(3)).into(),
            "'{[2024-02-01,2024-02-02]}'",
        )],
    )
    .await;
    round_trips::<PgMultirange<Date<NaiveDate>>>(
        &session,
        &[(
            [Date::Value(date(1))..Date::PosInfinity]
                .into_iter()
                .collect(),
            "'{[2024-02-01,infinity)}'",
        )],
    )
    .await;
    round_trips::<PgMultirange<NaiveDateTime>>(
        &session,
        &[(PgRange::from(time(1)..).into(), "'{[2024-02-01 12:00,)}'")],
    )
    .await;
    round_trips::<PgMultirange<DateTime<Utc>>>(
        &session,
        &[(
            PgRange::from(time(1).and_utc()..).into(),
            "'{[2024-02-01 12:00 UTC,)}'",
        )],
    )
    .await;
    let overlap = PgMultirange::from_iter([1..3, 2..5, 5..5]);
    let row = session
        .row("SELECT $1::int4multirange", &[Bind::new(overlap)])
        .await;
    let joined = row.get::<PgMultirange<i32>>(0).unwrap();
    assert_eq!(joined, PgMultirange::from(PgRange::from(1..5)));
}

#[tokio::test]
async fn arrays_have_one_dimension() {
    let session = Session::start().await;
    let error = session
        .read::<Vec<i32>>("'{{1,2},{3,4}}'::int[]")
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("integer[]") && text.contains("more than one dimension"),
        "{text}"
    );
    let shifted = session
        .read::<Vec<i32>>("'[0:1]={7,8}'::int[]")
        .await
        .unwrap();
    assert_eq!(shifted, [7, 8]);
    let row = session
        .row(
            "SELECT $1::int[]",
            &[Bind::new((0..100_000).collect::<Vec<i32>>())],
        )
        .await;
    assert_eq!(row.get::<Vec<i32>>(0).unwrap().len(), 100_000);
}

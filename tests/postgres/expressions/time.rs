//! Dates, times and the server's clock.

use ormlite::chrono::NaiveDateTime;
use ormlite::expr::{current_date, now, val};
use ormlite::prelude::*;

use super::guests;
use crate::Outcome;
use crate::hotel::{booking, date, open};
use crate::schema::*;

#[ormlite::test]
async fn parts_of_a_date(db: Db) -> Outcome {
    open(&db).await?;
    // Sunday, the 20th of May 2001.
    let parts: (
        Option<i32>,
        Option<i32>,
        Option<i32>,
        Option<i32>,
        Option<i32>,
    ) = Property::query()
        .filter(Property::code.eq("ALP"))
        .select((
            Property::opened_on.year(),
            Property::opened_on.month(),
            Property::opened_on.day(),
            Property::opened_on.iso_weekday(),
            Property::opened_on.iso_week(),
        ))
        .one(&db)
        .await?;
    assert_eq!(parts, (Some(2001), Some(5), Some(20), Some(7), Some(20)));
    let text: Vec<Option<String>> = Property::query()
        .order_by(Property::code)
        .select(Property::opened_on.to_char("DD.MM.YYYY"))
        .all(&db)
        .await?;
    let expected = [
        Some("20.05.2001".to_owned()),
        None,
        Some("31.12.1999".to_owned()),
    ];
    assert_eq!(text, expected);
    Ok(())
}

#[ormlite::test]
async fn arithmetic_of_dates(db: Db) -> Outcome {
    open(&db).await?;
    let row: (
        Option<i32>,
        Option<NaiveDate>,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
        Option<NaiveDateTime>,
    ) = Property::query()
        .filter(Property::code.eq("ALP"))
        .select((
            Property::opened_on.minus(date(2001, 5, 1)),
            Property::opened_on.plus_days(12),
            Property::opened_on.plus_interval(Interval::from_months(1)),
            Property::opened_on.minus_interval(Interval::from_hours(1)),
            Property::opened_on.date_trunc("month"),
        ))
        .one(&db)
        .await?;
    let midnight = |month, day| date(2001, month, day).and_hms_opt(0, 0, 0);
    assert_eq!((row.0, row.1), (Some(19), Some(date(2001, 6, 1))));
    assert_eq!((row.2, row.4), (midnight(6, 20), midnight(5, 1)));
    assert_eq!(row.3, date(2001, 5, 19).and_hms_opt(23, 0, 0));
    assert_eq!(
        guests(&db, Guest::born.plus_days(1).eq(date(1990, 3, 1))).await,
        "Ann"
    );
    Ok(())
}

/// In the session's time zone, which the test sets.
#[ormlite::test]
async fn parts_of_a_moment(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let arrived: DateTime<Utc> = "2025-03-01T22:45:30.5Z".parse().unwrap();
    Booking::insert(booking(hotel.ann, hotel.rooms[0], 1, 1, 3))
        .set(Booking::arrived_at, arrived)
        .execute(&db)
        .await?;
    let parts = async |zone: &str| {
        db.transaction(async |tx| {
            tx.batch_execute(&format!("SET LOCAL TimeZone = '{zone}'"))
                .await?;
            Booking::query()
                .select((
                    Booking::arrived_at.hour(),
                    Booking::arrived_at.date(),
                    Booking::arrived_at.date_trunc("day"),
                    Booking::arrived_at,
                ))
                .one(tx)
                .await
        })
        .await
    };
    let day = |text: &str| -> Option<DateTime<Utc>> { Some(text.parse().unwrap()) };
    let utc: (Option<i32>, _, _, _) = parts("UTC").await?;
    let midnight = day("2025-03-01T00:00:00Z");
    assert_eq!(
        utc,
        (Some(22), Some(date(2025, 3, 1)), midnight, Some(arrived))
    );
    let east = parts("Asia/Tokyo").await?;
    let midnight = day("2025-03-01T15:00:00Z");
    assert_eq!(
        east,
        (Some(7), Some(date(2025, 3, 2)), midnight, Some(arrived))
    );
    Ok(())
}

#[ormlite::test]
async fn differences_of_moments(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let arrived: DateTime<Utc> = "2025-03-01T12:00:00Z".parse().unwrap();
    Booking::insert(booking(hotel.ann, hotel.rooms[0], 1, 1, 3))
        .set(Booking::arrived_at, arrived)
        .execute(&db)
        .await?;
    let before: DateTime<Utc> = "2025-02-27T11:00:00Z".parse().unwrap();
    let (age, later, earlier): (Option<Interval>, _, _) = Booking::query()
        .select((
            Booking::arrived_at.minus(before),
            Booking::arrived_at.plus_interval(Interval::new(0, 2, 500_000)),
            Booking::arrived_at.minus_interval(val(Interval::from_minutes(30))),
        ))
        .one(&db)
        .await?;
    assert_eq!(age, Some(Interval::new(0, 2, 3_600_000_000)));
    let moment = |text: &str| -> Option<DateTime<Utc>> { Some(text.parse().unwrap()) };
    assert_eq!(later, moment("2025-03-03T12:00:00.5Z"));
    assert_eq!(earlier, moment("2025-03-01T11:30:00Z"));
    Ok(())
}

#[ormlite::test]
async fn the_servers_clock(db: Db) -> Outcome {
    open(&db).await?;
    let recent = now().minus_interval(Interval::from_minutes(5));
    let rooms = Room::query().filter(Room::created_at.between(recent, now()));
    assert_eq!(rooms.count(&db).await?, 5);
    let future = Room::query().filter(Room::created_at.gt(now()));
    assert_eq!(future.count(&db).await?, 0);
    let (today, moment): (NaiveDate, DateTime<Utc>) = Guest::query()
        .limit(1)
        .select((current_date(), now()))
        .one(&db)
        .await?;
    // The session's date may differ from that of UTC.
    let apart = (moment.date_naive() - today).num_days();
    assert!((-1..=1).contains(&apart), "{today} {moment}");
    Ok(())
}

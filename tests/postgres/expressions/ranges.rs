//! Ranges.

use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, date, open};
use crate::schema::*;

fn days(from: u32, to: u32) -> PgRange<NaiveDate> {
    PgRange::from(date(2025, 3, from)..date(2025, 3, to))
}

/// Three stays in lanes 1, 2 and 3: from the 1st to the 5th, from the 5th to the 9th, and one
/// without an end.
async fn booked(db: &Db) -> Outcome {
    let hotel = open(db).await?;
    Booking::insert_many([
        booking(hotel.ann, hotel.rooms[0], 1, 1, 5),
        booking(hotel.ann, hotel.rooms[1], 2, 5, 9),
    ])
    .execute(db)
    .await?;
    let endless = NewBooking {
        during: PgRange::from(date(2025, 3, 20)..),
        ..booking(hotel.ben, hotel.rooms[2], 3, 1, 2)
    };
    Booking::insert(endless).execute(db).await?;
    Ok(())
}

macro_rules! lanes {
    ($db:expr, $predicate:expr) => {
        Booking::query()
            .filter($predicate)
            .order_by(Booking::id)
            .select(Booking::lane.lower_bound())
            .all($db)
            .await?
            .into_iter()
            .flatten()
            .collect::<Vec<i32>>()
    };
}

#[ormlite::test]
async fn containment_and_overlap(db: Db) -> Outcome {
    booked(&db).await?;
    assert_eq!(
        lanes!(&db, Booking::during.range_contains(date(2025, 3, 4))),
        [1]
    );
    // The upper bound is out.
    assert_eq!(
        lanes!(&db, Booking::during.range_contains(date(2025, 3, 5))),
        [2]
    );
    assert_eq!(
        lanes!(&db, Booking::during.range_contains(date(2099, 1, 1))),
        [3]
    );
    assert_eq!(lanes!(&db, Booking::during.range_covers(days(6, 8))), [2]);
    assert_eq!(lanes!(&db, Booking::during.overlaps(days(4, 6))), [1, 2]);
    assert_eq!(lanes!(&db, Booking::during.overlaps(days(9, 20))), [0; 0]);
    assert_eq!(
        lanes!(&db, Booking::during.adjacent_to(days(9, 20))),
        [2, 3]
    );
    assert_eq!(lanes!(&db, Booking::during.eq(days(1, 5))), [1]);
    let same = PgRange::from(date(2025, 3, 1)..=date(2025, 3, 4));
    assert_eq!(lanes!(&db, Booking::during.eq(same)), [1]);
    assert_eq!(lanes!(&db, Booking::lane.range_contains(2)), [2]);
    Ok(())
}

#[ormlite::test]
async fn bounds(db: Db) -> Outcome {
    booked(&db).await?;
    let bounds: Vec<(Option<NaiveDate>, Option<NaiveDate>)> = Booking::query()
        .order_by(Booking::id)
        .select((Booking::during.lower_bound(), Booking::during.upper_bound()))
        .all(&db)
        .await?;
    let expected = [
        (Some(date(2025, 3, 1)), Some(date(2025, 3, 5))),
        (Some(date(2025, 3, 5)), Some(date(2025, 3, 9))),
        (Some(date(2025, 3, 20)), None),
    ];
    assert_eq!(bounds, expected);
    Ok(())
}

#[ormlite::test]
async fn ranges_of_moments_and_the_empty_one(db: Db) -> Outcome {
    booked(&db).await?;
    let moment = |text: &str| -> DateTime<Utc> { text.parse().unwrap() };
    let (open, shut) = (
        moment("2025-03-01T08:00:00Z"),
        moment("2025-03-01T20:00:00.25Z"),
    );
    let window = PgRange::from(open..=shut);
    let set = Booking::update()
        .filter(Booking::lane.range_contains(1))
        .set(Booking::window, window);
    assert_eq!(set.one(&db).await?.window, Some(window));
    assert_eq!(lanes!(&db, Booking::window.range_contains(shut)), [1]);
    let set = Booking::update()
        .filter(Booking::lane.range_contains(2))
        .set(Booking::window, PgRange::Empty);
    assert_eq!(set.one(&db).await?.window, Some(PgRange::Empty));
    assert_eq!(lanes!(&db, Booking::window.is_not_null()), [1, 2]);
    assert_eq!(
        lanes!(&db, Booking::window.range_covers(PgRange::Empty)),
        [1, 2]
    );
    assert_eq!(lanes!(&db, Booking::window.lower_bound().is_null()), [2, 3]);
    Ok(())
}

//! Inserts of many rows in one statement.

use ormlite::expr::count;
use ormlite::prelude::*;
use ormlite::serde_json::json;

use crate::Outcome;
use crate::hotel::{cents, date, new_room, open, property};
use crate::schema::*;

#[ormlite::test]
async fn no_rows_are_no_statement_that_fails(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let none: [NewRoom; 0] = [];
    assert_eq!(Room::insert_many(none).execute(&db).await?, 0);
    let none: Vec<Room> = Vec::new();
    assert_eq!(Room::insert_many(none).all(&db).await?, []);
    let none: Vec<NewRoom> = Vec::new();
    let shared = Room::insert_many(none).set(Room::property_id, alpha);
    assert_eq!(shared.set(Room::floor, 3).execute(&db).await?, 0);
    let none: Vec<NewOdd> = Vec::new();
    assert_eq!(Odd::insert_many(none).execute(&db).await?, 0);
    let none: Vec<NewGuest> = Vec::new();
    let upsert = Guest::insert_many(none).on_conflict_do_nothing();
    assert_eq!(upsert.execute(&db).await?, 0);
    assert_eq!(Room::query().count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn one_row_and_several_come_back_in_order(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let one = Room::insert_many([new_room(alpha, "0")]).one(&db).await?;
    assert_eq!((one.number.as_str(), one.version), ("0", 1));
    let several = ["3", "1", "2"].map(|number| new_room(alpha, number));
    let rooms = Room::insert_many(several).all(&db).await?;
    let numbers: Vec<_> = rooms.iter().map(|room| room.number.as_str()).collect();
    assert_eq!(numbers, ["3", "1", "2"]);
    assert!(rooms.is_sorted_by_key(|room| room.id), "{rooms:?}");
    Ok(())
}

/// Arrays of different lengths, empty, with NULL in them, and NULL itself, row by row.
#[ormlite::test]
async fn a_thousand_rows_of_every_type(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let pattern = Room::find(hotel.rooms[0]).one(&db).await?;
    let rooms: Vec<Room> = (0..1_000)
        .map(|n: i32| Room {
            id: Uuid::from_u128(n as u128 + 1),
            room_type_id: (n % 3 == 0).then_some(hotel.single),
            number: format!("n{n}"),
            floor: n % 100,
            rate: cents(i64::from(n)),
            weekly: cents(i64::from(n) * 7),
            tags: (0..n % 4)
                .map(|tag| format!("{{{tag},\"NULL\"}}"))
                .collect(),
            codes: match n % 5 {
                0 => None,
                1 => Some(Vec::new()),
                2 => Some(vec![None]),
                3 => Some(vec![Some(n), None, Some(-n)]),
                _ => Some(vec![Some(n)]),
            },
            status: [RoomStatus::Available, RoomStatus::OutOfOrder][n as usize % 2],
            features: Json(Features {
                view: (n % 2 == 0).then(|| format!("view {n}")),
                beds: vec![n as u8],
            }),
            notes: (n % 7 == 0).then(|| json!([n, null])),
            deleted_at: None,
            version: n,
            ..pattern.clone()
        })
        .collect();
    let inserted = Room::insert_many(rooms.clone()).all(&db).await?;
    assert_eq!(inserted, rooms);
    let found = Room::query()
        .filter(Room::number.starts_with("n"))
        .order_by(Room::id)
        .all(&db)
        .await?;
    assert_eq!(found, rooms);
    Ok(())
}

#[ormlite::test]
async fn the_text_does_not_depend_on_the_number_of_rows(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let insert = |rows: usize| {
        let rooms = (0..rows).map(|n| new_room(alpha, &n.to_string()));
        Room::insert_many(rooms).set(Room::floor, 2)
    };
    assert_eq!(insert(1).to_sql().sql, insert(500).to_sql().sql);
    assert_eq!(insert(500).to_sql().binds.len(), 5);
    Ok(())
}

#[ormlite::test]
async fn set_gives_the_same_to_every_row(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let rooms = ["1", "2", "3"].map(|number| new_room(alpha, number));
    let rooms = Room::insert_many(rooms)
        .set(Room::floor, 9)
        .set(Room::tags, vec!["new".to_owned()])
        .set(Room::codes, vec![None, Some(1)])
        .returning((Room::number, Room::floor, Room::tags, Room::codes))
        .all(&db)
        .await?;
    assert_eq!(rooms.len(), 3);
    for (at, (number, floor, tags, codes)) in rooms.into_iter().enumerate() {
        assert_eq!((number, floor), ((at + 1).to_string(), 9));
        assert_eq!(tags, ["new"]);
        assert_eq!(codes, Some(vec![None, Some(1)]));
    }
    Ok(())
}

/// Arrays row by row, beside values and a query that are the same for all.
#[ormlite::test]
async fn set_beside_arrays(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let pattern = Room::find(hotel.rooms[0]).one(&db).await?;
    let rooms = (1..=3).map(|n| Room {
        id: Uuid::from_u128(n),
        number: format!("n{n}"),
        tags: vec![n.to_string(); n as usize],
        ..pattern.clone()
    });
    let double = RoomType::query()
        .filter(RoomType::name.eq("double"))
        .select(RoomType::id)
        .scalar();
    let rooms = Room::insert_many(rooms)
        .set(Room::floor, 9)
        .set(Room::room_type_id, double)
        .returning((Room::tags, Room::floor, Room::room_type_id))
        .all(&db)
        .await?;
    let row = |n: usize| (vec![n.to_string(); n], 9, Some(hotel.double));
    assert_eq!(rooms, [row(1), row(2), row(3)]);
    Ok(())
}

#[ormlite::test]
async fn rows_without_columns_are_counted_out(db: Db) -> Outcome {
    let rows = (0..5).map(|_| NewOdd {});
    assert_eq!(
        Odd::insert_many(rows)
            .set(Odd::number, 7)
            .execute(&db)
            .await?,
        5
    );
    let rows: Vec<(i32, i64)> = Odd::query()
        .group_by(Odd::number)
        .select((Odd::number, count()))
        .all(&db)
        .await?;
    assert_eq!(rows, [(7, 5)]);
    Ok(())
}

#[ormlite::test]
async fn rows_of_defaults_alone(db: Db) -> Outcome {
    let rows = (0..3).map(|_| NewOdd {});
    assert_eq!(Odd::insert_many(rows).execute(&db).await?, 3);
    let numbers: Vec<i32> = Odd::query().select(Odd::number).all(&db).await?;
    assert_eq!(numbers, [42, 42, 42]);
    Ok(())
}

#[ormlite::test]
async fn ranges_and_nulls_of_every_column(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let bookings = (1..=20).map(|n| {
        let lane = PgRange::from(n..n + 1);
        NewBooking {
            guest_id: hotel.ann,
            room_id: hotel.rooms[0],
            lane,
            during: PgRange::from(date(2025, 1, n as u32)..date(2025, 2, n as u32)),
        }
    });
    let booked = Booking::insert_many(bookings).all(&db).await?;
    assert_eq!(booked.len(), 20);
    for (booking, n) in booked.iter().zip(1..) {
        assert_eq!(booking.lane, PgRange::from(n..n + 1));
        assert_eq!((booking.arrived_at, booking.window), (None, None));
    }
    Ok(())
}

/// One refused row refuses them all.
#[ormlite::test]
async fn one_statement_is_all_or_nothing(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let rooms = ["1", "2", "1"].map(|number| new_room(alpha, number));
    let error = Room::insert_many(rooms).execute(&db).await.unwrap_err();
    assert_eq!(error.constraint(), Some("rooms_property_id_number_key"));
    assert_eq!(Room::query().count(&db).await?, 0);
    Ok(())
}

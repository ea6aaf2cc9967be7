//! Joins of every kind, what they make nullable, and relations.

mod nullable;
mod relations;

use ormlite::expr::exists;
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, cents, open};
use crate::schema::*;

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[ormlite::test]
async fn inner_keeps_what_matches_on_both_sides(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rows: Vec<(String, String, i32)> = Room::query()
        .inner_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::property_id.eq(hotel.alpha))
        .order_by(Room::number)
        .select((Room::number, RoomType::name, RoomType::beds))
        .all(&db)
        .await?;
    let row = |number: &str, kind: &str, beds| (number.to_owned(), kind.to_owned(), beds);
    let expected = [
        row("101", "single", 1),
        row("102", "double", 2),
        row("201", "double", 2),
    ];
    assert_eq!(rows, expected);
    // Without a selection, the first table's rows.
    let rooms: Vec<Room> = Room::query()
        .inner_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(RoomType::beds.eq(2))
        .order_by(Room::rate)
        .all(&db)
        .await?;
    let ids: Vec<Uuid> = rooms.iter().map(|room| room.id).collect();
    assert_eq!(ids, hotel.rooms[1..3]);
    Ok(())
}

#[ormlite::test]
async fn left_keeps_the_first_side_and_its_other_is_optional(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rows: Vec<(String, Option<String>, Option<RoomType>)> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::property_id.eq(hotel.alpha))
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select((Room::number, RoomType::name, RoomType::row()))
        .all(&db)
        .await?;
    let double = RoomType::find(hotel.double).one(&db).await?;
    let expected = [
        ("201".to_owned(), some("double"), Some(double)),
        ("202".to_owned(), None, None),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

#[ormlite::test]
async fn right_keeps_the_joined_side(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(Option<String>, String)> = Room::query()
        .right_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .order_by((RoomType::name, Room::number, Room::rate))
        .select((Room::number, RoomType::name))
        .all(&db)
        .await?;
    let expected = [
        (some("102"), "double".to_owned()),
        (some("201"), "double".to_owned()),
        (some("101"), "single".to_owned()),
        (some("101"), "single".to_owned()),
        (None, "suite".to_owned()),
    ];
    assert_eq!(rows, expected);
    let rooms: Vec<Option<Room>> = Room::query()
        .right_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(RoomType::beds.ge(2))
        .order_by(Room::rate.desc().nulls_last())
        .all(&db)
        .await?;
    let rates: Vec<_> = rooms
        .iter()
        .map(|room| room.as_ref().map(|room| room.rate))
        .collect();
    assert_eq!(rates, [Some(cents(130_00)), Some(cents(120_50)), None]);
    Ok(())
}

#[ormlite::test]
async fn full_keeps_both_sides(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(Option<String>, Option<Decimal>, Option<RoomType>)> = Room::query()
        .full_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::room_type_id.is_null())
        .order_by(Room::number.asc().nulls_first())
        .select((Room::number, Room::rate, RoomType::row()))
        .all(&db)
        .await?;
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0].0, rows[0].1), (&None, None));
    assert_eq!(rows[0].2.as_ref().map(|kind| kind.beds), Some(4));
    assert_eq!(rows[1], (some("202"), Some(cents(50_00)), None));
    let all = Room::query()
        .full_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id));
    assert_eq!(all.count(&db).await?, 6);
    Ok(())
}

#[ormlite::test]
async fn cross_pairs_everything(db: Db) -> Outcome {
    open(&db).await?;
    let pairs: Vec<(String, String)> = Property::query()
        .cross_join::<RoomType>()
        .order_by((Property::name, RoomType::beds))
        .select((Property::code, RoomType::name))
        .all(&db)
        .await?;
    assert_eq!(pairs.len(), 9);
    assert_eq!(pairs[0], ("ALP".to_owned(), "single".to_owned()));
    assert_eq!(pairs[8], ("GAM".to_owned(), "suite".to_owned()));
    Ok(())
}

#[ormlite::test]
async fn a_table_with_itself_twice(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(String, Option<String>, Option<String>)> = Staff::query()
        .left_join::<Manager>()
        .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
        .left_join::<Head>()
        .on(Staff::manager_id.of::<Manager>().eq(Staff::id.of::<Head>()))
        .order_by(Staff::id)
        .select((
            Staff::name,
            Staff::name.of::<Manager>(),
            Staff::name.of::<Head>(),
        ))
        .all(&db)
        .await?;
    let expected = [
        ("Ada".to_owned(), None, None),
        ("Bob".to_owned(), some("Ada"), None),
        ("Cy".to_owned(), some("Ada"), None),
        ("Dee".to_owned(), some("Bob"), some("Ada")),
    ];
    assert_eq!(rows, expected);

    // A query may start from an alias, and give its whole rows.
    let heads: Vec<Staff> = Head::query()
        .inner_join::<Staff>()
        .on(Staff::manager_id.eq(Staff::id.of::<Head>()))
        .distinct()
        .order_by(Staff::id.of::<Head>())
        .all(&db)
        .await?;
    let names: Vec<_> = heads.iter().map(|head| head.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Bob"]);
    Ok(())
}

#[ormlite::test]
async fn the_same_source_twice_is_refused(db: Db) -> Outcome {
    open(&db).await?;
    let twice = Staff::query()
        .inner_join::<Manager>()
        .on(Staff::manager_id.eq(Staff::id.of::<Manager>()))
        .cross_join::<RoomType>()
        .inner_join_by(Staff::manager);
    let error = twice.select(RoomType::name).all(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert!(
        error.to_string().contains("`staff` is joined twice"),
        "{error}"
    );
    Ok(())
}

#[ormlite::test]
async fn four_tables_in_one_query(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let bookings = [
        booking(hotel.ann, hotel.rooms[0], 1, 1, 4),
        booking(hotel.ben, hotel.rooms[4], 2, 2, 9),
        booking(hotel.ann, hotel.rooms[3], 3, 5, 6),
    ];
    Booking::insert_many(bookings).execute(&db).await?;
    let rows: Vec<(String, String, String, Option<String>)> = Booking::query()
        .inner_join::<Guest>()
        .on(Booking::guest_id.eq(Guest::id))
        .inner_join::<Room>()
        .on(Booking::room_id.eq(Room::id))
        .inner_join::<Property>()
        .on(Room::property_id.eq(Property::id))
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .order_by(Booking::id)
        .select((Guest::name, Property::name, Room::number, RoomType::name))
        .all(&db)
        .await?;
    let row = |guest: &str, property: &str, number: &str, kind| {
        (
            guest.to_owned(),
            property.to_owned(),
            number.to_owned(),
            kind,
        )
    };
    let expected = [
        row("Ann", "Alpha", "101", some("single")),
        row("Ben", "Beta", "101", some("single")),
        row("Ann", "Alpha", "202", None),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

/// `hotel.rooms` and `archive.rooms` are told apart, also where both are filtered first.
#[ormlite::test]
async fn two_tables_of_one_name(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    for (at, number) in [(0, "old 101"), (1, "old 102")] {
        let row = NewArchivedRoom {
            id: hotel.rooms[at],
            number: number.to_owned(),
        };
        ArchivedRoom::insert(row).execute(&db).await?;
    }
    let pairs: Vec<(String, Option<String>)> = Room::query()
        .left_join::<ArchivedRoom>()
        .on(ArchivedRoom::id.eq(Room::id))
        .filter(Room::property_id.eq(hotel.alpha))
        .order_by(Room::number)
        .select((Room::number, ArchivedRoom::number))
        .all(&db)
        .await?;
    let expected = [
        ("101".to_owned(), some("old 101")),
        ("102".to_owned(), some("old 102")),
        ("201".to_owned(), None),
        ("202".to_owned(), None),
    ];
    assert_eq!(pairs, expected);
    let pairs: Vec<(Option<String>, String)> = ArchivedRoom::query()
        .right_join::<Room>()
        .on(ArchivedRoom::id.eq(Room::id))
        .filter(ArchivedRoom::id.is_not_null())
        .order_by(Room::number)
        .select((ArchivedRoom::number, Room::number))
        .all(&db)
        .await?;
    let expected = [
        (some("old 101"), "101".to_owned()),
        (some("old 102"), "102".to_owned()),
    ];
    assert_eq!(pairs, expected);
    Ok(())
}

/// What is filtered first is still the same source to a query within.
#[ormlite::test]
async fn subqueries_of_right_joins(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Booking::insert(booking(hotel.ann, hotel.rooms[2], 1, 1, 4))
        .execute(&db)
        .await?;
    let archived = NewArchivedRoom {
        id: hotel.rooms[2],
        number: "old".to_owned(),
    };
    ArchivedRoom::insert(archived).execute(&db).await?;
    let booked = exists(
        Booking::query()
            .correlate::<Room>()
            .filter(Booking::room_id.eq(Room::id)),
    );
    let archived = exists(
        ArchivedRoom::query()
            .correlate::<Room>()
            .filter(ArchivedRoom::id.eq(Room::id)),
    );
    let rows: Vec<(Option<String>, String)> = Room::query()
        .right_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(booked)
        .filter(archived)
        .select((Room::number, RoomType::name))
        .all(&db)
        .await?;
    assert_eq!(rows, [(some("201"), "double".to_owned())]);
    Ok(())
}

#[ormlite::test]
async fn conditions_may_be_any_predicate(db: Db) -> Outcome {
    open(&db).await?;
    // Every pair of rooms of one floor, once.
    let pairs: Vec<(String, String)> = Room::query()
        .inner_join::<Other>()
        .on(Room::floor
            .eq(Room::floor.of::<Other>())
            .and(Room::property_id.eq(Room::property_id.of::<Other>()))
            .and(Room::number.lt(Room::number.of::<Other>())))
        .order_by(Room::number)
        .select((Room::number, Room::number.of::<Other>()))
        .all(&db)
        .await?;
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(pairs, [pair("101", "102"), pair("201", "202")]);
    Ok(())
}

#[ormlite::test]
async fn locked_joins_lock_the_first_table(db: Db) -> Outcome {
    open(&db).await?;
    let numbers = db
        .transaction(async |tx| {
            Room::query()
                .left_join::<RoomType>()
                .on(Room::room_type_id.eq(RoomType::id))
                .order_by(Room::rate)
                .for_update()
                .select(Room::number)
                .all(tx)
                .await
        })
        .await?;
    assert_eq!(numbers.len(), 5);
    let aliased = Head::query()
        .left_join::<Staff>()
        .on(Staff::manager_id.eq(Staff::id.of::<Head>()))
        .skip_locked();
    assert_eq!(aliased.all(&db).await?.len(), 5);
    Ok(())
}

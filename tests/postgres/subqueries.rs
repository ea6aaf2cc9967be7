//! Subqueries: `EXISTS`, `IN` and single values.

use ormlite::expr::{count, exists, not};
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, cents, open};
use crate::schema::*;

#[ormlite::test]
async fn exists_looks_at_the_row_around_it(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Booking::insert(booking(hotel.ben, hotel.rooms[2], 1, 1, 3))
        .execute(&db)
        .await?;
    let booked = || {
        exists(
            Booking::query()
                .correlate::<Room>()
                .filter(Booking::room_id.eq(Room::id)),
        )
    };
    let rooms = Room::query().filter(booked()).select(Room::number);
    assert_eq!(rooms.all(&db).await?, ["201"]);
    let free = Room::query().filter(not(booked()));
    assert_eq!(free.count(&db).await?, 4);
    let free = Room::query().filter(!booked()).filter(Room::floor.eq(2));
    assert_eq!(free.select(Room::number).all(&db).await?, ["202"]);

    // As a value beside others.
    let rows: Vec<(String, bool)> = Room::query()
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select((Room::number, booked()))
        .all(&db)
        .await?;
    assert_eq!(rows, [("201".to_owned(), true), ("202".to_owned(), false)]);
    Ok(())
}

/// A query in a query in a query, each reaching its neighbour and the outermost.
#[ormlite::test]
async fn exists_within_exists(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Booking::insert(booking(hotel.ben, hotel.rooms[4], 1, 1, 3))
        .execute(&db)
        .await?;
    let properties: Vec<String> = Property::query()
        .filter(exists(
            Room::query()
                .correlate::<Property>()
                .filter(Room::property_id.eq(Property::id))
                .filter(exists(
                    Booking::query()
                        .correlate::<Room>()
                        .correlate::<Property>()
                        .filter(Booking::room_id.eq(Room::id))
                        .filter(Property::name.ne("Alpha")),
                )),
        ))
        .select(Property::name)
        .all(&db)
        .await?;
    assert_eq!(properties, ["Beta"]);
    Ok(())
}

#[ormlite::test]
async fn exists_of_a_join(db: Db) -> Outcome {
    open(&db).await?;
    // Who manages someone at a property in Bern?
    let managers: Vec<String> = Staff::query()
        .filter(exists(
            Manager::query()
                .correlate::<Staff>()
                .inner_join::<Property>()
                .on(Staff::property_id.of::<Manager>().eq(Property::id))
                .filter(Staff::manager_id.of::<Manager>().eq(Staff::id))
                .filter(Property::city.eq("Bern")),
        ))
        .select(Staff::name)
        .all(&db)
        .await?;
    assert_eq!(managers, ["Ada"]);
    Ok(())
}

#[ormlite::test]
async fn in_a_query_of_one_column(db: Db) -> Outcome {
    open(&db).await?;
    let double = || {
        RoomType::query()
            .filter(RoomType::beds.eq(2))
            .select(RoomType::id)
    };
    let rooms = Room::query()
        .filter(Room::room_type_id.in_(double()))
        .order_by(Room::number)
        .select(Room::number);
    assert_eq!(rooms.all(&db).await?, ["102", "201"]);
    // NULL is neither in it nor not in it.
    let others = Room::query().filter(Room::room_type_id.not_in(double()));
    assert_eq!(others.count(&db).await?, 2);

    let top = Room::query()
        .order_by(Room::rate.desc())
        .limit(2)
        .select(Room::id);
    let dear = Room::query()
        .filter(Room::id.in_(top))
        .order_by(Room::rate)
        .select(Room::rate);
    assert_eq!(dear.all(&db).await?, [cents(120_50), cents(130_00)]);

    let none = RoomType::query()
        .filter(RoomType::beds.gt(9))
        .select(RoomType::id);
    let rooms = Room::query().filter(Room::room_type_id.in_(none));
    assert_eq!(rooms.count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn in_a_correlated_query(db: Db) -> Outcome {
    open(&db).await?;
    let rooms: Vec<String> = Room::query()
        .filter(
            Room::rate.in_(
                RoomType::query()
                    .correlate::<Room>()
                    .filter(RoomType::id.eq(Room::room_type_id))
                    .select(RoomType::rate),
            ),
        )
        .order_by(Room::number)
        .select(Room::number)
        .all(&db)
        .await?;
    assert_eq!(rooms, ["101", "102"]);
    Ok(())
}

#[ormlite::test]
async fn a_query_as_a_value(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rows: Vec<(String, Option<i64>, Option<Decimal>)> = Property::query()
        .order_by(Property::code)
        .select((
            Property::code,
            Room::query()
                .correlate::<Property>()
                .filter(Room::property_id.eq(Property::id))
                .select(count())
                .scalar(),
            Room::query()
                .correlate::<Property>()
                .filter(Room::property_id.eq(Property::id))
                .select(Room::rate.max())
                .scalar(),
        ))
        .all(&db)
        .await?;
    let expected = [
        ("ALP".to_owned(), Some(4), Some(cents(130_00))),
        ("BET".to_owned(), Some(1), Some(cents(75_25))),
        ("GAM".to_owned(), Some(0), None),
    ];
    assert_eq!(rows, expected);

    let average = Room::query().select(Room::rate.avg()).scalar();
    let above = Room::query()
        .filter(Room::rate.gt(average))
        .order_by(Room::number)
        .select(Room::number);
    assert_eq!(above.all(&db).await?, ["102", "201"]);

    // More than one row is the server's error.
    let several = Other::query()
        .filter(Room::property_id.of::<Other>().eq(hotel.alpha))
        .select(Room::rate.of::<Other>())
        .scalar();
    let error = Room::query().filter(Room::rate.eq(several)).all(&db).await;
    assert_eq!(error.unwrap_err().code(), Some("21000"));
    Ok(())
}

#[ormlite::test]
async fn in_writes(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let in_bern = || {
        Property::query()
            .filter(Property::city.eq("Bern"))
            .select(Property::id)
    };
    let raised = Room::update()
        .filter(Room::property_id.in_(in_bern()))
        .filter(exists(
            RoomType::query()
                .correlate::<Room>()
                .filter(RoomType::id.eq(Room::room_type_id)),
        ))
        .set(Room::floor, 9);
    assert_eq!(raised.execute(&db).await?, 3);
    let gone = Room::purge()
        .filter(Room::property_id.not_in(in_bern()))
        .returning(Room::id);
    assert_eq!(gone.all(&db).await?, [hotel.rooms[4]]);
    Ok(())
}

/// The same table inside and outside, the inner one under another name.
#[ormlite::test]
async fn the_same_table_under_another_name(db: Db) -> Outcome {
    open(&db).await?;
    let dearest = Room::query()
        .filter(!exists(
            Other::query()
                .correlate::<Room>()
                .filter(Room::property_id.of::<Other>().eq(Room::property_id))
                .filter(Room::rate.of::<Other>().gt(Room::rate)),
        ))
        .order_by(Room::rate)
        .select((Room::number, Room::rate));
    let expected = [
        ("101".to_owned(), cents(75_25)),
        ("201".to_owned(), cents(130_00)),
    ];
    assert_eq!(dearest.all(&db).await?, expected);
    Ok(())
}

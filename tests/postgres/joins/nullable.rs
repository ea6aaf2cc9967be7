//! What an outer join makes nullable, through expressions.

use ormlite::expr::case;
use ormlite::prelude::*;

use super::some;
use crate::Outcome;
use crate::hotel::{cents, open};
use crate::schema::*;

/// The types are the test, too: each `Option` is where the join allows NULL.
#[ormlite::test]
async fn expressions_are_null_where_a_side_is(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let row: Vec<(
        Option<i32>,
        Option<i32>,
        Option<String>,
        Option<bool>,
        Option<Decimal>,
        bool,
    )> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::property_id.eq(hotel.alpha))
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select((
            RoomType::beds,
            RoomType::beds + Room::floor,
            Room::number.concat(RoomType::name),
            Room::rate.gt(RoomType::rate),
            (Room::rate - RoomType::rate).abs(),
            RoomType::id.is_null(),
        ))
        .all(&db)
        .await?;
    let expected = [
        (
            Some(2),
            Some(4),
            some("201double"),
            Some(true),
            Some(cents(9_50)),
            false,
        ),
        (None, None, None, None, None, true),
    ];
    assert_eq!(row, expected);
    Ok(())
}

#[ormlite::test]
async fn coalesce_takes_the_option_away(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rows: Vec<(String, String, Option<String>, Decimal, i32)> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .left_join::<Property>()
        .on(Property::id
            .eq(Room::property_id)
            .and(Property::stars.gt(9)))
        .filter(Room::property_id.eq(hotel.alpha))
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select((
            // A value that is never NULL, a column that is not, and one that may be.
            RoomType::name.coalesce("none"),
            Property::name.coalesce(Room::number),
            Property::city.coalesce(RoomType::name),
            RoomType::rate.greatest(Room::rate),
            RoomType::beds.coalesce(Room::room_type_id).coalesce(0),
        ))
        .all(&db)
        .await?;
    let expected = [
        (
            "double".to_owned(),
            "201".to_owned(),
            some("double"),
            cents(130_00),
            2,
        ),
        ("none".to_owned(), "202".to_owned(), None, cents(50_00), 0),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

#[ormlite::test]
async fn a_nullable_column_stays_one_option(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(String, Option<String>, Option<Option<i32>>)> = Staff::query()
        .left_join::<Property>()
        .on(Staff::property_id.eq(Property::id))
        .order_by(Staff::id)
        .select((Staff::name, Property::city, Property::row()))
        .all(&db)
        .await?
        .into_iter()
        .map(|(name, city, property): (_, _, Option<Property>)| {
            (
                name,
                city,
                property.map(|property| property.director_id.map(|_| 0)),
            )
        })
        .collect();
    let expected = [
        ("Ada".to_owned(), some("Bern"), Some(None)),
        ("Bob".to_owned(), some("Bern"), Some(None)),
        ("Cy".to_owned(), None, Some(None)),
        ("Dee".to_owned(), None, None),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

#[ormlite::test]
async fn cases_over_both_sides(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let size = case::<String>()
        .when(RoomType::beds.gt(1), "large")
        .when(RoomType::id.is_null(), "unknown")
        .otherwise(RoomType::name);
    let sizes: Vec<Option<String>> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::property_id.eq(hotel.alpha))
        .order_by(Room::number)
        .select(size)
        .all(&db)
        .await?;
    let expected = [
        some("single"),
        some("large"),
        some("large"),
        some("unknown"),
    ];
    assert_eq!(sizes, expected);
    Ok(())
}

/// A row without a key is absent when every column is NULL.
#[ormlite::test]
async fn a_joined_view_is_optional_as_a_whole(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let booking = crate::hotel::booking(hotel.ann, hotel.rooms[1], 1, 1, 3);
    Booking::insert(booking).execute(&db).await?;
    let rows: Vec<(String, Option<Stay>)> = Guest::query()
        .left_join::<Stay>()
        .on(Stay::guest.eq(Guest::name))
        .order_by(Guest::id)
        .select((Guest::name, Stay::row()))
        .all(&db)
        .await?;
    let nights: Vec<_> = rows
        .iter()
        .map(|(_, stay)| stay.as_ref().map(|stay| stay.nights))
        .collect();
    assert_eq!(nights, [Some(2), None, None]);
    Ok(())
}

/// Every source before a right join becomes nullable, those after it do not.
#[ormlite::test]
async fn right_after_left(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(Option<String>, Option<String>, String)> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .right_join::<Property>()
        .on(Property::id.eq(Room::property_id).and(Room::floor.eq(2)))
        .order_by((Property::code, Room::number))
        .select((Room::number, RoomType::name, Property::code))
        .all(&db)
        .await?;
    let expected = [
        (some("201"), some("double"), "ALP".to_owned()),
        (some("202"), None, "ALP".to_owned()),
        (None, None, "BET".to_owned()),
        (None, None, "GAM".to_owned()),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

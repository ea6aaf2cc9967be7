//! Aggregates, groups, distinct rows and order.

use ormlite::expr::{AggregateMethods, count};
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, cents, open};
use crate::schema::*;

/// The annotations are the test, too: the type of each aggregate is SQL's.
#[ormlite::test]
async fn types_are_those_of_sql(db: Db) -> Outcome {
    open(&db).await?;
    let guests: (
        i64,
        i64,
        i64,
        Option<Decimal>,
        Option<Decimal>,
        Option<i64>,
        Option<i64>,
    ) = Guest::query()
        .select((
            count(),
            Guest::email.count(),
            Guest::r#type.count_distinct(),
            Guest::points.sum(),
            Guest::points.avg(),
            Guest::points.min(),
            Guest::points.max(),
        ))
        .one(&db)
        .await?;
    assert_eq!((guests.0, guests.1, guests.2), (3, 1, 2));
    assert_eq!(guests.3, Some(Decimal::from(350)));
    assert_eq!(
        guests.4.map(|average| average.round_dp(3)),
        Some(Decimal::new(116_667, 3))
    );
    assert_eq!((guests.5, guests.6), (Some(0), Some(250)));

    let rooms: (
        Option<i64>,
        Option<Decimal>,
        Option<Decimal>,
        Option<String>,
    ) = Room::query()
        .select((
            Room::floor.sum(),
            Room::floor.avg(),
            Room::rate.sum(),
            Room::number.max(),
        ))
        .one(&db)
        .await?;
    let max = Some("202".to_owned());
    assert_eq!(
        (rooms.0, rooms.2, rooms.3),
        (Some(7), Some(cents(455_75)), max)
    );
    assert_eq!(rooms.1, Some(Decimal::new(14, 1)));

    let others: (Option<i64>, Option<Decimal>, Option<f64>, Option<f64>) = Property::query()
        .cross_join::<Guest>()
        .select((
            Property::stars.sum(),
            Property::stars.avg(),
            Guest::score.sum(),
            Guest::score.avg(),
        ))
        .one(&db)
        .await?;
    assert_eq!(
        (others.0, others.2, others.3),
        (Some(27), Some(7.5), Some(2.5))
    );
    assert_eq!(others.1, Some(Decimal::from(3)));
    Ok(())
}

#[ormlite::test]
async fn over_no_rows(db: Db) -> Outcome {
    open(&db).await?;
    let row: (
        i64,
        Option<Decimal>,
        Option<String>,
        Option<Vec<i64>>,
        Option<bool>,
    ) = Guest::query()
        .filter(Guest::points.lt(0))
        .select((
            count(),
            Guest::points.sum(),
            Guest::name.string_agg(", "),
            Guest::points.array_agg(),
            Guest::active.bool_and(),
        ))
        .one(&db)
        .await?;
    assert_eq!(row, (0, None, None, None, None));
    let total: Decimal = Guest::query()
        .filter(Guest::points.lt(0))
        .select(Guest::points.sum().coalesce(Decimal::ZERO))
        .one(&db)
        .await?;
    assert_eq!(total, Decimal::ZERO);
    Ok(())
}

#[ormlite::test]
async fn of_some_of_the_rows(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let row: (i64, i64, Option<Decimal>, i64) = Room::query()
        .select((
            count().filter(Room::floor.eq(1)),
            count().filter(Room::room_type_id.is_null()),
            Room::rate
                .sum()
                .filter(Room::property_id.eq(hotel.alpha))
                .filter(Room::floor.eq(1).or(Room::rate.lt(cents(60_00)))),
            Room::number.count().distinct().filter(Room::floor.eq(1)),
        ))
        .one(&db)
        .await?;
    assert_eq!(row, (3, 1, Some(cents(250_50)), 2));
    Ok(())
}

#[ormlite::test]
async fn collected_in_order(db: Db) -> Outcome {
    open(&db).await?;
    let row: (Option<Vec<String>>, Option<String>, Option<String>) = Room::query()
        .select((
            Room::number.array_agg().order_by(Room::rate.desc()),
            Room::number
                .string_agg(", ")
                .order_by(Room::number.asc())
                .order_by(Room::rate.asc()),
            Room::number
                .string_agg("'")
                .distinct()
                .order_by(Room::number.desc()),
        ))
        .one(&db)
        .await?;
    let numbers = ["201", "102", "101", "101", "202"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(row.0, Some(numbers));
    assert_eq!(row.1.as_deref(), Some("101, 101, 102, 201, 202"));
    assert_eq!(row.2.as_deref(), Some("202'201'102'101"));

    // NULLs are elements of an array, and left out of a text.
    let row: (Option<Vec<Option<f64>>>, Option<String>) = Guest::query()
        .select((
            Guest::score
                .array_agg()
                .order_by(Guest::score.asc().nulls_first()),
            Guest::email.string_agg(";"),
        ))
        .one(&db)
        .await?;
    assert_eq!(row.0, Some(vec![None, None, Some(2.5)]));
    assert_eq!(row.1.as_deref(), Some("ann@example.com"));
    let statuses: Option<Vec<RoomStatus>> = Room::query()
        .filter(Room::floor.eq(2))
        .select(Room::status.array_agg())
        .one(&db)
        .await?;
    assert_eq!(statuses, Some(vec![RoomStatus::Available; 2]));
    Ok(())
}

#[ormlite::test]
async fn truth_of_all_and_of_any(db: Db) -> Outcome {
    open(&db).await?;
    let row: (Option<bool>, Option<bool>, Option<bool>) = Guest::query()
        .select((
            Guest::points.gt(50).bool_and(),
            Guest::points.gt(50).bool_or(),
            Guest::score.gt(1.0).bool_and(),
        ))
        .one(&db)
        .await?;
    assert_eq!(row, (Some(false), Some(true), Some(true)));
    Ok(())
}

#[ormlite::test]
async fn groups_and_their_conditions(db: Db) -> Outcome {
    open(&db).await?;
    let by_kind = || {
        Room::query()
            .left_join::<RoomType>()
            .on(Room::room_type_id.eq(RoomType::id))
            .group_by(RoomType::name)
    };
    let rows: Vec<(Option<String>, i64, Option<Decimal>)> = by_kind()
        .order_by((count().desc(), RoomType::name.asc()))
        .select((RoomType::name, count(), Room::rate.max()))
        .all(&db)
        .await?;
    let row = |kind: Option<&str>, rooms, rate| (kind.map(str::to_owned), rooms, Some(cents(rate)));
    let expected = [
        row(Some("double"), 2, 130_00),
        row(Some("single"), 2, 80_00),
        row(None, 1, 50_00),
    ];
    assert_eq!(rows, expected);
    let several: Vec<Option<String>> = by_kind()
        .having(count().gt(1))
        .having(Room::rate.min().lt(cents(80_00)))
        .select(RoomType::name)
        .all(&db)
        .await?;
    assert_eq!(several, [Some("single".to_owned())]);
    assert_eq!(
        by_kind()
            .having(count().gt(1))
            .select(count())
            .count(&db)
            .await?,
        2
    );
    assert!(
        !by_kind()
            .having(count().gt(9))
            .select(count())
            .exists(&db)
            .await?
    );

    // By an expression, and by several.
    let floors: Vec<(i32, String, i64)> = Room::query()
        .group_by((Room::floor, Room::number.left(1)))
        .order_by(Room::floor)
        .select((Room::floor, Room::number.left(1), count()))
        .all(&db)
        .await?;
    assert_eq!(floors, [(1, "1".to_owned(), 3), (2, "2".to_owned(), 2)]);
    let ungrouped = Room::query().group_by(Room::floor).select(Room::number);
    assert_eq!(ungrouped.all(&db).await.unwrap_err().code(), Some("42803"));
    Ok(())
}

#[ormlite::test]
async fn aggregates_count_what_a_join_leaves(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Booking::insert_many([
        booking(hotel.ann, hotel.rooms[0], 1, 1, 3),
        booking(hotel.ann, hotel.rooms[1], 2, 1, 3),
    ])
    .execute(&db)
    .await?;
    let rows: Vec<(String, i64, i64, Option<i64>)> = Guest::query()
        .left_join::<Booking>()
        .on(Booking::guest_id.eq(Guest::id))
        .group_by(Guest::id)
        .order_by(Guest::id)
        .select((Guest::name, count(), Booking::id.count(), Booking::id.min()))
        .all(&db)
        .await?;
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[0].1, rows[0].2), (2, 2));
    assert_eq!((rows[1].1, rows[1].2, rows[1].3), (1, 0, None));
    Ok(())
}

#[ormlite::test]
async fn distinct_rows(db: Db) -> Outcome {
    open(&db).await?;
    let numbers = Room::query()
        .select(Room::number)
        .distinct()
        .order_by(Room::number);
    assert_eq!(numbers.all(&db).await?, ["101", "102", "201", "202"]);
    let pairs = Room::query()
        .select((Room::floor, Room::room_type_id))
        .distinct();
    assert_eq!(pairs.count(&db).await?, 4);
    Ok(())
}

#[ormlite::test]
async fn the_first_row_of_each(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let dearest: Vec<Room> = Room::query()
        .distinct_on(Room::property_id)
        .order_by((Room::property_id, Room::rate.desc()))
        .all(&db)
        .await?;
    let mut ids: Vec<Uuid> = dearest.iter().map(|room| room.id).collect();
    ids.sort();
    assert_eq!(ids, [hotel.rooms[2], hotel.rooms[4]]);
    let cheapest = Room::query()
        .distinct_on((Room::property_id, Room::floor))
        .order_by((Room::property_id, Room::floor, Room::rate))
        .select(Room::rate);
    assert_eq!(cheapest.clone().count(&db).await?, 3);
    let mut rates = cheapest.all(&db).await?;
    rates.sort();
    assert_eq!(rates, [cents(50_00), cents(75_25), cents(80_00)]);
    Ok(())
}

#[ormlite::test]
async fn order_and_the_place_of_null(db: Db) -> Outcome {
    open(&db).await?;
    let scores = async |terms: &str| {
        let query = Guest::query();
        let query = match terms {
            "ascending" => query.order_by((Guest::score, Guest::id)),
            "descending" => query.order_by((Guest::score.desc(), Guest::id)),
            "nulls first" => query.order_by((Guest::score.asc().nulls_first(), Guest::id)),
            "nulls last" => query.order_by((Guest::score.desc().nulls_last(), Guest::id.desc())),
            _ => query
                .order_by(Guest::score.is_null())
                .order_by((Guest::points * -1).asc()),
        };
        query.select(Guest::name).all(&db).await
    };
    assert_eq!(scores("ascending").await?, ["Ann", "Ben", "Cem"]);
    assert_eq!(scores("descending").await?, ["Ben", "Cem", "Ann"]);
    assert_eq!(scores("nulls first").await?, ["Ben", "Cem", "Ann"]);
    assert_eq!(scores("nulls last").await?, ["Ann", "Cem", "Ben"]);
    assert_eq!(scores("by expressions").await?, ["Ann", "Cem", "Ben"]);
    Ok(())
}

//! `CASE`, `CAST` and `coalesce`.

use ormlite::expr::{case, val};
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

#[ormlite::test]
async fn cases_take_the_first_that_holds(db: Db) -> Outcome {
    open(&db).await?;
    let tier = case::<String>()
        .when(Guest::points.ge(200), "gold")
        .when(Guest::points.ge(100), Guest::name)
        .otherwise("none");
    let tiers: Vec<String> = Guest::query()
        .order_by(Guest::id)
        .select(tier)
        .all(&db)
        .await?;
    assert_eq!(tiers, ["Ann", "none", "gold"]);
    let open_ended: Vec<Option<i32>> = Guest::query()
        .order_by(Guest::id)
        .select(case::<i32>().when(Guest::points.gt(0), 1).end())
        .all(&db)
        .await?;
    assert_eq!(open_ended, [Some(1), None, Some(1)]);
    // One that may be NULL makes the whole so; an unknown condition does not hold.
    let nullable: Vec<Option<f64>> = Guest::query()
        .order_by(Guest::id)
        .select(
            case::<f64>()
                .when(Guest::score.gt(9.0), 9.0)
                .otherwise(Guest::score),
        )
        .all(&db)
        .await?;
    assert_eq!(nullable, [Some(2.5), None, None]);
    let bare: Vec<i32> = Guest::query()
        .select(case::<i32>().otherwise(5))
        .all(&db)
        .await?;
    assert_eq!(bare, [5, 5, 5]);
    Ok(())
}

#[ormlite::test]
async fn cases_of_enums_filter_and_order(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let status = || {
        case::<RoomStatus>()
            .when(Room::floor.eq(1), RoomStatus::OutOfOrder)
            .otherwise(Room::status)
    };
    let low = Room::query().filter(status().eq(RoomStatus::OutOfOrder));
    assert_eq!(low.count(&db).await?, 3);
    let changed = Room::update()
        .find(hotel.rooms[0])
        .set(Room::status, status());
    assert_eq!(changed.one(&db).await?.status, RoomStatus::OutOfOrder);
    let first = case::<i32>().when(Room::number.eq("202"), 0).otherwise(1);
    let numbers: Vec<String> = Room::query()
        .order_by((first, Room::rate.desc()))
        .limit(2)
        .select(Room::number)
        .all(&db)
        .await?;
    assert_eq!(numbers, ["202", "201"]);
    Ok(())
}

#[ormlite::test]
async fn casts_are_the_servers(db: Db) -> Outcome {
    open(&db).await?;
    let row: (String, i32, Decimal, Option<String>, f64, String) = Guest::query()
        .filter(Guest::name.eq("Ann"))
        .select((
            Guest::points.cast::<String>(),
            Guest::points.cast::<i32>() + 1,
            Guest::points.cast::<Decimal>() / Decimal::from(8),
            Guest::born.cast::<String>(),
            val(1).cast::<f64>(),
            Guest::active.cast::<String>(),
        ))
        .one(&db)
        .await?;
    assert_eq!(
        (row.0.as_str(), row.1, row.2),
        ("100", 101, Decimal::new(125, 1))
    );
    assert_eq!(row.3.as_deref(), Some("1990-02-28"));
    assert_eq!((row.4, row.5.as_str()), (1.0, "true"));

    let status: Vec<String> = Room::query()
        .filter(Room::status.cast::<String>().eq("available"))
        .limit(1)
        .select(Room::status.cast::<String>())
        .all(&db)
        .await?;
    assert_eq!(status, ["available"]);
    let parsed: RoomStatus = Guest::query()
        .limit(1)
        .select(val("out-of-order".to_owned()).cast::<RoomStatus>())
        .one(&db)
        .await?;
    assert_eq!(parsed, RoomStatus::OutOfOrder);
    let bad = Guest::query().select(Guest::name.cast::<i64>());
    assert_eq!(bad.all(&db).await.unwrap_err().code(), Some("22P02"));
    Ok(())
}

#[ormlite::test]
async fn coalesce_and_nullable(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(String, f64, Option<f64>, Option<String>)> = Guest::query()
        .order_by(Guest::id)
        .limit(2)
        .select((
            Guest::email.coalesce(Guest::name),
            Guest::score.coalesce(0.5),
            Guest::score.coalesce(Guest::score),
            Guest::name.nullable(),
        ))
        .all(&db)
        .await?;
    let ann = || Some("Ann".to_owned());
    let expected = [
        ("ann@example.com".to_owned(), 2.5, Some(2.5), ann()),
        ("Ben".to_owned(), 0.5, None, Some("Ben".to_owned())),
    ];
    assert_eq!(rows, expected);
    Ok(())
}

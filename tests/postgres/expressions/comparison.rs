//! Comparisons, lists and NULL.

use ormlite::prelude::*;

use super::guests;
use crate::Outcome;
use crate::hotel::{cents, date, open};
use crate::schema::*;

#[ormlite::test]
async fn the_six(db: Db) -> Outcome {
    open(&db).await?;
    assert_eq!(guests(&db, Guest::points.eq(100)).await, "Ann");
    assert_eq!(guests(&db, Guest::points.ne(100)).await, "Ben Cem");
    assert_eq!(guests(&db, Guest::points.lt(100)).await, "Ben");
    assert_eq!(guests(&db, Guest::points.le(100)).await, "Ann Ben");
    assert_eq!(guests(&db, Guest::points.gt(100)).await, "Cem");
    assert_eq!(guests(&db, Guest::points.ge(100)).await, "Ann Cem");
    // With a reference, a column, an expression.
    assert_eq!(guests(&db, Guest::points.eq(&250)).await, "Cem");
    assert_eq!(
        guests(&db, Guest::name.lt(Guest::r#type)).await,
        "Ann Ben Cem"
    );
    assert_eq!(guests(&db, Guest::points.eq(Guest::id * 0)).await, "Ben");
    assert_eq!(
        guests(&db, Guest::name.eq(String::from("Ann"))).await,
        "Ann"
    );
    // What is NULL is neither equal nor unequal.
    assert_eq!(guests(&db, Guest::score.eq(2.5)).await, "Ann");
    assert_eq!(guests(&db, Guest::score.ne(2.5)).await, "");
    Ok(())
}

#[ormlite::test]
async fn null_is_distinct_from_values(db: Db) -> Outcome {
    open(&db).await?;
    let birthday = Some(date(1990, 2, 28));
    assert_eq!(guests(&db, Guest::born.is_null()).await, "Ben Cem");
    assert_eq!(guests(&db, Guest::born.is_not_null()).await, "Ann");
    assert_eq!(
        guests(&db, Guest::born.is_distinct_from(birthday)).await,
        "Ben Cem"
    );
    assert_eq!(
        guests(&db, Guest::born.is_not_distinct_from(birthday)).await,
        "Ann"
    );
    assert_eq!(
        guests(&db, Guest::born.is_not_distinct_from(None)).await,
        "Ben Cem"
    );
    assert_eq!(guests(&db, Guest::born.is_distinct_from(None)).await, "Ann");
    assert_eq!(
        guests(&db, Guest::email.is_distinct_from("ann@example.com")).await,
        "Ben Cem"
    );
    assert_eq!(
        guests(&db, Guest::email.is_not_distinct_from(Guest::email)).await,
        "Ann Ben Cem"
    );
    let unknown: Option<String> = None;
    assert_eq!(
        guests(&db, Guest::email.is_not_distinct_from(unknown)).await,
        "Ben Cem"
    );
    Ok(())
}

#[ormlite::test]
async fn between_includes_both_ends(db: Db) -> Outcome {
    open(&db).await?;
    assert_eq!(guests(&db, Guest::points.between(0, 100)).await, "Ann Ben");
    assert_eq!(guests(&db, Guest::points.not_between(0, 100)).await, "Cem");
    assert_eq!(guests(&db, Guest::points.between(100, 0)).await, "");
    let low_and_high = Guest::points.between(Guest::id - 5, Guest::id + 200);
    assert_eq!(guests(&db, low_and_high).await, "Ann Ben");
    assert_eq!(guests(&db, Guest::score.between(2.0, 3.0)).await, "Ann");
    // Sums and comparisons within keep their own operands.
    let sums = (Guest::points + 1).between(Guest::points, Guest::points + 1);
    assert_eq!(guests(&db, sums.and(Guest::points.gt(0))).await, "Ann Cem");
    Ok(())
}

#[ormlite::test]
async fn lists_of_every_kind(db: Db) -> Outcome {
    open(&db).await?;
    let owned = vec!["Ann".to_owned(), "Zoe".to_owned()];
    let borrowed: &[&str] = &["Ann", "Cem"];
    let refs: Vec<&String> = owned.iter().collect();
    assert_eq!(
        guests(&db, Guest::name.in_(["Ann", "Ben"])).await,
        "Ann Ben"
    );
    assert_eq!(guests(&db, Guest::name.in_(borrowed)).await, "Ann Cem");
    assert_eq!(guests(&db, Guest::name.in_(&owned)).await, "Ann");
    assert_eq!(guests(&db, Guest::name.in_(owned.as_slice())).await, "Ann");
    assert_eq!(guests(&db, Guest::name.in_(refs)).await, "Ann");
    assert_eq!(guests(&db, Guest::name.not_in(owned)).await, "Ben Cem");
    assert_eq!(
        guests(&db, Guest::points.in_(vec![0, 250])).await,
        "Ben Cem"
    );
    assert_eq!(guests(&db, Guest::points.in_([0; 3])).await, "Ben");
    let many: Vec<i64> = (0..70_000).collect();
    assert_eq!(guests(&db, Guest::points.in_(many)).await, "Ann Ben Cem");
    Ok(())
}

#[ormlite::test]
async fn an_empty_list_holds_nothing(db: Db) -> Outcome {
    open(&db).await?;
    let none: [&str; 0] = [];
    assert_eq!(guests(&db, Guest::name.in_(none)).await, "");
    assert_eq!(guests(&db, Guest::name.not_in(none)).await, "Ann Ben Cem");
    let none: &[i64] = &[];
    assert_eq!(guests(&db, Guest::points.in_(none)).await, "");
    // NULL is not in a list, nor not in it; in no list, it is not.
    assert_eq!(guests(&db, Guest::score.not_in([9.0])).await, "Ann");
    assert_eq!(
        guests(&db, Guest::score.not_in(Vec::<f64>::new())).await,
        "Ann Ben Cem"
    );
    Ok(())
}

#[ormlite::test]
async fn lists_of_enums_newtypes_and_columns(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::update()
        .find(hotel.rooms[3])
        .set(Room::status, RoomStatus::OutOfOrder)
        .set(Room::tags, vec!["202".to_owned()])
        .execute(&db)
        .await?;
    let broken = [RoomStatus::OutOfOrder, RoomStatus::Occupied];
    let numbers: Vec<String> = Room::query()
        .filter(Room::status.in_(broken))
        .filter(Room::property_id.in_([hotel.alpha]))
        .filter(Room::number.in_(Room::tags))
        .filter(Room::id.in_(hotel.rooms))
        .select(Room::number)
        .all(&db)
        .await?;
    assert_eq!(numbers, ["202"]);
    let summer = Property::query().filter(Property::season.eq(Season::HighSummer));
    assert_eq!(summer.one(&db).await?.id, hotel.beta);
    let later = Property::query().filter(Property::season.gt(Season::Low));
    assert_eq!(later.count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn the_greater_and_the_lesser(db: Db) -> Outcome {
    open(&db).await?;
    let rows: Vec<(i64, i64, f64, Option<i64>)> = Guest::query()
        .order_by(Guest::id)
        .select((
            Guest::points.greatest(50),
            Guest::points.least(50),
            Guest::score.greatest(1.0),
            Guest::points.nullif(0),
        ))
        .all(&db)
        .await?;
    let expected = [
        (100, 50, 2.5, Some(100)),
        (50, 0, 1.0, None),
        (250, 50, 1.0, Some(250)),
    ];
    assert_eq!(rows, expected);
    // Of nothing but NULL, NULL.
    let both: Vec<Option<f64>> = Guest::query()
        .order_by(Guest::id)
        .select(Guest::score.least(Guest::score))
        .all(&db)
        .await?;
    assert_eq!(both, [Some(2.5), None, None]);
    let amounts = Room::query().filter(Room::rate.eq(cents(75_25)));
    assert_eq!(amounts.count(&db).await?, 1);
    Ok(())
}

//! Arithmetic.

use ormlite::expr::val;
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{cents, open};
use crate::schema::*;

#[ormlite::test]
async fn operators_group_as_they_are_nested(db: Db) -> Outcome {
    open(&db).await?;
    // Ann: 100 points.
    let rows: (i64, i64, i64, i64, i64, i64) = Guest::query()
        .filter(Guest::name.eq("Ann"))
        .select((
            Guest::points + Guest::points * 2,
            (Guest::points + 1) * 2,
            Guest::points - (Guest::points - 7),
            Guest::points / (Guest::points / 2),
            Guest::points % 7 + -Guest::points,
            -(-(Guest::points - 1)),
        ))
        .one(&db)
        .await?;
    assert_eq!(rows, (300, 202, 7, 2, -98, 99));
    let left: (i64, i64) = Guest::query()
        .filter(Guest::name.eq("Ann"))
        .select((Guest::points - 10 - 5, Guest::points / 7 * 7))
        .one(&db)
        .await?;
    assert_eq!(left, (85, 98));
    Ok(())
}

#[ormlite::test]
async fn types_stay_what_they_are(db: Db) -> Outcome {
    open(&db).await?;
    let row: (Decimal, Decimal, i32, Option<f64>, i16) = Room::query()
        .cross_join::<Guest>()
        .cross_join::<Property>()
        .filter(Guest::name.eq("Ann"))
        .filter(Room::number.eq("102"))
        .filter(Property::code.eq("ALP"))
        .select((
            Room::rate / Decimal::from(3),
            (Room::rate * cents(1_08)).round_to(1),
            Room::floor + 2,
            Guest::score * 2.0,
            Property::stars - 1,
        ))
        .one(&db)
        .await?;
    assert_eq!(row.0.round_dp(6), Decimal::new(40_166_667, 6));
    assert_eq!(
        (row.1, row.2, row.3, row.4),
        (Decimal::new(130_1, 1), 3, Some(5.0), 2)
    );
    Ok(())
}

#[ormlite::test]
async fn rounding_and_signs(db: Db) -> Outcome {
    open(&db).await?;
    let rate: (Decimal, Decimal, Decimal, Decimal) = Room::query()
        .filter(Room::number.eq("102"))
        .select((
            Room::rate.ceil(),
            Room::rate.floor(),
            Room::rate.round(),
            (Room::rate - cents(200_00)).abs(),
        ))
        .one(&db)
        .await?;
    let whole = |amount: i64| Decimal::from(amount);
    assert_eq!(rate, (whole(121), whole(120), whole(121), cents(79_50)));
    let score: Vec<(Option<f64>, Option<f64>, i64)> = Guest::query()
        .order_by(Guest::id)
        .limit(2)
        .select((
            Guest::score.ceil(),
            (-Guest::score).floor(),
            (-Guest::points).abs(),
        ))
        .all(&db)
        .await?;
    assert_eq!(score, [(Some(3.0), Some(-3.0), 100), (None, None, 0)]);
    Ok(())
}

#[ormlite::test]
async fn what_cannot_be_computed_is_an_error(db: Db) -> Outcome {
    open(&db).await?;
    let by_zero = Guest::query().select(Guest::points / (Guest::points - Guest::points));
    assert_eq!(by_zero.all(&db).await.unwrap_err().code(), Some("22012"));
    let too_large = Guest::query().select(Guest::points + i64::MAX);
    assert_eq!(too_large.all(&db).await.unwrap_err().code(), Some("22003"));
    let values: (i64, i32, Decimal) = Guest::query()
        .limit(1)
        .select((val(i64::MAX) - 1, val(7) % 4, val(cents(150)) * cents(200)))
        .one(&db)
        .await?;
    assert_eq!(values, (i64::MAX - 1, 3, cents(300)));
    Ok(())
}

//! `AND`, `OR`, `NOT` with three values, and lists of predicates.

use ormlite::expr::{all, any, not, val};
use ormlite::prelude::*;

use super::guests;
use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

#[ormlite::test]
async fn operators_group_as_they_are_nested(db: Db) -> Outcome {
    open(&db).await?;
    let is = |name: &str| Guest::name.eq(name);
    let and_first = is("Ann").or(is("Ben").and(Guest::points.gt(0)));
    assert_eq!(guests(&db, and_first).await, "Ann");
    let or_first = is("Ann").or(is("Ben")).and(Guest::points.eq(0));
    assert_eq!(guests(&db, or_first).await, "Ben");
    let neither = not(is("Ann").or(is("Ben")));
    assert_eq!(guests(&db, neither).await, "Cem");
    let not_first = not(is("Ann")).or(is("Ben"));
    assert_eq!(guests(&db, not_first).await, "Ben Cem");
    assert_eq!(guests(&db, !is("Ann")).await, "Ben Cem");
    // A comparison of comparisons.
    let same = is("Ann").eq(Guest::points.gt(0));
    assert_eq!(guests(&db, same).await, "Ann Ben");
    let null_test = is("Ann").is_null().or(not(is("Ben").is_not_null()));
    assert_eq!(guests(&db, null_test).await, "");
    assert_eq!(guests(&db, Guest::active).await, "Ann Ben Cem");
    Ok(())
}

#[ormlite::test]
async fn unknown_is_neither_true_nor_false(db: Db) -> Outcome {
    open(&db).await?;
    // Only Ann has a score.
    let high = || Guest::score.gt(1.0);
    assert_eq!(guests(&db, high()).await, "Ann");
    assert_eq!(guests(&db, not(high())).await, "");
    assert_eq!(guests(&db, high().is_true()).await, "Ann");
    assert_eq!(guests(&db, high().is_false()).await, "");
    assert_eq!(guests(&db, high().is_not_true()).await, "Ben Cem");
    assert_eq!(guests(&db, high().is_null()).await, "Ben Cem");
    assert_eq!(
        guests(&db, high().or(Guest::points.eq(250))).await,
        "Ann Cem"
    );
    assert_eq!(guests(&db, high().and(Guest::points.ge(0))).await, "Ann");
    assert_eq!(guests(&db, high().coalesce(true)).await, "Ann Ben Cem");
    let values: Vec<Option<bool>> = Guest::query()
        .order_by(Guest::id)
        .select(high().and(Guest::points.gt(0)))
        .all(&db)
        .await?;
    // NULL AND FALSE is FALSE.
    assert_eq!(values, [Some(true), Some(false), None]);
    Ok(())
}

#[ormlite::test]
async fn all_and_any_of_a_list(db: Db) -> Outcome {
    open(&db).await?;
    let points = |list: &[i64]| -> Vec<_> { list.iter().map(|&n| Guest::points.eq(n)).collect() };
    assert_eq!(guests(&db, any(points(&[0, 100]))).await, "Ann Ben");
    assert_eq!(guests(&db, all(points(&[0, 100]))).await, "");
    assert_eq!(guests(&db, any(points(&[]))).await, "");
    assert_eq!(guests(&db, all(points(&[]))).await, "Ann Ben Cem");
    assert_eq!(guests(&db, not(any(points(&[])))).await, "Ann Ben Cem");
    // Beside others, a list of OR keeps together.
    let both = any(points(&[0, 100])).and(Guest::name.ne("Ann"));
    assert_eq!(guests(&db, both).await, "Ben");
    let mixed = all((
        Guest::points.ge(0),
        any([Guest::name.eq("Ann"), Guest::name.eq("Cem")]),
        Guest::email.is_null(),
        Guest::score.is_distinct_from(9.0),
    ));
    assert_eq!(guests(&db, mixed).await, "Cem");
    Ok(())
}

#[ormlite::test]
async fn values_as_predicates(db: Db) -> Outcome {
    open(&db).await?;
    assert_eq!(guests(&db, val(true)).await, "Ann Ben Cem");
    assert_eq!(guests(&db, val(false)).await, "");
    assert_eq!(guests(&db, val(None::<bool>)).await, "");
    assert_eq!(
        guests(&db, val(1).eq(1).or(val(None::<bool>))).await,
        "Ann Ben Cem"
    );
    Ok(())
}

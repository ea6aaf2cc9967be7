//! Long conditions, run: the server takes lists of any length, and says so where it does not.

use ormlite::expr::{AggregateMethods, val};
use ormlite::prelude::*;
use ormlite::typing::TableScope;
use ormlite::{Error, Expr};

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

type Guests<V> = Expr<TableScope<Guest>, V>;

fn is(points: usize) -> Guests<bool> {
    Guest::points.eq(points as i64).scoped::<Guest>()
}

fn isnt(points: usize) -> Guests<bool> {
    Guest::points.ne(points as i64 + 1_000).scoped::<Guest>()
}

#[ormlite::test]
async fn long_lists(db: Db) -> Outcome {
    open(&db).await?;
    let guests = Guest::query;
    for count in [4_000, 20_000] {
        let filtered = (0..count).fold(guests(), |query, at| query.filter(isnt(at)));
        let either = (1..count).fold(is(0), |p, at| p.or(is(at)).scoped::<Guest>());
        let from_the_back = (1..count).fold(is(0), |p, at| is(at).or(p).scoped::<Guest>());
        let listed = any((0..count).map(is).collect::<Vec<_>>());
        for (what, query) in [
            ("filters", filtered),
            ("or", guests().filter(either.clone())),
            ("or, from the back", guests().filter(from_the_back)),
            ("any", guests().filter(listed)),
            ("in a join", {
                let staff = Staff::query().filter(Staff::id.eq(1));
                let joined = staff.left_join::<Guest>().on(either.clone());
                let ids = joined.select(Guest::id);
                guests().filter(Guest::id.in_(ids))
            }),
        ] {
            assert_eq!(query.clone().all(&db).await?.len(), 3, "{what}: {count}");
            assert_eq!(query.count(&db).await?, 3, "{what}: {count}");
        }
        let changed = (0..count).fold(
            Guest::update().set(Guest::active, true).filter(isnt(0)),
            |update, at| update.filter(isnt(at)),
        );
        assert_eq!(changed.execute(&db).await?, 3, "{count}");
    }
    // More than there can be values.
    let without = (0..100_000).fold(guests(), |query, _| query.filter(Guest::name.is_not_null()));
    assert_eq!(without.all(&db).await?.len(), 3);
    Ok(())
}

#[ormlite::test]
async fn sums_and_texts(db: Db) -> Outcome {
    open(&db).await?;
    let guest = Guest::query().filter(Guest::name.eq("Cem"));
    let points = (Guest::points + 0_i64).scoped::<Guest>();
    let sum = (0..1_000).fold(points, |sum, _| (sum + 1_i64).scoped::<Guest>());
    assert_eq!(guest.clone().select(sum).one(&db).await?, 1_250);
    let name = Guest::name.lower().scoped::<Guest>();
    let text = (0..1_000).fold(name, |text, _| text.concat("-").scoped::<Guest>());
    assert_eq!(guest.clone().select(text).one(&db).await?.len(), 1_003);
    // As deep as it is allowed, the server may refuse it, and the connection is as before.
    let deep = (0..500).fold(is(250), |p, _| !p);
    let found = guest.clone().filter(deep).count(&db).await;
    assert!(found.as_ref().is_ok_and(|count| *count == 1), "{found:?}");
    let deep = (0..20_000).fold((Guest::points + 0_i64).scoped::<Guest>(), |sum, _| {
        (sum + 1_i64).scoped::<Guest>()
    });
    match guest.clone().select(deep).one(&db).await {
        Ok(sum) => assert_eq!(sum, 20_250),
        // `max_stack_depth` is the server's.
        Err(error) => assert_eq!(error.code(), Some("54001"), "{error}"),
    }
    assert_eq!(guest.count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn values_of_a_long_list(db: Db) -> Outcome {
    open(&db).await?;
    let of = |count: usize| (0..count).fold(Guest::query(), |query, at| query.filter(isnt(at)));
    assert_eq!(of(65_535).count(&db).await?, 3);
    let error = of(65_536).all(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert!(error.to_string().contains("65,535"), "{error}");
    // A value that stands in many places is one.
    let one = val(1_000_i64);
    let many = vec![Guest::points.ne(one); 70_000];
    assert_eq!(Guest::query().filter(all(many)).count(&db).await?, 3);
    Ok(())
}

/// Equal values of a grouped query are one, however many others there are.
#[ormlite::test]
async fn values_of_a_grouped_query(db: Db) -> Outcome {
    open(&db).await?;
    let groups = Guest::query().group_by(Guest::points + 1_i64);
    let groups = (0..2_000).fold(groups, |query, at| {
        query.having(Guest::id.count().ne(at + 100))
    });
    let rows: Vec<i64> = groups
        .order_by(Guest::points + 1_i64)
        .select(Guest::points + 1_i64)
        .all(&db)
        .await?;
    assert_eq!(rows, [1, 101, 251]);
    Ok(())
}

#[ormlite::test]
async fn what_is_too_deep_is_not_sent(db: Db) -> Outcome {
    open(&db).await?;
    let deep = || (0..4_000).fold(is(250), |p, _| !p);
    let refused = |error: Error| {
        assert!(error.is_invalid_query(), "{error}");
        assert!(error.to_string().contains("nested more than"), "{error}");
    };
    let query = || Guest::query().filter(deep());
    refused(query().all(&db).await.unwrap_err());
    refused(query().one(&db).await.unwrap_err());
    refused(query().count(&db).await.unwrap_err());
    refused(query().exists(&db).await.unwrap_err());
    refused(query().explain(&db).await.unwrap_err());
    let selected = || Guest::query().select(Guest::id.count().filter(deep()));
    refused(selected().exists(&db).await.unwrap_err());
    refused(selected().count(&db).await.unwrap_err());
    refused(
        Guest::delete()
            .filter(deep())
            .execute(&db)
            .await
            .unwrap_err(),
    );
    let points = (0..4_000).fold(val(1_i64), |p, _| -p);
    let update = Guest::update()
        .set(Guest::points, points.clone())
        .all_rows();
    refused(update.execute(&db).await.unwrap_err());
    let insert = Guest::insert(NewGuest { name: "-".into() }).set(Guest::points, points);
    refused(insert.one(&db).await.unwrap_err());
    assert_eq!(Guest::query().count(&db).await?, 3);
    Ok(())
}

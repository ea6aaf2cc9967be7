//! Counting queries: what a scope sees, beside what the server got.

mod assertion;
mod service;
mod warning;

use futures_util::TryStreamExt;
use futures_util::future::try_join_all;
use ormlite::prelude::*;
use ormlite::{Error, Executor, QueryCount, count_queries};
use ormlite_testing::TestDatabase;

use crate::schema::*;
use crate::support::{database, execute, single, statement, value};
use crate::wire::Wire;
use crate::{Outcome, hotel};

/// A hotel with a proxy before it, and a pool of one connection through that.
async fn wired() -> (TestDatabase, Wire, Db) {
    let database = TestDatabase::with_tables().await.unwrap();
    let wire = Wire::before(database.url()).await;
    let db = single(&database).url(wire.url()).connect().await.unwrap();
    hotel::open(&db).await.unwrap();
    (database, wire, db)
}

/// Runs `work` twice, and gives what was counted the second time. The wire has seen that time alone,
/// in which nothing is new to the driver.
async fn counted_again(
    wire: &Wire,
    mut work: impl AsyncFnMut() -> Result<(), Error>,
) -> Result<QueryCount, Error> {
    work().await?;
    wire.reset();
    let (outcome, count) = count_queries(work()).await;
    outcome?;
    Ok(count)
}

/// The rooms, and the property of each by a query of its own.
async fn load_one_by_one(db: &impl Executor) -> Result<u64, Error> {
    let rooms = Room::query().all(db).await?;
    for room in &rooms {
        room.property().one(db).await?;
    }
    Ok(rooms.len() as u64)
}

#[ormlite::test]
async fn queries_are_grouped_by_text_and_call_site(db: Db) -> Outcome {
    hotel::open(&db).await?;
    let line = line!() + 2;
    let (outcome, count) = count_queries(async {
        Room::query().all(&db).await?;
        for _ in 0..2 {
            Room::query().limit(1).all(&db).await?;
            Room::query().all(&db).await?;
        }
        Room::update()
            .all_rows()
            .set(Room::floor, 7)
            .execute(&db)
            .await
    })
    .await;
    outcome?;
    assert_eq!((count.total, count.queries.len()), (6, 4));
    let seen = count.queries.iter().map(|query| {
        let location = query.location.expect("a location");
        assert_eq!(location.file(), file!());
        let short = query.sql.split(' ').next().unwrap_or_default();
        assert_eq!(short, query.operation);
        (
            location.line() - line,
            query.operation,
            query.table,
            query.times,
        )
    });
    let expected = [
        (0, "SELECT", "rooms", 1),
        (2, "SELECT", "rooms", 2),
        (3, "SELECT", "rooms", 2),
        (8, "UPDATE", "rooms", 1),
    ];
    assert_eq!(seen.collect::<Vec<_>>(), expected);
    assert!(count.queries[1].sql.ends_with("LIMIT $1"));
    Ok(())
}

#[tokio::test]
async fn it_counts_what_the_server_gets() -> Outcome {
    let (_database, wire, db) = wired().await;
    let mut rooms = 0;
    let count = counted_again(&wire, async || {
        rooms = load_one_by_one(&db).await?;
        Ok(())
    })
    .await?;
    assert_eq!(rooms, 5);
    assert_eq!(count.total, 1 + rooms);
    assert_eq!(
        (wire.binds(), wire.round_trips(), wire.parses()),
        (6, 6, 0),
        "{count}"
    );
    Ok(())
}

#[tokio::test]
async fn a_transaction_counts_its_queries_alone() -> Outcome {
    let (_database, wire, db) = wired().await;
    let count = counted_again(&wire, async || {
        db.transaction(async |tx| {
            Room::query().count(tx).await?;
            tx.savepoint(async |tx| load_one_by_one(tx).await).await?;
            Room::update()
                .all_rows()
                .set(Room::floor, 2)
                .execute(tx)
                .await?;
            Ok(())
        })
        .await
    })
    .await?;
    assert_eq!((count.total, wire.binds()), (8, 8), "{count}");
    // `BEGIN`, `SAVEPOINT`, `RELEASE`, `COMMIT`.
    assert_eq!(wire.scripts(), 4);
    Ok(())
}

#[tokio::test]
async fn a_stream_is_one_query() -> Outcome {
    let (_database, wire, db) = wired().await;
    let count = counted_again(&wire, async || {
        let rooms: Vec<Room> = Room::query().stream_by(2, &db).try_collect().await?;
        assert_eq!(rooms.len(), 5);
        db.transaction(async |tx| {
            let mut rooms = Room::query().stream_by(2, tx);
            while let Some(room) = rooms.try_next().await? {
                room.property().one(tx).await?;
            }
            Ok(())
        })
        .await
    })
    .await?;
    assert_eq!(count.total, 1 + 1 + 5, "{count}");
    // Each stream has a cursor and three batches.
    assert_eq!(wire.binds(), 4 + 4 + 5);
    Ok(())
}

#[tokio::test]
async fn a_stream_that_is_given_up_is_one_query() -> Outcome {
    let (_database, _wire, db) = wired().await;
    let (outcome, count) = count_queries(async {
        let mut rooms = Room::query().stream_by(2, &db);
        rooms.try_next().await?;
        // Never polled, so never sent.
        drop(Room::query().stream(&db));
        drop(Room::query().all(&db));
        Ok::<_, Error>(())
    })
    .await;
    outcome?;
    assert_eq!(count.total, 1, "{count}");
    Ok(())
}

#[tokio::test]
async fn the_queries_of_a_pipeline_count_one_by_one() -> Outcome {
    let (_database, wire, db) = wired().await;
    let pipeline = || {
        let rooms = Room::query().to_sql();
        vec![rooms.clone(), Staff::query().to_sql(), rooms]
    };
    let count = counted_again(&wire, async || {
        db.pipeline(pipeline()).await?;
        db.transaction(async |tx| tx.pipeline(pipeline()).await)
            .await?;
        Ok(())
    })
    .await?;
    assert_eq!((count.total, wire.binds()), (6, 6), "{count}");
    assert_eq!(count.queries.len(), 2);
    assert!(count.queries.iter().all(|query| query.location.is_some()));
    Ok(())
}

#[tokio::test]
async fn a_query_that_has_to_be_prepared_anew_counts_once() -> Outcome {
    let database = database().await;
    let wire = Wire::before(database.url()).await;
    let db = single(&database).url(wire.url()).connect().await?;
    let other = Db::connect(database.url()).await?;
    other.batch_execute("CREATE TABLE rooms (a int)").await?;
    execute(&db, "SELECT * FROM rooms").await?;
    other.batch_execute("ALTER TABLE rooms ADD b text").await?;
    wire.reset();
    let (outcome, count) = count_queries(execute(&db, "SELECT * FROM rooms")).await;
    outcome?;
    assert_eq!((count.total, wire.binds()), (1, 2));
    Ok(())
}

#[ormlite::test]
async fn a_query_that_fails_counts_and_one_that_is_not_sent_does_not(db: Db) -> Outcome {
    let ((failed, unsent), count) = count_queries(async {
        let failed = execute(&db, "SELECT nothing").await;
        let unsent = Room::update().all_rows().execute(&db).await;
        (failed.unwrap_err(), unsent.unwrap_err())
    })
    .await;
    assert_eq!(failed.code(), Some("42703"));
    assert!(unsent.is_invalid_query(), "{unsent}");
    assert_eq!(count.total, 1, "{count}");
    assert_eq!(count.queries[0].location, None);
    Ok(())
}

#[ormlite::test(tables = none)]
async fn scripts_and_raw_clients_do_not_count(db: Db) -> Outcome {
    let (outcome, count) = count_queries(async {
        db.batch_execute("SELECT 1; SELECT 2").await?;
        db.transaction(async |tx| tx.batch_execute("SELECT 1").await)
            .await?;
        let client = db.client().await?;
        client.execute("SELECT 1", &[]).await.unwrap();
        Ok::<_, Error>(())
    })
    .await;
    outcome?;
    assert_eq!(count, QueryCount::default());
    Ok(())
}

#[ormlite::test(tables = none)]
async fn futures_of_the_task_count_and_spawned_tasks_do_not(db: Db) -> Outcome {
    let (outcome, count) = count_queries(async {
        let at_once = (0..4).map(|_| value::<i32>(&db, "SELECT 1"));
        try_join_all(at_once).await?;
        let spawned = db.clone();
        let spawned = tokio::spawn(async move {
            let query = db_query(&spawned);
            count_queries(query).await
        });
        let (outcome, inner) = spawned.await.expect("no panic");
        assert_eq!(inner.total, 1);
        outcome
    })
    .await;
    outcome?;
    assert_eq!(count.total, 4, "{count}");
    assert_eq!(count.queries.len(), 1);
    Ok(())
}

async fn db_query(db: &Db) -> Result<(), Error> {
    db.fetch(statement("SELECT 1", [])).await.map(|_| ())
}

#[ormlite::test]
async fn no_value_is_kept(db: Db) -> Outcome {
    let (outcome, count) = count_queries(async {
        let secret = Room::query().filter(Room::number.eq("secret"));
        secret.all(&db).await
    })
    .await;
    assert!(outcome?.is_empty());
    assert_eq!(count.total, 1);
    assert!(!format!("{count:?} {count}").contains("secret"));
    Ok(())
}

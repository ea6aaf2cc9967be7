//! A server that no longer answers: each wait has an end, and a lost COMMIT stays unknown.

use std::time::{Duration, Instant};

use ormlite_core::Error;
use ormlite_postgres::{Db, DbBuilder};

use super::link::Link;
use crate::support::{database, execute, value};

/// More than the deadline, less than any of TCP's.
const SOON: Duration = Duration::from_secs(8);

fn builder(link: &Link) -> DbBuilder {
    Db::builder()
        .url(&link.url)
        .max_size(1)
        .connect_timeout(Duration::from_secs(20))
        .response_timeout(Duration::from_secs(1))
}

/// What may be waiting when the server falls silent, and the outcome that is known then.
async fn silent(way: &str, db: &Db, link: &Link) -> Error {
    match way {
        "statement" => {
            link.set_silent(true);
            execute(db, "INSERT INTO rooms VALUES (1)").await.err()
        }
        "script" => {
            link.set_silent(true);
            db.batch_execute("INSERT INTO rooms VALUES (1)").await.err()
        }
        "pipeline" => {
            link.set_silent(true);
            let insert = || crate::support::statement("INSERT INTO rooms VALUES (1)", []);
            db.pipeline(vec![insert(), insert()]).await.err()
        }
        "begin" => {
            let tx = db.begin().await.unwrap();
            link.set_silent(true);
            execute(&tx, "INSERT INTO rooms VALUES (1)").await.err()
        }
        "statement in a transaction" => {
            let tx = db.begin().await.unwrap();
            execute(&tx, "SELECT 1").await.unwrap();
            link.set_silent(true);
            execute(&tx, "INSERT INTO rooms VALUES (1)").await.err()
        }
        "commit" => {
            let tx = db.begin().await.unwrap();
            execute(&tx, "INSERT INTO rooms VALUES (1)").await.unwrap();
            link.set_silent(true);
            tx.commit().await.err()
        }
        "rollback" => {
            let tx = db.begin().await.unwrap();
            execute(&tx, "INSERT INTO rooms VALUES (1)").await.unwrap();
            link.set_silent(true);
            tx.rollback().await.err()
        }
        other => panic!("{other}"),
    }
    .expect("it fails")
}

#[tokio::test]
async fn every_wait_ends() {
    let ways = [
        "statement",
        "script",
        "pipeline",
        "begin",
        "statement in a transaction",
        "commit",
        "rollback",
    ];
    let tests = ways.map(async |way| {
        let database = database().await;
        let link = Link::before(&database).await;
        let db = builder(&link).connect().await.unwrap();
        db.batch_execute("CREATE TABLE rooms (n int)")
            .await
            .unwrap();
        // Prepared, so that it is the statement itself that is not answered.
        execute(&db, "INSERT INTO rooms VALUES (1)").await.unwrap();
        // And cleaned up after.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let since = Instant::now();
        let error = silent(way, &db, &link).await;
        assert!(since.elapsed() < SOON, "{way}: {:?}", since.elapsed());
        assert!(error.is_connection_lost(), "{way}: {error}");
        assert!(error.is_timeout() && !error.is_unsent(), "{way}: {error}");
        assert_eq!(error.is_commit_outcome_unknown(), way == "commit", "{way}");
        let known = ["begin", "statement in a transaction", "rollback"].contains(&way);
        assert_eq!(error.is_outcome_unknown(), !known, "{way}: {error}");
        link.set_silent(false);
        assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1, "{way}");
    });
    futures_util::future::join_all(tests).await;
}

#[tokio::test]
async fn the_limit_follows_that_of_the_server_and_spares_what_has_another() {
    let database = database().await;
    let link = Link::before(&database).await;
    let db = builder(&link)
        .statement_timeout(Duration::from_millis(500))
        .connect()
        .await
        .unwrap();
    let error = execute(&db, "SELECT pg_sleep(20)").await.unwrap_err();
    assert!(error.is_statement_timeout(), "the server is heard: {error}");
    let options = ormlite_postgres::TransactionOptions::new().setting("statement_timeout", "20s");
    db.transaction_with(options, async |tx| {
        execute(tx, "SELECT pg_sleep(3)").await?;
        tx.batch_execute("SET LOCAL statement_timeout = 0; SELECT pg_sleep(2)")
            .await
    })
    .await
    .unwrap();
    // Without any limit nobody knows what is too long.
    let db = Db::builder().url(&link.url).connect().await.unwrap();
    execute(&db, "SELECT pg_sleep(2)").await.unwrap();
}

#[tokio::test]
async fn a_dropped_statement_on_a_silent_connection_frees_its_place() {
    let database = database().await;
    let link = Link::before(&database).await;
    let db = builder(&link).connect().await.unwrap();
    link.set_silent(true);
    let dropped = tokio::time::timeout(
        Duration::from_millis(100),
        execute(&db, "SELECT pg_sleep(1)"),
    );
    assert!(dropped.await.is_err());
    // The place is free while the cancel request still waits.
    let since = Instant::now();
    while db.pool_status().size > 0 {
        assert!(
            since.elapsed() < Duration::from_secs(4),
            "its place is kept"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    link.set_silent(false);
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn idle_connections_are_asked_before_they_are_handed_out() {
    let database = database().await;
    let link = Link::before(&database).await;
    let db = builder(&link)
        .max_size(4)
        .response_timeout(None)
        .probe_idle_after(Duration::from_millis(300))
        .recycle_timeout(Duration::from_secs(2))
        .connect()
        .await
        .unwrap();
    let all = [(); 4].map(|()| execute(&db, "SELECT pg_sleep(0.2)"));
    futures_util::future::join_all(all).await;
    assert_eq!(db.pool_status().size, 4);
    tokio::time::sleep(Duration::from_millis(500)).await;
    // Those that are open never answer again; new ones do.
    let before = link.opened();
    link.set_silent(true);
    let mended = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        // The bytes of the probe are lost, and so is everything that was sent meanwhile.
        tokio::time::sleep(Duration::from_millis(2500)).await;
        link.set_silent(false);
    };
    let since = Instant::now();
    let (answer, ()) = tokio::join!(value::<i32>(&db, "SELECT 1"), mended);
    assert_eq!(answer.unwrap(), 1);
    assert!(since.elapsed() < SOON, "{:?}", since.elapsed());
    assert_eq!(link.opened(), before + 1, "a new one");
    assert_eq!(db.pool_status().size, 1, "the others are closed unasked");
}

/// Rows that keep coming are an answer, and a script is answered when all its statements are done.
#[tokio::test]
async fn what_is_slow_is_not_silent() {
    let database = database().await;
    let db = builder(&Link::before(&database).await)
        .response_timeout(Duration::from_millis(800))
        .connect()
        .await
        .unwrap();
    // More than fits the server's buffer, twenty times in 2 s.
    let rows = "SELECT repeat('a', 10000), pg_sleep(0.1)::text FROM generate_series(1, 20)";
    let script = "SELECT pg_sleep(0.6); SELECT pg_sleep(0.6); SELECT pg_sleep(0.6)";
    assert_eq!(execute(&db, rows).await.unwrap(), 20);
    db.batch_execute(script).await.unwrap();
    let tx = db.begin().await.unwrap();
    assert_eq!(execute(&tx, rows).await.unwrap(), 20);
    tx.batch_execute(script).await.unwrap();
    // What follows the script is one statement again, and so is what it becomes later.
    let since = Instant::now();
    let error = execute(&tx, "SELECT pg_sleep(5)").await.unwrap_err();
    assert!(error.is_timeout() && error.is_connection_lost(), "{error}");
    assert!(
        since.elapsed() < Duration::from_secs(3),
        "{:?}",
        since.elapsed()
    );
    drop(tx);
    let error = execute(&db, "SELECT pg_sleep(5)").await.unwrap_err();
    assert!(error.is_timeout() && error.is_connection_lost(), "{error}");
}

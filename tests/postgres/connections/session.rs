//! A connection that is kept for several statements.

use std::time::Duration;

use ormlite::prelude::*;
use ormlite_core::decode::decode_all;
use ormlite_postgres::Session;
use ormlite_testing::TestDatabase;

use crate::pooler::pgbouncer_in;
use crate::support::{database, statement};

async fn number(session: &Session, sql: &str) -> i64 {
    let rows = session.fetch(statement(sql, Vec::new())).await.unwrap();
    decode_all(&*rows, |row| row.take::<i64>()).unwrap()[0]
}

const LOCKS: &str = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' \
                     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

#[tokio::test]
async fn its_state_is_kept_and_then_reset() {
    let database = database().await;
    let db = Db::builder()
        .url(database.url())
        .max_size(1)
        .connect()
        .await
        .unwrap();
    let session = db.session().await.unwrap();
    assert!(session.is_kept());
    session
        .batch_execute("SELECT pg_advisory_lock(1); SET search_path = elsewhere")
        .await
        .unwrap();
    session
        .batch_execute("CREATE TEMP TABLE numbers (n bigint)")
        .await
        .unwrap();
    session
        .batch_execute("INSERT INTO numbers VALUES (7)")
        .await
        .unwrap();
    assert_eq!(number(&session, "SELECT n FROM numbers").await, 7);
    assert_eq!(number(&session, LOCKS).await, 1);
    let failed = session.batch_execute("SELECT nothing").await.unwrap_err();
    assert_eq!(failed.code(), Some("42703"));
    // An error does not end it, and neither does a transaction that is left open.
    session
        .batch_execute("BEGIN; INSERT INTO numbers VALUES (8)")
        .await
        .unwrap();
    assert_eq!(number(&session, "SELECT count(*) FROM numbers").await, 2);
    drop(session);

    let session = db.session().await.unwrap();
    assert_eq!(number(&session, LOCKS).await, 0);
    let left = "SELECT count(*) FROM pg_class WHERE relname = 'numbers'";
    assert_eq!(number(&session, left).await, 0);
    let path = "SELECT (current_setting('search_path') = 'elsewhere')::int::bigint";
    assert_eq!(number(&session, path).await, 0);
}

#[tokio::test]
async fn the_time_limits_of_the_pool_do_not_apply() {
    let database = database().await;
    let db = Db::builder()
        .url(database.url())
        .statement_timeout(Duration::from_millis(300))
        .response_timeout(Duration::from_millis(300))
        .connect()
        .await
        .unwrap();
    let session = db.session().await.unwrap();
    session.batch_execute("SELECT pg_sleep(1.5)").await.unwrap();
    drop(session);
    let error = db.batch_execute("SELECT pg_sleep(1.5)").await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[tokio::test]
async fn behind_a_pooler_its_state_may_not_be_kept() {
    let database = TestDatabase::create().await.unwrap();
    for (mode, declared, kept) in [
        ("transaction", false, false),
        ("session", false, false),
        ("session", true, true),
    ] {
        let Some(pgbouncer) = pgbouncer_in(&database, mode).await else {
            println!("skipped: no pgbouncer");
            return;
        };
        let db = Db::builder().url(pgbouncer.url()).session_pooler(declared);
        let db = db.connect().await.unwrap();
        assert_eq!(
            db.session().await.unwrap().is_kept(),
            kept,
            "{mode} {declared}"
        );
    }
}

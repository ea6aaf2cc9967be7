//! A server that accepts no connection: callers wait within their timeout, and attempts back off.

use std::time::{Duration, Instant};

use ormlite_postgres::Db;

use super::proxy::Proxy;
use crate::support::{database, execute, value};

#[tokio::test]
async fn attempts_to_connect_to_a_server_that_is_down_back_off() {
    let database = database().await;
    let proxy = Proxy::to(&database).await;
    let builder = Db::builder().url(&proxy.url).max_size(20);
    let db = builder
        .clone()
        .wait_timeout(Duration::from_secs(20))
        .connect_lazy()
        .unwrap();
    proxy.set_down(true);
    let callers: Vec<_> = (0..40)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { value::<i32>(&db, "SELECT 1").await })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(2)).await;
    // 20 at first, then one at a time.
    assert!(proxy.opened() < 60, "{} connections", proxy.opened());
    proxy.set_down(false);
    for caller in callers {
        assert_eq!(caller.await.unwrap().unwrap(), 1);
    }

    // The caller's time is kept.
    proxy.set_down(true);
    let db = builder
        .wait_timeout(Duration::from_millis(400))
        .connect_lazy()
        .unwrap();
    let since = Instant::now();
    let error = execute(&db, "SELECT 1").await.unwrap_err();
    assert!(error.is_connection() && error.is_unsent(), "{error}");
    assert!(since.elapsed() >= Duration::from_millis(300));
    assert!(since.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn callers_wait_for_a_server_with_too_many_connections() {
    let database = database().await;
    let name = database.url().rsplit_once('/').unwrap().1;
    let (before, _) = database.url().rsplit_once('@').unwrap();
    let address = database.url().rsplit_once('@').unwrap().1;
    assert!(before.starts_with("postgres://"));
    let direct = Db::connect(database.url()).await.unwrap();
    direct
        .batch_execute(&format!(
            "CREATE ROLE \"few_{name}\" LOGIN CONNECTION LIMIT 4"
        ))
        .await
        .unwrap();
    let db = Db::builder()
        .url(format!("postgres://few_{name}@{address}"))
        .max_size(40)
        .connect()
        .await
        .unwrap();
    let callers: Vec<_> = (0..40)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { execute(&db, "SELECT pg_sleep(0.05)").await })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap().unwrap();
    }
    db.close().await;
    direct
        .batch_execute(&format!("DROP ROLE \"few_{name}\""))
        .await
        .unwrap();
}

#[tokio::test]
async fn permanent_errors_are_not_retried() {
    let database = database().await;
    let (server, _) = database.url().rsplit_once('/').unwrap();
    let (_, address) = database.url().rsplit_once('@').unwrap();
    for (url, code) in [
        (format!("{server}/no_such_database"), "3D000"),
        (format!("postgres://nobody_knows@{address}"), "28000"),
    ] {
        let db = Db::builder().url(url).connect_lazy().unwrap();
        let since = Instant::now();
        let error = execute(&db, "SELECT 1").await.unwrap_err();
        assert_eq!(error.code(), Some(code), "{error}");
        assert!(since.elapsed() < Duration::from_secs(5), "{error}");
    }
}

#[tokio::test]
async fn a_statement_timeout_and_a_cancel_are_different_errors() {
    let database = database().await;
    let direct = Db::connect(database.url()).await.unwrap();
    let db = Db::builder()
        .url(database.url())
        .statement_timeout(Duration::from_millis(300))
        .connect()
        .await
        .unwrap();
    let error = execute(&db, "SELECT pg_sleep(9)").await.unwrap_err();
    assert!(error.is_statement_timeout() && error.is_timeout() && !error.is_canceled());
    let sleeping = tokio::spawn({
        let direct = direct.clone();
        async move { execute(&direct, "SELECT pg_sleep(19)").await }
    });
    let cancel = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid()
                  AND state = 'active' AND query LIKE '%pg_sleep(19)%'";
    // The server ignores a cancel between two messages of a statement, so one may not be enough.
    while !sleeping.is_finished() {
        value::<i64>(&direct, cancel).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let error = sleeping.await.unwrap().unwrap_err();
    assert!(error.is_canceled(), "{error}");
    assert!(
        !error.is_statement_timeout() && !error.is_timeout(),
        "{error}"
    );
    assert!(!error.is_connection_lost() && !error.is_outcome_unknown());
}

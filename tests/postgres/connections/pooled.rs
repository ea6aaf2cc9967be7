//! Behind PgBouncer in transaction mode, two processes at a time, with and without the setting
//! `transaction_pooler`; and in session mode. Skipped where PgBouncer is not installed, as in [`crate::pooler`].

use std::process::{Command, Stdio};
use std::time::Duration;

use ormlite_core::{Bind, Error, Executor};
use ormlite_postgres::Db;

use crate::pooler::pgbouncer_in;
use crate::support::{database, execute, statement, value, values};
use crate::wire::Wire;

/// By which the test calls itself as the other process.
const URL: &str = "ORMLITE_TEST_POOLED_URL";
const DECLARED: &str = "ORMLITE_TEST_POOLED_DECLARED";

/// How many calls each process makes; `ORMLITE_POOLED_CALLS` changes that.
fn calls() -> i32 {
    let given = std::env::var("ORMLITE_POOLED_CALLS").ok();
    given.and_then(|calls| calls.parse().ok()).unwrap_or(2_000)
}

/// Runs statements with many texts from several tasks, and checks that each result is that of its text.
async fn work(url: &str, declared: bool) {
    let db = Db::builder()
        .url(url)
        .max_size(4)
        .transaction_pooler(declared)
        .wait_timeout(Duration::from_secs(60))
        .connect()
        .await
        .unwrap();
    let tasks = (0..4).map(|task| {
        let db = db.clone();
        tokio::spawn(async move {
            for n in 0..calls() / 4 {
                let kind = (n + task) % 40;
                let sql = format!("SELECT $1::int4 * 1000 + {kind}");
                let expected = [n * 1000 + kind];
                let rows = match n % 7 {
                    0 => {
                        db.transaction(async |tx| tx.fetch(statement(&sql, [Bind::new(n)])).await)
                            .await
                    }
                    _ => db.fetch(statement(&sql, [Bind::new(n)])).await,
                }
                .unwrap_or_else(|error| panic!("{declared}: {error}"));
                assert_eq!(values::<i32>(&*rows), expected, "a wrong row");
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    db.close().await;
}

/// Only in the process that the test below starts.
#[tokio::test]
async fn the_other_process() {
    if let Ok(url) = std::env::var(URL) {
        work(&url, std::env::var_os(DECLARED).is_some()).await;
    }
}

#[tokio::test]
async fn two_processes_get_no_wrong_row() {
    let database = database().await;
    let Some(pooler) = pgbouncer_in(&database, "transaction").await else {
        println!("skipped: no pgbouncer");
        return;
    };
    for declared in [true, false] {
        let mut other = Command::new(std::env::current_exe().unwrap());
        other
            .args(["--exact", "connections::pooled::the_other_process"])
            .env(URL, pooler.url())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if declared {
            other.env(DECLARED, "yes");
        }
        let other = other.spawn().unwrap();
        work(pooler.url(), declared).await;
        let waiting = tokio::task::spawn_blocking(|| other.wait_with_output());
        let other = waiting.await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&other.stdout).into_owned();
        assert!(
            other.status.success() && said.contains("1 passed"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn an_error_of_a_pooler_names_the_setting() {
    let database = database().await;
    let Some(pooler) = pgbouncer_in(&database, "transaction").await else {
        println!("skipped: no pgbouncer");
        return;
    };
    let limited = Db::builder()
        .url(pooler.url())
        .statement_timeout(Duration::from_secs(5));
    let error = limited.clone().connect().await.unwrap_err();
    assert!(
        error.to_string().contains("transaction_pooler(true)"),
        "{error}"
    );
    let db = limited.transaction_pooler(true).connect().await.unwrap();
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn session_mode_and_direct_connections_are_unaffected() {
    let database = database().await;
    let named = "SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql";
    let direct = Db::builder().url(database.url()).max_size(1);
    let direct = direct.connect().await.unwrap();
    value::<i64>(&direct, named).await.unwrap();
    assert!(value::<i64>(&direct, named).await.unwrap() > 0, "direct");
    // What only forwards bytes is no pooler.
    let wire = Wire::before(database.url()).await;
    let forwarded = Db::builder().url(wire.url()).max_size(1);
    let forwarded = forwarded.connect().await.unwrap();
    value::<i64>(&forwarded, named).await.unwrap();
    assert!(
        value::<i64>(&forwarded, named).await.unwrap() > 0,
        "forwarded"
    );

    let Some(pooler) = pgbouncer_in(&database, "session").await else {
        println!("skipped: no pgbouncer");
        return;
    };
    for declared in [false, true] {
        let db = Db::builder()
            .url(pooler.url())
            .max_size(1)
            .session_pooler(declared)
            .connect()
            .await
            .unwrap();
        for _ in 0..3 {
            let kept = value::<i64>(&db, named).await.unwrap();
            assert!(
                declared || kept == 0,
                "nothing is named unless that is declared"
            );
        }
        if declared {
            assert!(value::<i64>(&db, named).await.unwrap() > 0);
        }
        db.transaction(async |tx| {
            tx.batch_execute("SET LOCAL work_mem = '123kB'").await?;
            execute(tx, "SELECT 1").await?;
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        execute(&db, "SELECT set_config('app.tenant', 'a', false)")
            .await
            .unwrap();
        let tenant = "SELECT coalesce(current_setting('app.tenant', true), '')";
        assert_eq!(value::<String>(&db, tenant).await.unwrap(), "");
        db.close().await;
    }
}

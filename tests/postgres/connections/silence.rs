//! A server that does not answer: every wait ends, and the outcome of a lost `COMMIT` is unknown.

use std::time::{Duration, Instant};

use futures_util::{StreamExt, TryStreamExt};
use ormlite_core::{Error, Executor, Statement};
use ormlite_postgres::{Db, DbBuilder, SessionReset, TransactionOptions};

use super::proxy::Proxy;
use crate::support::{database, execute, statement, value};

/// Longer than the response timeout, shorter than any timeout of TCP.
const SOON: Duration = Duration::from_secs(8);

fn builder(proxy: &Proxy) -> DbBuilder {
    Db::builder()
        .url(&proxy.url)
        .max_size(1)
        .connect_timeout(Duration::from_secs(20))
        .response_timeout(Duration::from_secs(1))
}

/// A call that waits when the server falls silent, and the outcome that its error reports.
const CALLS: [(&str, Outcome); 17] = [
    ("statement", Outcome::Unknown),
    ("script", Outcome::Unknown),
    ("pipeline", Outcome::Unknown),
    ("begin", Outcome::NotRun),
    ("settings of a transaction", Outcome::NotRun),
    ("statement in a transaction", Outcome::NotRun),
    ("pipeline in a transaction", Outcome::NotRun),
    ("savepoint", Outcome::NotRun),
    ("release of a savepoint", Outcome::NotRun),
    ("rollback to a savepoint", Outcome::NotRun),
    ("commit", Outcome::UnknownCommit),
    ("rollback", Outcome::NotRun),
    ("declare of a stream", Outcome::NotRun),
    ("fetch of a stream", Outcome::NotRun),
    ("end of a stream", Outcome::NotRun),
    ("stream in a transaction", Outcome::NotRun),
    ("close of a cursor", Outcome::NotRun),
];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    Unknown,
    UnknownCommit,
    NotRun,
}

fn insert() -> Statement {
    statement("INSERT INTO rooms VALUES (1)", [])
}

fn numbers() -> Statement {
    statement("SELECT generate_series(1, 20)", [])
}

/// Runs a call whose last message is not answered, and returns its error.
async fn unanswered(call: &str, db: &Db, proxy: &Proxy) -> Error {
    let silence = || proxy.set_silent(true);
    match call {
        "statement" => {
            silence();
            db.execute(insert()).await.err()
        }
        "script" => {
            silence();
            db.batch_execute("INSERT INTO rooms VALUES (1)").await.err()
        }
        "pipeline" => {
            silence();
            db.pipeline(vec![insert(), insert()]).await.err()
        }
        "begin" => {
            let tx = db.begin().await.unwrap();
            silence();
            tx.execute(insert()).await.err()
        }
        "settings of a transaction" => {
            let options = TransactionOptions::new().setting("app.tenant", "a");
            silence();
            let run = db.transaction_with(options, async |tx| tx.execute(insert()).await);
            run.await.err()
        }
        "statement in a transaction" => {
            let tx = db.begin().await.unwrap();
            execute(&tx, "SELECT 1").await.unwrap();
            silence();
            tx.execute(insert()).await.err()
        }
        "pipeline in a transaction" => {
            let tx = db.begin().await.unwrap();
            silence();
            tx.pipeline(vec![insert(), insert()]).await.err()
        }
        "savepoint" => {
            let tx = db.begin().await.unwrap();
            tx.execute(insert()).await.unwrap();
            silence();
            tx.savepoint(async |_| Ok::<_, Error>(())).await.err()
        }
        "release of a savepoint" => {
            let tx = db.begin().await.unwrap();
            let sp = tx.begin_savepoint().await.unwrap();
            silence();
            sp.commit().await.err()
        }
        "rollback to a savepoint" => {
            let tx = db.begin().await.unwrap();
            let sp = tx.begin_savepoint().await.unwrap();
            sp.execute(insert()).await.unwrap();
            drop(sp);
            silence();
            tx.commit().await.err()
        }
        "commit" => {
            let tx = db.begin().await.unwrap();
            tx.execute(insert()).await.unwrap();
            silence();
            tx.commit().await.err()
        }
        "rollback" => {
            let tx = db.begin().await.unwrap();
            tx.execute(insert()).await.unwrap();
            silence();
            tx.rollback().await.err()
        }
        "declare of a stream" => {
            silence();
            db.stream(numbers(), 5).try_next().await.err()
        }
        "fetch of a stream" => {
            let mut stream = db.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            silence();
            stream.try_next().await.err()
        }
        "end of a stream" => {
            let mut stream = db.stream(numbers(), 20);
            stream.try_next().await.unwrap();
            silence();
            stream.try_next().await.err()
        }
        "stream in a transaction" => {
            let tx = db.begin().await.unwrap();
            let mut stream = tx.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            silence();
            stream.try_next().await.err()
        }
        "close of a cursor" => {
            let tx = db.begin().await.unwrap();
            let mut stream = tx.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            drop(stream);
            silence();
            tx.execute(insert()).await.err()
        }
        other => panic!("{other}"),
    }
    .expect("it fails")
}

#[tokio::test]
async fn every_wait_ends() {
    let tests = CALLS.map(async |(call, outcome)| {
        let database = database().await;
        let proxy = Proxy::to(&database).await;
        let db = builder(&proxy)
            .response_timeout(Duration::from_secs(2))
            .recycle_timeout(Duration::from_secs(1))
            .connect()
            .await
            .unwrap();
        db.batch_execute("CREATE TABLE rooms (n int)")
            .await
            .unwrap();
        // The insert is prepared, so that its execution is what the server does not answer.
        db.execute(insert()).await.unwrap();
        // The session is reset in the meantime.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let since = Instant::now();
        let error = unanswered(call, &db, &proxy).await;
        assert!(since.elapsed() < SOON, "{call}: {:?}", since.elapsed());
        assert!(error.is_connection_lost(), "{call}: {error}");
        assert!(error.is_timeout() && !error.is_unsent(), "{call}: {error}");
        let reported = match (
            error.is_outcome_unknown(),
            error.is_commit_outcome_unknown(),
        ) {
            (true, true) => Outcome::UnknownCommit,
            (true, false) => Outcome::Unknown,
            (false, _) => Outcome::NotRun,
        };
        assert_eq!(reported, outcome, "{call}: {error}");
        proxy.set_silent(false);
        let rows = value::<i64>(&db, "SELECT count(*) FROM rooms")
            .await
            .unwrap();
        assert!(rows == 1 || outcome != Outcome::NotRun, "{call}: {rows}");
    });
    futures_util::future::join_all(tests).await;
}

#[tokio::test]
async fn the_response_timeout_is_longer_than_the_statement_timeout() {
    let database = database().await;
    let proxy = Proxy::to(&database).await;
    let db = builder(&proxy)
        .statement_timeout(Duration::from_millis(500))
        .connect()
        .await
        .unwrap();
    let error = execute(&db, "SELECT pg_sleep(20)").await.unwrap_err();
    assert!(error.is_statement_timeout(), "the server is heard: {error}");
    let options = TransactionOptions::new().setting("statement_timeout", "20s");
    db.transaction_with(options, async |tx| {
        execute(tx, "SELECT pg_sleep(3)").await?;
        tx.batch_execute("SET LOCAL statement_timeout = 0; SELECT pg_sleep(2)")
            .await
    })
    .await
    .unwrap();
    // Without a statement timeout there is no response timeout.
    let db = Db::builder().url(&proxy.url).connect().await.unwrap();
    execute(&db, "SELECT pg_sleep(2)").await.unwrap();
}

#[tokio::test]
async fn a_dropped_statement_on_a_silent_connection_frees_its_slot() {
    let database = database().await;
    let proxy = Proxy::to(&database).await;
    let db = builder(&proxy).connect().await.unwrap();
    proxy.set_silent(true);
    let dropped = tokio::time::timeout(
        Duration::from_millis(100),
        execute(&db, "SELECT pg_sleep(1)"),
    );
    assert!(dropped.await.is_err());
    // The slot is free while the cancel request still waits.
    let since = Instant::now();
    while db.pool_status().size > 0 {
        assert!(
            since.elapsed() < Duration::from_secs(4),
            "the slot is not freed"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    proxy.set_silent(false);
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn idle_connections_are_probed_before_use() {
    let database = database().await;
    let proxy = Proxy::to(&database).await;
    let db = builder(&proxy)
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
    // The open connections never answer again; new ones do.
    let before = proxy.opened();
    proxy.set_silent(true);
    let restored = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        // The bytes of the probe are lost, and so is everything that was sent meanwhile.
        tokio::time::sleep(Duration::from_millis(2500)).await;
        proxy.set_silent(false);
    };
    let since = Instant::now();
    let (answer, ()) = tokio::join!(value::<i32>(&db, "SELECT 1"), restored);
    assert_eq!(answer.unwrap(), 1);
    assert!(since.elapsed() < SOON, "{:?}", since.elapsed());
    assert_eq!(proxy.opened(), before + 1, "a new one");
    assert_eq!(
        db.pool_status().size,
        1,
        "the others are closed without a probe"
    );
}

/// The clean-up of a returned connection and the probe of an idle one have the recycle timeout.
#[tokio::test]
async fn the_cleanup_of_a_connection_ends() {
    let uses = [
        "open transaction",
        "dropped stream",
        "handwritten statement",
        "idle",
    ];
    let tests = uses.map(async |last_use| {
        let database = database().await;
        let proxy = Proxy::to(&database).await;
        let db = builder(&proxy)
            .response_timeout(None)
            .recycle_timeout(Duration::from_secs(1))
            .session_reset(SessionReset::Always)
            .probe_idle_after(Duration::from_millis(300))
            .connect()
            .await
            .unwrap();
        match last_use {
            "open transaction" => {
                let tx = db.begin().await.unwrap();
                execute(&tx, "SELECT 1").await.unwrap();
                proxy.set_silent(true);
                drop(tx);
            }
            "dropped stream" => {
                let mut stream = db.stream(numbers(), 5);
                stream.next().await.unwrap().unwrap();
                proxy.set_silent(true);
                drop(stream);
            }
            "handwritten statement" => {
                let client = db.client().await.unwrap();
                client.batch_execute("SET work_mem = '1MB'").await.unwrap();
                proxy.set_silent(true);
                drop(client);
            }
            _ => {
                execute(&db, "SELECT 1").await.unwrap();
                tokio::time::sleep(Duration::from_millis(800)).await;
                proxy.set_silent(true);
            }
        }
        let restored = async {
            tokio::time::sleep(Duration::from_millis(2500)).await;
            proxy.set_silent(false);
        };
        let since = Instant::now();
        let answer = value::<i32>(&db, "SELECT 1");
        let (answer, ()) = tokio::join!(answer, restored);
        assert_eq!(
            answer.unwrap_or_else(|error| panic!("{last_use}: {error}")),
            1
        );
        assert!(since.elapsed() < SOON, "{last_use}: {:?}", since.elapsed());
    });
    futures_util::future::join_all(tests).await;
}

/// Rows that keep arriving are a response. A script responds once all its statements are done.
#[tokio::test]
async fn slow_results_are_not_silence() {
    let database = database().await;
    let db = builder(&Proxy::to(&database).await)
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
    // The statement after the script has the response timeout again.
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

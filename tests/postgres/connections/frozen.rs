//! A server process that is stopped, or a link that has fallen silent, in the middle of what takes
//! several messages: each wait ends, and the pool goes on with other connections.

use std::time::{Duration, Instant};

use futures_util::{StreamExt, TryStreamExt};
use ormlite_core::{Error, Executor};
use ormlite_postgres::{Db, DbBuilder, SessionReset, TransactionOptions};

use super::link::Link;
use crate::support::{backend, database, execute, statement, value};

const SOON: Duration = Duration::from_secs(8);

fn builder(url: &str) -> DbBuilder {
    Db::builder()
        .url(url)
        .max_size(1)
        .connect_timeout(Duration::from_secs(20))
        .recycle_timeout(Duration::from_secs(1))
        .response_timeout(Duration::from_secs(2))
}

/// A process of the server that is stopped until this is dropped.
struct Stopped(i32);

impl Stopped {
    /// `None` where that is not allowed, or not on this machine.
    async fn process_of(db: &Db) -> Option<Self> {
        let pid = backend(db).await;
        // Until its session has been reset.
        tokio::time::sleep(Duration::from_millis(300)).await;
        signal("-STOP", pid).then_some(Self(pid))
    }
}

impl Drop for Stopped {
    fn drop(&mut self) {
        signal("-CONT", self.0);
    }
}

fn signal(signal: &str, pid: i32) -> bool {
    let mut kill = std::process::Command::new("kill");
    kill.args([signal, &pid.to_string()]);
    kill.stderr(std::process::Stdio::null());
    kill.status().is_ok_and(|status| status.success())
}

fn numbers() -> ormlite_core::Statement {
    statement("SELECT generate_series(1, 20)", [])
}

/// What is under way when the link falls silent.
async fn silent(way: &str, db: &Db, link: &Link) -> Error {
    let insert = || statement("INSERT INTO rooms VALUES (1)", []);
    let options = || TransactionOptions::new().setting("app.tenant", "a");
    match way {
        "declare of a stream" => {
            link.set_silent(true);
            db.stream(numbers(), 5).try_next().await.err()
        }
        "fetch of a stream" => {
            let mut stream = db.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            link.set_silent(true);
            stream.try_next().await.err()
        }
        "end of a stream" => {
            let mut stream = db.stream(numbers(), 20);
            stream.try_next().await.unwrap();
            link.set_silent(true);
            stream.try_next().await.err()
        }
        "stream in a transaction" => {
            let tx = db.begin().await.unwrap();
            let mut stream = tx.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            link.set_silent(true);
            stream.try_next().await.err()
        }
        "close of a cursor" => {
            let tx = db.begin().await.unwrap();
            let mut stream = tx.stream(numbers(), 5);
            stream.try_next().await.unwrap();
            drop(stream);
            link.set_silent(true);
            tx.execute(insert()).await.err()
        }
        "pipeline in a transaction" => {
            let tx = db.begin().await.unwrap();
            link.set_silent(true);
            tx.pipeline(vec![insert(), insert()]).await.err()
        }
        "settings" => {
            link.set_silent(true);
            let body = db.transaction_with(options(), async |tx| tx.execute(insert()).await);
            body.await.err()
        }
        "savepoint" => {
            let tx = db.begin().await.unwrap();
            tx.execute(insert()).await.unwrap();
            link.set_silent(true);
            tx.savepoint(async |_| Ok::<_, Error>(())).await.err()
        }
        "release" => {
            let tx = db.begin().await.unwrap();
            let sp = tx.begin_savepoint().await.unwrap();
            link.set_silent(true);
            sp.commit().await.err()
        }
        "rollback to a savepoint" => {
            let tx = db.begin().await.unwrap();
            let sp = tx.begin_savepoint().await.unwrap();
            sp.execute(insert()).await.unwrap();
            drop(sp);
            link.set_silent(true);
            tx.commit().await.err()
        }
        other => panic!("{other}"),
    }
    .expect("it fails")
}

#[tokio::test]
async fn every_message_of_several_is_waited_for_with_an_end() {
    let ways = [
        "declare of a stream",
        "fetch of a stream",
        "end of a stream",
        "stream in a transaction",
        "close of a cursor",
        "pipeline in a transaction",
        "settings",
        "savepoint",
        "release",
        "rollback to a savepoint",
    ];
    let tests = ways.map(async |way| {
        let database = database().await;
        let link = Link::before(&database).await;
        let db = builder(&link.url).connect().await.unwrap();
        db.batch_execute("CREATE TABLE rooms (n int)")
            .await
            .unwrap();
        execute(&db, "INSERT INTO rooms VALUES (1)").await.unwrap();
        tokio::time::sleep(Duration::from_millis(500)).await;
        let since = Instant::now();
        let error = silent(way, &db, &link).await;
        assert!(since.elapsed() < SOON, "{way}: {:?}", since.elapsed());
        assert!(
            error.is_connection_lost() && error.is_timeout(),
            "{way}: {error}"
        );
        // Nothing but a COMMIT would have kept anything.
        assert!(!error.is_outcome_unknown(), "{way}: {error}");
        link.set_silent(false);
        assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1, "{way}");
        let count = value::<i64>(&db, "SELECT count(*) FROM rooms").await;
        assert_eq!(count.unwrap(), 1, "{way}");
    });
    futures_util::future::join_all(tests).await;
}

/// What is left to do for a connection that was given back waits no longer than it may either.
#[tokio::test]
async fn a_connection_that_is_given_back_is_not_waited_for() {
    let ways = [
        "open transaction",
        "dropped stream",
        "handwritten statement",
        "idle",
    ];
    let tests = ways.map(async |way| {
        let database = database().await;
        let link = Link::before(&database).await;
        let db = builder(&link.url)
            .response_timeout(None)
            .session_reset(SessionReset::Always)
            .probe_idle_after(Duration::from_millis(300))
            .connect()
            .await
            .unwrap();
        match way {
            "open transaction" => {
                let tx = db.begin().await.unwrap();
                execute(&tx, "SELECT 1").await.unwrap();
                link.set_silent(true);
                drop(tx);
            }
            "dropped stream" => {
                let mut stream = db.stream(numbers(), 5);
                stream.next().await.unwrap().unwrap();
                link.set_silent(true);
                drop(stream);
            }
            "handwritten statement" => {
                let client = db.client().await.unwrap();
                client.batch_execute("SET work_mem = '1MB'").await.unwrap();
                link.set_silent(true);
                drop(client);
            }
            _ => {
                execute(&db, "SELECT 1").await.unwrap();
                tokio::time::sleep(Duration::from_millis(800)).await;
                link.set_silent(true);
            }
        }
        let mended = async {
            tokio::time::sleep(Duration::from_millis(2500)).await;
            link.set_silent(false);
        };
        let since = Instant::now();
        let answer = value::<i32>(&db, "SELECT 1");
        let (answer, ()) = tokio::join!(answer, mended);
        assert_eq!(answer.unwrap_or_else(|error| panic!("{way}: {error}")), 1);
        assert!(since.elapsed() < SOON, "{way}: {:?}", since.elapsed());
    });
    futures_util::future::join_all(tests).await;
}

/// The server lives, one of its processes does not answer: not even a cancel request helps there.
#[tokio::test]
async fn a_process_that_is_stopped() {
    for way in [
        "statement",
        "dropped",
        "commit",
        "probe",
        "open transaction",
    ] {
        let database = database().await;
        let db = builder(database.url())
            .probe_idle_after(Duration::from_secs(1))
            .connect()
            .await
            .unwrap();
        db.batch_execute("CREATE TABLE rooms (n int)")
            .await
            .unwrap();
        // Prepared: a statement that could not be prepared is sent to another process.
        execute(&db, "INSERT INTO rooms VALUES (1)").await.unwrap();
        let Some(stopped) = Stopped::process_of(&db).await else {
            println!("skipped: a process of the server cannot be stopped");
            return;
        };
        let since = Instant::now();
        match way {
            "statement" => {
                let error = execute(&db, "INSERT INTO rooms VALUES (1)")
                    .await
                    .unwrap_err();
                assert!(error.is_outcome_unknown() && error.is_timeout(), "{error}");
            }
            "dropped" => {
                let insert = execute(&db, "INSERT INTO rooms VALUES (1)");
                let dropped = tokio::time::timeout(Duration::from_millis(100), insert).await;
                assert!(dropped.is_err());
            }
            "probe" => tokio::time::sleep(Duration::from_secs(1)).await,
            _ => {
                signal("-CONT", stopped.0);
                let tx = db.begin().await.unwrap();
                execute(&tx, "INSERT INTO rooms VALUES (1)").await.unwrap();
                assert!(signal("-STOP", stopped.0));
                if way == "commit" {
                    let error = tx.commit().await.unwrap_err();
                    assert!(error.is_commit_outcome_unknown(), "{error}");
                }
            }
        }
        let other = backend(&db).await;
        assert_ne!(other, stopped.0, "{way}");
        assert!(since.elapsed() < SOON, "{way}: {:?}", since.elapsed());
        drop(stopped);
    }
}

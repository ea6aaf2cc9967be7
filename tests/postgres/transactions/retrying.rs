//! When a transaction is tried again, and when it is not.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use ormlite_core::Error;
use ormlite_postgres::{Db, Isolation, RetryOptions, Transaction, TransactionOptions};
use ormlite_testing::TestDatabase;

use super::{Refusal, insert, kept, proxy, rooms};
use crate::support::{backend, column, database, eventually, execute, running, value};

fn retries(retries: u32) -> RetryOptions {
    let options = TransactionOptions::new().retries(retries);
    options.pauses(Duration::from_millis(1), Duration::from_millis(2))
}

const DEADLOCK: &str = "DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '40P01'; END $$";

/// Runs into a deadlock with a transaction of `rival`'s, always as its victim.
async fn deadlock(on: &Transaction, rival: &Db) -> Error {
    on.batch_execute("SET LOCAL deadlock_timeout = '10ms'; UPDATE marks SET m = m WHERE n = 1")
        .await
        .unwrap();
    let patient = rival.begin().await.unwrap();
    patient
        .batch_execute("SET LOCAL deadlock_timeout = '1h'; UPDATE marks SET m = m WHERE n = 2")
        .await
        .unwrap();
    let waiting = tokio::spawn(async move {
        patient
            .batch_execute("UPDATE marks SET m = m WHERE n = 1 /* the rival */")
            .await
            .unwrap();
        patient.rollback().await.unwrap();
    });
    eventually("the rival waits", async || {
        let sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' \
                   AND query LIKE '%the rival%' AND datname = current_database()";
        value::<i64>(rival, sql).await.unwrap() == 1
    })
    .await;
    let error = execute(on, "UPDATE marks SET m = m WHERE n = 2")
        .await
        .unwrap_err();
    assert!(error.is_deadlock(), "{error}");
    waiting.await.unwrap();
    error
}

/// Where the body meets the deadlock, and whether that is undone.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Met {
    Nowhere,
    InTheTransaction,
    InASavepoint,
    InADroppedSavepoint,
    InASavepointOfAScript,
    InASavepointThatIsCommitted,
}

/// How the body ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ends {
    Ok,
    /// By an error of its own.
    Rule,
    /// By the deadlock's error, inside its own.
    ItsError,
}

async fn meet(tx: &Transaction, met: Met, rival: &Db) -> Option<Error> {
    match met {
        Met::Nowhere => None,
        Met::InTheTransaction => Some(deadlock(tx, rival).await),
        Met::InASavepoint => {
            let tried = tx.savepoint(async |sp| Err::<(), _>(deadlock(sp, rival).await));
            Some(tried.await.unwrap_err())
        }
        Met::InADroppedSavepoint => {
            let savepoint = tx.begin_savepoint().await.unwrap();
            Some(deadlock(&savepoint, rival).await)
        }
        Met::InASavepointOfAScript => {
            tx.batch_execute("SAVEPOINT own").await.unwrap();
            let error = deadlock(tx, rival).await;
            tx.batch_execute("ROLLBACK TO own").await.unwrap();
            Some(error)
        }
        Met::InASavepointThatIsCommitted => {
            let swallowed = tx.savepoint(async |sp| {
                deadlock(sp, rival).await;
                Ok::<_, Error>(())
            });
            let error = swallowed.await.unwrap_err();
            assert!(error.is_rolled_back(), "{error}");
            Some(error)
        }
    }
}

#[tokio::test]
async fn what_ends_the_attempt_decides() {
    let (_database, db) = marks().await;
    for met in [
        Met::Nowhere,
        Met::InTheTransaction,
        Met::InASavepoint,
        Met::InADroppedSavepoint,
        Met::InASavepointOfAScript,
        Met::InASavepointThatIsCommitted,
    ] {
        for ends in [Ends::Ok, Ends::Rule, Ends::ItsError] {
            if met == Met::Nowhere && ends == Ends::ItsError {
                continue;
            }
            // The first attempt alone meets it, and the second one succeeds.
            let again = met == Met::InTheTransaction || ends == Ends::ItsError;
            let kept_first = ends == Ends::Ok && !again;
            let runs = AtomicU32::new(0);
            let result = db
                .transaction_retrying(retries(3), async |tx| {
                    let run = runs.fetch_add(1, Ordering::Relaxed);
                    insert(tx, run as i32).await?;
                    if run > 0 {
                        return Ok(());
                    }
                    let error = meet(tx, met, &db).await;
                    match ends {
                        Ends::Ok => Ok(()),
                        Ends::Rule => Err(Refusal::Rule),
                        Ends::ItsError => Err(Refusal::Database(error.unwrap())),
                    }
                })
                .await;
            let case = format!("{met:?}, {ends:?}");
            assert_eq!(runs.into_inner(), 1 + u32::from(again), "{case}");
            match &result {
                Ok(()) => assert!(again || kept_first, "{case}"),
                Err(Refusal::Rule) => assert!(ends == Ends::Rule && !again, "{case}"),
                Err(Refusal::Database(error)) => panic!("{case}: {error}"),
            }
            let rows = match (again, kept_first) {
                (true, _) => vec![1],
                (false, true) => vec![0],
                (false, false) => vec![],
            };
            assert_eq!(kept(&db).await, rows, "{case}");
            db.batch_execute("DELETE FROM rooms").await.unwrap();
        }
    }
}

/// Tables `rooms` and `marks`, whose two rows are there to be locked.
async fn marks() -> (TestDatabase, Db) {
    let database = database().await;
    let db = Db::builder()
        .url(database.url())
        .max_size(4)
        .connect()
        .await
        .unwrap();
    db.batch_execute(
        "CREATE TABLE rooms (n int PRIMARY KEY);
         CREATE TABLE marks (n int PRIMARY KEY, m int); INSERT INTO marks VALUES (1), (2)",
    )
    .await
    .unwrap();
    (database, db)
}

/// Of the many errors that are no reason to try again, with one that is undone before them.
#[tokio::test]
async fn other_failures_are_not_tried_again() {
    let (_database, db) = rooms().await;
    for (script, code) in [
        ("SELECT 1/0", "22012"),
        ("INSERT INTO rooms VALUES (0)", "23505"),
        (
            "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40000'; END $$",
            "40000",
        ),
        (
            "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40002'; END $$",
            "40002",
        ),
        ("SELECT pg_terminate_backend(pg_backend_pid())", "57P01"),
    ] {
        for undone in [false, true] {
            let runs = AtomicU32::new(0);
            let result = db
                .transaction_retrying(retries(3), async |tx| {
                    runs.fetch_add(1, Ordering::Relaxed);
                    insert(tx, 0).await?;
                    if undone {
                        let met = tx.savepoint(async |sp| sp.batch_execute(DEADLOCK).await);
                        assert!(met.await.unwrap_err().is_deadlock());
                    }
                    tx.batch_execute(script).await
                })
                .await;
            assert_eq!(result.unwrap_err().code(), Some(code), "{script}");
            assert_eq!(runs.into_inner(), 1, "{script}, {undone}");
        }
    }
    assert_eq!(kept(&db).await, super::NONE);
}

/// The error is of another transaction, or another database: running this one again would not help.
#[tokio::test]
async fn an_error_of_another_transaction_is_no_reason() {
    let (_database, db) = rooms().await;
    let (_other_database, other) = rooms().await;
    let runs = AtomicU32::new(0);
    let result = db
        .transaction_retrying(retries(3), async |tx| {
            runs.fetch_add(1, Ordering::Relaxed);
            insert(tx, 1).await?;
            other.batch_execute(DEADLOCK).await
        })
        .await;
    assert!(result.unwrap_err().is_deadlock());
    assert_eq!(runs.into_inner(), 1);
}

#[tokio::test]
async fn a_lost_reply_to_commit_decides_alone() {
    for (deliver, committed) in [(true, vec![1]), (false, vec![])] {
        let (database, direct) = rooms().await;
        let url = proxy(&database, b"COMMIT", deliver).await;
        let db = Db::connect(url).await.unwrap();
        let runs = AtomicU32::new(0);
        let result = db
            .transaction_retrying(retries(3), async |tx| {
                runs.fetch_add(1, Ordering::Relaxed);
                let met = tx.savepoint(async |sp| sp.batch_execute(DEADLOCK).await);
                assert!(met.await.unwrap_err().is_deadlock());
                insert(tx, 1).await
            })
            .await;
        let error = result.unwrap_err();
        assert!(error.is_commit_outcome_unknown(), "{error}");
        assert_eq!(runs.into_inner(), 1);
        eventually("the server has ended it", async || {
            running(&direct, "rooms").await == 0 && kept(&direct).await == committed
        })
        .await;
    }
}

/// No `COMMIT` is sent for a transaction that has failed, so its outcome is certain.
#[tokio::test]
async fn a_swallowed_deadlock_is_tried_again_though_the_connection_breaks() {
    let (database, direct) = rooms().await;
    let url = proxy(&database, b"ROLLBACK", false).await;
    let db = Db::connect(url).await.unwrap();
    let runs = AtomicU32::new(0);
    let result = db
        .transaction_retrying(retries(3), async |tx| {
            let run = runs.fetch_add(1, Ordering::Relaxed);
            insert(tx, run as i32).await?;
            if run == 0 {
                tx.batch_execute(DEADLOCK).await.unwrap_err();
            }
            Ok::<_, Error>(())
        })
        .await;
    result.unwrap();
    assert_eq!(runs.into_inner(), 2);
    assert_eq!(kept(&direct).await, [1]);

    let url = proxy(&database, b"COMMIT", true).await;
    let db = Db::connect(url).await.unwrap();
    let runs = AtomicU32::new(0);
    let result = db
        .transaction_retrying(retries(2), async |tx| {
            runs.fetch_add(1, Ordering::Relaxed);
            tx.batch_execute(DEADLOCK).await.unwrap_err();
            Ok::<_, Error>(())
        })
        .await;
    let error = result.unwrap_err();
    assert!(error.is_rolled_back(), "{error}");
    assert_eq!(runs.into_inner(), 3);
}

#[tokio::test]
async fn a_commit_that_cannot_be_serialized_is_tried_again() {
    let (_database, db) = rooms().await;
    let pid = backend(&db).await;
    db.batch_execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN IF NEW.n = 0 THEN RAISE EXCEPTION 'on purpose' USING ERRCODE = '40001'; END IF;
         RETURN NEW; END $$;
         CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON rooms DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION refuse()",
    )
    .await
    .unwrap();
    let runs = AtomicU32::new(0);
    let result = db
        .transaction_retrying(retries(3), async |tx| {
            insert(tx, runs.fetch_add(1, Ordering::Relaxed) as i32).await
        })
        .await;
    assert_eq!(result.unwrap(), 1);
    assert_eq!(runs.into_inner(), 2);
    assert_eq!(kept(&db).await, [1]);
    assert_eq!(backend(&db).await, pid, "and the connection was kept");
}

/// Two that each read what the other writes: the second one to commit is refused by the server.
#[tokio::test]
async fn write_skew_is_tried_again() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute("CREATE TABLE doctors (n int, on_call bool); INSERT INTO doctors VALUES (1, true), (2, true)")
        .await
        .unwrap();
    let serializable = || TransactionOptions::new().isolation(Isolation::Serializable);
    let on_call = "SELECT count(*) FROM doctors WHERE on_call";
    let runs = AtomicU32::new(0);
    db.transaction_retrying(serializable().retries(3), async |tx| {
        let run = runs.fetch_add(1, Ordering::Relaxed);
        if value::<i64>(tx, on_call).await? > 1 {
            execute(tx, "UPDATE doctors SET on_call = false WHERE n = 1").await?;
        }
        if run == 0 {
            let other = db.begin_with(&serializable()).await?;
            assert_eq!(value::<i64>(&other, on_call).await?, 2);
            execute(&other, "UPDATE doctors SET on_call = false WHERE n = 2").await?;
            other.commit().await?;
        }
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(runs.into_inner(), 2);
    let left: Vec<i32> = column(&db, "SELECT n FROM doctors WHERE on_call")
        .await
        .unwrap();
    assert_eq!(left, [1]);
}

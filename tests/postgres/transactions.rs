//! Transactions and savepoints: every way they can end.

mod boundaries;
mod cleanup;
mod handles;
mod order;
mod retrying;
mod two_phase;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use ormlite_core::{Error, Executor};
use ormlite_postgres::{Db, Isolation, Transaction, TransactionOptions};
use ormlite_testing::TestDatabase;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::support::{
    backend, column, database, eventually, execute, running, single, statement, value,
};

/// A pool of one connection, on a database with an empty table `rooms (n int)`.
async fn rooms() -> (TestDatabase, Db) {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute("CREATE TABLE rooms (n int PRIMARY KEY)")
        .await
        .unwrap();
    (database, db)
}

async fn insert(on: impl Executor, n: i32) -> Result<u64, Error> {
    execute(on, &format!("INSERT INTO rooms VALUES ({n})")).await
}

const NONE: [i32; 0] = [];

async fn kept(db: &Db) -> Vec<i32> {
    column(db, "SELECT n FROM rooms ORDER BY n").await.unwrap()
}

#[derive(Debug)]
enum Refusal {
    Rule,
    Database(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

#[tokio::test]
async fn ok_commits_and_err_rolls_back() {
    let (_database, db) = rooms().await;
    let pid = backend(&db).await;
    let one = db
        .transaction(async |tx| {
            insert(tx, 1).await?;
            // By reference or by reference to it: both run queries.
            insert(&tx, 2).await?;
            Ok::<_, Error>(1)
        })
        .await;
    assert_eq!(one.unwrap(), 1);
    let refused = db
        .transaction(async |tx| {
            insert(tx, 3).await?;
            Err::<(), _>(Refusal::Rule)
        })
        .await;
    assert!(matches!(refused, Err(Refusal::Rule)));
    let failed = db
        .transaction(async |tx| {
            insert(tx, 4).await?;
            insert(tx, 1).await?;
            Ok::<_, Refusal>(())
        })
        .await;
    assert!(matches!(failed, Err(Refusal::Database(error)) if error.is_unique_violation()));
    assert_eq!(kept(&db).await, [1, 2]);
    assert_eq!(backend(&db).await, pid, "and the connection was kept");
}

#[tokio::test]
async fn a_panic_rolls_back() {
    let (_database, db) = rooms().await;
    let panicking = tokio::spawn({
        let db = db.clone();
        async move {
            db.transaction(async |tx| {
                let inserted = insert(tx, 1).await?;
                assert_eq!(inserted, 2, "on purpose");
                Ok::<_, Error>(())
            })
            .await
        }
    });
    assert!(panicking.await.unwrap_err().is_panic());
    assert_eq!(kept(&db).await, NONE);
    insert(&db, 1).await.unwrap();
}

#[tokio::test]
async fn a_dropped_transaction_rolls_back() {
    let (_database, db) = rooms().await;
    let pid = backend(&db).await;
    // Dropped between statements.
    let waiting = db.transaction(async |tx| {
        insert(tx, 1).await?;
        std::future::pending::<Result<(), Error>>().await
    });
    assert!(timeout(Duration::from_millis(200), waiting).await.is_err());
    assert_eq!(kept(&db).await, NONE);
    assert_eq!(backend(&db).await, pid, "rolled back, not replaced");

    // By hand, without an end.
    let tx = db.begin().await.unwrap();
    insert(&tx, 1).await.unwrap();
    drop(tx);
    assert_eq!(kept(&db).await, NONE);

    // Dropped in a statement: cancelled, and the connection closed.
    let sleeping = db.transaction(async |tx| {
        insert(tx, 1).await?;
        execute(tx, "SELECT pg_sleep(35)").await
    });
    assert!(timeout(Duration::from_millis(200), sleeping).await.is_err());
    let next = timeout(Duration::from_secs(3), kept(&db)).await;
    assert_eq!(next.expect("no waiting for the sleeper"), NONE);
    assert_ne!(backend(&db).await, pid);
    eventually("the statement is cancelled", async || {
        running(&db, "pg_sleep(35)").await == 0
    })
    .await;
}

#[tokio::test]
async fn a_dropped_statement_ends_its_transaction() {
    let (_database, db) = rooms().await;
    let result = db
        .transaction(async |tx| {
            insert(tx, 1).await?;
            let sleep = execute(tx, "SELECT pg_sleep(35)");
            assert!(timeout(Duration::from_millis(100), sleep).await.is_err());
            let error = insert(tx, 2).await.unwrap_err();
            assert!(error.is_rolled_back(), "{error}");
            Ok::<_, Error>(())
        })
        .await;
    assert!(result.unwrap_err().is_rolled_back());
    assert_eq!(kept(&db).await, NONE);
}

#[tokio::test]
async fn a_commit_that_was_a_rollback_is_an_error() {
    let (_database, db) = rooms().await;
    let pid = backend(&db).await;
    let result = db
        .transaction(async |tx| {
            insert(tx, 1).await?;
            let swallowed = execute(tx, "SELECT 1/0").await;
            assert!(swallowed.is_err());
            // What follows in the failed transaction hides nothing of the cause.
            assert_eq!(insert(tx, 2).await.unwrap_err().code(), Some("25P02"));
            Ok::<_, Error>(())
        })
        .await;
    let error = result.unwrap_err();
    assert!(error.is_rolled_back(), "{error}");
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("division by zero"), "{cause}");
    assert_eq!(kept(&db).await, NONE);
    assert_eq!(backend(&db).await, pid);
}

#[tokio::test]
async fn a_deferred_constraint_fails_the_commit() {
    let (_database, db) = rooms().await;
    db.batch_execute(
        "CREATE TABLE beds (room int CONSTRAINT beds_room REFERENCES rooms DEFERRABLE INITIALLY DEFERRED)",
    )
    .await
    .unwrap();
    let result = db
        .transaction(async |tx| execute(tx, "INSERT INTO beds VALUES (7)").await)
        .await;
    let error = result.unwrap_err();
    assert!(error.is_foreign_key_violation(), "{error}");
    assert_eq!(error.constraint(), Some("beds_room"));
    assert_eq!(
        value::<i64>(&db, "SELECT count(*) FROM beds")
            .await
            .unwrap(),
        0
    );
}

/// Forwards connections to the server of `database`, until a client sends `stop_at`: that message
/// is delivered (`deliver`) or not, and the connection cut without a reply.
async fn proxy(database: &TestDatabase, stop_at: &'static [u8], deliver: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (before, database_name) = database.url().rsplit_once('/').unwrap();
    let (user, address) = before.rsplit_once('@').unwrap();
    let url = format!("{user}@127.0.0.1:{port}/{database_name}");
    let address = address.to_owned();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut server = TcpStream::connect(&address).await.unwrap();
            tokio::spawn(async move {
                let (mut to_server, mut to_client) = ([0; 8192], [0; 8192]);
                loop {
                    tokio::select! {
                        read = client.read(&mut to_server) => {
                            let Ok(1..) = read else { return };
                            let sent = &to_server[..read.unwrap()];
                            let stop = sent.windows(stop_at.len()).any(|part| part == stop_at);
                            if !stop || deliver {
                                server.write_all(sent).await.unwrap();
                            }
                            if stop {
                                // Time for the server to do it.
                                tokio::time::sleep(Duration::from_millis(200)).await;
                                return;
                            }
                        }
                        read = server.read(&mut to_client) => {
                            let Ok(1..) = read else { return };
                            client.write_all(&to_client[..read.unwrap()]).await.unwrap();
                        }
                    }
                }
            });
        }
    });
    url
}

#[tokio::test]
async fn a_lost_reply_to_commit_is_an_unknown_outcome_and_not_tried_again() {
    for (deliver, committed) in [(true, vec![1]), (false, vec![])] {
        let (database, direct) = rooms().await;
        let url = proxy(&database, b"COMMIT", deliver).await;
        let db = Db::connect(url).await.unwrap();
        let runs = AtomicU32::new(0);
        let options = TransactionOptions::new().retries(5);
        let result = db
            .transaction_retrying(options, async |tx| {
                runs.fetch_add(1, Ordering::Relaxed);
                insert(tx, 1).await
            })
            .await;
        let error = result.unwrap_err();
        assert!(
            error.is_commit_outcome_unknown() && error.is_connection(),
            "{error}"
        );
        assert!(!error.is_retryable());
        assert_eq!(runs.into_inner(), 1);
        eventually("the server has ended it", async || {
            kept(&direct).await == committed
        })
        .await;
    }
}

#[tokio::test]
async fn a_connection_lost_before_commit_is_no_unknown_outcome() {
    let (database, db) = rooms().await;
    let other = Db::connect(database.url()).await.unwrap();
    let tx = db.begin().await.unwrap();
    insert(&tx, 1).await.unwrap();
    let pid = backend(&tx).await;
    execute(&other, &format!("SELECT pg_terminate_backend({pid})"))
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let error = tx.commit().await.unwrap_err();
    assert!(
        error.is_connection() && !error.is_commit_outcome_unknown(),
        "{error}"
    );
    assert_eq!(error.code(), Some("57P01"));
    assert_eq!(kept(&db).await, NONE);
}

#[tokio::test]
async fn the_reason_of_a_lost_connection_reaches_the_statement() {
    let database = database().await;
    let limit = Duration::from_millis(100);
    let db = single(&database)
        .idle_in_transaction_timeout(limit)
        .connect()
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    assert_eq!(value::<i32>(&tx, "SELECT 1").await.unwrap(), 1);
    tokio::time::sleep(Duration::from_millis(400)).await;
    let error = value::<i32>(&tx, "SELECT 1").await.unwrap_err();
    assert_eq!(error.code(), Some("25P03"), "{error}");
    assert!(error.is_timeout());
    drop(tx);
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn savepoints_nest_and_the_outer_goes_on() {
    let (_database, db) = rooms().await;
    db.transaction(async |tx| {
        insert(tx, 1).await?;
        let undone = tx
            .savepoint(async |sp| {
                insert(sp, 2).await?;
                sp.savepoint(async |deeper| insert(deeper, 3).await).await?;
                Err::<(), _>(Refusal::Rule)
            })
            .await;
        assert!(matches!(undone, Err(Refusal::Rule)));
        tx.savepoint(async |sp| {
            insert(sp, 4).await?;
            let failed = sp.savepoint(async |deeper| insert(deeper, 1).await).await;
            assert!(failed.unwrap_err().is_unique_violation());
            sp.savepoint(async |deeper| {
                deeper
                    .savepoint(async |deepest| insert(deepest, 5).await)
                    .await
            })
            .await
        })
        .await?;
        insert(tx, 6).await?;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
    assert_eq!(kept(&db).await, [1, 4, 5, 6]);
}

#[tokio::test]
async fn a_savepoint_with_a_swallowed_failure_is_rolled_back() {
    let (_database, db) = rooms().await;
    db.transaction(async |tx| {
        let result = tx
            .savepoint(async |sp| {
                insert(sp, 1).await?;
                let _ = execute(sp, "SELECT 1/0").await;
                Ok::<_, Error>(())
            })
            .await;
        assert!(result.unwrap_err().is_rolled_back());
        insert(tx, 2).await
    })
    .await
    .unwrap();
    assert_eq!(kept(&db).await, [2]);
}

#[tokio::test]
async fn a_savepoint_is_rolled_back_by_panic_and_drop() {
    let (_database, db) = rooms().await;
    let tx = db.begin().await.unwrap();
    let panicking = std::panic::AssertUnwindSafe(tx.savepoint(async |sp| {
        insert(sp, 1).await?;
        sp.savepoint(async |deeper| insert(deeper, 2).await).await?;
        if kept_in(sp).await == [1, 2] {
            panic!("in the savepoint");
        }
        Ok::<_, Error>(())
    }));
    assert!(panicking.catch_unwind().await.is_err());
    insert(&tx, 3).await.unwrap();

    let waiting = tx.savepoint(async |sp| {
        insert(sp, 4).await?;
        std::future::pending::<Result<(), Error>>().await
    });
    assert!(timeout(Duration::from_millis(100), waiting).await.is_err());

    let by_hand = tx.begin_savepoint().await.unwrap();
    insert(&by_hand, 5).await.unwrap();
    let deeper = by_hand.begin_savepoint().await.unwrap();
    insert(&deeper, 6).await.unwrap();
    drop(deeper);
    drop(by_hand);
    // The commit comes right after: nothing of it may be kept.
    tx.commit().await.unwrap();
    assert_eq!(kept(&db).await, [3]);
}

async fn kept_in(tx: &Transaction) -> Vec<i32> {
    column(tx, "SELECT n FROM rooms ORDER BY n").await.unwrap()
}

#[tokio::test]
async fn a_second_savepoint_at_one_level_is_refused() {
    let (_database, db) = rooms().await;
    let tx = db.begin().await.unwrap();
    let first = tx.begin_savepoint().await.unwrap();
    assert!(tx.begin_savepoint().await.unwrap_err().is_invalid_query());
    first.commit().await.unwrap();
    let second = tx.begin_savepoint().await.unwrap();
    insert(&second, 1).await.unwrap();
    second.rollback().await.unwrap();
    let left_over = tx.begin_savepoint().await.unwrap();
    assert!(tx.commit().await.unwrap_err().is_invalid_query());
    assert!(insert(&left_over, 2).await.unwrap_err().is_invalid_query());
    drop(left_over);
    assert_eq!(kept(&db).await, NONE);
}

#[tokio::test]
async fn options_reach_the_server() {
    let (_database, db) = rooms().await;
    let modes = "SELECT concat_ws(',', current_setting('transaction_isolation'),
        current_setting('transaction_read_only'), current_setting('transaction_deferrable'))";
    let options = TransactionOptions::new;
    for (options, expected) in [
        (options(), "read committed,off,off"),
        (
            options().isolation(Isolation::RepeatableRead),
            "repeatable read,off,off",
        ),
        (
            options()
                .isolation(Isolation::Serializable)
                .read_only()
                .deferrable(),
            "serializable,on,on",
        ),
    ] {
        let found = db.transaction_with(options, async |tx| value::<String>(tx, modes).await);
        assert_eq!(found.await.unwrap(), expected);
    }
    let refused = db
        .transaction_with(options().read_only(), async |tx| insert(tx, 1).await)
        .await;
    assert_eq!(refused.unwrap_err().code(), Some("25006"));

    let tenant = "SELECT current_setting('app.tenant', true) || current_setting('app.user', true)";
    let options = options()
        .setting("app.tenant", "it's one")
        .setting("app.user", "$1");
    let found = db.transaction_with(options, async |tx| value::<String>(tx, tenant).await);
    assert_eq!(found.await.unwrap(), "it's one$1");
    assert_eq!(value::<String>(&db, tenant).await.unwrap(), "");
}

#[tokio::test]
async fn serialization_failures_are_tried_again() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute("CREATE TABLE accounts (n int); INSERT INTO accounts VALUES (0)")
        .await
        .unwrap();
    let options = || {
        let serializable = TransactionOptions::new().isolation(Isolation::Serializable);
        let pauses = (Duration::from_millis(5), Duration::from_millis(50));
        serializable.retries(50).pauses(pauses.0, pauses.1)
    };
    let runs = Arc::new(AtomicU32::new(0));
    let all: Vec<_> = (0..8)
        .map(|_| {
            let (db, runs, options) = (db.clone(), runs.clone(), options());
            // What a closure captures moves to another thread with it.
            tokio::spawn(async move {
                db.transaction_retrying(options, async |tx| {
                    runs.fetch_add(1, Ordering::Relaxed);
                    let n: i32 = value(tx, "SELECT n FROM accounts").await?;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    execute(tx, &format!("UPDATE accounts SET n = {}", n + 1)).await?;
                    Ok::<_, Refusal>(())
                })
                .await
            })
        })
        .collect();
    for one in all {
        one.await.unwrap().unwrap();
    }
    assert_eq!(
        value::<i32>(&db, "SELECT n FROM accounts").await.unwrap(),
        8
    );
    assert!(runs.load(Ordering::Relaxed) > 8, "nobody met anybody");
}

#[tokio::test]
async fn retries_have_a_limit_and_other_errors_none() {
    let (_database, db) = rooms().await;
    let runs = AtomicU32::new(0);
    let raise = "DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$";
    let options = TransactionOptions::new()
        .retries(3)
        .pauses(Duration::from_millis(1), Duration::from_millis(2));
    let result = db
        .transaction_retrying(options.clone(), async |tx| {
            runs.fetch_add(1, Ordering::Relaxed);
            tx.batch_execute(raise).await
        })
        .await;
    assert!(result.unwrap_err().is_retryable());
    assert_eq!(runs.swap(0, Ordering::Relaxed), 4);

    let result = db
        .transaction_retrying(options, async |tx| {
            runs.fetch_add(1, Ordering::Relaxed);
            execute(tx, "SELECT 1/0").await
        })
        .await;
    assert_eq!(result.unwrap_err().code(), Some("22012"));
    assert_eq!(runs.into_inner(), 1);
}

#[tokio::test]
async fn deadlocks_are_tried_again() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute(
        "CREATE TABLE rooms (n int PRIMARY KEY, used int DEFAULT 0); INSERT INTO rooms VALUES (1), (2)",
    )
    .await
    .unwrap();
    let lock_both = async |first: i32, second: i32| {
        db.transaction_retrying(TransactionOptions::new().retries(5), async |tx| {
            let lock = |n| format!("UPDATE rooms SET used = used + 1 WHERE n = {n}");
            execute(tx, &lock(first)).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
            execute(tx, &lock(second)).await
        })
        .await
    };
    let (one, two) = tokio::join!(lock_both(1, 2), lock_both(2, 1));
    one.unwrap();
    two.unwrap();
    let used = column::<i32>(&db, "SELECT used FROM rooms").await.unwrap();
    assert_eq!(used, [2, 2]);
}

#[tokio::test]
async fn statements_of_a_transaction_can_be_pipelined() {
    let (_database, db) = rooms().await;
    let inserted = db
        .transaction(async |tx| {
            let (one, two, three) = tokio::try_join!(insert(tx, 1), insert(tx, 2), insert(tx, 3))?;
            let all = vec![statement("SELECT 1", []), statement("SELECT 2", [])];
            assert_eq!(tx.pipeline(all).await?.len(), 2);
            Ok::<_, Error>(one + two + three)
        })
        .await;
    assert_eq!(inserted.unwrap(), 3);
}

#[tokio::test]
async fn what_a_transaction_leaves_in_the_session_is_cleaned() {
    let (_database, db) = rooms().await;
    let pid = backend(&db).await;
    let setting = "SELECT current_setting('work_mem')";
    let before: String = value(&db, setting).await.unwrap();
    db.transaction(async |tx| tx.batch_execute("SET work_mem = '1GB'").await)
        .await
        .unwrap();
    assert_eq!(value::<String>(&db, setting).await.unwrap(), before);
    db.transaction(async |tx| execute(tx, "SET work_mem = '1GB'").await)
        .await
        .unwrap();
    assert_eq!(value::<String>(&db, setting).await.unwrap(), before);
    assert_eq!(backend(&db).await, pid);
}

/// Futures of transactions move between threads when what they capture does.
#[tokio::test]
async fn futures_are_send() {
    fn spawned<F: Future + Send + 'static>(future: F) -> F {
        future
    }
    let (_database, db) = rooms().await;
    let name = String::from("captured");
    let future = spawned(async move {
        let names = vec![name];
        db.transaction(async |tx| {
            insert(tx, 1).await?;
            tx.savepoint(async |sp| {
                for name in &names {
                    execute(sp, &format!("SELECT '{name}'")).await?;
                }
                Ok::<_, Error>(())
            })
            .await?;
            let batches = tx.stream(statement("SELECT 1", []), 1);
            futures_util::TryStreamExt::try_collect::<Vec<_>>(batches).await?;
            Ok::<_, Refusal>(names.len())
        })
        .await
    });
    assert_eq!(tokio::spawn(future).await.unwrap().unwrap(), 1);
}

/// A setting that the server refuses is found out with the first statement, and nothing after it
/// may run outside of the transaction or without the setting.
#[tokio::test]
async fn a_transaction_that_could_not_begin_runs_nothing() {
    let (_database, db) = rooms().await;
    let options = TransactionOptions::new().setting("work_mem", "plenty");
    let tx = db.begin_with(&options).await.unwrap();
    let refused = insert(&tx, 1).await.unwrap_err();
    assert_eq!(refused.code(), Some("22023"), "{refused}");
    let error = insert(&tx, 2).await.unwrap_err();
    assert!(error.is_rolled_back(), "{error}");
    let error = tx.commit().await.unwrap_err();
    assert!(error.is_rolled_back(), "{error}");
    let cause = std::error::Error::source(&error).expect("the refusal");
    assert!(cause.to_string().contains("22023"), "{cause}");
    assert_eq!(kept(&db).await, NONE);
}

#[tokio::test]
async fn concurrent_statements_wait_for_the_settings() {
    let (_database, db) = rooms().await;
    for _ in 0..5 {
        let options = TransactionOptions::new().setting("app.tenant", "the tenant");
        let seen = db
            .transaction_with(options, async |tx| {
                let sql = "SELECT current_setting('app.tenant', true)";
                let both = futures_util::future::try_join3(
                    value::<Option<String>>(tx, sql),
                    value::<Option<String>>(tx, sql),
                    value::<Option<String>>(tx, sql),
                );
                both.await
            })
            .await
            .unwrap();
        let tenant = Some("the tenant".to_owned());
        assert_eq!(seen, (tenant.clone(), tenant.clone(), tenant));
    }
}

#[tokio::test]
async fn a_commit_during_a_statement_of_a_savepoint_is_refused() {
    let (_database, db) = rooms().await;
    let tx = db.begin().await.unwrap();
    insert(&tx, 1).await.unwrap();
    let savepoint = tx.begin_savepoint().await.unwrap();
    // Prepared before, so it is sent at once. Its reply is not read.
    let mut failing = Box::pin(insert(&savepoint, 1));
    assert!((&mut failing).now_or_never().is_none());
    assert!(tx.commit().await.unwrap_err().is_invalid_query());
    let failed = failing.await.unwrap_err();
    assert!(failed.is_unique_violation(), "{failed}");
    drop(savepoint);
    assert_eq!(kept(&db).await, NONE);
}

#[tokio::test]
async fn an_empty_transaction_sends_nothing() {
    let (_database, db) = rooms().await;
    for commit in [true, false] {
        let tx = db.begin().await.unwrap();
        match commit {
            true => tx.commit().await.unwrap(),
            false => tx.rollback().await.unwrap(),
        }
    }
    db.transaction(async |_| Ok::<_, Error>(())).await.unwrap();
    insert(&db, 1).await.unwrap();
    assert_eq!(kept(&db).await, [1]);
}

//! Statements that end the transaction which they run in, and transactions that are left open.

use ormlite_core::{Error, Executor};
use ormlite_postgres::{Db, Transaction, TransactionOptions};

use super::{insert, kept, rooms};
use crate::pooler::pgbouncer;
use crate::support::{backend, database, eventually, execute, statement, value};

/// The call that sends a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Call {
    Script,
    Statement,
    Stream,
    Savepoint,
}

async fn send(tx: &Transaction, call: Call, sql: &str) -> Result<(), Error> {
    match call {
        Call::Script => tx.batch_execute(sql).await,
        Call::Statement => execute(tx, sql).await.map(|_| ()),
        Call::Stream => {
            let batches = tx.stream(statement(sql, []), 5);
            futures_util::TryStreamExt::try_collect::<Vec<_>>(batches)
                .await
                .map(|_| ())
        }
        Call::Savepoint => tx.savepoint(async |sp| sp.batch_execute(sql).await).await,
    }
}

/// What ends a transaction, and whether its work is kept by that.
const ENDS: [(&str, bool); 14] = [
    ("ROLLBACK", false),
    ("rollback work", false),
    ("ABORT", false),
    ("ROLLBACK AND CHAIN", false),
    ("COMMIT", true),
    ("END", true),
    ("/* so */ commit and chain", true),
    ("ROLLBACK; BEGIN", false),
    ("ROLLBACK; START TRANSACTION", false),
    ("COMMIT; BEGIN", true),
    ("COMMIT; BEGIN; ROLLBACK; BEGIN", true),
    ("COMMIT; SELECT 1/0", true),
    ("COMMIT; BEGIN; SELECT 1/0", true),
    ("SELECT 1; COMMIT; SELECT 2", true),
];

/// Each of them is an error of the call, and of the transaction where that is swallowed.
async fn ends_are_errors(db: &Db, direct: &Db) {
    for (sql, keeps) in ENDS {
        for call in [Call::Script, Call::Statement, Call::Stream, Call::Savepoint] {
            if sql.contains(';') && matches!(call, Call::Statement | Call::Stream) {
                continue;
            }
            for swallowed in [false, true] {
                let case = format!("{sql} as {call:?}, swallowed: {swallowed}");
                let mut later = None;
                let result = db
                    .transaction(async |tx| {
                        insert(tx, 1).await?;
                        let sent = send(tx, call, sql).await;
                        let error = sent.expect_err(&case);
                        assert!(error.is_invalid_query(), "{case}: {error}");
                        later = Some(insert(tx, 2).await);
                        if swallowed { Ok(()) } else { Err(error) }
                    })
                    .await;
                let error = result.expect_err(&case);
                assert!(error.is_invalid_query(), "{case}: {error}");
                let refused = later.unwrap().expect_err(&case);
                assert!(refused.is_invalid_query(), "{case}: {refused}");
                let rows = if keeps { vec![1] } else { vec![] };
                assert_eq!(kept(direct).await, rows, "{case}");
                direct.batch_execute("DELETE FROM rooms").await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn statements_that_end_the_transaction_are_errors() {
    let (_database, db) = rooms().await;
    ends_are_errors(&db, &db).await;
}

#[tokio::test]
async fn statements_that_end_the_transaction_are_errors_behind_a_pooler() {
    let (database, direct) = rooms().await;
    let Some(pgbouncer) = pgbouncer(&database).await else {
        println!("skipped: no pgbouncer");
        return;
    };
    let db = Db::builder()
        .url(&pgbouncer.url)
        .transaction_pooler(true)
        .connect()
        .await
        .unwrap();
    ends_are_errors(&db, &direct).await;
}

#[tokio::test]
async fn the_connection_of_such_a_transaction_is_not_used_again() {
    let (_database, db) = rooms().await;
    for (sql, _) in ENDS {
        let pid = backend(&db).await;
        let tx = db.begin().await.unwrap();
        insert(&tx, 1).await.unwrap();
        tx.batch_execute(sql).await.unwrap_err();
        assert!(tx.rollback().await.unwrap_err().is_invalid_query());
        assert_ne!(backend(&db).await, pid, "{sql}");
        let now = "SELECT now()::text";
        let one = value::<String>(&db, now).await.unwrap();
        assert_ne!(one, value::<String>(&db, now).await.unwrap(), "{sql}");
        db.batch_execute("DELETE FROM rooms").await.unwrap();
    }
}

#[tokio::test]
async fn such_a_transaction_is_not_tried_again() {
    let (_database, db) = rooms().await;
    let mut runs = 0;
    let run = &std::sync::atomic::AtomicU32::new(0);
    let result = db
        .transaction_retrying(TransactionOptions::new().retries(3), async |tx| {
            run.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            insert(tx, 1).await?;
            let raise = "DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$";
            tx.batch_execute(raise).await.unwrap_err();
            tx.batch_execute("COMMIT").await
        })
        .await;
    runs += run.load(std::sync::atomic::Ordering::Relaxed);
    assert!(result.unwrap_err().is_invalid_query());
    assert_eq!(runs, 1);
    assert_eq!(kept(&db).await, super::NONE);
}

/// What follows such a statement would be run by itself, so nothing of the pipeline is sent.
#[tokio::test]
async fn a_pipeline_with_such_a_statement_is_refused_whole() {
    let (_database, db) = rooms().await;
    for sql in [
        "COMMIT",
        "ROLLBACK",
        "-- so\n end",
        "PREPARE TRANSACTION 'a'",
    ] {
        let tx = db.begin().await.unwrap();
        insert(&tx, 1).await.unwrap();
        let all = [
            "INSERT INTO rooms VALUES (2)",
            sql,
            "INSERT INTO rooms VALUES (3)",
        ];
        let all = all.map(|sql| statement(sql, [])).into();
        let refused = tx.pipeline(all).await.err().expect(sql);
        assert!(refused.is_invalid_query(), "{sql}: {refused}");
        insert(&tx, 4).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(kept(&db).await, [1, 4], "{sql}");
        db.batch_execute("DELETE FROM rooms").await.unwrap();
    }
}

/// None of these ends it.
#[tokio::test]
async fn other_statements_about_transactions_are_let_through() {
    let (_database, db) = rooms().await;
    db.batch_execute("CREATE PROCEDURE ending() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$")
        .await
        .unwrap();
    for sql in [
        "BEGIN",
        "START TRANSACTION",
        "SAVEPOINT own; INSERT INTO rooms VALUES (9); ROLLBACK TO own",
        "SAVEPOINT own; ROLLBACK WORK TO SAVEPOINT own; RELEASE own",
        "SAVEPOINT chained; ROLLBACK TO chained",
        "SET LOCAL work_mem = '1MB'; SET CONSTRAINTS ALL IMMEDIATE",
        "SELECT 'COMMIT' AS \"ROLLBACK\"; SELECT 'AND CHAIN'",
        "DO $$ BEGIN NULL; END $$",
        "",
    ] {
        db.transaction(async |tx| {
            insert(tx, 1).await?;
            tx.batch_execute(sql).await?;
            insert(tx, 2).await
        })
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert_eq!(kept(&db).await, [1, 2], "{sql}");
        db.batch_execute("DELETE FROM rooms").await.unwrap();
    }
    // The server itself refuses what procedures and prepared transactions would do here.
    for (sql, code) in [("CALL ending()", "2D000"), ("COMMIT PREPARED 'a'", "25001")] {
        let result = db
            .transaction(async |tx| {
                insert(tx, 1).await?;
                tx.batch_execute(sql).await
            })
            .await;
        assert_eq!(result.unwrap_err().code(), Some(code), "{sql}");
        assert_eq!(kept(&db).await, super::NONE);
    }
}

/// `ROLLBACK TO SAVEPOINT` of a dropped savepoint is not taken for a `ROLLBACK AND CHAIN`, whatever
/// the statement after it names.
#[tokio::test]
async fn a_table_may_be_named_chain() {
    let (_database, db) = rooms().await;
    db.batch_execute("CREATE TABLE chain (n int)")
        .await
        .unwrap();
    let sql = "INSERT INTO chain VALUES (1)";
    for call in [Call::Script, Call::Statement] {
        db.transaction(async |tx| {
            drop(tx.begin_savepoint().await?);
            send(tx, call, sql).await?;
            drop(tx.begin_savepoint().await?);
            tx.pipeline(vec![statement(sql, [])]).await.map(drop)
        })
        .await
        .unwrap_or_else(|error| panic!("{call:?}: {error}"));
    }
}

/// A transaction that a statement, a script or a pipeline leaves open is rolled back, and that is said.
#[tokio::test]
async fn a_transaction_that_is_left_open_is_an_error_and_goes_no_further() {
    let (_database, db) = rooms().await;
    let begun = ["BEGIN", "INSERT INTO rooms VALUES (1)"];
    for sql in [
        "BEGIN",
        "BEGIN; INSERT INTO rooms VALUES (1)",
        "COMMIT; BEGIN",
    ] {
        let error = db.batch_execute(sql).await.expect_err(sql);
        assert!(error.is_invalid_query(), "{sql}: {error}");
        assert_eq!(kept(&db).await, super::NONE, "{sql}");
    }
    let error = db.batch_execute("BEGIN; SELECT 1/0").await.unwrap_err();
    assert_eq!(error.code(), Some("22012"));
    let pipeline = begun.map(|sql| statement(sql, [])).into();
    let error = db.pipeline(pipeline).await.err().unwrap();
    assert!(error.is_invalid_query(), "{error}");
    assert_eq!(kept(&db).await, super::NONE);
    db.batch_execute("BEGIN; INSERT INTO rooms VALUES (1); COMMIT")
        .await
        .unwrap();
    assert_eq!(kept(&db).await, [1]);
}

/// Statements that are not prepared have no mark by their text: the server's word decides.
#[tokio::test]
async fn a_connection_in_a_transaction_is_never_handed_on() {
    let database = database().await;
    for pooler in [false, true] {
        let db = Db::builder()
            .url(database.url())
            .max_size(1)
            .transaction_pooler(pooler)
            .connect()
            .await
            .unwrap();
        for sql in ["BEGIN", "START TRANSACTION"] {
            let error = execute(&db, sql).await.expect_err(sql);
            assert!(error.is_invalid_query(), "{sql}: {error}");
            let now = "SELECT now()::text";
            let one = value::<String>(&db, now).await.unwrap();
            eventually("no transaction is open", async || {
                one != value::<String>(&db, now).await.unwrap()
            })
            .await;
        }
        let client = db.client().await.unwrap();
        client.batch_execute("BEGIN").await.unwrap();
        drop(client);
        let now = "SELECT now()::text";
        let one = value::<String>(&db, now).await.unwrap();
        assert_ne!(one, value::<String>(&db, now).await.unwrap());
    }
}

/// Statements that are running beside one that ends the transaction: whatever became of them, the
/// transaction does not say that it was committed.
#[tokio::test]
async fn concurrent_statements_fail_too() {
    let (_database, db) = rooms().await;
    for sql in ["ROLLBACK", "COMMIT"] {
        let result = db
            .transaction(async |tx| {
                insert(tx, 1).await?;
                let (two, ended, three) =
                    tokio::join!(insert(tx, 2), tx.batch_execute(sql), insert(tx, 3));
                assert!(ended.unwrap_err().is_invalid_query());
                let _ = (two, three);
                Ok::<_, Error>(())
            })
            .await;
        assert!(result.unwrap_err().is_invalid_query());
        db.batch_execute("DELETE FROM rooms").await.unwrap();
    }
}

/// A `COMMIT` that fails has ended the transaction as well, and what comes after it is not run, by
/// itself, outside of one.
#[tokio::test]
async fn a_commit_in_a_statement_that_fails() {
    let (_database, db) = rooms().await;
    db.batch_execute("CREATE TABLE guests (n int REFERENCES rooms DEFERRABLE INITIALLY DEFERRED)")
        .await
        .unwrap();
    for sql in [
        "COMMIT",
        "END",
        "COMMIT AND CHAIN",
        "PREPARE TRANSACTION 'guest'",
    ] {
        for call in [Call::Script, Call::Statement, Call::Stream, Call::Savepoint] {
            // The error may come before the end of the reply that it is in, or with it.
            for round in 0..10 {
                let case = format!("{sql} as {call:?}, {round}");
                let swallowed = round % 2 == 0;
                let result = db
                    .transaction(async |tx| {
                        execute(tx, "INSERT INTO guests VALUES (7)").await?;
                        let error = send(tx, call, sql).await.expect_err(&case);
                        let source = std::error::Error::source(&error);
                        let cause = source.and_then(|source| source.downcast_ref::<Error>());
                        let code = cause.unwrap_or(&error).code();
                        assert!(matches!(code, Some("23503" | "55000")), "{case}: {error}");
                        insert(tx, 2).await.expect_err(&case);
                        insert(tx, 3).await.expect_err(&case);
                        if swallowed { Ok(()) } else { Err(error) }
                    })
                    .await;
                assert!(result.is_err(), "{case}");
                assert!(kept(&db).await.is_empty(), "{case}");
            }
        }
    }
}

//! Two-phase commit: `PREPARE TRANSACTION` ends the transaction, and leaves it to the server.
//!
//! Where the server has room for no prepared transaction, which is its default, the statement is
//! refused.

use ormlite_core::{Error, Executor};
use ormlite_postgres::{Db, Transaction};

use super::{NONE, insert, kept, rooms};
use crate::support::{backend, column, execute, statement, value};

/// The call that sends the statement.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Call {
    Script,
    Statement,
    Stream,
    Savepoint,
    Pipeline,
    LongScript,
}

async fn prepare(tx: &Transaction, call: Call) -> Result<(), Error> {
    let sql = "PREPARE TRANSACTION 'room'";
    match call {
        Call::Script => tx.batch_execute(sql).await,
        Call::Statement => execute(tx, sql).await.map(|_| ()),
        Call::Stream => {
            let batches = tx.stream(statement(sql, []), 5);
            let batches = futures_util::TryStreamExt::try_collect::<Vec<_>>(batches);
            batches.await.map(|_| ())
        }
        Call::Savepoint => tx.savepoint(async |sp| sp.batch_execute(sql).await).await,
        Call::Pipeline => {
            let statements = vec![statement("SELECT 1", []), statement(sql, [])];
            tx.pipeline(statements).await.map(|_| ())
        }
        Call::LongScript => {
            let more = format!("{sql}; BEGIN; INSERT INTO rooms VALUES (3)");
            tx.batch_execute(&more).await
        }
    }
}

const CALLS: [Call; 6] = [
    Call::Script,
    Call::Statement,
    Call::Stream,
    Call::Savepoint,
    Call::Pipeline,
    Call::LongScript,
];

async fn has_room(db: &Db) -> bool {
    value::<String>(db, "SHOW max_prepared_transactions")
        .await
        .unwrap()
        != "0"
}

async fn prepared(db: &Db) -> Vec<String> {
    let sql = "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()";
    column(db, sql).await.unwrap()
}

#[tokio::test]
async fn what_prepares_the_transaction_has_ended_it() {
    let (_database, db) = rooms().await;
    let has_room = has_room(&db).await;
    for call in CALLS {
        for swallowed in [false, true] {
            let case = format!("{call:?}, swallowed: {swallowed}");
            let pid = backend(&db).await;
            if call == Call::Pipeline {
                // Refused before anything is sent: the transaction goes on.
                let tx = db.begin().await.unwrap();
                let error = prepare(&tx, call).await.unwrap_err();
                assert!(error.is_invalid_query(), "{case}: {error}");
                insert(&tx, 1).await.unwrap();
                tx.rollback().await.unwrap();
                continue;
            }
            let result = db
                .transaction(async |tx| {
                    insert(tx, 1).await?;
                    let error = prepare(tx, call).await.expect_err(&case);
                    insert(tx, 2).await.expect_err(&case);
                    if swallowed { Ok(()) } else { Err(error) }
                })
                .await;
            let error = result.expect_err(&case);
            if has_room {
                assert!(error.is_invalid_query(), "{case}: {error}");
                assert_ne!(backend(&db).await, pid, "{case}");
                assert_eq!(prepared(&db).await, ["room"], "{case}");
                assert_eq!(kept(&db).await, NONE, "{case}");
                execute(&db, "COMMIT PREPARED 'room'").await.unwrap();
                assert_eq!(kept(&db).await, [1], "{case}");
                execute(&db, "DELETE FROM rooms").await.unwrap();
            }
            assert_eq!(kept(&db).await, NONE, "{case}");
        }
    }
}

/// By statements outside of a transaction it does its whole work, and the connection is free after.
#[tokio::test]
async fn a_script_prepares_its_own_transaction() {
    let (_database, db) = rooms().await;
    let has_room = has_room(&db).await;
    let pid = backend(&db).await;
    let script = "BEGIN; INSERT INTO rooms VALUES (1); PREPARE TRANSACTION 'script'";
    let result = db.batch_execute(script).await;
    assert_eq!(result.is_ok(), has_room, "{result:?}");
    if has_room {
        execute(&db, "ROLLBACK PREPARED 'script'").await.unwrap();
        // In a transaction neither of the two is possible, and it goes on to its end.
        db.batch_execute(script).await.unwrap();
        let result = db.transaction(async |tx| execute(tx, "COMMIT PREPARED 'script'").await);
        assert_eq!(result.await.unwrap_err().code(), Some("25001"));
        let finish = vec![statement("COMMIT PREPARED 'script'", [])];
        db.pipeline(finish).await.unwrap();
        assert_eq!(kept(&db).await, [1]);
    } else {
        let error = result.unwrap_err();
        assert_eq!(error.code(), Some("55000"), "{error}");
        assert_eq!(kept(&db).await, NONE);
    }
    assert_eq!(backend(&db).await, pid, "the connection is as it was");
}

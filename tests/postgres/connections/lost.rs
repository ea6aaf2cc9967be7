//! Connections that are lost: recognized whatever was given as the reason, retried unseen where
//! nothing was done, and with what is known of the outcome.

use std::time::Duration;

use ormlite::prelude::*;
use ormlite_core::Error;
use ormlite_postgres::Db;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::proxy::Proxy;
use crate::schema::{GUESTS, Guest, NewGuest};
use crate::support::{backend, column, database, execute, single, statement, value};

/// Runs a call as the first use of a connection. Each must take effect exactly once.
async fn first_use(call: &str, db: &Db) -> Result<(), Error> {
    let insert = || Guest::insert(NewGuest { name: "Ann".into() });
    let text = "INSERT INTO guests (name) VALUES ('Ann')";
    match call {
        "query" => Guest::query().all(db).await.map(drop),
        "insert" => insert().execute(db).await.map(drop),
        "handwritten" => execute(db, text).await.map(drop),
        "pipeline" => db.pipeline(vec![statement(text, [])]).await.map(drop),
        "transaction" => {
            db.transaction(async |tx| insert().execute(tx).await.map(drop))
                .await
        }
        "transaction that reads first" => {
            db.transaction(async |tx| {
                Guest::query().all(tx).await?;
                insert().execute(tx).await.map(drop)
            })
            .await
        }
        "transaction with a setting" => {
            let options = ormlite_postgres::TransactionOptions::new().setting("app.tenant", "a");
            db.transaction_with(options, async |tx| insert().execute(tx).await.map(drop))
                .await
        }
        "stream" => {
            use futures_util::TryStreamExt;
            let mut rows = Guest::query().stream(db);
            while rows.try_next().await?.is_some() {}
            Ok(())
        }
        other => panic!("{other}"),
    }
}

const FIRST_USES: [&str; 8] = [
    "query",
    "insert",
    "handwritten",
    "pipeline",
    "transaction",
    "transaction that reads first",
    "transaction with a setting",
    "stream",
];

#[tokio::test]
async fn a_dead_idle_connection_is_replaced() {
    let database = database().await;
    let other = Db::connect(database.url()).await.unwrap();
    other.batch_execute(GUESTS).await.unwrap();
    let db = single(&database).connect().await.unwrap();
    let mut written = 0;
    for call in FIRST_USES {
        for round in 0..15 {
            first_use(call, &db).await.unwrap();
            let pid = backend(&db).await;
            // The connection is used before or after the client reads that it has ended.
            let kill = format!("SELECT pg_terminate_backend({pid})");
            execute(&other, &kill).await.unwrap();
            tokio::time::sleep(Duration::from_millis(round % 3 * 2)).await;
            first_use(call, &db)
                .await
                .unwrap_or_else(|error| panic!("{call}: {error:?}"));
            written += if ["query", "stream"].contains(&call) {
                0
            } else {
                2
            };
            let rows = value::<i64>(&other, "SELECT count(*) FROM guests").await;
            assert_eq!(rows.unwrap(), written, "{call}");
        }
    }
}

/// A transaction's connection is replaced while `BEGIN` is sent: what comes first in it is sent to
/// the new one, whatever that is.
#[tokio::test]
async fn a_transaction_begins_on_another_connection() {
    let database = database().await;
    let direct = Db::connect(database.url()).await.unwrap();
    direct.batch_execute(GUESTS).await.unwrap();
    let text = "INSERT INTO guests (name) VALUES ('Ann')";
    let mut written = 0;
    for pooler in [false, true] {
        for call in [
            "script",
            "handwritten",
            "pipeline",
            "savepoint",
            "query first",
        ] {
            let proxy = Proxy::to(&database).await;
            let db = Db::builder()
                .url(&proxy.url)
                .max_size(1)
                .transaction_pooler(pooler)
                .connect()
                .await
                .unwrap();
            first_use("handwritten", &db).await.unwrap();
            proxy.cut(false);
            let run = db.transaction(async |tx| match call {
                "script" => tx.batch_execute(text).await,
                "handwritten" => execute(tx, text).await.map(drop),
                "pipeline" => tx.pipeline(vec![statement(text, [])]).await.map(drop),
                "savepoint" => {
                    tx.savepoint(async |sp| execute(sp, text).await.map(drop))
                        .await
                }
                _ => {
                    execute(tx, "SELECT 1").await?;
                    execute(tx, text).await.map(drop)
                }
            });
            let mend = async {
                tokio::time::sleep(Duration::from_millis(60)).await;
                proxy.mend();
            };
            let (result, ()) = tokio::join!(run, mend);
            result.unwrap_or_else(|error| panic!("{call}, {pooler}: {error}"));
            written += 2;
            let rows = value::<i64>(&direct, "SELECT count(*) FROM guests").await;
            assert_eq!(rows.unwrap(), written, "{call}, {pooler}");
        }
    }
}

#[tokio::test]
async fn an_idle_connection_that_the_server_closed_is_replaced() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(GUESTS).await.unwrap();
    let name = database.url().rsplit_once('/').unwrap().1;
    let set = format!("ALTER DATABASE \"{name}\" SET idle_session_timeout = '300ms'");
    db.batch_execute(&set).await.unwrap();
    let db = single(&database).connect().await.unwrap();
    for call in FIRST_USES {
        first_use(call, &db).await.unwrap();
        tokio::time::sleep(Duration::from_millis(400)).await;
        first_use(call, &db)
            .await
            .unwrap_or_else(|error| panic!("{call}: {error}"));
    }
}

#[tokio::test]
async fn an_unanswered_statement_has_an_unknown_outcome() {
    for delivered in [true, false] {
        let database = database().await;
        let direct = Db::connect(database.url()).await.unwrap();
        direct.batch_execute(GUESTS).await.unwrap();
        let proxy = Proxy::to(&database).await;
        let db = Db::builder()
            .url(&proxy.url)
            .max_size(1)
            .connect()
            .await
            .unwrap();
        first_use("insert", &db).await.unwrap();
        proxy.cut(delivered);
        let error = first_use("insert", &db).await.unwrap_err();
        assert!(
            error.is_connection_lost() && error.is_connection(),
            "{error}"
        );
        assert!(error.is_outcome_unknown() && !error.is_unsent(), "{error}");
        assert!(!error.is_commit_outcome_unknown() && !error.is_retryable());
        proxy.mend();
        let names = column::<String>(&direct, "SELECT name FROM guests")
            .await
            .unwrap();
        assert_eq!(names.len(), if delivered { 2 } else { 1 });

        // A transaction that was not committed is rolled back.
        let tx = db.begin().await.unwrap();
        first_use("query", &db.clone()).await.err();
        Guest::query().all(&tx).await.unwrap();
        proxy.cut(delivered);
        let insert = Guest::insert(NewGuest { name: "Ann".into() });
        let error = insert.execute(&tx).await.unwrap_err();
        assert!(
            error.is_connection_lost() && !error.is_outcome_unknown(),
            "{error}"
        );
        let error = tx.commit().await.unwrap_err();
        assert!(!error.is_commit_outcome_unknown(), "{error}");
        proxy.mend();

        // A read that nobody answered is read again.
        first_use("query", &db).await.unwrap();
    }
}

#[tokio::test]
async fn an_unsent_statement_is_reported_as_unsent() {
    let database = database().await;
    let db = single(&database)
        .wait_timeout(Duration::from_millis(50))
        .connect()
        .await
        .unwrap();
    let held = db.client().await.unwrap();
    let error = execute(&db, "SELECT 1").await.unwrap_err();
    assert!(error.is_unsent() && !error.is_outcome_unknown() && error.is_timeout());
    drop(held);
    let tx = db.begin().await.unwrap();
    let pid = backend(&tx).await;
    let other = Db::connect(database.url()).await.unwrap();
    execute(&other, &format!("SELECT pg_terminate_backend({pid})"))
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let error = execute(&tx, "SELECT 1").await.unwrap_err();
    assert!(error.is_connection_lost() && error.is_unsent(), "{error}");
    assert_eq!(error.code(), Some("57P01"), "{error}");
    drop(tx);
    db.close().await;
    let error = execute(&db, "SELECT 1").await.unwrap_err();
    assert!(error.is_pool_closed() && error.is_unsent(), "{error}");
}

#[tokio::test]
async fn an_idle_transaction_that_the_server_ended_is_a_lost_connection() {
    let database = database().await;
    let db = single(&database)
        .idle_in_transaction_timeout(Duration::from_millis(200))
        .connect()
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    execute(&tx, "SELECT 1").await.unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let error = execute(&tx, "SELECT 1").await.unwrap_err();
    assert_eq!(error.code(), Some("25P03"), "{error}");
    assert!(error.is_connection_lost() && error.is_connection() && error.is_timeout());
    assert!(!error.is_outcome_unknown());
}

/// A server that answers the start-up and everything else with one fatal error.
async fn fatal(code: &'static str, message: &'static str, at_start: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut bytes = [0; 4096];
                let mut error = vec![b'E', 0, 0, 0, 0];
                for (field, text) in [('S', "FATAL"), ('C', code), ('M', message)] {
                    error.push(field as u8);
                    error.extend(text.as_bytes());
                    error.push(0);
                }
                error.push(0);
                let length = u32::try_from(error.len() - 1).unwrap();
                error[1..5].copy_from_slice(&length.to_be_bytes());
                // SSLRequest, then the start-up.
                let read = client.read(&mut bytes).await.unwrap();
                if read == 8 {
                    client.write_all(b"N").await.unwrap();
                    let _ = client.read(&mut bytes).await;
                }
                if !at_start {
                    // Trust, no key, ready.
                    let ready = b"R\0\0\0\x08\0\0\0\0K\0\0\0\x0c\0\0\0\x01\0\0\0\x02Z\0\0\0\x05I";
                    client.write_all(ready).await.unwrap();
                    let _ = client.read(&mut bytes).await;
                }
                let _ = client.write_all(&error).await;
            });
        }
    });
    format!("postgres://me@127.0.0.1:{port}/x")
}

#[tokio::test]
async fn a_fatal_error_of_any_code_is_a_lost_connection() {
    for (code, message) in [
        ("08P01", "server conn crashed?"),
        ("08P01", "query_wait_timeout"),
        (
            "57P01",
            "terminating connection due to administrator command",
        ),
        (
            "57P05",
            "terminating connection due to idle-session timeout",
        ),
        ("XX000", "something else"),
    ] {
        let url = fatal(code, message, false).await;
        let db = Db::builder()
            .url(url)
            .max_size(1)
            .wait_timeout(Duration::from_millis(300))
            .connect_lazy()
            .unwrap();
        let error = execute(&db, "SELECT 1").await.unwrap_err();
        assert!(error.is_connection(), "{error}");
        assert_eq!(error.code(), Some(code), "{error}");
        let text = error.to_string();
        assert_eq!(text.matches(message).count(), 1, "{text}");
        assert_eq!(
            text.matches("the connection to the server was lost")
                .count(),
            1,
            "{text}"
        );
    }
}

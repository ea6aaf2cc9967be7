//! Connecting: which servers are taken, by which sockets, and cancelling over them.

use std::time::Duration;

use ormlite_core::Error;
use ormlite_postgres::Db;

use crate::support::{database, eventually, running, value};

#[tokio::test]
async fn a_server_is_taken_or_refused_by_whether_it_writes() {
    let database = database().await;
    let separator = if database.url().contains('?') {
        '&'
    } else {
        '?'
    };
    let url = |wanted: &str| format!("{}{separator}target_session_attrs={wanted}", database.url());
    for wanted in ["any", "read-write"] {
        let db = Db::connect(url(wanted)).await.unwrap();
        assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
    }
    let error = Db::connect(url("read-only")).await.unwrap_err();
    assert!(error.is_connection(), "{error}");
    let error = error_chain(&error);
    assert!(error.contains("database is not read only"), "{error}");
    let reads = url("read-only") + "&options=-c%20default_transaction_read_only%3Don";
    Db::connect(reads).await.unwrap();
    let reads = url("read-write") + "&options=-c%20default_transaction_read_only%3Don";
    let error = error_chain(&Db::connect(reads).await.unwrap_err());
    assert!(error.contains("database does not allow writes"), "{error}");
}

fn error_chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

#[tokio::test]
async fn a_raw_client_can_be_cancelled() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    let client = db.client().await.unwrap();
    let token = client.cancel_token();
    let sleeping = client.batch_execute("SELECT pg_sleep(37)");
    let cancelling = async {
        eventually("it sleeps", async || {
            running(&db, "pg_sleep(37)").await == 1
        })
        .await;
        token.cancel_query().await.unwrap();
    };
    let (slept, ()) = tokio::join!(sleeping, cancelling);
    let error = slept.unwrap_err();
    assert_eq!(error.code().map(|code| code.code()), Some("57014"));
    // With nothing to cancel, nothing happens.
    token.cancel_query().await.unwrap();
    client.batch_execute("SELECT 1").await.unwrap();
}

/// The private server of the tests listens on a Unix socket as well; another one may not.
#[tokio::test]
async fn a_unix_socket_takes_connections_and_cancel_requests() {
    let database = database().await;
    let direct = Db::connect(database.url()).await.unwrap();
    let folder = "SELECT split_part(current_setting('unix_socket_directories'), ',', 1)";
    let folder: String = value(&direct, folder).await.unwrap();
    let port: String = value(&direct, "SELECT current_setting('port')")
        .await
        .unwrap();
    let name: String = value(&direct, "SELECT current_database()::text")
        .await
        .unwrap();
    let user: String = value(&direct, "SELECT current_user::text").await.unwrap();
    let folder = folder.trim();
    if !std::path::Path::new(&format!("{folder}/.s.PGSQL.{port}")).exists() {
        println!("skipped: no Unix socket");
        return;
    }
    let db = Db::builder()
        .host(folder)
        .port(port.parse().unwrap())
        .database(name)
        .user(user)
        .max_size(1)
        .connect()
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    let refused = tx.batch_execute("ROLLBACK").await.unwrap_err();
    assert!(refused.is_invalid_query(), "{refused}");
    drop(tx);
    let sleep = db.batch_execute("SELECT pg_sleep(39)");
    assert!(
        tokio::time::timeout(Duration::from_millis(300), sleep)
            .await
            .is_err()
    );
    eventually("the statement is cancelled", async || {
        running(&direct, "pg_sleep(39)").await == 0
    })
    .await;
}

//! Errors: typed, naming table, column and constraint, and never a value.

use std::error::Error as StdError;
use std::time::Duration;

use ormlite_core::{Bind, Error, Executor};
use ormlite_postgres::Db;

use crate::support::{backend, database, execute, running, single, statement, value};

/// All that can be printed of an error and of what is beneath it.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    text
}

#[tokio::test]
async fn constraints_are_named_and_values_are_not() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute(
        "CREATE SCHEMA core;
         CREATE EXTENSION btree_gist;
         CREATE TABLE core.types (id int PRIMARY KEY);
         CREATE TABLE core.rooms (
             id int CONSTRAINT rooms_pk PRIMARY KEY,
             number text NOT NULL CONSTRAINT rooms_number CHECK (number <> 'secret-check'),
             type_id int CONSTRAINT rooms_type REFERENCES core.types,
             code text,
             CONSTRAINT rooms_code EXCLUDE USING gist (code WITH =)
         );
         INSERT INTO core.rooms VALUES (424242, 'one', NULL, 'secret-code')",
    )
    .await
    .unwrap();
    let insert = async |values: &str| {
        let sql = format!("INSERT INTO core.rooms VALUES ({values})");
        execute(&db, &sql).await.unwrap_err()
    };

    let error = insert("424242, 'two', NULL, NULL").await;
    assert!(error.is_unique_violation());
    assert_eq!(error.constraint(), Some("rooms_pk"));
    assert_eq!(error.table(), Some("rooms"));
    assert_eq!(
        error.database_error().unwrap().schema.as_deref(),
        Some("core")
    );
    assert!(!printed(&error).contains("424242"), "{}", printed(&error));

    let error = insert("2, 'two', 737373, NULL").await;
    assert!(error.is_foreign_key_violation());
    assert_eq!(error.constraint(), Some("rooms_type"));
    assert!(!printed(&error).contains("737373"), "{}", printed(&error));

    let error = insert("3, 'secret-check', NULL, NULL").await;
    assert!(error.is_check_violation());
    assert_eq!(error.constraint(), Some("rooms_number"));
    assert!(!printed(&error).contains("secret"), "{}", printed(&error));

    let error = insert("525252, NULL, NULL, NULL").await;
    assert!(error.is_not_null_violation());
    assert_eq!(
        (error.table(), error.column()),
        (Some("rooms"), Some("number"))
    );
    assert!(!printed(&error).contains("525252"), "{}", printed(&error));

    let error = insert("5, 'five', NULL, 'secret-code'").await;
    assert!(error.is_exclusion_violation());
    assert_eq!(error.constraint(), Some("rooms_code"));
    assert!(!printed(&error).contains("secret"), "{}", printed(&error));
}

#[tokio::test]
async fn data_exceptions_do_not_quote_the_value() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute("CREATE TYPE mood AS ENUM ('sad')")
        .await
        .unwrap();
    for (sql, code) in [
        ("SELECT $1::text::int", "22P02"),
        ("SELECT $1::text::uuid", "22P02"),
        ("SELECT $1::text::mood", "22P02"),
        ("SELECT $1::text::date", "22007"),
        ("SELECT $1::text::json", "22P02"),
        ("SELECT $1::text::int[]", "22P02"),
        (
            "SELECT ('9999999999' || substr($1::text, 1, 0))::int",
            "22003",
        ),
    ] {
        let secret = "a \"secret\" thing".to_owned();
        let error = db
            .execute(statement(sql, [Bind::new(secret)]))
            .await
            .unwrap_err();
        assert_eq!(error.code(), Some(code), "{error}");
        let printed = printed(&error);
        assert!(
            !printed.contains("secret") && !printed.contains("9999999999"),
            "{printed}"
        );
    }
}

#[tokio::test]
async fn a_value_of_another_type_is_refused_before_sending() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let pid = backend(&db).await;
    let wrong = statement(
        "SELECT $1::int4, $2::int8",
        [Bind::new(1_i32), Bind::new(2_i32)],
    );
    let error = db.execute(wrong).await.unwrap_err();
    assert!(error.is_parameter(), "{error}");
    assert!(error.to_string().contains("$2"), "{error}");
    let few = statement("SELECT $1::int4, $2::int8", [Bind::new(1_i32)]);
    let error = db.execute(few).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    let error = execute(&db, "SELECT '\0'").await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    let nul = statement("SELECT $1::text", [Bind::new("\0".to_owned())]);
    let error = db.execute(nul).await.unwrap_err();
    assert!(
        error.is_parameter() || error.code() == Some("22021"),
        "{error}"
    );
    assert_eq!(
        backend(&db).await,
        pid,
        "the connection is as good as before"
    );
}

#[tokio::test]
async fn too_many_parameters_are_refused_before_sending() {
    let database = database().await;
    let db = single(&database)
        .transaction_pooler(true)
        .connect()
        .await
        .unwrap();
    let pid = backend(&db).await;
    let binds = vec![Bind::new(1_i32); 65_536];
    let error = db.execute(statement("SELECT 1", binds)).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    let error = execute(&db, "SELECT '\0'").await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert_eq!(backend(&db).await, pid);
}

#[tokio::test]
async fn a_mistake_in_the_text_has_its_position() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    let sql = "SELECT n FROM nowhere";
    let error = execute(&db, sql).await.unwrap_err();
    assert_eq!(error.code(), Some("42P01"));
    assert_eq!(error.database_error().unwrap().position, Some(15));
    let mut batches = db.stream(statement(sql, []), 10);
    let error = futures_util::TryStreamExt::try_next(&mut batches)
        .await
        .err()
        .unwrap();
    assert_eq!(error.database_error().unwrap().position, Some(15));
}

#[tokio::test]
async fn a_connection_that_ends_says_why() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let other = Db::connect(database.url()).await.unwrap();
    let terminate = async |pid: i32| {
        let sql = format!("SELECT pg_terminate_backend({pid})");
        execute(&other, &sql).await.unwrap();
    };
    // While a statement runs.
    let pid = backend(&db).await;
    let sleeping = tokio::spawn({
        let db = db.clone();
        async move { execute(&db, "SELECT pg_sleep(45)").await }
    });
    while running(&other, "pg_sleep(45)").await == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    terminate(pid).await;
    let error = sleeping.await.unwrap().unwrap_err();
    assert!(
        error.is_connection() && error.code() == Some("57P01"),
        "{error}"
    );

    // While it is idle: the next one never sees it.
    terminate(backend(&db).await).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn failing_to_connect_says_why() {
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let error = Db::connect(format!("postgres://me:hidden@127.0.0.1:{port}/x"))
        .await
        .unwrap_err();
    assert!(error.is_connection() && !error.is_timeout(), "{error}");
    assert!(error.to_string().contains("refused"), "{error}");
    assert!(!printed(&error).contains("hidden"));

    let database = database().await;
    let (server, _) = database.url().rsplit_once('/').unwrap();
    let error = Db::connect(format!("{server}/no_such_database"))
        .await
        .unwrap_err();
    assert!(
        error.is_connection() && error.code() == Some("3D000"),
        "{error}"
    );
}

#[tokio::test]
async fn settings_that_do_not_go_together_are_refused() {
    for builder in [
        Db::builder(),
        Db::builder().url("postgres://a@b/c").host("d"),
        Db::builder().url("postgres://a@b/c").port(1),
        Db::builder().url("postgres://a@b/c?sslmode=maybe"),
        Db::builder().url("postgres://a@b/c?unknown=1"),
        Db::builder().url("postgres://a@b/c?sslmode=require&sslrootcert=/no/such/file"),
    ] {
        let error = builder.connect_lazy().unwrap_err();
        assert!(error.to_string().contains("configuration"), "{error}");
    }
}

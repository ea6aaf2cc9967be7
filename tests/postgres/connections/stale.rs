//! Prepared statements keep up with the database: types and tables that change, and schemas that
//! change with `search_path`.

use ormlite::PgEnum;
use ormlite_core::{Bind, Error, Executor};
use ormlite_postgres::{Db, TransactionOptions};

use crate::support::{database, execute, single, statement, value, values};

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(name = "mood")]
enum Mood {
    Sad,
    Glad,
}

/// A change of the database: what is there before, a statement that is prepared, its value (of
/// which the type may only fit afterwards), and the change.
struct Change {
    name: &'static str,
    before: &'static str,
    sql: &'static str,
    bind: fn() -> Bind,
    /// Whether the statement is right before the change.
    fits_before: bool,
    change: &'static str,
}

const MOODS: &str = "CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE rooms (n int, m mood); INSERT INTO rooms VALUES (1, 'glad')";

const CHANGES: [Change; 8] = [
    Change {
        name: "a column of a wider type, after the deploy",
        before: "CREATE TABLE rooms (n int); INSERT INTO rooms VALUES (1)",
        sql: "SELECT count(*) FROM rooms WHERE n = $1",
        bind: || Bind::new(1_i64),
        fits_before: false,
        change: "ALTER TABLE rooms ALTER n TYPE bigint",
    },
    Change {
        name: "a column that becomes a text",
        before: "CREATE TABLE rooms (n int); INSERT INTO rooms VALUES (1)",
        sql: "SELECT count(*) FROM rooms WHERE n = $1",
        bind: || Bind::new("1".to_owned()),
        fits_before: false,
        change: "ALTER TABLE rooms ALTER n TYPE text",
    },
    Change {
        name: "another type of the result",
        before: "CREATE TABLE rooms (n int); INSERT INTO rooms VALUES (1)",
        sql: "SELECT *, $1::int4 AS more FROM rooms",
        bind: || Bind::new(1_i32),
        fits_before: true,
        change: "ALTER TABLE rooms ADD b text",
    },
    Change {
        name: "an enum made anew",
        before: MOODS,
        sql: "SELECT count(*) FROM rooms WHERE m = $1",
        bind: || Bind::new(Mood::Glad),
        fits_before: true,
        change: "DROP TABLE rooms; DROP TYPE mood; CREATE TYPE mood AS ENUM ('sad', 'glad');
                 CREATE TABLE rooms (n int, m mood); INSERT INTO rooms VALUES (1, 'glad')",
    },
    Change {
        name: "an enum exchanged in its column",
        before: MOODS,
        sql: "UPDATE rooms SET m = $1",
        bind: || Bind::new(Mood::Glad),
        fits_before: true,
        change: "ALTER TYPE mood RENAME TO old_mood; CREATE TYPE mood AS ENUM ('sad', 'glad');
                 ALTER TABLE rooms ALTER m TYPE mood USING m::text::mood; DROP TYPE old_mood",
    },
    Change {
        name: "an enum exchanged, and the old one kept",
        before: MOODS,
        sql: "INSERT INTO rooms VALUES (2, $1)",
        bind: || Bind::new(Mood::Glad),
        fits_before: true,
        change: "ALTER TYPE mood RENAME TO old_mood; CREATE TYPE mood AS ENUM ('sad', 'glad');
                 ALTER TABLE rooms ALTER m TYPE mood USING m::text::mood",
    },
    Change {
        name: "a table exchanged",
        before: MOODS,
        sql: "SELECT count(*) FROM rooms WHERE m = $1",
        bind: || Bind::new(Mood::Glad),
        fits_before: true,
        change: "DROP TABLE rooms; CREATE TABLE rooms (n int, m mood)",
    },
    Change {
        name: "statements that the server forgot",
        before: MOODS,
        sql: "SELECT count(*) FROM rooms WHERE m = $1",
        bind: || Bind::new(Mood::Glad),
        fits_before: true,
        change: "SELECT 1",
    },
];

#[tokio::test]
async fn stale_statements_are_prepared_again_outside_of_a_transaction() {
    for pipelined in [false, true] {
        for one in &CHANGES {
            let database = database().await;
            let db = single(&database).connect().await.unwrap();
            let other = Db::connect(database.url()).await.unwrap();
            other.batch_execute(one.before).await.unwrap();
            let run = async || -> Result<(), Error> {
                let statement = statement(one.sql, [(one.bind)()]);
                match pipelined {
                    true => db.pipeline(vec![statement]).await.map(drop),
                    false => db.fetch(statement).await.map(drop),
                }
            };
            for _ in 0..2 {
                let result = run().await;
                assert_eq!(result.is_ok(), one.fits_before, "{}: {result:?}", one.name);
            }
            if one.name.contains("forgot") {
                db.batch_execute("DEALLOCATE ALL").await.unwrap();
            }
            other.batch_execute(one.change).await.unwrap();
            for _ in 0..2 {
                run()
                    .await
                    .unwrap_or_else(|error| panic!("{} ({pipelined}): {error:?}", one.name));
            }
        }
    }
}

#[tokio::test]
async fn a_transaction_with_a_stale_statement_is_retried() {
    for pipelined in [false, true] {
        for one in &CHANGES {
            let database = database().await;
            let db = single(&database).connect().await.unwrap();
            let other = Db::connect(database.url()).await.unwrap();
            other.batch_execute(one.before).await.unwrap();
            let statement = || statement(one.sql, [(one.bind)()]);
            let first = db.fetch(statement()).await;
            assert_eq!(first.is_ok(), one.fits_before, "{}", one.name);
            if one.name.contains("forgot") {
                db.batch_execute("DEALLOCATE ALL").await.unwrap();
            }
            other.batch_execute(one.change).await.unwrap();
            let mut runs = 0;
            let counted = std::cell::RefCell::new(&mut runs);
            db.transaction_retrying(TransactionOptions::new().retries(2), async |tx| {
                **counted.borrow_mut() += 1;
                match pipelined {
                    true => tx.pipeline(vec![statement()]).await.map(drop),
                    false => match tx.fetch(statement()).await {
                        Err(error) => {
                            assert!(error.is_retryable(), "{}: {error}", one.name);
                            Err(error)
                        }
                        Ok(_) => Ok(()),
                    },
                }
            })
            .await
            .unwrap_or_else(|error| panic!("{} ({pipelined}): {error:?}", one.name));
            assert!(runs <= 2, "{}", one.name);
        }
    }
}

/// It would do again what it has committed.
#[tokio::test]
async fn a_procedure_is_not_called_again() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(
        "CREATE TABLE rooms (n int);
         CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN
             INSERT INTO rooms VALUES (1); COMMIT;
             RAISE EXCEPTION 'it fails' USING ERRCODE = '42704';
         END $$",
    )
    .await
    .unwrap();
    for calls in 1..4 {
        execute(&db, "CALL p()").await.unwrap_err();
        let kept = value::<i64>(&db, "SELECT count(*) FROM rooms").await;
        assert_eq!(kept.unwrap(), calls);
    }
}

#[tokio::test]
async fn a_schema_per_tenant_with_types_of_its_own() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    for tenant in ["a", "b"] {
        db.batch_execute(&format!(
            "CREATE SCHEMA {tenant}; SET search_path = {tenant};
             CREATE TYPE mood AS ENUM ('sad', 'glad');
             CREATE TABLE rooms (n int, name text, m mood);
             INSERT INTO rooms VALUES (1, '{tenant}', 'glad')"
        ))
        .await
        .unwrap();
    }
    for round in 0..6 {
        for tenant in ["a", "b"] {
            let options = TransactionOptions::new().setting("search_path", tenant);
            let names = db
                .transaction_with(options, async |tx| {
                    let update = "UPDATE rooms SET m = $1 WHERE m = $1";
                    tx.execute(statement(update, [Bind::new(Mood::Glad)]))
                        .await?;
                    let sql = "SELECT name, m FROM rooms WHERE m = $1";
                    let rows = tx.fetch(statement(sql, [Bind::new(Mood::Glad)])).await?;
                    Ok::<_, Error>(values::<String>(&*rows))
                })
                .await
                .unwrap_or_else(|error| panic!("{tenant}, {round}: {error}"));
            assert_eq!(names, [tenant]);
        }
    }
    // Each was prepared once per tenant.
    let prepared = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%rooms%m = $1' AND statement NOT LIKE '%prepared%'";
    assert_eq!(value::<i64>(&db, prepared).await.unwrap(), 4);
    // The path ends with the transaction.
    assert_eq!(
        execute(&db, "SELECT 1 FROM rooms")
            .await
            .unwrap_err()
            .code(),
        Some("42P01")
    );
}

#[tokio::test]
async fn a_value_that_never_fits_is_an_error_at_once() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    for _ in 0..3 {
        let wrong = statement("SELECT $1::int4", [Bind::new(1_i64)]);
        let error = db.fetch(wrong).await.map(drop).unwrap_err();
        assert!(error.is_parameter() && error.is_unsent(), "{error}");
    }
}

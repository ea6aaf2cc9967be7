//! Plans that run on a database which others use.

use std::time::Duration;

use ormlite_migrate::{Apply, Error, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;
use ormlite_schema::plan::{Hazard, Options, Plan, plan};

use crate::support::{catalog_of, database};

async fn read(db: &Db) -> Catalog {
    Introspect::new().read(db).await.expect("it is read")
}

async fn count(db: &Db, query: &str) -> i64 {
    let client = db.client().await.expect("a connection");
    let row = client.query_one(query, &[]).await.expect("a count");
    row.get(0)
}

/// A database made by a script, and the plan to another script.
async fn prepared(before: &str, after: &str) -> (impl Sized, Db, Plan) {
    let (database, db) = database(before).await;
    let plan = plan(
        &read(&db).await,
        &catalog_of(after).await,
        &Options::default(),
    );
    (database, db, plan)
}

fn code(error: &Error) -> Option<&str> {
    error.database().and_then(|error| error.code())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_waits_for_a_lock_is_given_up_and_tried_again() {
    let before = "CREATE TABLE rooms (id int PRIMARY KEY)";
    let (_database, db, plan) =
        prepared(before, "CREATE TABLE rooms (id int PRIMARY KEY, n int)").await;
    let reader = db.begin().await.expect("a transaction");
    reader
        .batch_execute("SELECT FROM rooms")
        .await
        .expect("a lock");

    let apply = Apply::new().lock_timeout(Duration::from_millis(50));
    let once = apply.clone().attempts(1, Duration::ZERO);
    let error = once.run(&db, &plan).await.expect_err("the table is locked");
    assert_eq!(code(&error), Some("55P03"));
    assert_eq!(error.failed_step(), plan.steps.first());
    assert!(error.to_string().contains("ADD COLUMN"), "{error}");

    let patient = apply.attempts(10_000, Duration::from_millis(10));
    let (other, steps) = (db.clone(), plan.clone());
    let running = tokio::spawn(async move { patient.run(&other, &steps).await });
    // Others read between the attempts.
    for _ in 0..5 {
        assert_eq!(count(&db, "SELECT count(*) FROM rooms").await, 0);
    }
    reader.rollback().await.expect("the lock is released");
    running.await.expect("no panic").expect("it runs");
    assert_eq!(count(&db, "SELECT count(n) FROM rooms").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn hazards_are_refused_before_anything_runs() {
    let before = "CREATE TABLE rooms (id int PRIMARY KEY, number text)";
    let (_database, db, plan) =
        prepared(before, "CREATE TABLE rooms (id int PRIMARY KEY, name text)").await;
    let error = Apply::new()
        .run(&db, &plan)
        .await
        .expect_err("it loses data");
    let hazards: Vec<_> = error.hazards().iter().map(|(hazard, _)| *hazard).collect();
    assert_eq!(hazards, [Hazard::DeletesData]);
    let text = error.to_string();
    assert!(
        text.contains("deletes-data (the column public.rooms.number)"),
        "{text}"
    );
    assert_eq!(count(&db, "SELECT count(number) FROM rooms").await, 0);

    let allowed = Apply::new().allow([Hazard::DeletesData]);
    allowed.run(&db, &plan).await.expect("it is allowed");
    assert_eq!(count(&db, "SELECT count(name) FROM rooms").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_fails_leaves_those_before_it() {
    let before = "CREATE TABLE rooms (id int); INSERT INTO rooms VALUES (1), (1)";
    let after =
        "CREATE TABLE rooms (id int, note text); CREATE UNIQUE INDEX rooms_id ON rooms (id)";
    let (_database, db, steps) = prepared(before, after).await;
    let error = Apply::new()
        .run(&db, &steps)
        .await
        .expect_err("there are equal rows");
    assert!(
        error
            .database()
            .is_some_and(|error| error.is_unique_violation())
    );
    assert!(
        error
            .failed_step()
            .is_some_and(|step| step.sql.contains("CONCURRENTLY"))
    );
    assert_eq!(count(&db, "SELECT count(note) FROM rooms").await, 0);

    // The index that could not be built is made again.
    let wanted = catalog_of(after).await;
    let one = "DELETE FROM rooms WHERE ctid = (SELECT max(ctid) FROM rooms)";
    db.batch_execute(one).await.expect("a row is deleted");
    let rest = plan(&read(&db).await, &wanted, &Options::default());
    Apply::new().run(&db, &rest).await.expect("it runs");
    assert!(plan(&read(&db).await, &wanted, &Options::default()).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backfill_keeps_the_batches_before_it_failed_and_goes_on() {
    let before = "CREATE TABLE rooms (id int PRIMARY KEY);
        INSERT INTO rooms SELECT n FROM generate_series(1, 3000) n";
    let after = "CREATE TABLE rooms (id int PRIMARY KEY, share int NOT NULL)";
    let (_database, db) = database(before).await;
    let wanted = catalog_of(after).await;
    let column = (Name::new("public", "rooms"), "share".to_owned());
    let filled = |value: &str| Options {
        fill: [(column.clone(), value.to_owned())].into(),
        ..Options::default()
    };
    let steps = plan(&read(&db).await, &wanted, &filled("1 / (2500 - id)"));
    let error = Apply::new()
        .run(&db, &steps)
        .await
        .expect_err("a division by zero");
    assert_eq!(code(&error), Some("22012"));
    // The first row, and two batches of 1,000.
    assert_eq!(count(&db, "SELECT count(share) FROM rooms").await, 2001);

    let steps = plan(&read(&db).await, &wanted, &filled("7"));
    Apply::new().run(&db, &steps).await.expect("it runs");
    assert_eq!(
        count(&db, "SELECT count(*) FROM rooms WHERE share = 7").await,
        999
    );
    assert!(plan(&read(&db).await, &wanted, &Options::default()).is_empty());
}

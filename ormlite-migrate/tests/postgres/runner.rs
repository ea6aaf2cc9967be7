//! Migrations on a live database: order, history, mistakes, several runners, and interruptions
//! (`kill.rs`).

mod busy;
mod kill;
mod proxy;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use ormlite_migrate::{Error, Event, Migrations, Repair, Report, Runner, run};
use ormlite_postgres::Db;

use crate::support::database;

/// Paths, texts of `up.sql`, and of `down.sql`.
type Files = &'static [(&'static str, &'static str, Option<&'static str>)];

fn runner(files: Files) -> Runner {
    let migrations = Migrations::embedded(files.iter().copied()).expect("they are right");
    Runner::new(migrations).attempts(1, Duration::ZERO)
}

async fn numbers(db: &Db, sql: &str) -> Vec<i64> {
    let client = db.client().await.expect("a connection");
    let rows = client.query(sql, &[]).await.expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let client = db.client().await.expect("a connection");
    let rows = client.query(sql, &[]).await.expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

const HISTORY: &str = "SELECT concat_ws(' ', version, name, domain, success, undoing, units) \
                       FROM ormlite.migrations ORDER BY version, name";

const ROOMS: Files = &[
    (
        "0001_schemas",
        "CREATE SCHEMA core;",
        Some("DROP SCHEMA core;"),
    ),
    (
        "002_rooms/0002_rooms",
        "CREATE TABLE core.rooms (id int PRIMARY KEY);\nINSERT INTO core.rooms VALUES (1);",
        Some("DROP TABLE core.rooms;"),
    ),
    (
        "001_guests/0003_guests",
        "CREATE TABLE core.guests (id int PRIMARY KEY, room int REFERENCES core.rooms);\n\
         -- ormlite: no transaction\n\
         CREATE INDEX CONCURRENTLY guests_room_idx ON core.guests (room);",
        Some("DROP TABLE core.guests;"),
    ),
];

fn ids(report: &Report) -> Vec<&str> {
    report.migrations.iter().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_are_run_once_in_their_order_and_taken_back() {
    let (_database, db) = database("").await;
    let runner = runner(ROOMS);
    let report = runner.migrate(&db).await.expect("they run");
    assert_eq!(ids(&report), ["0001_schemas", "0002_rooms", "0003_guests"]);
    assert_eq!(
        texts(&db, HISTORY).await,
        [
            "0001 schemas t f 1",
            "0002 rooms rooms t f 1",
            "0003 guests guests t f 2",
        ]
    );
    assert_eq!(numbers(&db, "SELECT count(*) FROM core.rooms").await, [1]);
    let valid = "SELECT count(*) FROM pg_index WHERE indisvalid \
                 AND indexrelid = 'core.guests_room_idx'::regclass";
    assert_eq!(numbers(&db, valid).await, [1]);

    assert_eq!(
        runner.migrate(&db).await.expect("nothing"),
        Report::default()
    );

    let report = runner.undo(&db, 1).await.expect("it is taken back");
    assert_eq!(ids(&report), ["0003_guests"]);
    let report = runner.undo_to(&db, "1").await.expect("it is taken back");
    assert_eq!(ids(&report), ["0002_rooms"]);
    assert_eq!(texts(&db, HISTORY).await, ["0001 schemas t f 1"]);
    let report = runner.migrate(&db).await.expect("they run again");
    assert_eq!(ids(&report), ["0002_rooms", "0003_guests"]);
    let report = runner.undo(&db, 9).await.expect("all are taken back");
    assert_eq!(ids(&report), ["0003_guests", "0002_rooms", "0001_schemas"]);
    let left = "SELECT count(*) FROM pg_namespace WHERE nspname = 'core'";
    assert_eq!(numbers(&db, left).await, [0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn status_says_what_the_files_and_the_database_have() {
    async fn states(files: Files, db: &Db) -> Vec<String> {
        let status = runner(files).status(db).await.expect("it is read");
        let lines = status.iter().map(|it| format!("{} {}", it.id, it.state));
        lines.collect()
    }
    const EDITED: (&str, &str, Option<&str>) = ("0002_b", "CREATE TABLE other (id int);", None);
    const FAILS: (&str, &str, Option<&str>) = (
        "0004_d",
        "CREATE TABLE d (id int);\n-- ormlite: transaction\nSELECT nothing;",
        None,
    );
    const C: (&str, &str, Option<&str>) = ("0003_c", "CREATE TABLE c (id int);", None);
    let (_database, db) = database("").await;
    assert_eq!(
        states(&[A, B], &db).await,
        ["0001_a pending", "0002_b pending"]
    );
    runner(&[A, B]).migrate(&db).await.expect("they run");
    assert_eq!(
        states(&[A, EDITED, C], &db).await,
        ["0001_a run", "0002_b edited", "0003_c pending"]
    );
    assert_eq!(
        states(&[B], &db).await,
        ["0002_b run", "0001_a without a file"]
    );
    runner(&[A, B, FAILS])
        .migrate(&db)
        .await
        .expect_err("its end fails");
    assert_eq!(states(&[A, B, FAILS], &db).await[2], "0004_d run in part");
    let (_other, other) = database("").await;
    runner(&[B]).migrate(&other).await.expect("it runs");
    assert_eq!(
        states(&[A, B], &other).await,
        ["0001_a skipped", "0002_b run"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_has_the_tables_is_adopted() {
    let (_database, db) = database("CREATE TABLE a (id int)").await;
    let runner = runner(&[A, B]);
    assert!(
        runner
            .baseline(&db, "7")
            .await
            .expect_err("there is none")
            .is_unknown()
    );
    let report = runner.baseline(&db, "a").await.expect("it is recorded");
    assert_eq!(ids(&report), ["0001_a"]);
    assert_eq!(
        runner.baseline(&db, "1").await.expect("it has a row"),
        Report::default()
    );
    assert_eq!(
        ids(&runner.migrate(&db).await.expect("it runs")),
        ["0002_b"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_is_repaired_after_a_look_at_the_database() {
    const A: (&str, &str, Option<&str>) = (
        "0001_a",
        "CREATE TABLE a (id int);\n-- ormlite: no transaction\nDO $$ BEGIN COMMIT; END $$;\n\
         -- ormlite: transaction\nCREATE TABLE b (id int);",
        None,
    );
    const OTHER_LAYOUT: (&str, &str, Option<&str>) = (
        "0001_a",
        "-- A comment.\nCREATE TABLE a (id int);\n-- ormlite: no transaction\n\
         DO $$ BEGIN COMMIT; END $$;\n-- ormlite: transaction\nCREATE TABLE b (id int);",
        None,
    );
    // As a runner leaves it that is killed while the block runs.
    const INTERRUPTED: &str = "DROP TABLE b; UPDATE ormlite.migrations SET success = false, \
                               units = 1, unit_state = 'started', units_checksum = ";
    let (_database, db) = database("").await;
    let runner_of_a = runner(&[A]);
    runner_of_a.migrate(&db).await.expect("it runs");
    let nothing = runner_of_a.repair(&db, "1", Repair::WasRun).await;
    assert!(nothing.expect_err("nothing was interrupted").is_changed());

    let failed = runner(&[(
        "0001_a",
        "CREATE TABLE a (id int);\n-- ormlite: no transaction\nDO $$ BEGIN nothing; END $$;",
        None,
    )]);
    let (_other, other) = database("").await;
    failed.migrate(&other).await.expect_err("it fails");
    let checksum = texts(&other, "SELECT units_checksum FROM ormlite.migrations").await;
    for what in [Repair::WasRun, Repair::WasNotRun] {
        db.batch_execute(&format!("{INTERRUPTED}'{}'", checksum[0]))
            .await
            .expect("a row");
        let error = runner_of_a.migrate(&db).await.expect_err("nobody knows");
        assert!(
            error.is_interrupted() && error.to_string().contains("up.sql:3"),
            "{error}"
        );
        runner_of_a
            .repair(&db, "0001_a", what)
            .await
            .expect("it is said");
        runner_of_a.migrate(&db).await.expect("it goes on");
        assert_eq!(texts(&db, HISTORY).await, ["0001 a t f 3"]);
    }

    let edited = runner(&[OTHER_LAYOUT]);
    assert!(
        edited
            .migrate(&db)
            .await
            .expect_err("it was edited")
            .is_edited()
    );
    edited
        .repair(&db, "a", Repair::AcceptFile)
        .await
        .expect("it is accepted");
    assert_eq!(
        edited.migrate(&db).await.expect("nothing"),
        Report::default()
    );
}

async fn refused(before: Files, after: Files) -> (Db, impl Sized, Error) {
    let (database, db) = database("").await;
    runner(before).migrate(&db).await.expect("they run");
    let error = runner(after).migrate(&db).await.expect_err("it is refused");
    (db, database, error)
}

const A: (&str, &str, Option<&str>) = ("0001_a", "CREATE TABLE a (id int);", None);
const B: (&str, &str, Option<&str>) = ("0002_b", "CREATE TABLE b (id int);", None);

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_the_history_is_refused() {
    const EDITED: (&str, &str, Option<&str>) = ("0001_a", "CREATE TABLE a (id bigint);", None);
    const SAME: (&str, &str, Option<&str>) =
        ("0001_a", "CREATE TABLE a (id int);", Some("DROP TABLE a"));

    let (_, _database, error) = refused(&[A], &[EDITED]).await;
    assert!(error.is_edited(), "{error}");
    let (_, _database, error) = refused(&[A, B], &[A]).await;
    assert!(error.is_unknown(), "{error}");
    let (db, _database, error) = refused(&[B], &[A, B]).await;
    assert!(error.is_out_of_order(), "{error}");
    let report = runner(&[A, B]).out_of_order(true).migrate(&db).await;
    assert_eq!(ids(&report.expect("it is allowed")), ["0001_a"]);
    let error = runner(&[A, B])
        .undo(&db, 1)
        .await
        .expect_err("there is no down.sql");
    assert!(error.is_irreversible(), "{error}");
    // down.sql can be written later.
    let report = runner(&[SAME, B]).undo_to(&db, "0002_c").await;
    assert!(report.expect_err("there is no such migration").is_unknown());
    let files: Files = &[SAME];
    let (_other, other) = database("").await;
    runner(&[A]).migrate(&other).await.expect("it runs");
    runner(files)
        .undo(&other, 1)
        .await
        .expect("it is taken back");
    assert!(texts(&other, HISTORY).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_fails_is_shown_in_its_file_and_rolled_back() {
    const FILES: Files = &[(
        "0001_a",
        "CREATE TABLE a (id int);\n\n-- Wrong.\nCREATE TABLE b (\n    id int REFERENCES c\n);\n",
        None,
    )];
    let (_database, db) = database("").await;
    let error = runner(FILES)
        .migrate(&db)
        .await
        .expect_err("there is no table");
    let place = error.place().expect("a place");
    assert_eq!(
        (
            place.line,
            place.text.as_str(),
            error.database().and_then(|it| it.code())
        ),
        (4, "CREATE TABLE b (", Some("42P01")),
        "{error}"
    );
    assert_eq!(
        numbers(
            &db,
            "SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b')"
        )
        .await,
        [0]
    );
    assert_eq!(texts(&db, HISTORY).await, ["0001 a f f 0"]);

    const TYPO: Files = &[("0001_a", "SELECT 1;\nSELECT\n    now(), rooom.id;", None)];
    let error = runner(TYPO)
        .migrate(&db)
        .await
        .expect_err("there is no table");
    let place = error.place().expect("a place");
    assert_eq!((place.line, place.column), (3, 12), "{error}");

    // It is deferred to the end of the transaction.
    const DEFERRED: Files = &[(
        "0001_a",
        "CREATE TABLE a (id int PRIMARY KEY);\n\
         CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n\
         INSERT INTO b VALUES (1);",
        None,
    )];
    let error = runner(DEFERRED)
        .migrate(&db)
        .await
        .expect_err("there is no row");
    assert_eq!(error.place().map(|place| place.line), Some(3), "{error}");

    const CONCURRENTLY: Files = &[(
        "0001_a",
        "CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY a_idx ON a (id);",
        None,
    )];
    let error = runner(CONCURRENTLY)
        .migrate(&db)
        .await
        .expect_err("it is in a transaction");
    assert!(
        error.to_string().contains("-- ormlite: no transaction"),
        "{error}"
    );

    // What was never committed can be written anew.
    const RIGHT: Files = &[("0001_a", "CREATE TABLE a (id int);", None)];
    runner(RIGHT).migrate(&db).await.expect("it runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_failed_halfway_goes_on_where_it_was_left() {
    const FIRST: &str = "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (1);\n\
                         -- ormlite: no transaction\n\
                         CREATE UNIQUE INDEX CONCURRENTLY a_idx ON a (id);\n";
    const OTHER: &str = "CREATE TABLE a (id int);\nINSERT INTO a VALUES (2);\n\
                         -- ormlite: no transaction\n\
                         CREATE UNIQUE INDEX CONCURRENTLY a_idx ON a (id);\n";
    const REST: &str = "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (1);\n\
                        -- ormlite: no transaction\n\
                        CREATE INDEX CONCURRENTLY a_idx ON a (id);\n";
    let (_database, db) = database("").await;
    let first: Files = &[("0001_a", FIRST, Some("DROP TABLE a"))];
    let error = runner(first)
        .migrate(&db)
        .await
        .expect_err("two rows are equal");
    assert_eq!(error.place().map(|place| place.line), Some(4), "{error}");
    assert_eq!(texts(&db, HISTORY).await, ["0001 a f f 1"]);
    let error = runner(first)
        .undo(&db, 1)
        .await
        .expect_err("it is run in part");
    assert!(error.is_half_done(), "{error}");
    let error = runner(&[("0001_a", OTHER, None)]).migrate(&db).await;
    assert!(error.expect_err("the first part was edited").is_edited());

    // The invalid index is dropped first.
    runner(&[("0001_a", REST, None)])
        .migrate(&db)
        .await
        .expect("it goes on");
    assert_eq!(texts(&db, HISTORY).await, ["0001 a t f 2"]);
    let indexes = "SELECT indexrelid::regclass::text || ' ' || indisvalid || ' ' || indisunique \
                   FROM pg_index WHERE indrelid = 'a'::regclass";
    assert_eq!(texts(&db, indexes).await, ["a_idx true false"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_of_a_migration_end_with_it() {
    const FILES: Files = &[
        (
            "0001_a",
            "SET search_path = pg_catalog; SET lock_timeout = '7s'; CREATE ROLE ormlite_settings;\n\
             SET ROLE ormlite_settings;",
            None,
        ),
        (
            "0002_b",
            "CREATE TABLE settings AS SELECT current_user::text AS who, \
             current_setting('search_path') AS path;",
            None,
        ),
    ];
    let (_database, db) = database("").await;
    let result = runner(FILES).migrate(&db).await;
    db.batch_execute("DROP ROLE ormlite_settings")
        .await
        .expect("it is dropped");
    result.expect("they run");
    let same = "SELECT (who = current_user AND path = current_setting('search_path'))::text \
                FROM public.settings";
    assert_eq!(texts(&db, same).await, ["true"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_and_ten_runners_at_once_run_each_migration_once() {
    const SLOW: Files = &[
        (
            "0001_a",
            "CREATE TABLE a (id serial); SELECT pg_sleep(0.05);",
            None,
        ),
        (
            "0002_b",
            "INSERT INTO a DEFAULT VALUES; SELECT pg_sleep(0.05);",
            None,
        ),
        (
            "0003_c",
            "-- ormlite: no transaction\nCREATE INDEX CONCURRENTLY a_idx ON a (id);",
            None,
        ),
    ];
    for count in [2, 10] {
        let (database, _db) = database("").await;
        let mut runners = tokio::task::JoinSet::new();
        for _ in 0..count {
            // Each as a program of its own: with a pool of its own.
            let url = database.url().to_owned();
            runners.spawn(async move {
                let db = Db::connect(url).await.expect("a connection");
                let migrations = Migrations::embedded(SLOW.iter().copied()).expect("right");
                run(&db, migrations).await
            });
        }
        let reports = runners.join_all().await.into_iter();
        let run: Vec<_> = reports
            .flat_map(|report| report.expect("it runs or waits").migrations)
            .collect();
        assert_eq!(run.len(), 3, "{run:?}");
        let db = Db::connect(database.url()).await.expect("a connection");
        assert_eq!(numbers(&db, "SELECT count(*) FROM a").await, [1]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_runner_that_does_not_get_the_lock_names_who_has_it() {
    let (_database, db) = database("").await;
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let begun = Mutex::new(Some(begun));
    let slow = runner(&[("0001_a", "SELECT pg_sleep(3);", None)]).on_event(move |event| {
        if let Event::Statement { .. } = event
            && let Some(begun) = begun.lock().expect("no panic").take()
        {
            let _ = begun.send(());
        }
    });
    let running = tokio::spawn({
        let db = db.clone();
        async move { slow.migrate(&db).await }
    });
    has_begun.await.expect("it has begun");
    let seen = Arc::new(Mutex::new(Vec::new()));
    let waiting = runner(&[A]).wait(Duration::from_millis(300)).on_event({
        let seen = seen.clone();
        move |event| {
            if let Event::Waiting(holder) = event {
                seen.lock().expect("no panic").push(holder.to_string());
            }
        }
    });
    let error = waiting
        .migrate(&db)
        .await
        .expect_err("the other one has the lock");
    let holder = error.holder().flatten().expect("a holder");
    assert_eq!(holder.application, "ormlite migrate");
    assert!(holder.statement.contains("pg_sleep(3)"), "{error}");
    assert!(!seen.lock().expect("no panic").is_empty());
    running.await.expect("no panic").expect("it runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_does_not_get_a_lock_is_tried_again() {
    let (_database, db) = database("CREATE TABLE a (id int)").await;
    let reader = db.begin().await.expect("a transaction");
    reader.batch_execute("SELECT FROM a").await.expect("a lock");
    let files: Files = &[("0001_a", "SELECT 1; ALTER TABLE a ADD n int;", None)];
    let error = runner(files)
        .lock_timeout(Duration::from_millis(50))
        .migrate(&db)
        .await
        .expect_err("the table is locked");
    assert_eq!(
        error.database().and_then(|error| error.code()),
        Some("55P03")
    );

    let (retries, mut has_tried) = tokio::sync::mpsc::unbounded_channel();
    let patient = runner(files)
        .lock_timeout(Duration::from_millis(50))
        .attempts(100, Duration::from_millis(20))
        .on_event(move |event| {
            if let Event::Retries { .. } = event {
                let _ = retries.send(());
            }
        });
    let running = tokio::spawn({
        let db = db.clone();
        async move { patient.migrate(&db).await }
    });
    has_tried.recv().await.expect("it is tried again");
    reader.rollback().await.expect("the lock is released");
    running.await.expect("no panic").expect("it runs");
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_pooler_there_is_no_lock() {
    let (database, _db) = database("").await;
    let pooled = Db::builder().url(database.url()).transaction_pooler(true);
    let pooled = pooled.connect().await.expect("a connection");
    let error = runner(&[A])
        .migrate(&pooled)
        .await
        .expect_err("it is refused");
    assert!(error.is_pooler(), "{error}");
}

//! A table that programs write to while it is changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ormlite_migrate::{Introspect, Migrations, Runner, migration_sql};
use ormlite_postgres::Db;
use ormlite_schema::plan::{Batches, Options, plan};

use super::numbers;
use crate::support::{catalog_of, database, version};

const WRITERS: i64 = 8;

/// How long the runner waits for a lock of a table, and so a writer behind it.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);

/// How many rows the table has. `ORMLITE_ROWS=1000000` for a large one.
fn rows() -> i64 {
    let rows = std::env::var("ORMLITE_ROWS").ok();
    rows.map_or(20_000, |rows| rows.parse().expect("a number"))
}

/// Updates rows and inserts others, as a program does that does not know the new column. Returns how many
/// of each. No write waits for a lock for longer than the runner does.
async fn write(url: String, writer: i64, rows: i64, stop: Arc<AtomicBool>) -> (i64, i64) {
    let db = Db::builder().url(url).max_size(1).connect();
    let db = db.await.expect("a connection");
    let client = db.client().await.expect("a client");
    let timeout = format!("SET lock_timeout = {}", LOCK_TIMEOUT.as_millis());
    client.batch_execute(&timeout).await.expect("it is set");
    let (mut updated, mut inserted) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        let id = 1 + (writer + updated * WRITERS) % rows;
        let sql = "UPDATE rooms SET n = n + 1 WHERE id = $1";
        updated +=
            i64::try_from(client.execute(sql, &[&id]).await.expect("it is written")).expect("one");
        let id = rows + 1 + writer + inserted * WRITERS;
        let sql = "INSERT INTO rooms (id, n) VALUES ($1, 0)";
        client.execute(sql, &[&id]).await.expect("it is written");
        inserted += 1;
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    (updated, inserted)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_not_null_column_with_an_index_and_a_foreign_key_is_added_while_others_write() {
    let rows = rows();
    let tables = "CREATE TABLE hotels (id integer PRIMARY KEY);
                  CREATE TABLE rooms (id bigint PRIMARY KEY, n bigint NOT NULL);";
    let (database, db) = database(&format!(
        "{tables}
         INSERT INTO hotels SELECT generate_series(1, 3);
         INSERT INTO rooms SELECT id, 0 FROM generate_series(1, {rows}) id;"
    ))
    .await;
    let old = Introspect::new().read(&db).await.expect("it is read");
    let new = catalog_of(&format!(
        "{tables}
         ALTER TABLE rooms ADD hotel_id integer NOT NULL DEFAULT (1 + floor(random() * 3))
             REFERENCES hotels;
         CREATE INDEX rooms_hotel_id_idx ON rooms (hotel_id);"
    ))
    .await;
    let options = Options {
        server_version: version(&db).await,
        batches: Batches {
            pause: Duration::ZERO,
            ..Batches::default()
        },
        ..Options::default()
    };
    let up = migration_sql(&plan(&old, &new, &options));
    let up: &'static str = up.leak();

    let stop = Arc::new(AtomicBool::new(false));
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        writers.spawn(write(database.url().to_owned(), writer, rows, stop.clone()));
    }
    let migrations = Migrations::embedded([("0001_hotel", up, None)]).expect("it is right");
    let runner = Runner::new(migrations).lock_timeout(LOCK_TIMEOUT);
    let result = runner.migrate(&db).await;
    stop.store(true, Ordering::Relaxed);
    let written = writers.join_all().await;
    result.unwrap_or_else(|error| panic!("{error}\n{up}"));

    let (updated, inserted) = written
        .iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("{updated} rows updated and {inserted} inserted meanwhile");
    for (query, expected) in [
        ("SELECT sum(n)::bigint FROM rooms", updated),
        ("SELECT count(*) FROM rooms", rows + inserted),
        (
            "SELECT count(*) FROM rooms WHERE hotel_id BETWEEN 1 AND 3",
            rows + inserted,
        ),
    ] {
        assert_eq!(numbers(&db, query).await, [expected], "{query}");
    }
    let found = Introspect::new()
        .schemas(["public"])
        .read(&db)
        .await
        .expect("it is read");
    let rest = plan(&found, &new, &options);
    assert!(rest.is_empty(), "{}", rest.sql());
}

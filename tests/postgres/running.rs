//! Running statements: the pool, the cache of prepared statements, streams, limits of time, and
//! what comes back to the pool.

use std::pin::Pin;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::{Stream, TryStreamExt};
use ormlite::prelude::*;
use ormlite_core::decode::{Decode, decode_row};
use ormlite_core::{Bind, Executor};
use ormlite_postgres::Db;
use tokio::time::timeout;

use crate::support::{
    backend, column, database, eventually, execute, running, single, statement, value, values,
};
use crate::traced;

/// A table that a test creates itself.
#[derive(Table)]
#[table(name = "streamed_numbers", schema = "public")]
struct Number {
    #[column(primary_key)]
    n: i32,
}

#[tokio::test]
async fn rows_come_back_by_position() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    let binds = [Bind::new(7_i32), Bind::new("seven".to_owned())];
    let sql = "SELECT $1::int4 AS number, $2::text AS name, NULL::int8 AS nothing";
    let rows = db.fetch(statement(sql, binds)).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows.row(0).name(1), Some("name"));
    let decode: Decode<_> = |row| Some((row.take()?, row.take()?, row.take()?));
    let row: (i32, String, Option<i64>) = decode_row(rows.row(0), decode).unwrap();
    assert_eq!(row, (7, "seven".to_owned(), None));

    let wrong: Decode<(i32, i32)> = |row| Some((row.take()?, row.take()?));
    let error = decode_row(rows.row(0), wrong).unwrap_err();
    assert!(
        error.is_decode() && error.column() == Some("name"),
        "{error}"
    );
}

#[tokio::test]
async fn execute_counts_the_rows() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute("CREATE TABLE rooms (n int); INSERT INTO rooms SELECT generate_series(1, 5)")
        .await
        .unwrap();
    let changed = execute(&db, "UPDATE rooms SET n = n + 1 WHERE n > 2").await;
    assert_eq!(changed.unwrap(), 3);
    assert_eq!(
        execute(&db, "DELETE FROM rooms RETURNING n").await.unwrap(),
        5
    );
}

#[tokio::test]
async fn a_statement_is_prepared_once_and_the_cache_is_bounded() {
    let database = database().await;
    let db = single(&database)
        .statement_cache(8)
        .connect()
        .await
        .unwrap();
    let prepared = "SELECT count(*) FROM pg_prepared_statements";
    for _ in 0..20 {
        value::<i32>(&db, "SELECT 1").await.unwrap();
    }
    assert_eq!(value::<i64>(&db, prepared).await.unwrap(), 2);
    for n in 0..50 {
        value::<i32>(&db, &format!("SELECT {n}")).await.unwrap();
    }
    let kept = value::<i64>(&db, prepared).await.unwrap();
    assert!(kept <= 8, "{kept} statements are prepared");
}

#[tokio::test]
async fn a_changed_result_type_heals() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let other = Db::connect(database.url()).await.unwrap();
    other
        .batch_execute("CREATE TABLE rooms (a int); INSERT INTO rooms VALUES (1)")
        .await
        .unwrap();
    let pid = backend(&db).await;
    let select = || db.fetch(statement("SELECT * FROM rooms", []));
    assert!(select().await.unwrap().row(0).raw(1).is_none());
    other
        .batch_execute("ALTER TABLE rooms ADD b text DEFAULT 'new'")
        .await
        .unwrap();
    assert!(select().await.unwrap().row(0).raw(1).is_some());

    // In a transaction it has failed before anything could heal it; the next one is whole.
    other
        .batch_execute("ALTER TABLE rooms DROP b")
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    let error = execute(&tx, "SELECT * FROM rooms").await.unwrap_err();
    assert_eq!(error.code(), Some("0A000"));
    tx.rollback().await.unwrap();
    let tx = db.begin().await.unwrap();
    assert_eq!(execute(&tx, "SELECT * FROM rooms").await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(backend(&db).await, pid, "all on one connection");
}

#[tokio::test]
async fn a_statement_that_the_server_forgot_heals() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    value::<i32>(&db, "SELECT 1").await.unwrap();
    db.batch_execute("DEALLOCATE ALL").await.unwrap();
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);

    // The driver's own statements, by which it asks about types, are forgotten as well.
    db.batch_execute("CREATE TYPE one AS ENUM ('a'); CREATE TYPE two AS ENUM ('b')")
        .await
        .unwrap();
    execute(&db, "SELECT 'a'::one").await.unwrap();
    db.batch_execute("DEALLOCATE ALL").await.unwrap();
    execute(&db, "SELECT 'b'::two").await.unwrap();
}

#[tokio::test]
async fn a_dropped_statement_is_cancelled_and_its_connection_not_handed_on() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let other = Db::connect(database.url()).await.unwrap();
    let pid = backend(&db).await;
    let sleep = timeout(
        Duration::from_millis(200),
        execute(&db, "SELECT pg_sleep(30)"),
    );
    assert!(sleep.await.is_err());

    let since = Instant::now();
    assert_ne!(backend(&db).await, pid);
    assert!(
        since.elapsed() < Duration::from_secs(2),
        "{:?}",
        since.elapsed()
    );
    eventually("the statement is cancelled", async || {
        running(&other, "pg_sleep(30)").await == 0
    })
    .await;
    for _ in 0..20 {
        assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
    }
    assert_eq!(db.pool_status().size, 1);
}

#[tokio::test]
async fn what_a_raw_client_leaves_is_cleaned() {
    let database = database().await;
    let db = single(&database)
        .application_name("till")
        .connect()
        .await
        .unwrap();
    let other = Db::connect(database.url()).await.unwrap();
    other
        .batch_execute("CREATE TABLE rooms (n int); CREATE ROLE guest_of_a_raw_client")
        .await
        .unwrap();
    let pid = backend(&db).await;
    let client = db.client().await.unwrap();
    client
        .batch_execute(
            "SET statement_timeout = 1234; SET application_name = 'other'; SET app.tenant = 'one';
             SELECT pg_advisory_lock(42); CREATE TEMP TABLE scratch (n int); LISTEN news;
             PREPARE mine AS SELECT 1; DECLARE held CURSOR WITH HOLD FOR SELECT 1;
             SET ROLE guest_of_a_raw_client; RESET ROLE;
             BEGIN; INSERT INTO rooms VALUES (1); SET ROLE guest_of_a_raw_client;",
        )
        .await
        .unwrap();
    drop(client);

    let left = "SELECT concat_ws(',', current_setting('statement_timeout'),
            current_setting('application_name'), coalesce(current_setting('app.tenant', true), ''),
            (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
            to_regclass('scratch')::text, (SELECT count(*) FROM pg_listening_channels()),
            (SELECT count(*) FROM pg_prepared_statements WHERE from_sql),
            (SELECT count(*) FROM pg_cursors WHERE is_holdable),
            (SELECT count(*) FROM rooms), current_user = session_user)";
    let left: String = value(&db, left).await.unwrap();
    assert_eq!(left, "0,till,,0,0,0,0,0,t");
    assert_eq!(backend(&db).await, pid, "cleaned, not replaced");
    other
        .batch_execute("DROP ROLE guest_of_a_raw_client")
        .await
        .unwrap();
}

#[tokio::test]
async fn statements_that_leave_state_are_cleaned_after() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let before: String = value(&db, "SELECT current_setting('work_mem')")
        .await
        .unwrap();
    execute(&db, "SET work_mem = '1GB'").await.unwrap();
    execute(&db, "SELECT pg_advisory_lock(1)").await.unwrap();
    execute(&db, "SELECT set_config('statement_timeout', '9', false)")
        .await
        .unwrap();
    let begun = execute(&db, "BEGIN").await.unwrap_err();
    assert!(begun.is_invalid_query(), "{begun}");
    let after: String = value(&db, "SELECT current_setting('work_mem')")
        .await
        .unwrap();
    assert_eq!(before, after);
    let limit: String = value(&db, "SELECT current_setting('statement_timeout')")
        .await
        .unwrap();
    assert_eq!(limit, "0");
    let locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'";
    assert_eq!(value::<i64>(&db, locks).await.unwrap(), 0);
    let now = "SELECT now()::text";
    let (one, two) = (
        value::<String>(&db, now).await,
        value::<String>(&db, now).await,
    );
    assert_ne!(one.unwrap(), two.unwrap(), "no transaction is open");
}

#[tokio::test]
async fn a_raw_client_that_is_still_busy_is_discarded() {
    let database = database().await;
    let limit = Duration::from_millis(300);
    let db = single(&database)
        .recycle_timeout(limit)
        .connect()
        .await
        .unwrap();
    let other = Db::connect(database.url()).await.unwrap();
    let client = db.client().await.unwrap();
    let sleep = client.batch_execute("SELECT pg_sleep(40)");
    assert!(timeout(Duration::from_millis(100), sleep).await.is_err());
    drop(client);
    let since = Instant::now();
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
    assert!(
        since.elapsed() < Duration::from_secs(3),
        "{:?}",
        since.elapsed()
    );
    eventually("the statement is cancelled", async || {
        running(&other, "pg_sleep(40)").await == 0
    })
    .await;
}

/// By which the test of memory calls itself as a process of its own.
const STREAM_URL: &str = "ORMLITE_TEST_STREAM_URL";

/// In a process of its own, since other tests of this one use memory meanwhile.
#[tokio::test]
async fn a_stream_keeps_memory_bounded() {
    let database = database().await;
    let mut alone = Command::new(std::env::current_exe().unwrap());
    alone
        .args(["--exact", "running::in_the_process_that_streams"])
        .env(STREAM_URL, database.url());
    let alone = tokio::task::spawn_blocking(move || alone.output());
    let alone = alone.await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&alone.stdout);
    assert!(
        alone.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

/// Only in the process that the test above starts.
#[tokio::test]
async fn in_the_process_that_streams() {
    let Ok(url) = std::env::var(STREAM_URL) else {
        return;
    };
    let db = Db::connect(&url).await.unwrap();
    // 100,000 rows of a kilobyte.
    let sql = "SELECT n, repeat('x', 1000) FROM generate_series(1, $1) n";
    let before = resident();
    let mut batches = db.stream(statement(sql, [Bind::new(100_000_i32)]), 1_000);
    let (mut count, mut most) = (0, 0);
    while let Some(rows) = batches.try_next().await.unwrap() {
        assert!(rows.len() <= 1_000);
        let numbers = values::<i32>(&*rows);
        assert_eq!(numbers[0], count + 1);
        count += i32::try_from(numbers.len()).unwrap();
        most = most.max(resident().saturating_sub(before));
    }
    assert_eq!(count, 100_000);
    assert!(most < 50 << 20, "{} MiB more", most >> 20);
}

/// The memory of this process, in bytes.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = statm.split(' ').nth(1).and_then(|pages| pages.parse().ok());
    pages.unwrap_or(0) * 4096
}

#[tokio::test]
async fn a_stream_dropped_early_gives_its_connection_back() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    let pid = backend(&db).await;
    for batch in [10, 1_000, 100_000] {
        let sql = "SELECT n FROM generate_series(1, 50000) n";
        let mut batches = db.stream(statement(sql, []), batch);
        assert!(batches.try_next().await.unwrap().is_some());
        drop(batches);
        let next = timeout(Duration::from_secs(5), backend(&db)).await;
        assert_eq!(next.expect("the pool works on"), pid);
    }
    // Dropped while the server works on the next batch.
    let sql = "SELECT n, pg_sleep(n - 1) FROM generate_series(1, 30) n";
    let mut batches = db.stream(statement(sql, []), 1);
    assert!(batches.try_next().await.unwrap().is_some());
    let next = timeout(Duration::from_millis(200), batches.try_next()).await;
    assert!(next.is_err());
    drop(batches);
    let next = timeout(Duration::from_secs(5), backend(&db)).await;
    assert_ne!(next.expect("the pool works on"), pid);
}

/// What a body of a response has to be.
fn as_body<S: Stream + Send + 'static>(stream: S) -> Pin<Box<dyn Stream<Item = S::Item> + Send>> {
    Box::pin(stream)
}

#[tokio::test]
async fn an_owned_stream_outlives_its_db() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(
        "CREATE TABLE streamed_numbers (n int); INSERT INTO streamed_numbers SELECT generate_series(1, 7)",
    )
    .await
    .unwrap();
    let numbers = Number::query().order_by(Number::n.asc()).select(Number::n);
    for batch in [1, 3, 7, 100] {
        let rows = as_body(numbers.clone().stream_owned_by(batch, db.clone()));
        let read = tokio::spawn(rows.try_collect::<Vec<_>>());
        assert_eq!(read.await.unwrap().unwrap(), [1, 2, 3, 4, 5, 6, 7]);
    }
    // The last handle of the pool is in the stream.
    let mut rows = as_body(numbers.clone().stream_owned(db));
    assert_eq!(rows.try_next().await.unwrap(), Some(1));
    assert_eq!(
        rows.try_collect::<Vec<_>>().await.unwrap(),
        [2, 3, 4, 5, 6, 7]
    );

    let db = single(&database).connect().await.unwrap();
    let tx = db.begin().await.unwrap();
    execute(&tx, "DELETE FROM streamed_numbers WHERE n > 2")
        .await
        .unwrap();
    let rows = as_body(numbers.clone().stream_owned(tx));
    assert_eq!(rows.try_collect::<Vec<_>>().await.unwrap(), [1, 2]);
    assert_eq!(Number::query().count(&db).await.unwrap(), 7);
}

#[tokio::test]
async fn an_owned_stream_dropped_early_gives_its_connection_back() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(
        "CREATE TABLE streamed_numbers (n int); INSERT INTO streamed_numbers SELECT generate_series(1, 5000)",
    )
    .await
    .unwrap();
    let pid = backend(&db).await;
    let numbers = Number::query().select(Number::n);
    for batch in [1, 10, 100_000] {
        let mut rows = as_body(numbers.clone().stream_owned_by(batch, db.clone()));
        assert!(rows.try_next().await.unwrap().is_some());
        drop(rows);
        let next = timeout(Duration::from_secs(5), backend(&db)).await;
        assert_eq!(next.expect("the pool works on"), pid);
    }
    // Never polled: it takes no connection.
    let unused = numbers.clone().stream_owned(db.clone());
    assert_eq!(backend(&db).await, pid);
    drop(unused);
    // An error is one item, and the connection comes back.
    db.batch_execute("ALTER TABLE streamed_numbers RENAME COLUMN n TO m")
        .await
        .unwrap();
    let mut rows = as_body(numbers.stream_owned(db.clone()));
    assert!(rows.try_next().await.is_err());
    assert!(rows.try_next().await.unwrap().is_none());
    let next = timeout(Duration::from_secs(5), backend(&db)).await;
    next.expect("the pool works on");
}

#[tokio::test]
async fn streams_end_where_a_batch_does() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    for (rows, sizes) in [(0, vec![]), (2, vec![2]), (3, vec![3]), (7, vec![3, 3, 1])] {
        let sql = format!("SELECT n FROM generate_series(1, {rows}) n");
        let batches = db.stream(statement(&sql, []), 3);
        let batches: Vec<_> = batches
            .map_ok(|rows| rows.len())
            .try_collect()
            .await
            .unwrap();
        assert_eq!(batches, sizes);
    }
    db.batch_execute("CREATE TABLE rooms (n int)")
        .await
        .unwrap();
    let sql = "INSERT INTO rooms SELECT generate_series(1, 7) RETURNING n";
    let batches = db.stream(statement(sql, []), 3);
    let batches: Vec<_> = batches
        .map_ok(|rows| rows.len())
        .try_collect()
        .await
        .unwrap();
    assert_eq!(batches, [3, 3, 1]);
    assert_eq!(
        value::<i64>(&db, "SELECT count(*) FROM rooms")
            .await
            .unwrap(),
        7
    );
}

#[tokio::test]
async fn a_stream_in_a_transaction_shares_it() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute("CREATE TABLE rooms (n int)")
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    execute(&tx, "INSERT INTO rooms SELECT generate_series(1, 10)")
        .await
        .unwrap();
    let mut first = tx.stream(statement("SELECT n FROM rooms ORDER BY n", []), 4);
    let mut second = tx.stream(statement("SELECT n FROM rooms ORDER BY n DESC", []), 4);
    assert_eq!(
        values::<i32>(&*first.try_next().await.unwrap().unwrap()),
        [1, 2, 3, 4]
    );
    assert_eq!(
        values::<i32>(&*second.try_next().await.unwrap().unwrap()),
        [10, 9, 8, 7]
    );
    execute(&tx, "INSERT INTO rooms VALUES (11)").await.unwrap();
    assert_eq!(
        values::<i32>(&*first.try_next().await.unwrap().unwrap()),
        [5, 6, 7, 8]
    );
    drop(second);
    assert_eq!(
        values::<i32>(&*first.try_next().await.unwrap().unwrap()),
        [9, 10]
    );
    assert!(first.try_next().await.unwrap().is_none());
    drop(first);
    // Open cursors would refuse this.
    execute(&tx, "TRUNCATE rooms").await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn waiting_for_a_connection_has_an_end() {
    let database = database().await;
    let limit = Duration::from_millis(200);
    let db = single(&database)
        .wait_timeout(limit)
        .connect()
        .await
        .unwrap();
    let held = db.begin().await.unwrap();
    let error = value::<i32>(&db, "SELECT 1").await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(
        error.to_string().contains("waiting for a connection"),
        "{error}"
    );
    drop(held);
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn connecting_to_a_silent_listener_has_an_end() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let since = Instant::now();
    let error = Db::builder()
        .host("127.0.0.1")
        .port(port)
        .user("nobody")
        .connect_timeout(Duration::from_millis(300))
        .connect()
        .await
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(since.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn the_next_host_is_tried() {
    let database = database().await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = |socket: &tokio::net::TcpListener| socket.local_addr().unwrap().port();
    let (closed_port, silent_port) = (port(&closed), port(&silent));
    drop(closed);
    let (user, rest) = database.url().rsplit_once('@').unwrap();
    let url = format!("{user}@127.0.0.1:{closed_port},127.0.0.1:{silent_port},{rest}");
    let db = Db::builder()
        .url(url)
        .connect_timeout(Duration::from_secs(3))
        .connect()
        .await
        .unwrap();
    assert_eq!(value::<i32>(&db, "SELECT 1").await.unwrap(), 1);
    // A cancel request goes where the statement is.
    let sleep = timeout(
        Duration::from_millis(200),
        execute(&db, "SELECT pg_sleep(31)"),
    );
    assert!(sleep.await.is_err());
    let direct = Db::connect(database.url()).await.unwrap();
    eventually("the statement is cancelled", async || {
        running(&direct, "pg_sleep(31)").await == 0
    })
    .await;
}

/// Futures dropped at any point: no reply ever reaches another statement, nothing stays open or
/// running, and the pool stays whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn futures_dropped_anywhere_do_no_harm() {
    let database = database().await;
    let db = Db::builder()
        .url(database.url())
        .max_size(4)
        .connect()
        .await
        .unwrap();
    db.batch_execute("CREATE TABLE rooms (task int, n int)")
        .await
        .unwrap();
    let tasks = (0..8_u64).map(|task| {
        let db = db.clone();
        tokio::spawn(async move {
            let mut committed = Vec::new();
            // Any sequence will do, as long as it is not the same for all.
            let mut random = task + 1;
            for n in 0..60 {
                random = random
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let limit = Duration::from_micros((random >> 33) % 4_000);
                match n % 4 {
                    0 => {
                        let _ = timeout(limit, execute(&db, "SELECT pg_sleep(0.002)")).await;
                    }
                    1 => {
                        let sql = format!("SELECT {task}::int4 * 1000 + {n}");
                        let found = timeout(limit, value::<i32>(&db, &sql)).await;
                        if let Ok(found) = found {
                            let expected = i32::try_from(task).unwrap() * 1000 + n;
                            assert_eq!(found.unwrap(), expected);
                        }
                    }
                    2 => {
                        let insert = format!("INSERT INTO rooms VALUES ({task}, {n})");
                        let body = db.transaction(async |tx| {
                            execute(tx, &insert).await?;
                            let _ = tx
                                .savepoint(async |sp| execute(sp, "SELECT 1/0").await)
                                .await;
                            execute(tx, "SELECT 1").await
                        });
                        if let Ok(Ok(_)) = timeout(limit * 2, body).await {
                            committed.push(n);
                        }
                    }
                    _ => {
                        let sql = "SELECT n FROM generate_series(1, 5000) n";
                        let batches = db.stream(statement(sql, []), 500);
                        let _ = timeout(limit, batches.try_collect::<Vec<_>>()).await;
                    }
                }
            }
            (task, committed)
        })
    });
    let mut expected = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        let (task, committed) = task.await.unwrap();
        expected.extend(committed.into_iter().map(|n| format!("{task}/{n}")));
    }
    let kept = column::<String>(&db, "SELECT task || '/' || n FROM rooms")
        .await
        .unwrap();
    for one in &expected {
        // A commit that was dropped half-way may be there too.
        assert!(kept.contains(one), "{one} was committed");
    }
    let direct = Db::connect(database.url()).await.unwrap();
    eventually("everything has ended", async || {
        let open = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND pid <> pg_backend_pid() AND (state <> 'idle' OR backend_xid IS NOT NULL)";
        value::<i64>(&direct, open).await.unwrap() == 0
    })
    .await;
    eventually("all places are free", async || {
        let status = db.pool_status();
        status.waiting == 0 && status.available == status.size
    })
    .await;
    let all = (0..4).map(|_| db.begin()).collect::<Vec<_>>();
    let all = futures_util::future::try_join_all(all).await.unwrap();
    assert_eq!(all.len(), 4);
}

#[tokio::test]
async fn spans_have_opentelemetrys_names_and_no_values() {
    let database = database().await;
    let slow = Duration::from_millis(50);
    let db = single(&database)
        .slow_threshold(slow)
        .connect()
        .await
        .unwrap();
    let collector = traced::Collector::default();
    let guard = tracing::subscriber::set_default(collector.clone());
    let secret = || [Bind::new("secret".to_owned())];
    let sql = "SELECT $1::text, pg_sleep(0.1) FROM generate_series(1, 2)";
    db.execute(statement(sql, secret())).await.unwrap();
    db.execute(statement("SELECT $1::text::int", secret()))
        .await
        .unwrap_err();
    drop(guard);

    let spans = collector.spans.lock().unwrap();
    let fields = |span: &traced::Fields, names: &[&str]| -> Vec<Option<String>> {
        names.iter().map(|name| span.get(*name).cloned()).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(spans.len(), 2);
    let names = [
        "otel.name",
        "db.system.name",
        "db.operation.name",
        "db.collection.name",
        "db.query.text",
        "db.response.returned_rows",
        "db.response.status_code",
    ];
    let expected = [
        some("SELECT rooms"),
        some("postgresql"),
        some("SELECT"),
        some("rooms"),
        some(sql),
        some("2"),
        None,
    ];
    assert_eq!(fields(&spans[0], &names), expected);
    let seconds: f64 = spans[0]["db.client.operation.duration"].parse().unwrap();
    assert!((0.2..2.0).contains(&seconds), "{seconds}");
    assert_eq!(fields(&spans[1], &names)[5..], [None, some("22P02")]);

    let events = collector.events.lock().unwrap();
    let slow: Vec<_> = events
        .iter()
        .filter(|event| event["target"] == "ormlite::slow")
        .collect();
    assert_eq!(slow.len(), 1);
    assert_eq!(slow[0]["db.query.text"], sql);
    assert!(!format!("{spans:?}{events:?}").contains("secret"));
}

#[tokio::test]
async fn a_statement_timeout_is_the_servers_and_outlives_cleaning() {
    let database = database().await;
    let limit = Duration::from_millis(150);
    let db = single(&database)
        .statement_timeout(limit)
        .connect()
        .await
        .unwrap();
    let pid = backend(&db).await;
    for _ in 0..2 {
        let error = execute(&db, "SELECT pg_sleep(30)").await.unwrap_err();
        assert!(
            error.is_timeout() && error.code() == Some("57014"),
            "{error}"
        );
        let client = db.client().await.unwrap();
        client
            .batch_execute("SET statement_timeout = 0")
            .await
            .unwrap();
    }
    assert_eq!(backend(&db).await, pid);
}

#[tokio::test]
async fn idle_and_old_connections_are_closed() {
    let database = database().await;
    let short = Duration::from_secs(1);
    let idle = Db::builder()
        .url(database.url())
        .idle_lifetime(short)
        .connect()
        .await
        .unwrap();
    let old = Db::builder()
        .url(database.url())
        .max_lifetime(short)
        .connect()
        .await
        .unwrap();
    assert_eq!((idle.pool_status().size, old.pool_status().size), (1, 1));
    eventually("they are closed", async || {
        (idle.pool_status().size, old.pool_status().size) == (0, 0)
    })
    .await;
    assert_eq!(value::<i32>(&idle, "SELECT 1").await.unwrap(), 1);
}

#[tokio::test]
async fn closing_waits_for_what_runs() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    let running = tokio::spawn({
        let db = db.clone();
        async move { value::<bool>(&db, "SELECT pg_sleep(0.3) IS NOT NULL").await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    db.close().await;
    assert!(running.is_finished());
    running.await.unwrap().unwrap();
    let error = value::<i32>(&db, "SELECT 1").await.unwrap_err();
    assert!(error.is_pool_closed() && db.is_closed(), "{error}");
}

#[tokio::test]
async fn behind_a_transaction_pooler_nothing_is_named() {
    let database = database().await;
    let setup = Db::connect(database.url()).await.unwrap();
    setup
        .batch_execute(
            "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN posint AS int NOT NULL CHECK (VALUE > 0);
             CREATE SCHEMA other; CREATE TYPE other.pair AS (a int, b mood);
             CREATE TABLE rooms (n int, m mood, many mood[]);
             INSERT INTO rooms VALUES (1, 'glad', '{sad,glad}')",
        )
        .await
        .unwrap();
    let db = single(&database)
        .transaction_pooler(true)
        .connect()
        .await
        .unwrap();
    let prepared = "SELECT count(*) FROM pg_prepared_statements";
    assert_eq!(value::<i64>(&db, prepared).await.unwrap(), 0);
    let sql = "SELECT m::text FROM rooms WHERE n = $1 AND n = ANY($2)";
    let binds = [Bind::new(1_i32), Bind::new(vec![1_i32, 2])];
    let rows = db.fetch(statement(sql, binds)).await.unwrap();
    assert_eq!(values::<String>(&*rows), ["glad"]);
    // Types that the driver does not know by itself.
    let rows = db
        .fetch(statement("SELECT m, many, ROW(n, m) FROM rooms", []))
        .await
        .unwrap();
    assert_eq!(rows.row(0).raw(0).unwrap().0.name(), "mood");
    assert_eq!(rows.row(0).raw(0).unwrap().1, Some(&b"glad"[..]));
    db.transaction(async |tx| {
        execute(tx, "UPDATE rooms SET n = 2").await?;
        let batches = tx.stream(statement("SELECT n FROM rooms", []), 10);
        let batches: Vec<_> = batches.try_collect().await?;
        assert_eq!(values::<i32>(&*batches[0]), [2]);
        Ok::<_, ormlite_core::Error>(())
    })
    .await
    .unwrap();
    assert_eq!(value::<i64>(&db, prepared).await.unwrap(), 0);

    // A type that was created later needs a new connection; a handwritten statement is not run twice.
    setup
        .batch_execute("CREATE TYPE late AS ENUM ('one')")
        .await
        .unwrap();
    let error = execute(&db, "SELECT 'one'::late").await.unwrap_err();
    assert!(error.is_connection_lost(), "{error}");
    assert_eq!(execute(&db, "SELECT 'one'::late").await.unwrap(), 1);
}

#[tokio::test]
async fn a_pooler_gets_limits_of_time_too() {
    let database = database().await;
    let limit = Duration::from_millis(200);
    let db = single(&database)
        .transaction_pooler(true)
        .statement_timeout(limit)
        .connect()
        .await
        .unwrap();
    let error = execute(&db, "SELECT pg_sleep(30)").await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let tx = db.begin().await.unwrap();
    let error = execute(&tx, "SELECT pg_sleep(30)").await.unwrap_err();
    assert_eq!(error.code(), Some("57014"));
    drop(tx);
    let session: String = value(&db, "SELECT current_setting('statement_timeout')")
        .await
        .unwrap();
    assert_eq!(session, "0");
}

#[tokio::test]
async fn the_hook_sees_statements_and_no_values() {
    let database = database().await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let hook = seen.clone();
    let db = single(&database)
        .on_statement(Arc::new(move |event| {
            let code = event
                .error
                .and_then(|error| error.code())
                .map(str::to_owned);
            hook.lock()
                .unwrap()
                .push((event.sql.to_owned(), event.rows, code));
        }))
        .connect()
        .await
        .unwrap();
    let secret = [Bind::new("secret".to_owned())];
    db.fetch(statement("SELECT $1::text", secret.clone()))
        .await
        .unwrap();
    db.execute(statement("SELECT $1::text::int", secret))
        .await
        .unwrap_err();
    let three = statement("SELECT generate_series(1, 3)", []);
    db.transaction(async |tx| tx.execute(three.clone()).await)
        .await
        .unwrap();
    let _: Vec<_> = db.stream(three, 2).try_collect().await.unwrap();
    let seen = seen.lock().unwrap();
    let expected = [
        ("SELECT $1::text", 1, None),
        ("SELECT $1::text::int", 0, Some("22P02")),
        ("SELECT generate_series(1, 3)", 3, None),
        ("SELECT generate_series(1, 3)", 3, None),
    ];
    let expected =
        expected.map(|(sql, rows, code)| (sql.to_owned(), rows, code.map(str::to_owned)));
    assert_eq!(*seen, expected);
}

#[tokio::test]
async fn a_pipeline_keeps_its_order_on_one_connection() {
    let database = database().await;
    let db = Db::connect(database.url()).await.unwrap();
    db.batch_execute("CREATE TABLE rooms (n serial, pid int DEFAULT pg_backend_pid())")
        .await
        .unwrap();
    let insert = || statement("INSERT INTO rooms DEFAULT VALUES RETURNING n, pid", []);
    let count = statement("SELECT count(*) FROM rooms", []);
    let all = vec![insert(), insert(), count, insert()];
    let sets = db.pipeline(all).await.unwrap();
    let ids: Vec<i32> = [0, 1, 3]
        .map(|at: usize| values::<i32>(&*sets[at])[0])
        .into();
    assert_eq!(ids, [1, 2, 3]);
    assert_eq!(values::<i64>(&*sets[2]), [2]);
    let pids = column::<i32>(&db, "SELECT DISTINCT pid FROM rooms")
        .await
        .unwrap();
    assert_eq!(pids.len(), 1);

    let failing = vec![insert(), statement("SELECT 1/0", []), insert()];
    let error = db.pipeline(failing).await.err().expect("the second fails");
    assert_eq!(error.code(), Some("22012"));
    assert_eq!(
        value::<i64>(&db, "SELECT count(*) FROM rooms")
            .await
            .unwrap(),
        5
    );
    assert_eq!(db.pool_status().size, 1);
}

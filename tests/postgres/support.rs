//! Helpers for the tests of the driver: a database, handwritten statements, and reading their rows.

use std::time::Duration;

use ormlite_core::decode::{Decode, RowSet, decode_all};
use ormlite_core::{Bind, Error, Executor, Statement, StatementKind, Value};
use ormlite_postgres::{Db, DbBuilder};
use ormlite_testing::TestDatabase;

/// A database of the test's own. Its pools are the test's to make.
pub(crate) async fn database() -> TestDatabase {
    TestDatabase::create().await.expect("a database")
}

/// A pool of one connection: what comes back is what the next one gets.
pub(crate) fn single(database: &TestDatabase) -> DbBuilder {
    Db::builder().url(database.url()).max_size(1)
}

pub(crate) fn statement(sql: &str, binds: impl Into<Vec<Bind>>) -> Statement {
    let word = sql.split_whitespace().next().unwrap_or_default();
    Statement {
        sql: sql.to_owned(),
        binds: binds.into(),
        kind: match word {
            "SELECT" | "VALUES" => StatementKind::Select,
            "INSERT" => StatementKind::Insert,
            "UPDATE" => StatementKind::Update,
            "DELETE" => StatementKind::Delete,
            _ => StatementKind::Other,
        },
        table: "rooms",
        invalid: None,
        location: None,
    }
}

pub(crate) async fn execute(on: impl Executor, sql: &str) -> Result<u64, Error> {
    on.execute(statement(sql, [])).await
}

pub(crate) fn values<V: Value>(rows: &dyn RowSet) -> Vec<V> {
    let first: Decode<V> = |row| row.take();
    decode_all(rows, first).expect("values of that type")
}

/// The first column of every row.
pub(crate) async fn column<V: Value>(on: impl Executor, sql: &str) -> Result<Vec<V>, Error> {
    let rows = on.fetch(statement(sql, [])).await?;
    Ok(values(&*rows))
}

/// The first column of the only row.
pub(crate) async fn value<V: Value>(on: impl Executor, sql: &str) -> Result<V, Error> {
    let mut values = column(on, sql).await?;
    assert_eq!(values.len(), 1, "rows of {sql}");
    Ok(values.remove(0))
}

pub(crate) async fn backend(on: impl Executor) -> i32 {
    value(on, "SELECT pg_backend_pid()")
        .await
        .expect("its process")
}

/// Tries again until it holds, for what the server or a task does in its own time.
pub(crate) async fn eventually(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..200 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("not within 5 s: {what}");
}

/// How many connections run a statement with `text` in it.
pub(crate) async fn running(db: &Db, text: &str) -> i64 {
    let sql = "SELECT count(*) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid() \
               AND state = 'active' AND query LIKE '%' || $1 || '%'";
    let rows = db.fetch(statement(sql, [Bind::new(text.to_owned())])).await;
    values(&*rows.expect("the activity"))[0]
}

//! What `#[ormlite::test]` expands to: a database, a pool on it, a runtime, and the test.

use ormlite_postgres::Db;

use crate::{DatabaseError, TestDatabase, create_script};

impl TestDatabase {
    /// Creates a database that has every table linked into the program, empty.
    ///
    /// The tables are made once per server and schema; each test gets a copy.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and where the server refuses the tables.
    pub async fn with_tables() -> Result<Self, DatabaseError> {
        let script = create_script();
        Self::from_template(&script, async |url: &str| {
            let db = Db::connect(url).await?;
            db.batch_execute(&script).await?;
            db.close().await;
            Ok(())
        })
        .await
    }
}

/// Runs a test on a database of its own with every linked table.
#[doc(hidden)]
pub fn run<T>(module: &str, test: &str, body: impl AsyncFnOnce(Db) -> T) -> T {
    on_database(module, test, TestDatabase::with_tables(), body)
}

/// Runs a test on an empty database of its own.
#[doc(hidden)]
pub fn run_empty<T>(module: &str, test: &str, body: impl AsyncFnOnce(Db) -> T) -> T {
    on_database(module, test, TestDatabase::create(), body)
}

fn on_database<T>(
    module: &str,
    test: &str,
    database: impl Future<Output = Result<TestDatabase, DatabaseError>>,
    body: impl AsyncFnOnce(Db) -> T,
) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap_or_else(|error| panic!("{module}::{test}: no runtime: {error}"));
    runtime.block_on(async {
        let database = database
            .await
            .unwrap_or_else(|error| panic!("{module}::{test}: no database: {error}"));
        let db = Db::connect(database.url())
            .await
            .unwrap_or_else(|error| panic!("{module}::{test}: no connection: {error}"));
        let outcome = body(db.clone()).await;
        db.close().await;
        outcome
    })
}

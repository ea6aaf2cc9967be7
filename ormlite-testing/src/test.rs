//! The runtime part of `#[ormlite::test]`: a database, a pool, a runtime, and the test.

use ormlite_postgres::Db;

use crate::{DatabaseError, TestDatabase, create_script};

impl TestDatabase {
    /// Creates a database with every table that is linked into the program, without rows.
    ///
    /// The tables are created once per server and schema; each test gets a copy. See
    /// [`create_script`] for the SQL.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and if the server returns an error for the script.
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

/// Runs a test with a database of its own that has every linked table.
#[doc(hidden)]
pub fn run<T>(module: &str, test: &str, body: impl AsyncFnOnce(Db) -> T) -> T {
    on_database(module, test, TestDatabase::with_tables(), body)
}

/// Runs a test with an empty database of its own.
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

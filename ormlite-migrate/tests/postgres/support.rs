//! Databases of the tests' own.

use std::sync::{Arc, Mutex};

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::model::Dependencies;
use ormlite_testing::TestDatabase;

/// A database with what a script creates, and a pool of connections to it.
pub(crate) async fn database(script: &str) -> (TestDatabase, Db) {
    let database = TestDatabase::create().await.expect("a database");
    let db = Db::connect(database.url()).await.expect("a connection");
    db.batch_execute(script).await.expect("the script runs");
    (database, db)
}

/// The catalog of a database with what a script creates.
pub(crate) async fn catalog_of(script: &str) -> Catalog {
    let (_database, db) = database(script).await;
    Introspect::new().read(&db).await.expect("it is read")
}

/// The version of the server, as `server_version_num` has it.
pub(crate) async fn version(db: &Db) -> u32 {
    let client = db.client().await.expect("a connection");
    let version = "SELECT current_setting('server_version_num')::int";
    let row = client.query_one(version, &[]).await.expect("the version");
    let version: i32 = row.get(0);
    version.unsigned_abs()
}

/// The major version of the server.
pub(crate) async fn major(db: &Db) -> u32 {
    version(db).await / 10_000
}

/// What differs between two catalogs, as lines of JSON.
pub(crate) fn difference(found: &Catalog, wanted: &Catalog) -> Option<String> {
    if found == wanted {
        return None;
    }
    let text = |catalog: &Catalog| {
        let catalog = Catalog {
            dependencies: Dependencies::default(),
            ..catalog.clone()
        };
        serde_json::to_string_pretty(&catalog).expect("it is serialized")
    };
    let (found, wanted) = (text(found), text(wanted));
    let only = |one: &str, other: &str, sign: &str| {
        let lines = one.lines();
        let lines = lines.filter(|line| !other.lines().any(|other| other == *line));
        lines
            .map(|line| format!("{sign} {line}\n"))
            .collect::<String>()
    };
    let is = only(&found, &wanted, "is    ");
    Some(is + &only(&wanted, &found, "wanted"))
}

/// As many items are worked on at once. Each has databases of its own.
const AT_ONCE: usize = 6;

/// Runs a test for each item, some of them at a time, and fails with the errors of all.
pub(crate) async fn at_once<T, F>(items: Vec<T>, test: fn(T) -> F)
where
    T: Send + 'static,
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let count = items.len();
    let rest = Arc::new(Mutex::new(items));
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..AT_ONCE {
        let rest = rest.clone();
        workers.spawn(async move {
            let mut failed = Vec::new();
            loop {
                let next = rest.lock().expect("no panic").pop();
                let Some(item) = next else {
                    return failed;
                };
                failed.extend(test(item).await.err());
            }
        });
    }
    let mut failed = workers.join_all().await.concat();
    failed.sort();
    println!("{} passed, {} failed", count - failed.len(), failed.len());
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

//! Databases of the tests' own.

use ormlite_migrate::Introspect;
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
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

//! Behind a transaction pooler, results of types that the database got after connecting: the query
//! is made on a connection that knows them, or fails and says why. It never hangs, whatever the
//! number of rows.

use std::time::Duration;

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::{Db, Error};

use crate::pooler::pgbouncer_in;
use crate::support::{database, execute, single};

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "marks")]
struct Mark {
    #[column(primary_key)]
    id: i32,
    name: String,
}

const MARKS: &str = "
    CREATE TABLE marks (id int PRIMARY KEY, name text NOT NULL);
    INSERT INTO marks SELECT n, 'mark ' || n FROM generate_series(1, 5000) n";

/// What gives `marks.name` a type that was not there before.
const NEWER: [&str; 3] = [
    "CREATE EXTENSION citext; ALTER TABLE marks ALTER name TYPE citext",
    "CREATE DOMAIN label AS text; ALTER TABLE marks ALTER name TYPE label",
    "CREATE DOMAIN label AS text; CREATE DOMAIN short AS label CHECK (value <> '');
     ALTER TABLE marks ALTER name TYPE short",
];

/// The number of rows, for each of these limits.
async fn counted(db: &Db) -> Vec<usize> {
    let mut counts = Vec::new();
    for limit in [0, 1, 100, 5000] {
        let query = Mark::query().order_by(Mark::id.asc()).limit(limit);
        let query = tokio::time::timeout(Duration::from_secs(20), query.all(db));
        counts.push(query.await.expect("it ends").unwrap().len());
    }
    counts
}

#[tokio::test]
async fn queries_run_on_a_connection_that_knows_the_types() {
    for newer in NEWER {
        let database = database().await;
        let pooler = pgbouncer_in(&database, "transaction").await;
        let urls = [
            Some(database.url()),
            pooler.as_ref().map(|pooler| pooler.url()),
        ];
        let owner = single(&database).connect().await.unwrap();
        owner.batch_execute(MARKS).await.unwrap();
        let mut pools = Vec::new();
        for url in urls.into_iter().flatten() {
            let db = Db::builder().url(url).max_size(3).transaction_pooler(true);
            let db = db.connect().await.unwrap();
            // As many connections as there may be, none of which knows the type.
            let all = [db.begin().await, db.begin().await, db.begin().await];
            drop(all);
            assert_eq!(counted(&db).await, [0, 1, 100, 5000]);
            pools.push(db);
        }
        owner.batch_execute(newer).await.unwrap();
        for db in &pools {
            assert_eq!(counted(db).await, [0, 1, 100, 5000], "{newer}");
            let mut rows = Mark::query().stream(db);
            assert!(rows.try_next().await.unwrap().is_some());
        }
    }
}

#[tokio::test]
async fn writes_and_transactions_are_not_run_twice() {
    let writing = async |db: &Db| {
        let mark = Mark {
            id: 0,
            name: "new".into(),
        };
        Mark::insert(mark)
            .returning(Mark::name)
            .one(db)
            .await
            .map(drop)
    };
    let in_transaction = async |db: &Db| {
        db.transaction(async |tx| Mark::query().all(tx).await.map(drop))
            .await
    };
    let check = |error: Error| {
        assert!(error.is_connection_lost(), "{error}");
        let said = error.to_string();
        assert!(
            said.contains("a type that was created after connecting"),
            "{said}"
        );
    };
    let database = database().await;
    let owner = single(&database).connect().await.unwrap();
    owner.batch_execute(MARKS).await.unwrap();
    let connect = async || {
        let db = single(&database)
            .transaction_pooler(true)
            .connect()
            .await
            .unwrap();
        Mark::find(1).one(&db).await.unwrap();
        db
    };
    let pools = [connect().await, connect().await];
    owner.batch_execute(NEWER[0]).await.unwrap();
    check(writing(&pools[0]).await.unwrap_err());
    check(in_transaction(&pools[1]).await.unwrap_err());
    // The next connection knows it.
    execute(&owner, "DELETE FROM marks WHERE id = 0")
        .await
        .unwrap();
    for db in &pools {
        writing(db).await.unwrap();
        in_transaction(db).await.unwrap();
        execute(&owner, "DELETE FROM marks WHERE id = 0")
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_raw_client_may_name_its_statements() {
    let database = database().await;
    let db = single(&database)
        .transaction_pooler(true)
        .connect()
        .await
        .unwrap();
    for _ in 0..2 {
        let mut client = db.client().await.unwrap();
        let tx = client.transaction().await.unwrap();
        let statement = tx.prepare("SELECT $1::int4 + 1").await.unwrap();
        let row = tx.query_one(&statement, &[&1]).await.unwrap();
        assert_eq!(row.get::<_, i32>(0), 2);
        tx.commit().await.unwrap();
        drop(client);
        db.batch_execute("SELECT 1").await.unwrap();
    }
}

//! The statements of a catalog that has every object and every form of it, on a server.
//!
//! `ORMLITE_POSTGRES` chooses the version; what is new in PostgreSQL 18 is a catalog of its own.

use ormlite_schema::Catalog;
use ormlite_schema::ddl;
use ormlite_testing::TestDatabase;
use tokio_postgres::{Client, NoTls};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn catalog(json: &str) -> Catalog {
    // A trailing error says where the file is wrong.
    serde_json::from_str(json).unwrap()
}

/// A database, and a connection to it: statements of the session hold for the following ones.
async fn connect() -> Result<(TestDatabase, Client), Box<dyn std::error::Error>> {
    let database = TestDatabase::create().await?;
    let (client, connection) = tokio_postgres::connect(database.url(), NoTls).await?;
    tokio::spawn(connection);
    Ok((database, client))
}

/// Runs statements one by one, so that an error names its statement.
async fn run(client: &Client, sql: &str) {
    if let Err(error) = client.batch_execute(sql).await {
        panic!("{:?}\n{sql}", error.as_db_error());
    }
}

async fn create(client: &Client, catalog: &Catalog) {
    for statement in ddl::create(catalog) {
        run(client, &statement.sql).await;
    }
}

async fn version(client: &Client) -> Result<i32, tokio_postgres::Error> {
    let number = "SELECT current_setting('server_version_num')::int / 10000";
    Ok(client.query_one(number, &[]).await?.get(0))
}

#[tokio::test]
async fn every_object_is_created() -> Outcome {
    let (_database, client) = connect().await?;
    create(&client, &catalog(include_str!("torture/15.json"))).await;
    if version(&client).await? >= 18 {
        create(&client, &catalog(include_str!("torture/18.json"))).await;
    }
    Ok(())
}

/// The script is one transaction.
#[tokio::test]
async fn the_script_runs_at_once() -> Outcome {
    let (_database, client) = connect().await?;
    let script = ddl::script(&catalog(include_str!("torture/15.json")));
    run(&client, &script).await;
    Ok(())
}

/// Each object is dropped alone, without `CASCADE`, and nothing is left.
#[tokio::test]
async fn every_object_is_dropped() -> Outcome {
    let (_database, client) = connect().await?;
    let mut catalogs = vec![catalog(include_str!("torture/15.json"))];
    if version(&client).await? >= 18 {
        catalogs.push(catalog(include_str!("torture/18.json")));
    }
    for catalog in catalogs {
        create(&client, &catalog).await;
        for statement in ddl::drop(&catalog) {
            run(&client, &statement.sql).await;
        }
        let left = "SELECT count(*) FROM pg_class WHERE oid >= 16384 AND relkind <> 't'";
        assert_eq!(client.query_one(left, &[]).await?.get::<_, i64>(0), 0);
        let left = "SELECT count(*) FROM pg_namespace WHERE oid >= 16384";
        assert_eq!(client.query_one(left, &[]).await?.get::<_, i64>(0), 0);
    }
    Ok(())
}

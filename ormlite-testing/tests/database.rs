//! Databases for tests: their own, cloned, and gone afterwards.

use std::cell::Cell;
use std::error::Error;
use std::process::Command;

use ormlite_testing::{DatabaseError, Server, TestDatabase};
use tokio_postgres::{Client, NoTls};

type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

async fn databases(like: &str) -> i64 {
    let client = connect(&Server::shared().unwrap().maintenance_url()).await;
    let count = "SELECT count(*) FROM pg_database WHERE datname LIKE $1";
    client.query_one(count, &[&like]).await.unwrap().get(0)
}

async fn rooms(url: &str) -> i64 {
    let count = "SELECT count(*) FROM rooms";
    connect(url)
        .await
        .query_one(count, &[])
        .await
        .unwrap()
        .get(0)
}

async fn make_rooms(url: &str) -> Outcome {
    let client = connect(url).await;
    client
        .batch_execute("CREATE TABLE rooms (number text); INSERT INTO rooms VALUES ('101')")
        .await?;
    Ok(())
}

/// Templates outlive a test, so a key must not come up twice on one server.
fn fresh(key: &str) -> String {
    let now = std::time::SystemTime::now();
    format!("{key} {} {now:?}", std::process::id())
}

#[tokio::test]
async fn a_database_is_empty_and_dropped_with_its_value() {
    let database = TestDatabase::create().await.unwrap();
    let open = connect(database.url()).await;
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    let tables: i64 = open.query_one(tables, &[]).await.unwrap().get(0);
    assert_eq!(tables, 0);

    let name = database.name().to_owned();
    assert_eq!(databases(&name).await, 1);
    drop(database); // while somebody is connected
    assert_eq!(databases(&name).await, 0);
}

#[tokio::test]
async fn copies_of_a_template_know_nothing_of_each_other() {
    let key = fresh("isolation");
    let setups = Cell::new(0);
    let setup = async |url: &str| {
        setups.set(setups.get() + 1);
        make_rooms(url).await
    };
    let first = TestDatabase::from_template(&key, setup).await.unwrap();
    let second = TestDatabase::from_template(&key, setup).await.unwrap();
    assert_eq!(setups.get(), 1);

    let client = connect(first.url()).await;
    client.batch_execute("DELETE FROM rooms").await.unwrap();
    assert_eq!(
        (rooms(first.url()).await, rooms(second.url()).await),
        (0, 1)
    );
    let third = TestDatabase::from_template(&key, setup).await.unwrap();
    assert_eq!(rooms(third.url()).await, 1);
}

#[tokio::test]
async fn many_at_once_make_one_template() {
    let key = fresh("at once");
    let setups = Cell::new(0);
    let setup = async |url: &str| {
        setups.set(setups.get() + 1);
        make_rooms(url).await
    };
    let (a, b, c) = tokio::join!(
        TestDatabase::from_template(&key, setup),
        TestDatabase::from_template(&key, setup),
        TestDatabase::from_template(&key, setup),
    );
    for database in [a, b, c] {
        assert_eq!(rooms(database.unwrap().url()).await, 1);
    }
    assert_eq!(setups.get(), 1);
}

#[tokio::test]
async fn a_client_left_open_by_the_setup_is_disconnected() {
    let mut left_open = None;
    let key = fresh("left open");
    let database = TestDatabase::from_template(&key, async |url: &str| {
        make_rooms(url).await?;
        left_open = Some(connect(url).await);
        Ok(())
    });
    assert_eq!(rooms(database.await.unwrap().url()).await, 1);
    assert!(left_open.unwrap().batch_execute("SELECT 1").await.is_err());
}

#[tokio::test]
async fn a_failed_setup_leaves_no_template_and_the_next_one_works() {
    let key = fresh("failing");
    let mut template = String::new();
    let error = TestDatabase::from_template(&key, async |url: &str| {
        template = url.rsplit('/').next().unwrap().to_owned();
        make_rooms(url).await?;
        Err("half way".into())
    })
    .await
    .unwrap_err();
    assert!(error.is_setup() && error.to_string().contains("half way"));
    assert_eq!(databases(&template).await, 0);

    let database = TestDatabase::from_template(&key, make_rooms).await.unwrap();
    assert_eq!(rooms(database.url()).await, 1);
    assert_eq!(databases(&template).await, 1);
}

#[tokio::test]
async fn a_template_given_up_half_way_is_made_anew() {
    let key = fresh("given up");
    let (half_way, wait) = tokio::sync::oneshot::channel();
    let making = TestDatabase::from_template(&key, async |url: &str| {
        let client = connect(url).await;
        client
            .batch_execute("CREATE TABLE rooms (half text)")
            .await?;
        half_way.send(()).unwrap();
        std::future::pending().await
    });
    tokio::select! {
        _ = making => panic!("it never ends"),
        half_way = wait => half_way.unwrap(),
    }
    let database = TestDatabase::from_template(&key, make_rooms).await.unwrap();
    assert_eq!(rooms(database.url()).await, 1);
}

#[tokio::test]
#[ignore = "not a test: run below as a process of its own"]
async fn leave_a_database_behind() {
    let database = TestDatabase::create().await.unwrap();
    println!("external: {}", database.server().is_external());
    println!("name: {}.", database.name());
    std::mem::forget(database);
}

/// Also shows that a server given by `DATABASE_URL` is used.
#[tokio::test]
async fn databases_of_processes_that_are_gone_are_dropped() {
    let run = || {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "leave_a_database_behind"])
            .arg("--nocapture")
            .env("DATABASE_URL", Server::shared().unwrap().maintenance_url())
            .output()
            .unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(output.contains("external: true"), "{output}");
        let name = output.split("name: ").nth(1).unwrap();
        name.split('.').next().unwrap().to_owned()
    };
    let first = run();
    let second = run();
    assert_eq!(databases(&first).await, 0);
    // A test beside this one may have swept it already.
    assert!(databases(&second).await <= 1);
    assert_ne!(first, second);
}

#[tokio::test]
async fn errors_name_what_was_done_and_what_the_server_said() {
    let error: DatabaseError = TestDatabase::from_template(&fresh("refused"), async |url: &str| {
        connect(url)
            .await
            .batch_execute("SELECT * FROM nothing")
            .await?;
        Ok(())
    })
    .await
    .unwrap_err();
    assert!(error.is_setup());
    assert!(format!("{error:?}").contains("nothing"), "{error:?}");
}

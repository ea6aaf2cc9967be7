//! A runner that is killed (`kill -9`), or whose backend is terminated, at any of its messages: a rerun
//! leads to the same database.

use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ormlite_migrate::{Introspect, Migrations, Runner};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_testing::TestDatabase;

use super::proxy::{self, When};
use super::{Files, HISTORY, numbers, texts};
use crate::support::difference;

/// Every kind of unit. `marks` counts what must be done once.
const FILES: Files = &[
    (
        "0001_tables",
        "CREATE TABLE marks (mark text NOT NULL);
         CREATE TABLE rooms (id int PRIMARY KEY, floor int, number text);
         INSERT INTO rooms (id, floor) SELECT n, n % 7 FROM generate_series(1, 300) n;
         CREATE INDEX rooms_old_idx ON rooms (floor);
         CREATE TABLE stays (id int PRIMARY KEY) PARTITION BY RANGE (id);
         CREATE TABLE stays_1 PARTITION OF stays FOR VALUES FROM (0) TO (10);
         INSERT INTO marks VALUES ('tables');",
        Some("DROP TABLE stays, stays_1, rooms, marks;"),
    ),
    (
        "0002_concurrently",
        "-- ormlite: no transaction
         CREATE UNIQUE INDEX CONCURRENTLY rooms_floor_idx ON rooms (floor, id);
         DROP INDEX CONCURRENTLY rooms_old_idx;
         REINDEX INDEX CONCURRENTLY rooms_floor_idx;
         ALTER TABLE stays DETACH PARTITION stays_1 CONCURRENTLY;
         -- It can be in a transaction.
         INSERT INTO marks VALUES ('alone');
         -- ormlite: transaction
         ALTER TABLE rooms ADD area int;
         INSERT INTO marks VALUES ('area');
         -- ormlite: no transaction, repeatable
         DO $$
         BEGIN
             FOR batch IN 0..2 LOOP
                 UPDATE rooms SET number = 'r' || id WHERE number IS NULL AND id / 100 = batch;
                 COMMIT;
             END LOOP;
         END
         $$;
         UPDATE rooms SET number = 'last' WHERE number IS NULL;",
        Some(
            "-- ormlite: no transaction
             DROP INDEX CONCURRENTLY rooms_floor_idx;
             -- ormlite: transaction
             DELETE FROM marks WHERE mark <> 'tables';
             -- ormlite: no transaction
             CREATE INDEX CONCURRENTLY rooms_old_idx ON rooms (floor);
             -- ormlite: transaction
             UPDATE rooms SET number = NULL;
             ALTER TABLE rooms DROP area;
             ALTER TABLE stays ATTACH PARTITION stays_1 FOR VALUES FROM (0) TO (10);",
        ),
    ),
    ("0003_nothing", "-- Nothing yet.", Some("")),
];

fn runner() -> Runner {
    let migrations = Migrations::embedded(FILES.iter().copied()).expect("they are right");
    Runner::new(migrations).attempts(20, Duration::from_millis(50))
}

/// What a runner leads to.
#[derive(Debug, PartialEq)]
struct State {
    catalog: Catalog,
    history: Vec<String>,
    marks: Vec<String>,
    rooms: Vec<i64>,
}

impl State {
    async fn of(db: &Db) -> Self {
        let exists = "SELECT count(*) FROM pg_class WHERE relname = 'marks'";
        let (mut marks, mut rooms) = (Vec::new(), Vec::new());
        if numbers(db, exists).await == [1] {
            marks = texts(db, "SELECT mark FROM marks ORDER BY mark").await;
            rooms = numbers(db, "SELECT count(number) FROM rooms").await;
        }
        Self {
            catalog: Introspect::new().read(db).await.expect("it is read"),
            history: texts(db, HISTORY).await,
            marks,
            rooms,
        }
    }

    fn assert_is(&self, wanted: &Self, what: &str) {
        assert_eq!(self.history, wanted.history, "{what}");
        assert_eq!(self.marks, wanted.marks, "{what}");
        assert_eq!(self.rooms, wanted.rooms, "{what}");
        assert_eq!(difference(&self.catalog, &wanted.catalog), None, "{what}");
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

async fn go(runner: &Runner, db: &Db, direction: Direction) -> Result<(), ormlite_migrate::Error> {
    match direction {
        Direction::Up => runner.migrate(db).await.map(drop),
        // A part of it may have been taken back before.
        Direction::Down => runner.undo(db, FILES.len()).await.map(drop),
    }
}

/// The program that is killed.
#[test]
#[ignore = "kill.rs starts it"]
fn program() {
    let Ok(url) = std::env::var("ORMLITE_KILLED_URL") else {
        return;
    };
    let direction = match std::env::var("ORMLITE_KILLED_DIRECTION").as_deref() {
        Ok("Down") => Direction::Down,
        _ => Direction::Up,
    };
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let db = Db::builder().url(url).max_size(1).connect();
        let db = db.await.expect("a connection");
        go(&runner(), &db, direction).await.expect("it runs");
    });
}

fn start(url: &str, direction: Direction) -> Child {
    let program = std::env::current_exe().expect("a path");
    Command::new(program)
        .args(["runner::kill::program", "--exact", "--ignored"])
        .env("ORMLITE_KILLED_URL", url)
        .env("ORMLITE_KILLED_DIRECTION", format!("{direction:?}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

/// The address of a proxy instead of the server's.
fn through(url: &str, server: u16, port: u16) -> String {
    let url = url.replace(&format!(":{server}/"), &format!(":{port}/"));
    let url = url.replace(&format!("port={server}"), &format!("port={port}"));
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}sslmode=disable")
}

async fn prepared(direction: Direction) -> (TestDatabase, Db) {
    let database = TestDatabase::create().await.expect("a database");
    let db = Db::connect(database.url()).await.expect("a connection");
    if direction == Direction::Down {
        runner().migrate(&db).await.expect("they run");
    }
    (database, db)
}

/// Kills a runner at its message of a number. Returns whether it got that far.
async fn killed(direction: Direction, at: usize, when: When, wanted: &State) -> bool {
    let what = format!("{direction:?}, {when:?} message {at}");
    let (database, db) = prepared(direction).await;
    let server = database.server().port().expect("a server of our own");
    let child: Arc<Mutex<Option<Child>>> = Arc::default();
    let port = proxy::start(server, at, when, {
        let child = child.clone();
        move || {
            if let Some(child) = child.lock().expect("no panic").as_mut() {
                child.kill().expect("it runs");
            }
        }
    });
    let started = {
        let mut child = child.lock().expect("no panic");
        *child = Some(start(&through(database.url(), server, port), direction));
        child.is_some()
    };
    assert!(started);
    let status = loop {
        let ended = child
            .lock()
            .expect("no panic")
            .as_mut()
            .map(Child::try_wait);
        match ended.expect("a child").expect("a status") {
            Some(status) => break status,
            None => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    };
    go(&runner(), &db, direction)
        .await
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    State::of(&db).await.assert_is(wanted, &what);
    db.close().await;
    !status.success()
}

/// Terminates the backend of a runner while it runs its message of a number. The runner lives.
async fn terminated(direction: Direction, at: usize, wanted: &State) -> bool {
    let what = format!("{direction:?}, terminated in message {at}");
    let (database, db) = prepared(direction).await;
    let server = database.server().port().expect("a server of our own");
    let handle = tokio::runtime::Handle::current();
    let port = proxy::start(server, at, When::During, {
        let db = db.clone();
        move || {
            handle.block_on(async {
                let sql = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                           WHERE application_name = 'ormlite migrate' AND datname = current_database()";
                numbers(&db, sql).await;
            });
        }
    });
    let through = through(database.url(), server, port);
    let result = async {
        let one = Db::builder().url(through).max_size(1).connect().await?;
        go(&runner(), &one, direction).await
    };
    let failed = result.await.is_err();
    go(&runner(), &db, direction)
        .await
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    State::of(&db).await.assert_is(wanted, &what);
    db.close().await;
    failed
}

async fn wanted(direction: Direction) -> State {
    let (_database, db) = prepared(direction).await;
    go(&runner(), &db, direction).await.expect("they run");
    State::of(&db).await
}

/// How many runners are killed at a time, each in a database of its own.
const AT_ONCE: usize = 8;

/// Tries the messages, until one is after the last: each of them, or every third one unless
/// `ORMLITE_KILL=all`.
async fn all(direction: Direction, when: Option<When>, each: bool) {
    let each = each || std::env::var_os("ORMLITE_KILL").is_some_and(|which| which == "all");
    let step = if each { 1 } else { 3 };
    let wanted = Arc::new(wanted(direction).await);
    let mut next = 0;
    let mut cuts = 0;
    loop {
        let mut attempts = tokio::task::JoinSet::new();
        for _ in 0..AT_ONCE {
            let (at, wanted) = (next, wanted.clone());
            attempts.spawn(async move {
                match when {
                    Some(when) => killed(direction, at, when, &wanted).await,
                    None => terminated(direction, at, &wanted).await,
                }
            });
            next += step;
        }
        let was_cut = attempts.join_all().await;
        cuts += was_cut.iter().filter(|was_cut| **was_cut).count();
        if was_cut.contains(&false) {
            break;
        }
    }
    println!("{direction:?}, {when:?}: {cuts} messages");
    assert!(cuts * step > 40, "{cuts} messages");
}

#[tokio::test(flavor = "multi_thread")]
async fn before_a_message() {
    all(Direction::Up, Some(When::Before), true).await;
    all(Direction::Down, Some(When::Before), false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn during_a_statement() {
    all(Direction::Up, Some(When::During), false).await;
    all(Direction::Down, Some(When::During), false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_reply() {
    all(Direction::Up, Some(When::After), true).await;
    all(Direction::Down, Some(When::After), false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_backend_alone() {
    all(Direction::Up, None, false).await;
    all(Direction::Down, None, false).await;
}

//! `was`: a program renames everything that can be renamed, and the rows of a live database stay.

use ormlite::prelude::*;
use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::from_registry::renames;
use ormlite_schema::plan::{Hazard, Options, Plan, plan};
use ormlite_schema::{Catalog, ddl};

use super::declared;
use crate::support::{database as new_database, difference, version};

mod before {
    use ormlite::prelude::*;

    #[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
    #[pg_enum(schema = "upkeep")]
    pub(super) enum RoomStatus {
        Clean,
        Dirty,
    }

    #[derive(Table, Debug, Clone)]
    #[table(name = "rooms", schema = "upkeep", unique(number))]
    pub(super) struct Room {
        #[column(primary_key, identity)]
        pub(super) id: i64,
        pub(super) number: String,
        #[column(check = "rate >= 0")]
        pub(super) rate: i32,
        #[column(default = "'clean'")]
        pub(super) status: RoomStatus,
    }

    #[derive(Table, Debug, Clone)]
    #[table(name = "tasks", schema = "upkeep", index(room_id))]
    pub(super) struct Task {
        #[column(primary_key, identity)]
        pub(super) id: i64,
        #[column(references = Room::id)]
        pub(super) room_id: i64,
    }
}

mod after {
    use ormlite::prelude::*;

    ormlite::schema!("housekeeping", was = "upkeep");

    #[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
    #[pg_enum(schema = "housekeeping", was = "room_status")]
    pub(super) enum SuiteStatus {
        Clean,
        #[pg_enum(was = "dirty")]
        Soiled,
    }

    #[derive(Table, Debug, Clone)]
    #[table(
        name = "suites",
        schema = "hotel",
        was = "housekeeping.rooms",
        unique(number)
    )]
    pub(super) struct Suite {
        #[column(primary_key, identity)]
        pub(super) id: i64,
        pub(super) number: String,
        #[column(was = "rate", check = "price >= 0")]
        pub(super) price: i32,
        #[column(default = "'clean'")]
        pub(super) status: SuiteStatus,
    }

    #[derive(Table, Debug, Clone)]
    #[table(name = "tasks", schema = "housekeeping", index(suite_id))]
    pub(super) struct Task {
        #[column(primary_key, identity)]
        pub(super) id: i64,
        #[column(references = Suite::id, was = "room_id")]
        pub(super) suite_id: i64,
    }
}

async fn create(db: &Db, catalog: &Catalog) {
    db.batch_execute(&ddl::script(catalog))
        .await
        .expect("the tables are created");
}

async fn read(db: &Db) -> Catalog {
    Introspect::new().read(db).await.expect("it is read")
}

async fn run(db: &Db, plan: &Plan) {
    let apply = Apply::new().allow([Hazard::BreaksPrograms, Hazard::BlocksWhileScanning]);
    let done = apply.run(db, plan).await;
    done.unwrap_or_else(|error| panic!("{error}\n{}", plan.sql()));
}

/// From a catalog of the old program and one of the new program, both from a server or both from the
/// structs.
async fn rename(of_server: bool) {
    let old = declared("postgres::declared::previous_names::before");
    let new = declared("postgres::declared::previous_names::after");
    let (database, live) = new_database("").await;
    let (_shadow, shadow) = new_database("").await;
    create(&live, &old).await;
    create(&shadow, &new).await;
    for number in ["101", "102"] {
        let room = before::Room::insert(before::NewRoom {
            number: number.to_owned(),
            rate: 70,
        });
        let room = room.set(before::Room::status, before::RoomStatus::Dirty);
        let room = room.one(&live).await.expect("a room");
        let task = before::Task::insert(before::NewTask { room_id: room.id });
        task.execute(&live).await.expect("a task");
    }

    let options = Options {
        renames: renames("public"),
        server_version: version(&live).await,
        ..Options::default()
    };
    let wanted = read(&shadow).await;
    let plan_of_change = match of_server {
        true => plan(&read(&live).await, &wanted, &options),
        false => plan(&old, &new, &options),
    };
    for step in &plan_of_change.steps {
        assert_eq!(step.loses, None, "{}", step.sql);
    }
    run(&live, &plan_of_change).await;
    assert_eq!(difference(&read(&live).await, &wanted), None);

    // The rows are those of the new program, whose connections read the types anew.
    let live = Db::connect(database.url()).await.expect("a connection");
    let suites = after::Suite::query().order_by(after::Suite::number.asc());
    let suites = suites.all(&live).await.expect("the suites");
    let found: Vec<_> = suites
        .iter()
        .map(|it| (&*it.number, it.price, it.status))
        .collect();
    let soiled = after::SuiteStatus::Soiled;
    assert_eq!(found, [("101", 70, soiled), ("102", 70, soiled)]);
    let tasks = after::Task::query().order_by(after::Task::suite_id.asc());
    let tasks = tasks.all(&live).await.expect("the tasks");
    let of_suites: Vec<_> = tasks.iter().map(|task| task.suite_id).collect();
    assert_eq!(
        of_suites,
        suites.iter().map(|suite| suite.id).collect::<Vec<_>>()
    );
    // The sequence of the identity column goes on.
    let new = after::NewSuite {
        number: "103".to_owned(),
        price: 80,
    };
    let suite = after::Suite::insert(new).one(&live).await.expect("a suite");
    assert_eq!(suite.id, 3);

    // `was` can stay until every database has the new names.
    let second = plan(&read(&live).await, &wanted, &options);
    assert!(second.is_empty(), "{}", second.sql());
    // And the way back.
    let back = Options {
        renames: options.renames.inverted(),
        ..options
    };
    let back = plan(&wanted, &read_of(&old).await, &back);
    run(&live, &back).await;
    let live = Db::connect(database.url()).await.expect("a connection");
    let rooms = before::Room::query().count(&live).await.expect("the rooms");
    assert_eq!(rooms, 3);
}

/// A catalog as the server writes it.
async fn read_of(catalog: &Catalog) -> Catalog {
    let (_database, db) = new_database("").await;
    create(&db, catalog).await;
    read(&db).await
}

#[tokio::test(flavor = "multi_thread")]
async fn between_catalogs_of_servers() {
    rename(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn between_catalogs_of_structs() {
    rename(false).await;
}

//! Reading some schemas or tables.

use ormlite_migrate::Introspect;
use ormlite_schema::model::{Name, ObjectId};

use crate::support::database;

const SCRIPT: &str = "CREATE SCHEMA core; CREATE SCHEMA billing; CREATE SCHEMA \"Odd.One\";
    CREATE EXTENSION hstore;
    CREATE TYPE core.status AS ENUM ('a');
    CREATE TABLE core.rooms (id serial PRIMARY KEY, status core.status);
    CREATE TABLE core.guests (id serial PRIMARY KEY);
    CREATE INDEX guests_id ON core.guests (id);
    CREATE VIEW core.free AS SELECT id FROM core.rooms;
    CREATE TABLE billing.rooms (id integer REFERENCES core.rooms (id), status core.status);
    CREATE TABLE billing.events (at date) PARTITION BY RANGE (at);
    CREATE TABLE core.events_2024 PARTITION OF billing.events
        FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
    CREATE TABLE \"Odd.One\".rooms (a integer);
    CREATE CAST (core.status AS integer) WITH INOUT;
    CREATE PUBLICATION filters_publication FOR TABLE core.rooms;
    CREATE FUNCTION core.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
    CREATE EVENT TRIGGER filters_ddl ON ddl_command_end EXECUTE FUNCTION core.on_ddl();";

#[tokio::test]
async fn schemas() {
    let (_database, db) = database(SCRIPT).await;
    let read = Introspect::new().schemas(["billing"]).read(&db).await;
    let catalog = read.expect("it is read");
    assert_eq!(catalog.schemas.keys().collect::<Vec<_>>(), ["billing"]);
    let tables: Vec<_> = catalog.tables.keys().map(Name::to_string).collect();
    assert_eq!(tables, ["billing.events", "billing.rooms"]);
    // What is referred to keeps its name, in whatever schema it is.
    let rooms = serde_json::to_value(&catalog.tables[&Name::new("billing", "rooms")]);
    let rooms = rooms.expect("JSON");
    let key = &rooms["constraints"]["rooms_id_fkey"]["foreign_key"];
    assert_eq!(key["table"], "core.rooms");
    assert_eq!(key["referenced"], serde_json::json!(["id"]));
    assert!(catalog.types.is_empty() && catalog.sequences.is_empty());
    // What is in no schema is not read, except extensions.
    assert!(catalog.extensions.contains_key("hstore"));
    assert!(catalog.publications.is_empty() && catalog.event_triggers.is_empty());
    assert!(catalog.others.is_empty());

    let read = Introspect::new().schemas(["core"]).read(&db).await;
    let partition = &read.expect("it is read").tables[&Name::new("core", "events_2024")];
    let parent = partition.partition_of.as_ref().expect("a partition");
    assert_eq!(parent.parent, Name::new("billing", "events"));

    let none = Introspect::new().schemas(["missing"]).read(&db).await;
    assert!(none.expect("it is read").schemas.is_empty());

    let all = Introspect::new().read(&db).await.expect("it is read");
    assert_eq!(all.others.len(), 1);
    assert!(all.publications.contains_key("filters_publication"));
    assert!(all.event_triggers.contains_key("filters_ddl"));
}

#[tokio::test]
async fn tables() {
    let (_database, db) = database(SCRIPT).await;
    let names = ["core.rooms", "free", "\"Odd.One\".rooms"];
    let read = Introspect::new().tables(names).read(&db).await;
    let catalog = read.expect("it is read");
    let tables: Vec<_> = catalog.tables.keys().map(Name::to_string).collect();
    assert_eq!(tables, ["\"Odd.One\".rooms", "core.rooms"]);
    let views: Vec<_> = catalog.views.keys().map(Name::to_string).collect();
    assert_eq!(views, ["core.free"]);
    // The sequences of other tables are theirs.
    let sequences: Vec<_> = catalog.sequences.keys().map(Name::to_string).collect();
    assert_eq!(sequences, ["core.rooms_id_seq"]);
    assert!(catalog.types.contains_key(&Name::new("core", "status")));
    let view = ObjectId::View(Name::new("core", "free"));
    let column = ObjectId::Column(Name::new("core", "rooms"), "id".to_owned());
    assert_eq!(
        catalog.dependencies.of(&view).collect::<Vec<_>>(),
        [&column]
    );

    let read = Introspect::new()
        .tables(["rooms"])
        .schemas(["core", "billing"]);
    let catalog = read.read(&db).await.expect("it is read");
    let tables: Vec<_> = catalog.tables.keys().map(Name::to_string).collect();
    assert_eq!(tables, ["billing.rooms", "core.rooms"]);
}

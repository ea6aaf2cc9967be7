//! Changes of a column in two parts, with programs of both kinds between them.

use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;
use ormlite_schema::plan::{Hazard, Options, Plan, expand, plan};

use crate::support::{catalog_of, database, version};

/// A change of one column.
struct Change {
    before: &'static str,
    after: &'static str,
    renames: &'static str,
    column: &'static str,
    using: Option<&'static str>,
    /// What programs of both kinds write between the parts.
    writes: &'static [&'static str],
    /// Queries of the table between the parts, and after them, each with its result as text.
    between: (&'static str, &'static str),
    then: (&'static str, &'static str),
}

const ROWS: &str = "INSERT INTO rooms SELECT n, n FROM generate_series(1, 2100) n;";

#[rustfmt::skip]
const CHANGES: &[Change] = &[
    Change {
        before: "CREATE TABLE rooms (id int PRIMARY KEY, rate int NOT NULL CHECK (rate > 0));
            CREATE INDEX rooms_rate ON rooms (rate); CREATE VIEW rates AS SELECT id, rate FROM rooms;",
        after: "CREATE TABLE rooms (id int PRIMARY KEY, price int NOT NULL CHECK (price > 0));
            CREATE INDEX rooms_rate ON rooms (price); CREATE VIEW rates AS SELECT id, price AS rate FROM rooms;",
        renames: "column public.rooms.rate -> price",
        column: "price",
        using: None,
        writes: &[
            "INSERT INTO rooms (id, rate) VALUES (-1, 5)", "INSERT INTO rooms (id, price) VALUES (-2, 6)",
            "UPDATE rooms SET rate = 70 WHERE id = 7", "UPDATE rooms SET price = 80 WHERE id = 8",
        ],
        between: ("SELECT count(*) || ' ' || count(*) FILTER (WHERE rate = price) || ' ' || sum(rate) FROM rooms WHERE id < 9", "10 10 182"),
        then: ("SELECT count(*) || ' ' || sum(price) FROM rooms WHERE id < 9", "10 182"),
    },
    Change {
        before: "CREATE TABLE rooms (id int PRIMARY KEY, code int DEFAULT 3);
            CREATE UNIQUE INDEX codes ON rooms (code) WHERE id > 0; CREATE VIEW v AS SELECT code FROM rooms;",
        after: "CREATE TABLE rooms (id int PRIMARY KEY, code text DEFAULT '3');
            CREATE UNIQUE INDEX codes ON rooms (code) WHERE id > 0; CREATE VIEW v AS SELECT code FROM rooms;",
        renames: "",
        column: "code",
        using: None,
        writes: &[
            "INSERT INTO rooms (id) VALUES (-1)", "INSERT INTO rooms (id, code) VALUES (-2, 20)",
            "INSERT INTO rooms (id, code_new) VALUES (-3, '30')", "UPDATE rooms SET code = 5000 WHERE id = 5",
        ],
        between: ("SELECT string_agg(code || code_new, ' ' ORDER BY id) FROM rooms WHERE id < 2", "3030 2020 33 11"),
        then: ("SELECT string_agg(code, ' ' ORDER BY id) FROM rooms WHERE id < 6", "30 20 3 1 2 3 4 5000"),
    },
    Change {
        before: "CREATE TABLE rooms (id int PRIMARY KEY, cents int NOT NULL);",
        after: "CREATE TABLE rooms (id int PRIMARY KEY, amount numeric(10,2) NOT NULL);",
        renames: "column public.rooms.cents -> amount",
        column: "amount",
        using: Some("cents / 100.0"),
        writes: &["UPDATE rooms SET cents = 550 WHERE id = 5"],
        between: ("SELECT string_agg(cents || '=' || amount, ' ' ORDER BY id) FROM rooms WHERE id IN (1, 5, 2100)", "1=0.01 550=5.50 2100=21.00"),
        then: ("SELECT string_agg(amount::text, ' ' ORDER BY id) FROM rooms WHERE id IN (1, 5)", "0.01 5.50"),
    },
];

async fn read(db: &Db) -> Catalog {
    Introspect::new().read(db).await.expect("it is read")
}

async fn run(db: &Db, steps: &Plan, hazards: &[Hazard]) {
    let apply = Apply::new().allow(hazards.iter().copied());
    let run = apply.run(db, steps).await;
    run.unwrap_or_else(|error| panic!("{error}\n{}", steps.sql()));
}

async fn check(db: &Db, (query, expected): (&str, &str)) {
    let client = db.client().await.expect("a connection");
    let row = client.query_one(query, &[]).await.expect("a row");
    assert_eq!(row.get::<_, String>(0), expected, "{query}");
}

async fn is_reached(db: &Db, wanted: &Catalog) {
    let rest = plan(&read(db).await, wanted, &Options::default());
    assert!(rest.is_empty(), "{}", rest.sql());
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_of_both_kinds_write_between_the_parts() {
    for change in CHANGES {
        let (_database, db) = database(change.before).await;
        db.batch_execute(ROWS).await.expect("rows");
        let (old, new) = (read(&db).await, catalog_of(change.after).await);
        let rooms = Name::new("public", "rooms");
        let key = (rooms.clone(), change.column.to_owned());
        let options = Options {
            server_version: version(&db).await,
            renames: change.renames.parse().expect("renames"),
            using: change
                .using
                .map(|using| (key, using.to_owned()))
                .into_iter()
                .collect(),
            ..Options::default()
        };
        let parts = expand(&old, &new, &rooms, change.column, &options).expect("two parts");

        // The first part is safe: it needs nothing to be allowed.
        run(&db, &parts.expand, &[]).await;
        is_reached(&db, &parts.between).await;
        for write in change.writes {
            db.batch_execute(write).await.expect(write);
        }
        check(&db, change.between).await;
        assert_eq!(
            parts.contract.transactions().len(),
            1,
            "{}",
            parts.contract.sql()
        );

        run(
            &db,
            &parts.contract,
            &[Hazard::DeletesData, Hazard::BreaksPrograms],
        )
        .await;
        is_reached(&db, &new).await;
        check(&db, change.then).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_quoted_where_they_have_to_be() {
    for (table, from, to) in [("order", "user", "check"), ("Rooms", "a b", "c\"d")] {
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let script = |column: &str| {
            let (table, column) = (quoted(table), quoted(column));
            format!("CREATE TABLE {table} (id int PRIMARY KEY, {column} int NOT NULL)")
        };
        let (_database, db) = database(&script(from)).await;
        let (old, new) = (read(&db).await, catalog_of(&script(to)).await);
        let name = Name::new("public", table);
        let mut options = Options {
            server_version: version(&db).await,
            ..Options::default()
        };
        let column = (name.clone(), to.to_owned());
        options.renames.columns.insert(column, from.to_owned());
        let parts = expand(&old, &new, &name, to, &options).expect("two parts");
        run(&db, &parts.expand, &[]).await;
        is_reached(&db, &parts.between).await;
        let hazards = [Hazard::DeletesData, Hazard::BreaksPrograms];
        run(&db, &parts.contract, &hazards).await;
        is_reached(&db, &new).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_changed_in_two_parts_is_refused() {
    for (before, after, reason) in [
        ("id int PRIMARY KEY", "id bigint PRIMARY KEY", "a key"),
        (
            "id int GENERATED ALWAYS AS IDENTITY",
            "id bigint GENERATED ALWAYS AS IDENTITY",
            "generated",
        ),
        (
            "n int, id int GENERATED ALWAYS AS (n) STORED",
            "n int, id bigint GENERATED ALWAYS AS (n) STORED",
            "generated",
        ),
        ("other int", "id int", "both catalogs"),
    ] {
        let old = catalog_of(&format!("CREATE TABLE rooms ({before})")).await;
        let new = catalog_of(&format!("CREATE TABLE rooms ({after})")).await;
        let rooms = Name::new("public", "rooms");
        let error = expand(&old, &new, &rooms, "id", &Options::default()).expect_err(reason);
        let text = error.to_string();
        assert!(
            text.starts_with("public.rooms.id ") && text.contains(reason),
            "{text}"
        );
    }
}

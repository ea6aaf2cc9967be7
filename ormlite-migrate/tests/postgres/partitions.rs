//! Partitions that a program makes while it runs: the tables that it declares do not have them.

use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;
use ormlite_schema::plan::{Hazard, Options, Style, plan};

use crate::support::{catalog_of, database, version};

const PARTITIONS: &str = "
    CREATE TABLE kinds (id int PRIMARY KEY);
    INSERT INTO kinds VALUES (1);
    CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (1) TO (100);
    CREATE TABLE logs_2 PARTITION OF logs FOR VALUES FROM (100) TO (200) PARTITION BY RANGE (id);
    CREATE TABLE logs_2a PARTITION OF logs_2 FOR VALUES FROM (100) TO (150);
    CREATE INDEX own ON logs_1 (note);
    ALTER TABLE logs_1 ALTER COLUMN note SET DEFAULT 'own';
    INSERT INTO logs (id) SELECT n FROM generate_series(1, 149) n;";

/// Partitioned tables before and after, without their partitions.
#[rustfmt::skip]
const CHANGES: &[(&str, &str)] = &[
    ("id int NOT NULL, note text", "id int NOT NULL, note text"),
    ("id int NOT NULL, note text", "id int NOT NULL, note text, more int NOT NULL DEFAULT 1"),
    ("id int NOT NULL, note text, more int", "id int NOT NULL, note text"),
    ("id int NOT NULL, note text, more int", "id int NOT NULL, note text, more bigint"),
    ("id int NOT NULL, note text, more int DEFAULT 1", "id int NOT NULL, note text, more int NOT NULL"),
    ("id int NOT NULL, note text, more int NOT NULL DEFAULT 1", "id int NOT NULL, note text, more int"),
    ("id int NOT NULL, note text", "id int PRIMARY KEY, note text"),
    ("id int NOT NULL, note text", "id int NOT NULL, note text, UNIQUE (note, id)"),
    ("id int NOT NULL, note text, UNIQUE (note, id)", "id int NOT NULL, note text"),
    ("id int NOT NULL, note text", "id int NOT NULL, note text, CONSTRAINT positive CHECK (id > 0)"),
    ("id int NOT NULL, note text, CHECK (id > 0)", "id int NOT NULL, note text"),
    ("id int NOT NULL, note text, kind int", "id int NOT NULL, note text, kind int REFERENCES kinds (id)"),
    ("id int NOT NULL, note text", "id int NOT NULL, note text); CREATE INDEX ON logs (note, id"),
    ("id int NOT NULL, note text); CREATE INDEX ON logs (note, id", "id int NOT NULL, note text"),
    ("id int NOT NULL, note text); CREATE INDEX i ON logs (note, id", "id int NOT NULL, note text); CREATE INDEX i ON logs (note DESC, id"),
];

async fn read(db: &Db) -> Catalog {
    Introspect::new().read(db).await.expect("it is read")
}

/// A script that makes the table, whose columns can be followed by other statements.
fn script(columns: &str) -> String {
    let (columns, rest) = columns.split_once("); ").unwrap_or((columns, ""));
    let rest = if rest.is_empty() {
        String::new()
    } else {
        format!("{rest});")
    };
    format!("CREATE TABLE logs ({columns}) PARTITION BY RANGE (id); {rest}")
}

#[tokio::test(flavor = "multi_thread")]
async fn they_are_kept_and_change_with_the_table() {
    let kinds = "CREATE TABLE kinds (id int PRIMARY KEY);";
    for (at, (before, after)) in CHANGES.iter().enumerate() {
        let (_database, db) = database(&format!("{}{PARTITIONS}", script(before))).await;
        let wanted = catalog_of(&format!("{kinds}{}", script(after))).await;
        let options = Options {
            server_version: version(&db).await,
            style: [Style::Online, Style::Offline][at % 2],
            ..Options::default()
        };
        let first = plan(&read(&db).await, &wanted, &options);
        let sql = first.sql();
        assert!(!sql.contains("DROP TABLE"), "{before} -> {after}:\n{sql}");
        let run = Apply::new().allow(Hazard::ALL).run(&db, &first).await;
        run.unwrap_or_else(|error| panic!("{before} -> {after}: {error}\n{sql}"));
        let reached = read(&db).await;
        let second = plan(&reached, &wanted, &options);
        assert!(
            second.is_empty(),
            "{before} -> {after}:\n{sql}\nthen:\n{}",
            second.sql()
        );
        for partition in ["logs_1", "logs_2", "logs_2a"] {
            let name = Name::new("public", partition);
            assert!(reached.tables[&name].partition_of.is_some(), "{partition}");
        }
        let own = &reached.tables[&Name::new("public", "logs_1")];
        assert!(own.indexes.contains_key("own"));
        assert!(
            own.column("note")
                .is_some_and(|note| note.default.is_some())
        );
        let all = reached.indexes();
        assert!(
            all.values().all(|(_, index)| !index.invalid),
            "{before} -> {after}:\n{sql}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_with_rows_is_attached_without_reading_them() {
    for (column, by, bound) in [
        (
            "at date NOT NULL",
            "RANGE",
            "FROM ('2026-01-01') TO ('2026-02-01')",
        ),
        ("at date", "RANGE", "FROM (MINVALUE) TO ('2026-02-01')"),
        ("at date", "LIST", "IN ('2026-01-01', '2026-01-02')"),
    ] {
        let parent = format!("CREATE TABLE logs ({column}) PARTITION BY {by} (at);");
        let table = format!("CREATE TABLE january ({column});");
        let rows = "INSERT INTO january VALUES ('2026-01-01');";
        let (database, db) = database(&format!("{parent}{table}{rows}")).await;
        let attach = format!("ALTER TABLE logs ATTACH PARTITION january FOR VALUES {bound};");
        let wanted = catalog_of(&format!("{parent}{table}{attach}")).await;
        let steps = plan(&read(&db).await, &wanted, &Options::default());
        let at = steps
            .steps
            .iter()
            .position(|step| step.sql.contains("ATTACH"));
        let (before, rest) = steps.steps.split_at(at.expect("it is attached"));
        for step in before {
            db.batch_execute(&step.sql).await.expect(&step.sql);
        }
        // A connection that has read no row before.
        let other = Db::connect(database.url()).await.expect("a connection");
        let tx = other.begin().await.expect("a transaction");
        let read_rows = "DO $$ BEGIN
            IF (SELECT seq_tup_read > 0 FROM pg_stat_xact_user_tables WHERE relname = 'january') THEN
                RAISE EXCEPTION 'rows were read';
            END IF;
        END $$";
        tx.batch_execute(&rest[0].sql)
            .await
            .expect("it is attached");
        tx.batch_execute(read_rows).await.expect("no row is read");
        tx.commit().await.expect("it is committed");
        for step in &rest[1..] {
            db.batch_execute(&step.sql).await.expect(&step.sql);
        }
        assert!(plan(&read(&db).await, &wanted, &Options::default()).is_empty());
    }
}

//! How long it takes: `cargo test --release -p ormlite-migrate speed -- --ignored --nocapture`.

use std::fmt::Write as _;
use std::time::Instant;

use ormlite_migrate::Introspect;

use crate::snapshot::Folder;
use crate::support::database;

/// Tables with a key, a foreign key, a check, two more indexes and a default each.
fn script(tables: usize, columns: usize) -> String {
    let mut sql = String::from("CREATE SCHEMA s; CREATE TYPE s.status AS ENUM ('a', 'b');\n");
    for table in 0..tables {
        let _ = write!(
            sql,
            "CREATE TABLE s.t{table} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \
             status s.status DEFAULT 'a' NOT NULL, name text NOT NULL, \
             rate numeric(10,2) DEFAULT 0 CHECK (rate >= 0), parent bigint"
        );
        if table > 0 {
            let _ = write!(sql, " REFERENCES s.t{}", table / 2);
        }
        for column in 5..columns {
            let _ = write!(sql, ", c{column} timestamptz");
        }
        let _ = writeln!(
            sql,
            "); CREATE INDEX ON s.t{table} (parent); CREATE INDEX ON s.t{table} (lower(name)) \
             WHERE status = 'a'; COMMENT ON TABLE s.t{table} IS 'a table';"
        );
    }
    sql
}

#[tokio::test]
#[ignore = "a measurement"]
async fn speed() {
    for (tables, columns) in [(1, 5), (178, 14), (1_000, 11)] {
        let (_database, db) = database(&script(tables, columns)).await;
        db.batch_execute("ANALYZE").await.expect("it runs");
        let folder = Folder::new("speed");
        let cached = Introspect::new().cache(folder.0.join("catalog"));
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..7 {
            let start = Instant::now();
            let catalog = Introspect::new().read(&db).await.expect("it is read");
            times[0].push(start.elapsed());
            assert_eq!(catalog.tables.len(), tables);
            let start = Instant::now();
            cached.fingerprint(&db).await.expect("it is read");
            times[1].push(start.elapsed());
            let start = Instant::now();
            cached.read(&db).await.expect("it is read");
            times[2].push(start.elapsed());
        }
        let labels = ["read", "fingerprint", "from the cache"];
        for (label, times) in labels.iter().zip(&times) {
            println!("{tables} tables of {columns} columns, {label}: {times:.1?}");
        }
    }
}

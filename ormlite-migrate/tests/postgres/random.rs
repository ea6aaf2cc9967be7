//! Plans between random schemas, there and back.
//!
//! Both schemas take their names from the same few, so that they share objects which differ. The seed
//! is fixed, so that every run has the same schemas; `ORMLITE_RANDOM=500` has as many pairs of others.

use std::fmt::Write as _;

use ormlite_migrate::{Apply, Introspect};
use ormlite_postgres::Db;
use ormlite_schema::Catalog;
use ormlite_schema::plan::{Hazard, Options, Style, plan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::plan::difference;
use crate::support::{at_once, database, version};

/// Types, each with a default.
const TYPES: [(&str, &str); 14] = [
    ("integer", "1"),
    ("bigint", "2"),
    ("smallint", "3"),
    ("text", "'x'"),
    ("varchar(20)", "'y'"),
    ("numeric(10,2)", "1.5"),
    ("boolean", "true"),
    ("date", "'2026-01-01'"),
    ("timestamptz", "now()"),
    ("uuid", "gen_random_uuid()"),
    ("jsonb", "'{}'"),
    ("integer[]", "'{1}'"),
    ("mood", "'a'"),
    ("amount", "7"),
];

#[derive(Debug, Clone)]
struct Schema {
    labels: Vec<&'static str>,
    limit: u8,
    tables: Vec<Table>,
    partitions: Vec<u8>,
    has_function: bool,
}

#[derive(Debug, Clone)]
struct Table {
    exists: bool,
    id: Id,
    has_key: bool,
    columns: Vec<Option<Column>>,
    generated: Option<u8>,
    check: Option<u8>,
    references: Option<(usize, &'static str)>,
    indexes: Vec<&'static str>,
    view: Option<&'static str>,
    comment: Option<u8>,
    policy: Option<u8>,
    has_trigger: bool,
}

#[derive(Debug, Clone, Copy)]
enum Id {
    Plain,
    Serial,
    Identity,
}

#[derive(Debug, Clone)]
struct Column {
    ty: usize,
    not_null: bool,
    has_default: bool,
    is_unique: bool,
}

/// Expressions over the columns that each table has.
const INDEXES: [&str; 5] = [
    "(id DESC)",
    "((id * 2))",
    "(id) WHERE id > 10",
    "(id) INCLUDE (n)",
    "USING hash (n)",
];
const VIEWS: [&str; 3] = ["id", "id, n", "id + 1 AS next, n"];
const ACTIONS: [&str; 4] = [
    "",
    "ON DELETE CASCADE",
    "ON DELETE SET NULL",
    "DEFERRABLE INITIALLY DEFERRED",
];

fn column() -> impl Strategy<Value = Column> {
    (
        0..TYPES.len(),
        any::<bool>(),
        any::<bool>(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(ty, not_null, has_default, is_unique)| Column {
            ty,
            not_null,
            has_default,
            is_unique,
        })
}

fn table() -> impl Strategy<Value = Table> {
    let structure = (
        prop::bool::weighted(0.8),
        select(vec![Id::Plain, Id::Serial, Id::Identity]),
        prop::bool::weighted(0.8),
        vec(prop::option::of(column()), 3),
        prop::option::of(1..4u8),
        prop::option::of(1..4u8),
    );
    let rest = (
        prop::option::of((0..4usize, select(ACTIONS.to_vec()))),
        subsequence(INDEXES.to_vec(), 0..3),
        prop::option::of(select(VIEWS.to_vec())),
        prop::option::of(1..3u8),
        prop::option::of(1..3u8),
        any::<bool>(),
    );
    (structure, rest).prop_map(|(structure, rest)| {
        let (exists, id, has_key, columns, generated, check) = structure;
        let (references, indexes, view, comment, policy, has_trigger) = rest;
        Table {
            exists,
            id,
            has_key,
            columns,
            generated,
            check,
            references,
            indexes,
            view,
            comment,
            policy,
            has_trigger,
        }
    })
}

fn schema() -> impl Strategy<Value = Schema> {
    let labels = subsequence(vec!["a", "b", "c", "d"], 1..=4).prop_map(|mut labels| {
        // The default of a column.
        if !labels.contains(&"a") {
            labels.push("a");
        }
        labels
    });
    let partitions = subsequence(vec![0u8, 1, 2], 0..=3);
    (labels, 1..4u8, vec(table(), 4), partitions, any::<bool>()).prop_map(
        |(labels, limit, tables, partitions, has_function)| Schema {
            labels,
            limit,
            tables,
            partitions,
            has_function,
        },
    )
}

fn definition(table: &Table, number: usize) -> String {
    let mut parts = vec![
        match table.id {
            Id::Plain => "id integer NOT NULL".to_owned(),
            Id::Serial => "id serial".to_owned(),
            Id::Identity => "id integer GENERATED ALWAYS AS IDENTITY".to_owned(),
        },
        "n integer".to_owned(),
    ];
    for (at, column) in table.columns.iter().enumerate() {
        let Some(column) = column else { continue };
        let (ty, default) = TYPES[column.ty];
        let not_null = if column.not_null { " NOT NULL" } else { "" };
        let default = match column.has_default {
            true => format!(" DEFAULT {default}"),
            false => String::new(),
        };
        let unique = if column.is_unique { " UNIQUE" } else { "" };
        parts.push(format!("c{at} {ty}{default}{not_null}{unique}"));
    }
    if let Some(factor) = table.generated {
        parts.push(format!(
            "g integer GENERATED ALWAYS AS (n * {factor}) STORED"
        ));
    }
    if let Some(least) = table.check {
        parts.push(format!("CONSTRAINT t{number}_least CHECK (n > {least})"));
    }
    if table.has_key {
        parts.push("PRIMARY KEY (id)".to_owned());
    }
    format!("CREATE TABLE t{number} ({});\n", parts.join(", "))
}

/// The statements that create a schema.
fn script(schema: &Schema) -> String {
    let mut sql = String::new();
    let labels: Vec<_> = schema.labels.iter().map(|it| format!("'{it}'")).collect();
    let _ = writeln!(sql, "CREATE TYPE mood AS ENUM ({});", labels.join(", "));
    let limit = schema.limit;
    let _ = writeln!(
        sql,
        "CREATE DOMAIN amount AS integer CHECK (VALUE > {limit});"
    );
    if schema.has_function {
        sql.push_str(
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';\n",
        );
    }
    let tables = || {
        let tables = schema.tables.iter().enumerate();
        tables.filter(|(_, table)| table.exists)
    };
    for (number, table) in tables() {
        sql.push_str(&definition(table, number));
        for (at, index) in table.indexes.iter().enumerate() {
            let _ = writeln!(sql, "CREATE INDEX t{number}_i{at} ON t{number} {index};");
        }
        if let Some(columns) = table.view {
            let _ = writeln!(
                sql,
                "CREATE VIEW v{number} AS SELECT {columns} FROM t{number};"
            );
        }
        if let Some(text) = table.comment {
            let _ = writeln!(sql, "COMMENT ON COLUMN t{number}.n IS 'number {text}';");
        }
        if let Some(least) = table.policy {
            let _ = writeln!(
                sql,
                "ALTER TABLE t{number} ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON t{number} USING (n > {least});"
            );
        }
        if table.has_trigger && schema.has_function {
            let _ = writeln!(
                sql,
                "CREATE TRIGGER touch BEFORE UPDATE ON t{number} FOR EACH ROW EXECUTE FUNCTION touch();"
            );
        }
    }
    for (number, table) in tables() {
        let Some((target, action)) = table.references else {
            continue;
        };
        if schema.tables[target].exists && schema.tables[target].has_key {
            let _ = writeln!(
                sql,
                "ALTER TABLE t{number} ADD CONSTRAINT t{number}_n_fkey FOREIGN KEY (n) REFERENCES t{target} (id) {action};"
            );
        }
    }
    sql.push_str("CREATE TABLE logs (at integer NOT NULL, note text) PARTITION BY RANGE (at);\n");
    for partition in &schema.partitions {
        let (from, to) = (partition * 10, partition * 10 + 10);
        let _ = writeln!(
            sql,
            "CREATE TABLE logs_{partition} PARTITION OF logs FOR VALUES FROM ({from}) TO ({to});"
        );
    }
    if schema.limit > 2 {
        sql.push_str("CREATE INDEX logs_note ON logs (note);\n");
    }
    sql
}

async fn read(db: &Db) -> Catalog {
    Introspect::new().read(db).await.expect("it is read")
}

async fn lead(db: &Db, wanted: &Catalog, options: &Options) -> Result<(), String> {
    let steps = plan(&read(db).await, wanted, options);
    let run = Apply::new().allow(Hazard::ALL).run(db, &steps).await;
    run.map_err(|error| format!("{error}\n{}", steps.sql()))?;
    let reached = read(db).await;
    let second = plan(&reached, wanted, options);
    if !second.is_empty() {
        return Err(format!("then:\n{}after:\n{}", second.sql(), steps.sql()));
    }
    match difference(&reached, wanted) {
        Some(difference) => Err(format!("{difference}after:\n{}", steps.sql())),
        None => Ok(()),
    }
}

async fn check((number, before, after): (usize, Schema, Schema)) -> Result<(), String> {
    let (from, to) = (script(&before), script(&after));
    let (_database, db) = database(&from).await;
    let (_other, other) = database(&to).await;
    let (before, after) = (read(&db).await, read(&other).await);
    let options = Options {
        style: [Style::Online, Style::Offline][number % 2],
        server_version: version(&db).await,
        keep_partitions: false,
        ..Options::default()
    };
    let there = lead(&db, &after, &options).await;
    there.map_err(|error| format!("pair {number}: {error}\nfrom:\n{from}to:\n{to}"))?;
    let back = lead(&db, &before, &options).await;
    back.map_err(|error| format!("pair {number}, back: {error}\nfrom:\n{to}to:\n{from}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn schemas() {
    let count = std::env::var("ORMLITE_RANDOM").ok();
    let count: Option<usize> = count.and_then(|count| count.parse().ok());
    let mut runner = match count {
        None => TestRunner::deterministic(),
        Some(_) => TestRunner::new(Config::default()),
    };
    let mut pairs = Vec::new();
    for number in 0..count.unwrap_or(30) {
        let pair = (schema(), schema()).new_tree(&mut runner).expect("a pair");
        let (before, after) = pair.current();
        pairs.push((number, before, after));
    }
    at_once(pairs, check).await;
}

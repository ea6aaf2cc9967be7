//! The work of statements on a table that has rows: whether they are read, and whether they are
//! written. The cases of `tests/cases` have empty tables, in most of which the server begins the
//! same scans.

use ormlite_schema::plan::{Options, Style, Transaction, Work, plan};

use super::difference;
use super::observer::Observer;
use crate::plan::Database;
use crate::support::{at_once, version};

/// The table before, the table after, and the most that a step does with the rows.
const CASES: &[(&str, &str, Work)] = &[
    ("t (a integer)", "t (a integer, b text)", Work::Catalog),
    (
        "t (a integer)",
        "t (a integer, b integer NOT NULL DEFAULT 0)",
        Work::Catalog,
    ),
    (
        "t (a integer)",
        "t (a integer, b timestamptz DEFAULT now())",
        Work::Catalog,
    ),
    (
        "t (a integer)",
        "t (a integer, b integer GENERATED ALWAYS AS IDENTITY)",
        Work::Rewrite,
    ),
    (
        "t (a integer)",
        "t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED)",
        Work::Rewrite,
    ),
    ("t (a integer)", "t (a integer, b positive)", Work::Rewrite),
    ("t (a integer)", "t (a integer, b anything)", Work::Catalog),
    ("t (a integer)", "t (a integer CHECK (a > 0))", Work::Scan),
    (
        "t (a integer CHECK (a > 0))",
        "t (a integer)",
        Work::Catalog,
    ),
    ("t (a integer)", "t (a integer NOT NULL)", Work::Scan),
    (
        "t (a integer CHECK (a IS NOT NULL))",
        "t (a integer NOT NULL CHECK (a IS NOT NULL))",
        Work::Catalog,
    ),
    ("t (a integer NOT NULL)", "t (a integer)", Work::Catalog),
    ("t (a integer)", "t (a integer UNIQUE)", Work::IndexBuild),
    (
        "t (a integer)",
        "t (a integer PRIMARY KEY)",
        Work::IndexBuild,
    ),
    (
        "t (a integer)",
        "t (a integer REFERENCES other)",
        Work::Scan,
    ),
    ("t (a integer)", "t (a positive)", Work::Rewrite),
    ("t (a positive)", "t (a integer)", Work::Catalog),
    ("t (a integer)", "t (a anything)", Work::Catalog),
    ("t (a integer)", "t (a bigint)", Work::Rewrite),
    ("t (a varchar(5))", "t (a varchar(9))", Work::Catalog),
    ("t (a varchar(5))", "t (a text)", Work::Catalog),
    (
        "t (a varchar(5) UNIQUE)",
        "t (a text UNIQUE)",
        Work::Catalog,
    ),
    (
        "t (a varchar(5) CHECK (a <> ''))",
        "t (a varchar(9) CHECK (a <> ''))",
        Work::Scan,
    ),
    ("t (a varchar(9))", "t (a varchar(5))", Work::Rewrite),
    ("t (a text)", "t (a text COLLATE \"C\")", Work::Catalog),
    (
        "t (a text UNIQUE)",
        "t (a text COLLATE \"C\" UNIQUE)",
        Work::IndexBuild,
    ),
    ("t (a numeric(9, 2))", "t (a numeric(12, 2))", Work::Catalog),
    ("t (a numeric(9, 2))", "t (a numeric(12, 3))", Work::Rewrite),
    (
        "t (a integer)",
        "t (a integer) WITH (fillfactor = 70)",
        Work::Catalog,
    ),
];

const OTHERS: &str = "
    CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
    CREATE DOMAIN anything AS integer;
    CREATE TABLE other (a integer PRIMARY KEY);
    INSERT INTO other SELECT generate_series(1, 9);";

async fn check(before: &str, after: &str, work: Work, style: Style) -> Result<(), String> {
    let script = |table: &str| format!("{OTHERS} CREATE TABLE {table};");
    let from = Database::new(&script(before)).await?;
    let to = Database::new(&script(after)).await?;
    // Every type of the cases takes these.
    let insert = "INSERT INTO t SELECT generate_series(1, 9)";
    let inserted = from.db.batch_execute(insert).await;
    inserted.map_err(|error| error.to_string())?;
    let options = Options {
        style,
        server_version: version(&from.db).await,
        ..Options::default()
    };
    let plan = plan(&from.catalog().await, &to.catalog().await, &options);
    let observer = Observer::of(&from.db, &plan).await;
    let mut most = Work::Catalog;
    for step in &plan.steps {
        let measured = observer.run(step).await?;
        if let Some(difference) = difference(step, &measured) {
            return Err(difference);
        }
        let reads_rows = measured.rows_read > 0;
        if reads_rows != (measured.work != Work::Catalog) && step.transaction != Transaction::None {
            return Err(format!("{} rows read: {}", measured.rows_read, step.sql));
        }
        most = most.max(measured.work);
    }
    match most == work {
        true => Ok(()),
        false => Err(format!("work {most:?}, not {work:?}: {}", plan.sql())),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_on_rows() {
    let styles = [Style::Online, Style::Offline];
    let cases = CASES
        .iter()
        .flat_map(|case| styles.map(|style| (case, style)));
    at_once(
        cases.collect(),
        |((before, after, work), style)| async move {
            let result = check(before, after, *work, style).await;
            result.map_err(|error| format!("{before} -> {after} ({style:?}): {error}"))
        },
    )
    .await;
}

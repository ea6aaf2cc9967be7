//! Queries of many joins: forty of them in a crate of their own, checked beside the same crate
//! without any, so that what is left is the queries. The figure is what ten cost: ten alone would
//! take little more than the clock of processor time resolves.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::generate::{Peer, domain_crates, manifest, project};
use crate::measure::{Cargo, median, touch, write_if_changed};
use crate::options::Options;
use crate::report::{Report, Subject};
use crate::schema::Schema;
use crate::version::version;

/// How many tables each query joins.
const JOINS: [usize; 3] = [10, 20, 40];

/// How many queries of that many joins the crate has.
const QUERIES: usize = 40;

/// How many queries the figure is for.
const REPORTED: usize = 10;

/// The most that a selection takes.
const SELECTED: usize = 16;

/// The package with the queries.
const PACKAGE: &str = "queries";

/// Measures queries over tables of a schema of the size `--tree`.
pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let tables = options.tree;
    ensure!(
        JOINS.iter().all(|joins| QUERIES + joins <= tables),
        "every table of a query is another one"
    );
    let schema = Schema::new(tables);
    let folder = options
        .folder(Peer::Ormlite)
        .join(format!("joins-{tables}"));
    domain_crates(Peer::Ormlite, &schema, &folder)?;
    let target = options.folder(Peer::Ormlite).join("target");
    let cargo = Cargo {
        folder,
        target,
        incremental: false,
    };

    let without = check(&cargo, &schema, None, options.runs)?;
    let subject = Subject {
        peer: Peer::Ormlite,
        version: version(Peer::Ormlite, &cargo.folder)?,
        tables,
    };
    for joins in JOINS {
        let with = check(&cargo, &schema, Some(joins), options.runs)?;
        let share = REPORTED as f64 / QUERIES as f64;
        let queries = with
            .iter()
            .map(|seconds| (seconds - median(&without)) * share);
        let measure = format!("joins_{joins}.user_seconds");
        let seconds = report.record(&subject, &measure, queries);
        eprintln!("{REPORTED} queries of {joins} joins: {seconds:.2} s user");
    }
    Ok(())
}

/// Checks the crate with queries of so many joins, or with none, several times: user seconds.
fn check(cargo: &Cargo, schema: &Schema, joins: Option<usize>, runs: u16) -> Result<Vec<f64>> {
    let package = cargo.folder.join("crates").join(PACKAGE);
    write_package(&package, schema, joins)?;
    let source = package.join("src/lib.rs");
    let arguments = ["check", "--package", PACKAGE];
    cargo.run(&arguments)?;
    let again = |_| {
        touch(&source)?;
        Ok(cargo.measure(&arguments, &[PACKAGE])?.user_seconds)
    };
    (0..runs).map(again).collect()
}

fn write_package(package: &Path, schema: &Schema, joins: Option<usize>) -> Result<()> {
    let mut dependencies = format!(
        "ormlite = {{ path = {:?}, default-features = false }}\n",
        project()
    );
    let mut source = "#![allow(unused_imports)]\n\nuse ormlite::prelude::*;\n".to_owned();
    for domain in &schema.domains {
        let name = domain.name;
        _ = writeln!(dependencies, "{name} = {{ path = \"../{name}\" }}");
        _ = writeln!(source, "use {name}::*;");
    }
    if let Some(joins) = joins {
        for number in 0..QUERIES {
            source += &query(number, joins);
        }
    }
    write_if_changed(
        &package.join("Cargo.toml"),
        &manifest(PACKAGE, &dependencies),
    )?;
    write_if_changed(&package.join("src/lib.rs"), &source)
}

/// A query that joins each table to the one before it, every other one by a left join, and filters
/// by and selects from tables all along the chain.
fn query(number: usize, joins: usize) -> String {
    let mut source = format!(
        "\npub fn query_{number}(status: i32) -> ormlite::Statement {{\n    T{number}::query()\n"
    );
    for table in number + 1..=number + joins {
        let kind = if table.is_multiple_of(2) {
            "left_join"
        } else {
            "inner_join"
        };
        let before = table - 1;
        _ = writeln!(
            source,
            "        .{kind}::<T{table}>().on(T{table}::a_id.eq(T{before}::id))"
        );
    }
    let step = joins.div_ceil(SELECTED);
    let selected: Vec<_> = (number..=number + joins)
        .step_by(step)
        .take(SELECTED)
        .map(|table| format!("T{table}::name"))
        .collect();
    let last = number + joins;
    _ = write!(
        source,
        "        .filter(T{number}::status.ge(status).and(T{last}::active.eq(true)))\n        \
         .select(({}))\n        .to_sql()\n}}\n",
        selected.join(", ")
    );
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_joins_each_table_once_and_selects_no_more_than_fit() {
        for joins in JOINS {
            let query = query(3, joins);
            assert_eq!(query.matches("_join::<").count(), joins);
            assert!(query.matches("::name").count() <= SELECTED);
        }
    }
}

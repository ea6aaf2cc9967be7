//! Queries that load trees: of so many levels, one relation beneath another, and of so many
//! relations side by side. Forty of each are in a crate of their own, checked beside the same crate
//! without any, as for joins; the figure is what ten cost.

use std::fmt::Write;
use std::path::Path;

use anyhow::Result;

use crate::generate::{Peer, manifest, project};
use crate::measure::{Cargo, median, write_if_changed};
use crate::options::Options;
use crate::report::{Report, Subject};

/// How many relations are loaded with each row of a query.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Tree {
    /// One, with which another is loaded, and so on: so many levels.
    Deep(usize),
    /// So many.
    Wide(usize),
}

const TREES: [Tree; 11] = [
    Tree::Deep(1),
    Tree::Deep(2),
    Tree::Deep(3),
    Tree::Deep(4),
    Tree::Deep(5),
    Tree::Deep(6),
    Tree::Wide(1),
    Tree::Wide(2),
    Tree::Wide(5),
    Tree::Wide(10),
    Tree::Wide(15),
];

/// How many tables before it a table refers to, and how many after it refer to it.
const NEIGHBOURS: usize = 15;

/// How many queries of a kind the crate has.
const QUERIES: usize = 40;

/// How many queries the figure is for.
const REPORTED: usize = 10;

/// So that each table which is queried has all its neighbours.
const TABLES: usize = QUERIES + 2 * NEIGHBOURS;

/// The package with the queries.
const PACKAGE: &str = "trees";

/// Measures queries over tables of a schema of their own.
pub fn run(options: &Options, report: &mut Report) -> Result<()> {
    let folder = options.folder(Peer::Ormlite).join("trees");
    workspace(&folder)?;
    let target = options.folder(Peer::Ormlite).join("target");
    let cargo = Cargo {
        folder,
        target,
        incremental: false,
    };

    let without = median(&check(&cargo, None, options.runs)?);
    let subject = Subject::new(Peer::Ormlite, TABLES, &cargo.folder)?;
    for tree in TREES {
        let with = check(&cargo, Some(tree), options.runs)?;
        let share = REPORTED as f64 / QUERIES as f64;
        let queries = with.iter().map(|seconds| (seconds - without) * share);
        let seconds = report.record(&subject, &tree.measure(), queries);
        eprintln!("{REPORTED} queries, {tree:?}: {seconds:.3} s user");
    }
    Ok(())
}

impl Tree {
    fn measure(self) -> String {
        match self {
            Self::Deep(levels) => format!("trees_deep_{levels}.user_seconds"),
            Self::Wide(relations) => format!("trees_wide_{relations}.user_seconds"),
        }
    }

    /// A query for the rows of a table with this tree of relations.
    fn query(self, table: usize) -> String {
        let relations = match self {
            Self::Deep(levels) => with_levels(table, levels),
            Self::Wide(relations) => (1..=relations)
                .map(|at| format!("\n        .with({})", relation(table, at)))
                .collect(),
        };
        format!(
            "\npub fn query_{table}() -> ormlite::Statement {{\n    \
             T{table}::query(){relations}\n        .to_sql()\n}}\n"
        )
    }
}

/// The neighbours in turn: one that refers to the table, and one that it refers to.
fn relation(table: usize, at: usize) -> String {
    match at.is_multiple_of(2) {
        true => format!("T{table}::to_{at}"),
        false => format!("T{table}::from_{at}"),
    }
}

/// The rows that refer to the table's, with those that refer to them, so many levels down.
fn with_levels(table: usize, levels: usize) -> String {
    match levels {
        0 => String::new(),
        _ => {
            let beneath = with_levels(table + 1, levels - 1);
            format!(".with(T{table}::from_1{beneath})")
        }
    }
}

/// Checks the crate with queries for such trees, or with none, several times: user seconds.
fn check(cargo: &Cargo, tree: Option<Tree>, runs: u16) -> Result<Vec<f64>> {
    write_queries(&cargo.folder, tree)?;
    let arguments = ["check", "--package", PACKAGE];
    cargo.run(&arguments)?;
    let file = format!("crates/{PACKAGE}/src/lib.rs");
    let runs = cargo.again(&arguments, PACKAGE, &file, runs)?;
    Ok(runs.iter().map(|run| run.user_seconds).collect())
}

/// Writes the crate of tables and the manifest of that of queries.
fn workspace(folder: &Path) -> Result<()> {
    let workspace = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n";
    write_if_changed(&folder.join("Cargo.toml"), workspace)?;
    let ormlite = format!(
        "ormlite = {{ path = {:?}, default-features = false }}\n",
        project()
    );
    let tables: String = (0..TABLES).map(table).collect();
    let package = folder.join("crates/neighbours");
    write_if_changed(
        &package.join("Cargo.toml"),
        &manifest("neighbours", &ormlite),
    )?;
    let source = format!("use ormlite::prelude::*;\n{tables}");
    write_if_changed(&package.join("src/lib.rs"), &source)?;
    let dependencies = format!("{ormlite}neighbours = {{ path = \"../neighbours\" }}\n");
    let package = folder.join("crates").join(PACKAGE);
    write_if_changed(
        &package.join("Cargo.toml"),
        &manifest(PACKAGE, &dependencies),
    )
}

fn write_queries(folder: &Path, tree: Option<Tree>) -> Result<()> {
    let mut source =
        "#![allow(unused_imports)]\n\nuse neighbours::*;\nuse ormlite::prelude::*;\n".to_owned();
    if let Some(tree) = tree {
        for table in NEIGHBOURS..NEIGHBOURS + QUERIES {
            source += &tree.query(table);
        }
    }
    let file = folder.join("crates").join(PACKAGE).join("src/lib.rs");
    write_if_changed(&file, &source)
}

/// A table that refers to those before it, and has relations to those after it which refer to it.
/// Every fourth reference may be NULL.
fn table(number: usize) -> String {
    let relations: String = (1..=NEIGHBOURS)
        .filter(|at| number + at < TABLES)
        .map(|at| format!(",\n    has_many(from_{at} = T{}::to_{at}_id)", number + at))
        .collect();
    let mut source = format!(
        "\n#[derive(Table, Debug, Clone)]\n#[table(name = \"t{number}\"{relations}\n)]\n\
         pub struct T{number} {{\n    #[column(primary_key)]\n    pub id: i64,\n    \
         pub name: String,\n"
    );
    for at in (1..=NEIGHBOURS).filter(|at| *at <= number) {
        let key = match at.is_multiple_of(4) {
            true => "Option<i64>",
            false => "i64",
        };
        _ = write!(
            source,
            "    #[column(references = T{}::id)]\n    pub to_{at}_id: {key},\n",
            number - at
        );
    }
    source + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_as_many_relations_as_it_is_to() {
        for tree in TREES {
            let (Tree::Deep(number) | Tree::Wide(number)) = tree;
            for table in [NEIGHBOURS, NEIGHBOURS + QUERIES - 1] {
                assert_eq!(tree.query(table).matches(".with(").count(), number);
            }
        }
    }

    #[test]
    fn tables_that_are_queried_have_all_their_neighbours() {
        for number in NEIGHBOURS..NEIGHBOURS + QUERIES {
            let source = table(number);
            assert_eq!(source.matches("references = ").count(), NEIGHBOURS);
            assert_eq!(source.matches("has_many(").count(), NEIGHBOURS);
        }
    }
}

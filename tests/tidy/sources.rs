//! What the lines of the sources must not hold.

use std::path::Path;

use crate::{DOMAINS, LIBRARIES, examples, read, sources};

/// The lines of a file that are not comments.
fn code(path: &Path) -> Vec<String> {
    let text = read(path);
    let code = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default().to_owned());
    code.collect()
}

fn assert_no_line(folder: &str, unwanted: impl Fn(&str) -> bool) {
    for path in sources(folder) {
        for (at, line) in code(&path).iter().enumerate() {
            assert!(!unwanted(line), "{}:{}: {line}", path.display(), at + 1);
        }
    }
}

#[test]
fn the_core_opens_nothing() {
    let doors = [
        "std::fs",
        "std::io",
        "std::process",
        "std::thread",
        "std::env",
        "TcpStream",
    ];
    assert_no_line("ormlite-core/src", |line| {
        doors.iter().any(|door| line.contains(door))
    });
}

/// A plan is made of the statements that `ddl` writes.
#[test]
fn ddl_is_written_in_one_place() {
    let verbs = [
        "ALTER ", "COMMENT ", "CREATE ", "DROP ", "GRANT ", "REVOKE ",
    ];
    assert_no_line("ormlite-schema/src/plan", |line| {
        let mut literals = line.split('"').skip(1).step_by(2);
        literals.any(|text| verbs.iter().any(|verb| text.starts_with(verb)))
    });
}

#[test]
fn two_crates_name_the_driver() {
    let may = ["ormlite-postgres", "ormlite-testing"];
    let examples = examples();
    let others = (LIBRARIES
        .iter()
        .copied()
        .filter(|library| !may.contains(library)))
    .chain(examples.iter().map(String::as_str));
    for folder in others {
        let manifest = read(Path::new(folder).join("Cargo.toml"));
        // The root's tests speak to the server past the ORM, and versions are listed there.
        let named = manifest
            .split("[dev-dependencies]")
            .next()
            .unwrap_or_default();
        for name in ["tokio-postgres", "deadpool"] {
            assert!(!named.contains(name), "{folder}/Cargo.toml names {name}");
        }
        assert_no_line(&format!("{folder}/src"), |line| {
            // The facade passes the driver on, and does not use it.
            let is_passed_on = line == "pub use ormlite_postgres::tokio_postgres;";
            (line.contains("tokio_postgres") && !is_passed_on) || line.contains("deadpool")
        });
    }
}

#[test]
fn the_schema_of_the_example_is_large() {
    let derives_table = |line: &&String| {
        line.split_once("derive(").is_some_and(|(_, rest)| {
            let derives = rest.split(')').next().unwrap_or_default();
            derives.split(',').any(|derive| derive.trim() == "Table")
        })
    };
    let count = |domain| -> usize {
        let files = sources(&format!("examples/hospitality/{domain}/src"));
        let tables = files
            .iter()
            .map(|path| code(path).iter().filter(derives_table).count());
        tables.sum()
    };
    let tables: usize = DOMAINS.into_iter().map(count).sum();
    assert!(tables >= 105, "{tables} tables");
}

#[test]
fn files_are_of_a_size_to_be_read() {
    for library in LIBRARIES {
        for path in sources(&format!("{library}/src")) {
            let lines = read(&path).lines().count();
            assert!(lines <= 600, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn nothing_is_unsafe() {
    let examples = examples();
    for folder in LIBRARIES
        .into_iter()
        .chain(examples.iter().map(String::as_str))
    {
        assert_no_line(&format!("{folder}/src"), |line| {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            words.any(|word| word == "unsafe")
        });
    }
}

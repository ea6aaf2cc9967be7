//! The invariants of ARCHITECTURE.md: who may know whom, and what the sources must not hold.

mod layers;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates that users depend on.
const LIBRARIES: [&str; 5] = [
    ".",
    "ormlite-core",
    "ormlite-macros",
    "ormlite-postgres",
    "ormlite-testing",
];

/// The domains of the hospitality schema.
const DOMAINS: [&str; 6] = ["audit", "core", "financial", "ml", "operations", "tenancy"];

/// The driver, its pool, and the runtime beneath them.
const DRIVER: [&str; 4] = ["tokio", "tokio-postgres", "deadpool", "deadpool-postgres"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every crate that is compiled for a package, itself included, as `name|features`.
fn tree(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--locked", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}|{f}"])
        .args(arguments)
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).expect("names are UTF-8");
    let line = |line: &str| {
        let (package, features) = line.trim_end_matches(" (*)").split_once('|')?;
        Some(format!("{}|{features}", package.split(' ').next()?))
    };
    text.lines().filter_map(line).collect()
}

/// The names alone.
fn crates(arguments: &[&str]) -> BTreeSet<String> {
    let name = |line: String| line.split('|').next().map(str::to_owned);
    tree(arguments).into_iter().filter_map(name).collect()
}

fn assert_without(crates: &BTreeSet<String>, unwanted: &[&str], of: &str) {
    for name in unwanted {
        assert!(!crates.contains(*name), "{of} compiles {name}");
    }
}

/// The Rust files beneath a folder of the project.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(&path))
        .unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

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

/// The packages below `examples`.
fn examples() -> Vec<String> {
    let folder = fs::read_dir(root().join("examples/hospitality")).expect("the example is there");
    let name = |entry: fs::DirEntry| entry.file_name().into_string().expect("UTF-8");
    let names = folder.map(|entry| name(entry.expect("it can be read")));
    names
        .map(|name| format!("examples/hospitality/{name}"))
        .chain(["loyalty", "saas"].map(|name| format!("examples/{name}")))
        .collect()
}

#[test]
fn the_core_compiles_no_driver() {
    for features in [&[][..], &["--all-features"][..]] {
        let crates = crates(&[&["-p", "ormlite-core"], features].concat());
        assert_without(&crates, &DRIVER, "ormlite-core");
    }
    let facade = crates(&["-p", "ormlite", "--no-default-features"]);
    assert_without(&facade, &DRIVER, "ormlite without features");
    assert_without(
        &facade,
        &["ormlite-postgres", "ormlite-testing"],
        "ormlite without features",
    );
}

#[test]
fn the_feature_serde_compiles_no_other_crate() {
    let without = tree(&["-p", "ormlite-core"]);
    let serves_serde = |line: &&String| {
        let features = line.split_once('|').map_or("", |(_, features)| features);
        features.split(',').any(|feature| feature == "serde")
    };
    let served: Vec<_> = without.iter().filter(serves_serde).collect();
    assert!(served.is_empty(), "without the feature: {served:?}");
    assert_eq!(
        crates(&["-p", "ormlite-core"]),
        crates(&["-p", "ormlite-core", "--features", "serde"])
    );
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

#[test]
fn the_macros_compile_little() {
    let tree = tree(&["-p", "ormlite-macros", "--all-features"]);
    let names: BTreeSet<_> = tree
        .iter()
        .filter_map(|line| line.split('|').next())
        .collect();
    let wanted = [
        "ormlite-macros",
        "proc-macro2",
        "quote",
        "syn",
        "unicode-ident",
    ];
    assert_eq!(names, BTreeSet::from(wanted));
    let syn = tree
        .iter()
        .find(|line| line.starts_with("syn|"))
        .expect("syn");
    assert!(
        !syn.split(['|', ',']).any(|feature| feature == "full"),
        "{syn}"
    );
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
            // The front page passes the driver on without using it.
            let passes_on = line == "pub use ormlite_postgres::tokio_postgres;";
            !passes_on && (line.contains("tokio_postgres") || line.contains("deadpool"))
        });
    }
}

#[test]
fn a_service_compiles_its_own_domain_alone() {
    let crates = crates(&["-p", "hospitality-front-desk"]);
    for domain in DOMAINS {
        let package = format!("hospitality-{domain}");
        assert_eq!(crates.contains(&package), domain == "core", "{package}");
    }
}

#[test]
fn domains_know_neither_each_other_nor_a_runtime() {
    for domain in DOMAINS {
        let package = format!("hospitality-{domain}");
        let crates = crates(&["-p", &package]);
        assert_without(&crates, &DRIVER, &package);
        let others: Vec<_> = crates
            .iter()
            .filter(|name| name.starts_with("hospitality") && **name != package)
            .collect();
        assert!(others.is_empty(), "{package} compiles {others:?}");
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
fn the_peers_are_compiled_by_the_benchmarks_alone() {
    let lock = read("Cargo.lock");
    for peer in ["diesel", "diesel-async", "sea-orm", "sqlx", "toasty"] {
        assert!(!lock.contains(&format!("name = \"{peer}\"\n")), "{peer}");
    }
    for benchmark in ["compile", "run"] {
        let manifest = read(format!("benches/{benchmark}/Cargo.toml"));
        assert!(manifest.contains("[workspace]\n"), "{benchmark}");
    }
}

#[test]
fn lints_and_versions_are_those_of_the_workspace() {
    let examples = examples();
    for folder in LIBRARIES
        .into_iter()
        .chain(examples.iter().map(String::as_str))
    {
        let manifest = read(Path::new(folder).join("Cargo.toml"));
        let inherits = manifest.contains("[lints]\nworkspace = true");
        assert!(inherits, "{folder}/Cargo.toml does not inherit the lints");
        let package = manifest.split("[workspace").next().unwrap_or_default();
        for line in package
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            let versioned = line.contains(" = \"") && line.ends_with('"');
            let version = line.split('"').nth(1).unwrap_or_default();
            let number = version.starts_with(|c: char| c.is_ascii_digit());
            assert!(!(versioned && number), "{folder}/Cargo.toml: {line}");
        }
    }
    let lints = read("Cargo.toml");
    assert!(lints.contains("unsafe_code = \"forbid\""));
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

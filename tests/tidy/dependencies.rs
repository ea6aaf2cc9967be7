//! Which crates are compiled for which packages, and what the manifests hold.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::{DOMAINS, DRIVER, LIBRARIES, examples, read, root};

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
fn a_service_compiles_no_migrations() {
    // The feature `testing` creates tables, and is for the tests of a service alone.
    let features = "postgres,registry,serde,tls,tower";
    let service = crates(&[
        "-p",
        "ormlite",
        "--no-default-features",
        "--features",
        features,
    ]);
    let unwanted = ["ormlite-migrate", "ormlite-schema", "ormlite-testing"];
    assert_without(&service, &unwanted, "ormlite without `testing`");
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
fn the_peers_are_compiled_by_the_benchmarks_alone() {
    let lock = read("Cargo.lock");
    for peer in ["diesel", "diesel-async", "sea-orm", "sqlx", "toasty"] {
        assert!(!lock.contains(&format!("name = \"{peer}\"\n")), "{peer}");
    }
    for benchmark in ["compile", "introspect", "run"] {
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

//! The invariants of ARCHITECTURE.md: who may know whom, and what the sources must not hold.

mod architecture;
mod dependencies;
mod layers;
mod sources;

use std::fs;
use std::path::{Path, PathBuf};

/// The crates that users depend on.
const LIBRARIES: [&str; 7] = [
    ".",
    "ormlite-core",
    "ormlite-macros",
    "ormlite-migrate",
    "ormlite-postgres",
    "ormlite-schema",
    "ormlite-testing",
];

/// The domains of the hospitality schema.
const DOMAINS: [&str; 6] = ["audit", "core", "financial", "ml", "operations", "tenancy"];

/// The driver, its pool, and the runtime beneath them.
const DRIVER: [&str; 4] = ["tokio", "tokio-postgres", "deadpool", "deadpool-postgres"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
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

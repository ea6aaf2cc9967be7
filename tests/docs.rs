//! The Markdown pages: their length, their links, and that their Rust is compiled.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that have pages, without those below them.
const FOLDERS: [&str; 9] = [
    ".",
    "docs",
    "examples",
    "benches/compile",
    "benches/run",
    "ormlite-core",
    "ormlite-macros",
    "ormlite-postgres",
    "ormlite-testing",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The Markdown files directly in a folder.
fn pages(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder exists");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

/// The lines of a page outside of its code blocks.
fn prose(text: &str) -> Vec<&str> {
    let mut code = false;
    let outside = |line: &&str| {
        let fence = line.starts_with("```");
        code ^= fence;
        !code && !fence
    };
    text.lines().filter(outside).collect()
}

/// The anchors that a Markdown viewer gives to the headings of a page.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = read(page);
    let headings = prose(&text)
        .into_iter()
        .filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = |c: char| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
            _ => None,
        };
        heading.chars().filter_map(kept).collect()
    };
    headings.map(anchor).collect()
}

/// The targets of the links of a page, without those of other hosts.
fn links(text: &str) -> Vec<String> {
    let text = prose(text).join("\n");
    let targets = text.split("](").skip(1);
    targets
        .filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
        .filter(|target| !target.contains("://"))
        .collect()
}

#[test]
fn links_lead_to_files_and_headings() {
    let mut seen = 0;
    for page in FOLDERS.into_iter().flat_map(pages) {
        for link in links(&read(&page)) {
            seen += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let folder = page.parent().expect("a page is in a folder");
            let target = match file {
                "" => page.clone(),
                _ => folder.join(file),
            };
            assert!(target.exists(), "{}: {link}", page.display());
            let found = anchor.is_empty() || anchors(&target).contains(anchor);
            assert!(found, "{}: {link} has no such heading", page.display());
        }
    }
    assert!(seen > 30, "{seen} links");
}

#[test]
fn the_readme_is_one_page() {
    let lines = read(&root().join("README.md")).lines().count();
    assert!(lines <= 250, "README.md has {lines} lines");
}

#[test]
fn rust_in_the_guide_is_compiled() {
    let included_in = ["src/lib.rs", "ormlite-migrate/src/lib.rs"];
    let includes: String = included_in
        .iter()
        .map(|it| read(&root().join(it)))
        .collect();
    let readme = root().join("README.md");
    for page in pages("docs").into_iter().chain([readme]) {
        let text = read(&page);
        let name = page.strip_prefix(root()).expect("pages are in the project");
        for line in text.lines().filter(|line| line.starts_with("```rust")) {
            let ignored = line.contains("ignore") || line.contains("text");
            assert!(!ignored, "{}: {line}", name.display());
            let included = includes.contains(&format!("../{}\"", name.display()));
            assert!(included, "{} is not in {included_in:?}", name.display());
        }
    }
}

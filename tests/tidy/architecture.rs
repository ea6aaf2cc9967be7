//! ARCHITECTURE.md names files that exist.

use crate::{LIBRARIES, read, sources};

/// The words in backticks that look like paths of Rust files.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| word.ends_with(".rs") && !word.contains([' ', '*']);
    quoted.filter(is_path).collect()
}

#[test]
fn files_of_the_code_map_exist() {
    let libraries = LIBRARIES.iter().map(|library| match *library {
        "." => "src".to_owned(),
        library => format!("{library}/src"),
    });
    let folders = libraries.chain(["tests", "examples", "benches"].map(str::to_owned));
    let files: Vec<_> = folders.flat_map(|folder| sources(&folder)).collect();
    let text = read("ARCHITECTURE.md");
    let mut paths = paths(&text);
    assert!(paths.len() > 100, "the paths are found: {}", paths.len());
    paths.retain(|path| !files.iter().any(|file| file.ends_with(path)));
    assert!(paths.is_empty(), "no such file: {paths:?}");
}

//! Helpers of the unit tests: programs that only print their version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes an executable script for `/bin/sh`.
///
/// Another process writes it. If this process had it open, a child that another test starts at that
/// moment would inherit it, and a file that is open for writing cannot be run.
pub(super) fn script(path: &Path, text: &str) {
    let status = Command::new("/bin/sh")
        .args(["-c", r#"printf '%s\n' "$2" >"$1" && chmod 755 "$1""#, "sh"])
        .arg(path)
        .arg(format!("#!/bin/sh\n{text}"))
        .status()
        .unwrap();
    assert!(status.success());
}

/// Creates a folder with an `initdb` and a `postgres` that prints its version.
pub(super) fn programs(folder: &Path, version: &str) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    script(&folder.join("initdb"), "exit 1");
    let version = format!("echo 'postgres (PostgreSQL) {version}'");
    script(&folder.join("postgres"), &version);
    folder.to_owned()
}

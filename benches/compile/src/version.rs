//! Which version of a peer is measured.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::generate::{Peer, project};

/// The version of a peer in the lock file of a generated folder; for this project with its commit.
pub fn version(peer: Peer, folder: &Path) -> Result<String> {
    if peer == Peer::Plain {
        return Ok(String::new());
    }
    let lock = fs::read_to_string(folder.join("Cargo.lock")).context("there is no lock file")?;
    let version = locked(&lock, peer.name())
        .with_context(|| format!("{} is not in the lock file", peer.name()))?;
    match commit() {
        Some(commit) if peer == Peer::Ormlite => Ok(format!("{version} ({commit})")),
        _ => Ok(version.to_owned()),
    }
}

fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(rest.split_once('"')?.0)
}

/// The commit that is checked out, marked when files differ from it; none outside a clone.
fn commit() -> Option<String> {
    let output = Command::new("git")
        .args(["describe", "--always", "--dirty", "--exclude", "*"])
        .current_dir(project())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"sqlx-core\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"sqlx\"\nversion = \"0.9.0\"\n";
        assert_eq!(locked(lock, "sqlx"), Some("0.9.0"));
        assert_eq!(locked(lock, "diesel"), None);
    }
}

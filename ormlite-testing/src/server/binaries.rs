//! Finds PostgreSQL's programs on the machine. A pure function of [`Places`] and of the folders it
//! names. `choice` decides which of them is used.

use std::cmp::Reverse;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const NEEDED: [&str; 2] = ["initdb", "postgres"];

/// Where packages install PostgreSQL outside of PATH; `*` is a part of one folder's name.
pub(super) const USUAL: [&str; 8] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
];

/// The folder with `initdb` and `postgres`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Binaries {
    pub(super) folder: PathBuf,
    /// The folder of the whole installation, if it is known: it can be copied elsewhere.
    pub(super) installed: Option<PathBuf>,
}

impl Binaries {
    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    /// The programs in a folder, if they exist.
    pub(super) fn at(folder: &Path) -> Option<Self> {
        let complete = NEEDED.iter().all(|name| is_executable(&folder.join(name)));
        complete.then(|| Binaries {
            folder: folder.to_owned(),
            installed: None,
        })
    }

    /// The version that `postgres --version` prints, such as `18.6`.
    pub(super) fn version(&self) -> Option<String> {
        let output = Command::new(self.postgres()).arg("--version").output();
        let text = String::from_utf8(output.ok()?.stdout).ok()?;
        let version = text.split(' ').find(|word| starts_with_digit(word))?;
        Some(version.trim_end().to_owned())
    }

    fn is_of(&self, major: u32) -> bool {
        self.version().is_some_and(|text| is_of(&text, major))
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether a version, such as `18.6` or `19beta1`, is of a major version.
pub(super) fn is_of(version: &str, major: u32) -> bool {
    let digits = version.split(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()) == Some(major)
}

/// Where a machine may have PostgreSQL.
pub(super) struct Places {
    pub(super) path: OsString,
    pub(super) usual: Vec<PathBuf>,
}

impl Places {
    /// The first folder with all programs, of a major version if one is requested.
    pub(super) fn find(&self, major: Option<u32>) -> Option<Binaries> {
        let on_path = env::split_paths(&self.path);
        let usual = self.usual.iter().flat_map(|pattern| matching(pattern));
        on_path
            .chain(self.named_by_pg_config())
            .chain(usual)
            .filter_map(|folder| Binaries::at(&folder))
            .find(|binaries| major.is_none_or(|major| binaries.is_of(major)))
    }

    /// The places that were searched, for the error message.
    pub(super) fn described(&self) -> Vec<String> {
        let mut looked = vec![
            format!("PATH: {}", self.path.display()),
            "the folder `pg_config --bindir` names".to_owned(),
        ];
        looked.extend(self.usual.iter().map(|place| place.display().to_string()));
        looked
    }

    fn named_by_pg_config(&self) -> Option<PathBuf> {
        let output = Command::new(on_path(&self.path, "pg_config")?)
            .arg("--bindir")
            .output()
            .ok()?;
        let folder = String::from_utf8(output.stdout).ok()?;
        Some(PathBuf::from(folder.trim()))
    }
}

/// The program with this name in a folder of PATH.
pub(super) fn on_path(path: &OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|folder| folder.join(name))
        .find(|program| is_executable(program))
}

fn is_executable(program: &Path) -> bool {
    fs::metadata(program).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// The folders that match a pattern with at most one `*`, the newest version first.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let is_wild = |part: &OsStr| part.as_encoded_bytes().contains(&b'*');
    let parts: Vec<&OsStr> = pattern.iter().collect();
    let Some(at) = parts.iter().position(|part| is_wild(part)) else {
        return vec![pattern.to_owned()];
    };
    let parent: PathBuf = parts[..at].iter().collect();
    let below: PathBuf = parts[at + 1..].iter().collect();
    let wild = parts[at].to_string_lossy();
    let (prefix, suffix) = wild.split_once('*').unwrap_or((&wild, ""));
    let mut found: Vec<(Reverse<Vec<u32>>, PathBuf)> = fs::read_dir(&parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix(prefix)?.strip_suffix(suffix)?;
            let numbers = version.split('.').map(|n| n.parse().unwrap_or(0)).collect();
            Some((Reverse(numbers), parent.join(&name).join(&below)))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, folder)| folder).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::scene::programs;

    fn places(root: &Path) -> Places {
        Places {
            path: OsString::new(),
            usual: vec![root.join("pg/*/bin")],
        }
    }

    #[test]
    fn the_newest_version_is_taken_by_number() {
        let root = tempfile::tempdir().unwrap();
        for version in ["9.6", "15", "9.10"] {
            programs(&root.path().join("pg").join(version).join("bin"), version);
        }
        fs::create_dir_all(root.path().join("pg/17/bin")).unwrap(); // only clients there
        let found = places(root.path()).find(None).unwrap();
        assert_eq!(found.folder, root.path().join("pg/15/bin"));
    }

    #[test]
    fn path_comes_before_the_usual_places() {
        let root = tempfile::tempdir().unwrap();
        programs(&root.path().join("pg/15/bin"), "15.3");
        let on_path = programs(&root.path().join("path"), "14.9");
        let mut places = places(root.path());
        places.path = env::join_paths([root.path(), &on_path]).unwrap();
        assert_eq!(places.find(None).unwrap().folder, on_path);
    }

    #[test]
    fn pg_config_is_asked() {
        let root = tempfile::tempdir().unwrap();
        let hidden = programs(&root.path().join("hidden"), "16.1");
        let pg_config = root.path().join("pg_config");
        fs::write(&pg_config, format!("#!/bin/sh\necho {}", hidden.display())).unwrap();
        fs::set_permissions(&pg_config, fs::Permissions::from_mode(0o755)).unwrap();
        let mut places = places(root.path());
        places.path = root.path().into();
        assert_eq!(places.find(None).unwrap().folder, hidden);
    }

    /// By the version that the program prints, not by the folder's name.
    #[test]
    fn a_major_version_is_found_wherever_it_is() {
        let root = tempfile::tempdir().unwrap();
        let on_path = programs(&root.path().join("path"), "17.2 (Debian 17.2-1.pgdg120+1)");
        let folder = |name: &str| root.path().join("pg").join(name).join("bin");
        programs(&folder("18"), "18.0");
        programs(&folder("19"), "19beta1");
        programs(&folder("1"), "15.7");
        let mut places = places(root.path());
        places.path = on_path.clone().into();
        for (major, expected) in [
            (17, Some(on_path)),
            (18, Some(folder("18"))),
            (19, Some(folder("19"))),
            (15, Some(folder("1"))),
            (1, None),
            (16, None),
        ] {
            let found = places.find(Some(major)).map(|binaries| binaries.folder);
            assert_eq!(found, expected, "{major}");
        }
    }
}

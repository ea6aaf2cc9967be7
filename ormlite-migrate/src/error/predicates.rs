//! Errors of migrations: what tells one from another, and how they are made.

use std::path::{Path, PathBuf};

use super::holder::Holder;
use super::migration::{Migrating, Place};
use super::{Error, Kind};

impl Error {
    fn migrating(&self) -> Option<&Migrating> {
        match &*self.0 {
            Kind::Migrating(error) => Some(error),
            _ => None,
        }
    }

    /// Where in a file of a migration the mistake is, or the statement that failed.
    pub fn place(&self) -> Option<&Place> {
        match self.migrating()? {
            Migrating::Mistake { place, .. } | Migrating::Statement { place, .. } => Some(place),
            _ => None,
        }
    }

    /// Whether the folder of migrations is not as it should be.
    pub fn is_wrong_folder(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::WrongFolder { .. }))
    }

    /// Whether the connection goes through a pooler that may give each transaction another session.
    pub fn is_pooler(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::Pooler))
    }

    /// The runner that has the lock, if that is the error. Empty if it has just ended.
    pub fn holder(&self) -> Option<Option<&Holder>> {
        match self.migrating()? {
            Migrating::Locked(holder) => Some(holder.as_ref()),
            _ => None,
        }
    }

    /// Whether a file is not as it was run.
    pub fn is_edited(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::Edited { .. }))
    }

    /// Whether the database has migrations that the folder or the program does not have, or a migration
    /// was named that does not exist.
    pub fn is_unknown(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::Unknown(_)))
    }

    /// Whether a migration was not run, and a later one was.
    pub fn is_out_of_order(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::OutOfOrder { .. }))
    }

    /// Whether a statement outside of a transaction was interrupted, so that nobody knows whether it was
    /// run.
    pub fn is_interrupted(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::Interrupted { .. }))
    }

    /// Whether the history is not as it was read: another program has changed it, or there is nothing to
    /// repair.
    pub fn is_changed(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::ChangedByAnother(_)))
    }

    /// Whether a migration is run or taken back in part, which has to be ended first.
    pub fn is_half_done(&self) -> bool {
        matches!(
            self.migrating(),
            Some(Migrating::HalfRun(_) | Migrating::HalfUndone(_))
        )
    }

    /// Whether a migration that should be taken back has no `down.sql`.
    pub fn is_irreversible(&self) -> bool {
        matches!(self.migrating(), Some(Migrating::Irreversible(_)))
    }

    pub(crate) fn wrong_folder(path: &Path, reason: impl Into<String>) -> Self {
        Self::of(Migrating::WrongFolder {
            path: path.to_owned(),
            reason: reason.into(),
        })
    }

    /// A mistake at a byte of a text.
    pub(crate) fn mistake(file: &Path, text: &str, at: usize, what: &str) -> Self {
        let before = &text[..at.min(text.len())];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default();
        Self::of(Migrating::Mistake {
            place: Place {
                file: file.to_owned(),
                line: line + 1,
                column: column.chars().count() + 1,
                text: text.lines().nth(line).unwrap_or_default().to_owned(),
            },
            what: what.to_owned(),
        })
    }

    pub(crate) fn statement(
        file: PathBuf,
        (line, column): (usize, usize),
        text: String,
        error: ormlite_core::Error,
    ) -> Self {
        let place = Place {
            file,
            line,
            column,
            text,
        };
        Self::of(Migrating::Statement { place, error })
    }

    pub(crate) fn pooler() -> Self {
        Self::of(Migrating::Pooler)
    }

    pub(crate) fn locked(holder: Option<Holder>) -> Self {
        Self::of(Migrating::Locked(holder))
    }

    pub(crate) fn edited(id: String, path: &Path, is_whole: bool) -> Self {
        let path = path.to_owned();
        Self::of(Migrating::Edited { id, path, is_whole })
    }

    pub(crate) fn unknown(ids: Vec<String>) -> Self {
        Self::of(Migrating::Unknown(ids))
    }

    pub(crate) fn out_of_order(id: String, later: String) -> Self {
        Self::of(Migrating::OutOfOrder { id, later })
    }

    pub(crate) fn interrupted(id: String, path: PathBuf, line: usize) -> Self {
        Self::of(Migrating::Interrupted { id, path, line })
    }

    pub(crate) fn changed_by_another(id: String) -> Self {
        Self::of(Migrating::ChangedByAnother(id))
    }

    pub(crate) fn half_undone(id: String) -> Self {
        Self::of(Migrating::HalfUndone(id))
    }

    pub(crate) fn half_run(id: String) -> Self {
        Self::of(Migrating::HalfRun(id))
    }

    pub(crate) fn irreversible(id: String) -> Self {
        Self::of(Migrating::Irreversible(id))
    }

    fn of(error: Migrating) -> Self {
        Kind::Migrating(error).into()
    }
}

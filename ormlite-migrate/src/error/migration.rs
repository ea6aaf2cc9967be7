//! What can be wrong with migrations, with the remedy.

use std::fmt;
use std::path::{Path, PathBuf};

use super::holder::Holder;

pub(super) enum Migrating {
    WrongFolder {
        path: PathBuf,
        reason: String,
    },
    Mistake {
        place: Place,
        what: String,
    },
    Statement {
        place: Place,
        error: ormlite_core::Error,
    },
    Pooler,
    Locked(Option<Holder>),
    Edited {
        id: String,
        path: PathBuf,
        is_whole: bool,
    },
    Unknown(Vec<String>),
    OutOfOrder {
        id: String,
        later: String,
    },
    Interrupted {
        id: String,
        path: PathBuf,
        line: usize,
    },
    ChangedByAnother(String),
    HalfUndone(String),
    HalfRun(String),
    Irreversible(String),
}

/// A place in a file of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line itself.
    pub text: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

impl Migrating {
    pub(super) fn database(&self) -> Option<&ormlite_core::Error> {
        match self {
            Self::Statement { error, .. } => Some(error),
            _ => None,
        }
    }

    pub(super) fn file(&self) -> Option<&Path> {
        match self {
            Self::WrongFolder { path, .. }
            | Self::Edited { path, .. }
            | Self::Interrupted { path, .. } => Some(path),
            Self::Mistake { place, .. } | Self::Statement { place, .. } => Some(&place.file),
            _ => None,
        }
    }
}

impl fmt::Display for Migrating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongFolder { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Mistake { place, what } => write!(f, "{place}: {what}"),
            Self::Statement { place, error } => {
                write!(f, "{place}: {error}")?;
                // 25001: active_sql_transaction
                match error.code() {
                    Some("25001") => f.write_str(
                        "; write `-- ormlite: no transaction` on a line before the statement",
                    ),
                    _ => Ok(()),
                }
            }
            Self::Pooler => f.write_str(
                "the connection goes through a pooler, and behind one that pools transactions the lock \
                 against other runners protects nothing: connect to the server itself, or set \
                 `session_pooler(true)` if the pooler pools sessions",
            ),
            Self::Locked(holder) => {
                f.write_str("another runner is at work")?;
                match holder {
                    Some(holder) => write!(f, ": {holder}"),
                    None => f.write_str(", and has ended by now: run it again"),
                }
            }
            Self::Edited { id, path, is_whole } => {
                let path = path.display();
                match is_whole {
                    true => write!(
                        f,
                        "{path}: {id} was edited after it was run: restore the file, and write a new \
                         migration for the change"
                    ),
                    false => write!(
                        f,
                        "{path}: {id} was run in part, and that part was edited: restore it; what \
                         follows it can be changed"
                    ),
                }
            }
            Self::Unknown(ids) => write!(
                f,
                "the database has migrations that are not among these files: {}; a newer program or \
                 another branch has run them",
                ids.join(", ")
            ),
            Self::OutOfOrder { id, later } => write!(
                f,
                "{id} was not run, but {later} was, which comes after it: give it a later number, or \
                 allow migrations out of order"
            ),
            Self::Interrupted { id, path, line } => write!(
                f,
                "{}:{line}: {id} was interrupted in this statement, and nobody knows whether it was run: \
                 look at the database, then say so by `repair`",
                path.display()
            ),
            Self::ChangedByAnother(id) => write!(
                f,
                "the row of {id} in ormlite.migrations is not as it was: another program has changed it, \
                 or there is nothing to repair"
            ),
            Self::HalfUndone(id) => write!(
                f,
                "taking back {id} was begun and not ended: take it back again, to its end"
            ),
            Self::HalfRun(id) => write!(
                f,
                "{id} was run in part: run the migrations to their end before taking any back"
            ),
            Self::Irreversible(id) => {
                write!(f, "{id} cannot be taken back: its folder has no down.sql")
            }
        }
    }
}

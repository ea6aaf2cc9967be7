//! [`Status`]: what a database and the files have of each migration.

use std::fmt;

use super::pending::is_edited;
use crate::files::{Migration, Migrations};
use crate::history::Executed;

/// A migration, as the files and the database have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The number and the name: `0003_riders_core`.
    pub id: String,
    /// The domain.
    pub domain: Option<String>,
    /// What is known of it.
    pub state: State,
    /// The row of the database, if it was begun.
    pub executed: Option<Executed>,
}

/// What is known of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It was run.
    Run,
    /// It was not run.
    Pending,
    /// It was not run, and a later one was.
    Skipped,
    /// It was run, and its file is another one by now.
    Edited,
    /// It was run in part.
    HalfRun,
    /// It was taken back in part.
    HalfUndone,
    /// It was run, and there is no file.
    Unknown,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Run => "run",
            Self::Pending => "pending",
            Self::Skipped => "skipped",
            Self::Edited => "edited",
            Self::HalfRun => "run in part",
            Self::HalfUndone => "taken back in part",
            Self::Unknown => "without a file",
        })
    }
}

/// All migrations of the files and of the database, in the order of the files; those without a file
/// come last.
pub(super) fn status(migrations: &Migrations, executed: &[Executed]) -> Vec<Status> {
    let row = |id: &str| executed.iter().find(|row| row.id() == id);
    let last = migrations
        .iter()
        .rposition(|it| row(&it.id()).is_some_and(|row| row.success));
    let with_files = migrations.iter().enumerate().map(|(at, migration)| {
        let row = row(&migration.id());
        Status {
            id: migration.id(),
            domain: migration.domain.clone(),
            state: match row {
                Some(row) => state(migration, row),
                None if last.is_some_and(|last| at < last) => State::Skipped,
                None => State::Pending,
            },
            executed: row.cloned(),
        }
    });
    let known = |id: &str| migrations.iter().any(|it| it.id() == id);
    let unknown = executed.iter().filter(|row| !known(&row.id()));
    let unknown = unknown.map(|row| Status {
        id: row.id(),
        domain: row.domain.clone(),
        state: State::Unknown,
        executed: Some(row.clone()),
    });
    with_files.chain(unknown).collect()
}

fn state(migration: &Migration, row: &Executed) -> State {
    match (row.undoing, row.success, is_edited(migration, row)) {
        (true, _, _) => State::HalfUndone,
        (_, _, true) => State::Edited,
        (_, true, _) => State::Run,
        (_, false, _) => State::HalfRun,
    }
}

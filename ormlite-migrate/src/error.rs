//! [`Error`]: one opaque error.

use std::path::{Path, PathBuf};
use std::{fmt, io};

mod holder;
mod migration;
mod predicates;

use ormlite_schema::plan::{Hazard, Step};
use ormlite_schema::snapshot::SnapshotError;

pub use self::holder::Holder;
use self::migration::Migrating;
pub use self::migration::Place;

/// Why a schema could not be read, a snapshot of it not be written, or a plan or a migration not be run.
///
/// Its kind is private, so that kinds can be added.
pub struct Error(Box<Kind>);

enum Kind {
    Database(ormlite_core::Error),
    TooOld {
        version: i32,
    },
    Reply {
        query: &'static str,
        reason: String,
    },
    File {
        path: PathBuf,
        error: io::Error,
    },
    Snapshot(SnapshotError),
    Refused(Vec<(Hazard, Step)>),
    Step {
        step: Step,
        error: ormlite_core::Error,
    },
    Migrating(Migrating),
}

impl Error {
    /// The error of the connection or of the server, if it is one.
    pub fn database(&self) -> Option<&ormlite_core::Error> {
        match &*self.0 {
            Kind::Database(error) | Kind::Step { error, .. } => Some(error),
            Kind::Migrating(error) => error.database(),
            _ => None,
        }
    }

    /// The step that failed; [`database`](Self::database) says why.
    pub fn failed_step(&self) -> Option<&Step> {
        match &*self.0 {
            Kind::Step { step, .. } => Some(step),
            _ => None,
        }
    }

    /// The path that could not be read or written, if that is the error.
    pub fn file(&self) -> Option<&Path> {
        match &*self.0 {
            Kind::File { path, .. } => Some(path),
            Kind::Migrating(error) => error.file(),
            _ => None,
        }
    }

    /// The hazards that have to be allowed, each with its step. Empty for other errors.
    pub fn hazards(&self) -> &[(Hazard, Step)] {
        match &*self.0 {
            Kind::Refused(hazards) => hazards,
            _ => &[],
        }
    }

    /// What is wrong with the text of a snapshot, if that is the error.
    pub fn snapshot(&self) -> Option<&SnapshotError> {
        match &*self.0 {
            Kind::Snapshot(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the server is older than PostgreSQL 13.
    pub fn is_unsupported_version(&self) -> bool {
        matches!(&*self.0, Kind::TooOld { .. })
    }

    /// `version` is `server_version_num`.
    pub(crate) fn too_old(version: i32) -> Self {
        Kind::TooOld { version }.into()
    }

    pub(crate) fn refused(hazards: Vec<(Hazard, Step)>) -> Self {
        Kind::Refused(hazards).into()
    }

    pub(crate) fn step(step: Step, error: ormlite_core::Error) -> Self {
        Kind::Step { step, error }.into()
    }

    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        Kind::File { path, error }.into()
    }

    pub(crate) fn wrong_snapshot(error: SnapshotError) -> Self {
        Kind::Snapshot(error).into()
    }

    /// The reply to a query of the system catalogs is not what its version should send.
    pub(crate) fn reply(query: &'static str, reason: impl fmt::Display) -> Self {
        let reason = reason.to_string();
        Kind::Reply { query, reason }.into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl From<ormlite_core::Error> for Error {
    fn from(error: ormlite_core::Error) -> Self {
        Kind::Database(error).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Database(error) => write!(f, "the schema could not be read: {error}"),
            Kind::TooOld { version } => write!(
                f,
                "the server is PostgreSQL {}: version 13 or later is needed",
                version / 10_000
            ),
            Kind::File { path, error } => write!(f, "{}: {error}", path.display()),
            Kind::Snapshot(error) => write!(f, "the snapshot is wrong: {error}"),
            Kind::Reply { query, reason } => write!(
                f,
                "the system catalogs returned something unexpected for {query}: {reason}"
            ),
            Kind::Refused(hazards) => {
                f.write_str("the plan has hazards that are not allowed")?;
                for (hazard, step) in hazards {
                    let reasons = [&step.loses, &step.breaks, &step.caution];
                    let reason = match hazard {
                        Hazard::DeletesData => reasons[0].as_deref(),
                        Hazard::BreaksPrograms => reasons[1].as_deref(),
                        Hazard::DependsOnData => reasons[2].as_deref(),
                        _ => None,
                    };
                    let reason = reason.map(|reason| format!(" ({reason})"));
                    let (reason, sql) = (reason.unwrap_or_default(), first_line(&step.sql));
                    write!(f, "; {hazard}{reason}: {sql}")?;
                }
                Ok(())
            }
            Kind::Migrating(error) => fmt::Display::fmt(error, f),
            Kind::Step { step, error } => {
                write!(f, "{error}; the step is: {}", first_line(&step.sql))
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Database(error) | Kind::Step { error, .. } => Some(error),
            Kind::Migrating(error) => match error.database() {
                Some(error) => Some(error),
                None => None,
            },
            Kind::File { error, .. } => Some(error),
            Kind::Snapshot(error) => Some(error),
            _ => None,
        }
    }
}

/// The beginning of a statement that has several lines.
fn first_line(sql: &str) -> String {
    match sql.split_once('\n') {
        Some((first, _)) => format!("{first} .."),
        None => sql.to_owned(),
    }
}

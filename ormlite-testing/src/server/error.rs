//! Why there is no server. The error is opaque, so that a new cause breaks no code. Its text is for
//! a person at a terminal, since it is printed by a failed test.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why no PostgreSQL server was found or started.
///
/// `Display` and `Debug` both print the whole explanation (where it was looked for and the command
/// that installs it, or the end of the server's log), since `unwrap` in a test prints `Debug`.
#[derive(Clone)]
pub struct ServerError {
    kind: Arc<Kind>,
}

enum Kind {
    /// A folder that an environment variable names.
    NotInFolder {
        variable: &'static str,
        folder: PathBuf,
    },
    NotFound {
        major: Option<u32>,
        install: String,
        looked: Vec<String>,
        tried: Vec<String>,
    },
    Url {
        problem: &'static str,
    },
    Failed {
        step: String,
        output: String,
    },
    Io {
        step: String,
        source: io::Error,
    },
}

impl ServerError {
    /// Whether no PostgreSQL was found on this machine or downloaded, and `DATABASE_URL` is not
    /// set.
    pub fn is_not_found(&self) -> bool {
        matches!(*self.kind, Kind::NotFound { .. } | Kind::NotInFolder { .. })
    }

    pub(super) fn not_in_folder(variable: &'static str, folder: &Path) -> Self {
        let folder = folder.to_owned();
        Kind::NotInFolder { variable, folder }.into()
    }

    /// `major`: the requested version; `tried`: why it could not be downloaded, if that was tried.
    pub(super) fn not_found(
        major: Option<u32>,
        install: String,
        looked: Vec<String>,
        tried: Vec<String>,
    ) -> Self {
        let kind = Kind::NotFound {
            major,
            install,
            looked,
            tried,
        };
        kind.into()
    }

    pub(super) fn url(problem: &'static str) -> Self {
        Kind::Url { problem }.into()
    }

    pub(super) fn failed(step: impl Into<String>, output: impl Into<String>) -> Self {
        let (step, output) = (step.into(), output.into());
        Kind::Failed { step, output }.into()
    }

    /// For `map_err`: `verb` and `path` describe the step, as in "create /tmp/x".
    pub(super) fn io(verb: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let step = format!("{verb} {}", path.display());
        move |source| Kind::Io { step, source }.into()
    }
}

impl From<Kind> for ServerError {
    fn from(kind: Kind) -> Self {
        ServerError {
            kind: Arc::new(kind),
        }
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.kind {
            Kind::NotInFolder { variable, folder } => write!(
                f,
                "no PostgreSQL found in {folder}, which {variable} names: neither that folder nor \
                 its bin/ holds `initdb` and `postgres`\n\
                 set {variable} to the folder that does, or unset it to have PostgreSQL searched for",
                folder = folder.display()
            ),
            Kind::NotFound {
                major,
                install,
                looked,
                tried,
            } => {
                match major {
                    Some(major) => writeln!(
                        f,
                        "no PostgreSQL {major} found on this machine (the version that \
                         ORMLITE_POSTGRES asks for)"
                    )?,
                    None => writeln!(f, "no PostgreSQL found on this machine")?,
                }
                writeln!(f, "install it:   {install}")?;
                writeln!(f, "or set DATABASE_URL to the URL of a running server,")?;
                writeln!(
                    f,
                    "or ORMLITE_POSTGRES_BIN to the folder that holds `initdb` and `postgres`"
                )?;
                write!(f, "looked for `initdb` and `postgres` in:")?;
                looked
                    .iter()
                    .try_for_each(|place| write!(f, "\n  {place}"))?;
                if !tried.is_empty() {
                    write!(f, "\nit could not be downloaded either:")?;
                }
                tried.iter().try_for_each(|line| write!(f, "\n  {line}"))
            }
            Kind::Url { problem } => write!(
                f,
                "DATABASE_URL {problem}; expected postgres://user:password@host:port/database"
            ),
            Kind::Failed { step, output } if output.trim().is_empty() => {
                write!(f, "could not {step}; it printed nothing")
            }
            Kind::Failed { step, output } => {
                write!(f, "could not {step}:")?;
                output
                    .trim_end()
                    .lines()
                    .try_for_each(|line| write!(f, "\n  {line}"))
            }
            Kind::Io { step, source } => write!(f, "could not {step}: {source}"),
        }
    }
}

impl fmt::Debug for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for ServerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &*self.kind {
            Kind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

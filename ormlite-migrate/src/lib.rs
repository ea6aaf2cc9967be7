//! Reads the schema of a live PostgreSQL database as an [`ormlite_schema::Catalog`], keeps it as
//! files (see [`ormlite_schema::snapshot`]), and changes it.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use ormlite_migrate::Introspect;
//! use ormlite_postgres::Db;
//!
//! let db = Db::connect("postgres://shop@localhost/shop").await?;
//! let catalog = Introspect::new().schemas(["core", "billing"]).read(&db).await?;
//! for (name, table) in &catalog.tables {
//!     println!("{name}: {} columns", table.columns.len());
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`Apply`] runs a plan of [`ormlite_schema::plan`] on it. [`Runner`] runs the [`Migrations`] of a folder, or
//! of the program ([`migrations!`]), that a database does not have.
//!
//! It needs PostgreSQL 13 or later, and to read no privilege but to connect: the system catalogs are
//! readable by every role.

mod apply;
mod error;
mod file;
mod files;
mod history;
mod introspect;
mod lock_retry;
mod runner;
mod snapshot;

pub use apply::Apply;
pub use error::{Error, Holder, Place};
pub use files::{Migration, Migrations, migration_sql};
pub use history::Executed;
pub use introspect::{Introspect, introspect};
pub use ormlite_macros::migrations;
pub use runner::{Event, Repair, Report, Runner, State, Status, run};
pub use snapshot::{read_snapshot, write_snapshot};

/// The pages of the guide, compiled as doctests.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../../docs/schema-changes.md")]
    struct SchemaChanges;

    #[doc = include_str!("../../docs/migrations.md")]
    struct MigrationsPage;
}

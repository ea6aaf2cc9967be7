//! Runs the statements of `ormlite` on PostgreSQL: the pool, transactions, streams and errors.
//!
//! The only crate of the project that names `tokio-postgres` and `deadpool-postgres`. [`Db`] and
//! [`Transaction`] implement [`ormlite_core::Executor`], by which the typed queries reach them;
//! nothing below that trait is generic, so it is compiled once.

mod address;
mod config;
mod connect;
mod connection;
mod db;
mod error;
mod observe;
mod options;
mod pool;
mod pooler;
mod run;
mod statement;
mod stream;
mod tls;
mod transaction;
mod url;

pub use config::DbBuilder;
pub use db::{Db, PoolStatus, RawClient};
pub use observe::{StatementEvent, StatementHook};
pub use options::{Isolation, RetryOptions, TransactionOptions};
pub use tokio_postgres;
pub use transaction::Transaction;
pub use url::SslMode;

/// A number from 0 to 1, to spread what would otherwise happen at once.
fn jitter() -> f64 {
    use std::hash::{BuildHasher, Hasher};
    // Every `RandomState` has keys of its own.
    let random = std::hash::RandomState::new().build_hasher().finish();
    f64::from((random >> 32) as u32) / f64::from(u32::MAX)
}

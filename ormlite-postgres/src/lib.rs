//! Runs the statements of `ormlite` on PostgreSQL: the pool, transactions, streams and errors.
//!
//! The only crate of the project that names `tokio-postgres` and `deadpool-postgres`. [`Db`] and
//! [`Transaction`] implement [`ormlite_core::Executor`], by which the typed queries reach them;
//! nothing below that trait is generic, so it is compiled once.
//!
//! # What it sees to
//!
//! - **A connection is handed on only when it is known to be clean.** It counts as busy from
//!   before a statement is sent until its reply has been read. A future that is dropped in
//!   between has its statement cancelled and its connection closed; an open transaction is rolled
//!   back; what a [raw client](Db::client), a script or a statement made by hand may have left in the
//!   session is removed. The statements of typed queries leave nothing, unless triggers,
//!   policies, defaults, checks or views call functions that do: the catalogue is asked. So giving
//!   back costs them no round trip. See [`SessionReset`].
//! - **A commit is one.** A `COMMIT` that was really a rollback is an error
//!   ([`is_rolled_back`](ormlite_core::Error::is_rolled_back)); a lost reply is another
//!   ([`is_commit_outcome_unknown`](ormlite_core::Error::is_commit_outcome_unknown)) and is never
//!   tried again. The server's own transaction status is read with each reply: a statement that ends
//!   the transaction it runs in is an error, and handles of savepoints are used
//!   [in their order](Transaction#savepoints-and-their-order) or not at all.
//! - **Everything that waits has an end**: for a free connection, for connecting as a whole, for
//!   cleaning. Statements have the server's, unless
//!   [`statement_timeout`](DbBuilder::statement_timeout) is set; then a server that does not even
//!   say so is given up ([`response_timeout`](DbBuilder::response_timeout)).
//! - **A connection that died while it was idle is not noticed**: what was not run is run on another.
//!   [`is_connection_lost`](ormlite_core::Error::is_connection_lost),
//!   [`is_unsent`](ormlite_core::Error::is_unsent) and
//!   [`is_outcome_unknown`](ormlite_core::Error::is_outcome_unknown) tell the rest.
//! - **Prepared statements are few and fresh**: a bounded cache per connection, prepared anew when
//!   their tables have changed. None at all behind a
//!   [transaction pooler](DbBuilder::transaction_pooler).
//! - **Errors and traces name things, never values.**
//! - **What a request costs is seen**: [`count_queries`] counts, and one place that runs the same
//!   query again and again is [warned of](DbBuilder::n_plus_one_threshold).
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `tls` | yes | encryption by rustls with ring; see [`SslMode`] |
//! | `tower` | no | `QueryCountLayer`, which counts the queries of each request |

mod address;
mod backend_key;
mod backoff;
mod cancel;
mod config;
mod connect;
mod connection;
mod count;
mod db;
mod effects;
mod error;
mod observe;
mod options;
mod pool;
mod pooler;
mod pulse;
mod run;
mod socket;
mod statement;
mod status;
mod stream;
mod tls;
#[cfg(feature = "tower")]
mod tower;
mod transaction;
mod types;
mod url;

pub use cancel::CancelToken;
pub use config::{DbBuilder, SessionReset};
pub use count::{CountedQuery, QueryCount, count_queries};
pub use db::{Db, PoolStatus, RawClient};
pub use observe::{StatementEvent, StatementHook};
pub use options::{Isolation, RetryOptions, TransactionOptions};
pub use tokio_postgres;
#[cfg(feature = "tower")]
pub use tower::{QueryCountFuture, QueryCountLayer, QueryCountService};
pub use transaction::Transaction;
pub use url::SslMode;

/// A number from 0 to 1, to spread what would otherwise happen at once.
fn jitter() -> f64 {
    use std::hash::{BuildHasher, Hasher};
    // Every `RandomState` has keys of its own.
    let random = std::hash::RandomState::new().build_hasher().finish();
    f64::from((random >> 32) as u32) / f64::from(u32::MAX)
}

//! Runs the statements of `ormlite` on PostgreSQL: the pool, transactions, streams and errors.
//!
//! The only crate of the project that names `tokio-postgres` and `deadpool-postgres`. [`Db`] and
//! [`Transaction`] implement [`ormlite_core::Executor`], by which the typed queries reach them;
//! nothing below that trait is generic, so it is compiled once.
//!
//! # What it guarantees
//!
//! - **A caller gets a clean connection.** A connection is busy from before a statement is sent until its
//!   reply has been read. If the future is dropped in between, the statement is cancelled and the
//!   connection closed; an open transaction is rolled back; session state that a
//!   [raw client](Db::client), a script or a handwritten statement may have left is reset. Typed queries
//!   leave none, unless triggers, policies, defaults, checks or views call functions that do, which is
//!   read from the system catalogs; so returning their connection costs no round trip. See
//!   [`SessionReset`].
//! - **`COMMIT` is verified.** A rolled-back transaction is reported as an error
//!   ([`is_rolled_back`](ormlite_core::Error::is_rolled_back)), and so is a lost reply
//!   ([`is_commit_outcome_unknown`](ormlite_core::Error::is_commit_outcome_unknown)), which is never
//!   retried. The server's transaction status is read with each reply: a statement that ends the
//!   transaction it runs in is an error, and so is a savepoint handle that is used
//!   [out of order](Transaction#savepoints-and-their-order).
//! - **Waiting is limited**: for a free connection, for connecting as a whole, for resetting a session.
//!   The server limits statements by [`statement_timeout`](DbBuilder::statement_timeout), if that is set;
//!   a server that does not answer even then has its connection closed
//!   ([`response_timeout`](DbBuilder::response_timeout)).
//! - **A connection that died while it was idle is replaced**: a statement that was certainly not run on
//!   it is run on another. For all others there are
//!   [`is_connection_lost`](ormlite_core::Error::is_connection_lost),
//!   [`is_unsent`](ormlite_core::Error::is_unsent) and
//!   [`is_outcome_unknown`](ormlite_core::Error::is_outcome_unknown).
//! - **Prepared statements stay valid**: a bounded cache per connection, whose statements are prepared
//!   again when their tables or types change. Behind a
//!   [transaction pooler](DbBuilder::transaction_pooler) there are none.
//! - **Errors and traces hold names, never values.**
//! - **Queries are counted**: [`count_queries`] counts those of a future, and the same query run again and
//!   again from one place is [a warning](DbBuilder::n_plus_one_threshold).
//!
//! # Features
//!
//! | feature | default | |
//! |---|---|---|
//! | `tls` | yes | encryption by rustls with ring; see [`SslMode`] |
//! | `tower` | no | `QueryCountLayer`, which counts the queries of each request |

mod config;
mod connection;
mod count;
mod db;
mod error;
mod jitter;
mod observe;
mod pool;
mod raw_client;
mod run;
mod session;
mod sql_text;
mod stream;
mod tls;
#[cfg(feature = "tower")]
mod tower;
mod transaction;
mod url;
mod wire;

pub use config::DbBuilder;
pub use count::{CountedQuery, QueryCount, count_queries};
pub use db::{Db, PoolStatus};
pub use observe::{StatementEvent, StatementHook};
pub use pool::SessionReset;
pub use raw_client::{CancelToken, RawClient};
pub use session::Session;
pub use tokio_postgres;
#[cfg(feature = "tower")]
pub use tower::{QueryCountFuture, QueryCountLayer, QueryCountService};
pub use transaction::{Isolation, RetryOptions, Transaction, TransactionOptions};
pub use url::SslMode;

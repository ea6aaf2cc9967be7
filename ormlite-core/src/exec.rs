//! Execution: the interface between typed queries and a driver.
//!
//! The terminal calls (`.all(&db)`) are thin generic wrappers. Everything below [`Executor`] is
//! compiled once, however many queries a service has.

mod executor;
mod fetch;
mod owned;
mod statement;
mod traced;

pub(crate) use self::executor::located;
pub use self::executor::{BoxFuture, BoxStream, Executes, Executor, Transactional};
pub(crate) use self::fetch::{
    Done, Execute, Expected, Fetch, Make, all, lines, one, optional, plans,
};
pub(crate) use self::owned::owned;
pub use self::statement::{Statement, StatementKind};

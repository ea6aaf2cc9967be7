//! The core of `ormlite`: tables, values, expressions, queries and their SQL text.
//!
//! This crate has no driver, no socket and no async runtime. The crate `ormlite` re-exports it and
//! has the guide.

#![allow(
    clippy::type_complexity,
    reason = "the type of an expression contains its scope and its nullability"
)]
#![allow(
    clippy::wrong_self_convention,
    reason = "`is_null` and similar methods make a new expression from `self`"
)]

// Generated code in this crate's own tests names `ormlite_core`.
extern crate self as ormlite_core;

mod ast;
pub mod decode;
pub mod error;
pub mod exec;
pub mod expr;
mod load;
#[doc(hidden)]
pub mod private;
pub mod query;
pub mod recursive;
pub mod relation;
pub mod schema;
mod sql;
pub mod types;
pub mod typing;

#[doc(hidden)]
pub use private as __private;

// The crates whose types columns can have, so that a crate of tables need not depend on them.
pub use {chrono, rust_decimal, serde_json, uuid};

pub use error::{DatabaseError, Error};
pub use exec::{Executor, Statement, StatementKind};
pub use expr::{Condition, Expr};
pub use query::{Delete, Insert, Query, Row, Select, Update, Upsert};
pub use schema::{Column, Source, Table};
pub use types::{
    Bind, Interval, Json, Oid, PgChar, PgComposite, PgDomain, PgEnum, PgMultirange, PgRange, Value,
};

#[cfg(feature = "derive")]
pub use ormlite_macros::{Insert, OneOf, Patch, PgComposite, PgEnum, Row, Table, Value, test};

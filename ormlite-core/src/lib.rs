//! The typed core of `ormlite`: tables, values, expressions, queries and their SQL text.
//!
//! This crate opens no socket and names no runtime. See the crate `ormlite` for the front page.

#![allow(
    clippy::type_complexity,
    reason = "the type of an expression spells out its scope and its nullability"
)]
#![allow(
    clippy::wrong_self_convention,
    reason = "`is_null` and its like make a new expression of the one they are called on"
)]

// Derived code may be used inside this crate's own tests under the name it always uses.
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

// The types of values, for crates that have no other use for these.
pub use {chrono, rust_decimal, serde_json, uuid};

pub use error::{DatabaseError, Error};
pub use exec::{Executor, Statement};
pub use expr::{Condition, Expr};
pub use query::{Delete, Insert, Query, Row, Select, Update, Upsert};
pub use schema::{Column, Source, Table};
pub use types::{Bind, Interval, Json, Oid, PgChar, PgEnum, PgMultirange, PgRange, Value};

#[cfg(feature = "derive")]
pub use ormlite_macros::{Insert, OneOf, Patch, PgEnum, Row, Table, Value, test};

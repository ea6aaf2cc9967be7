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

mod alias;
pub mod column;
pub mod decode;
pub mod delete;
pub mod error;
pub mod executor;
pub mod expr;
mod fetch;
pub mod insert;
pub mod join;
mod node;
#[doc(hidden)]
pub mod private;
#[cfg(feature = "registry")]
pub mod registry;
pub mod relation;
mod render;
pub mod rows;
pub mod scope;
pub mod select;
pub mod selection;
pub mod table;
mod tree;
pub mod update;
pub mod value;
pub mod walk;
pub mod write;

#[doc(hidden)]
pub use private as __private;

// The types of values, for crates that have no other use for these.
pub use {chrono, rust_decimal, serde_json, uuid};

pub use column::Column;
pub use error::{DatabaseError, Error};
pub use executor::{Executor, Statement};
pub use expr::Expr;
pub use select::Select;
pub use table::{Source, Table};
pub use value::{Bind, Interval, Json, Oid, PgChar, PgEnum, PgMultirange, PgRange, Value};

#[cfg(feature = "derive")]
pub use ormlite_macros::{Insert, OneOf, Patch, PgEnum, Row, Table, Value, test};

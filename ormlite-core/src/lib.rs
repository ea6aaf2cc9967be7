//! The typed core of `ormlite`: tables, values, expressions, queries and their SQL text.
//!
//! This crate opens no socket and names no runtime. See the crate `ormlite` for the front page.

// Derived code may be used inside this crate's own tests under the name it always uses.
extern crate self as ormlite_core;

mod alias;
pub mod column;
pub mod decode;
pub mod delete;
pub mod error;
pub mod executor;
pub mod expr;
pub mod insert;
pub mod join;
mod node;
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "registry")]
pub mod registry;
pub mod relation;
mod render;
pub mod scope;
pub mod select;
pub mod selection;
pub mod table;
pub mod update;
pub mod value;
pub mod write;

pub use column::Column;
pub use error::{DatabaseError, Error};
pub use executor::{Executor, Statement};
pub use expr::Expr;
pub use select::Select;
pub use table::{Source, Table};
pub use value::{Bind, Interval, Json, PgMultirange, PgRange, Value};

//! ormlite (front page to come)

#[cfg(feature = "postgres")]
pub use ormlite_postgres::*;

pub use ormlite_core::{
    Bind, Column, DatabaseError, Error, Executor, Expr, Insert, Interval, Json, Patch, PgEnum,
    PgMultirange, PgRange, Row, Select, Source, Statement, Table, Value, alias, chrono, column, decode,
    delete, error, executor, expr, insert, join, relation, rust_decimal, scope, select, selection, serde_json, table, update, uuid,
    value, write,
};

/// Every table of the program with its whole description.
#[cfg(feature = "registry")]
pub use ormlite_core::registry;

/// A real PostgreSQL for tests and demos.
#[cfg(feature = "testing")]
pub use ormlite_testing as testing;

#[cfg(feature = "testing")]
pub use ormlite_core::test;

pub mod prelude;

#[doc(hidden)]
pub mod __private {
    pub use ormlite_core::__private::*;
    #[cfg(feature = "testing")]
    pub use ormlite_testing as testing;
}

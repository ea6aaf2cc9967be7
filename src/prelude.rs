//! What a file of tables or queries needs: `use ormlite::prelude::*;`.
//!
//! The derives and the types of columns, the methods of tables and expressions, and the functions
//! that start an expression.

pub use ormlite_core::{Column, Condition, Error, Executor, Expr, Query, Select};
pub use ormlite_core::{Insert, OneOf, Patch, PgComposite, PgEnum, Row, Table, Value, alias};

pub use ormlite_core::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
pub use ormlite_core::rust_decimal::Decimal;
pub use ormlite_core::types::{Interval, Json, Oid, PgChar, PgMultirange, PgRange};
pub use ormlite_core::uuid::Uuid;

pub use ormlite_core::expr::{
    AggregateMethods as _, ArrayMethods as _, CastMethods as _, CompareMethods as _,
    Expression as _, JsonMethods as _, LogicMethods as _, MathMethods as _, OrderMethods as _,
    RangeMethods as _, TextMethods as _, TimeMethods as _,
};
pub use ormlite_core::expr::{all, any, case, count, current_date, not, now, val};
pub use ormlite_core::query::{SourceQuery as _, TableQuery as _, excluded, exists};
pub use ormlite_core::relation::{CreateMethods as _, Relation as _, children, load};
pub use ormlite_core::schema::Source as _;

#[cfg(feature = "postgres")]
pub use ormlite_postgres::{Db, Transaction};

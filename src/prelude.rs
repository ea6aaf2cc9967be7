//! What a file of queries needs: `use ormlite::prelude::*;`.

pub use ormlite_core::expr::{
    AggregateMethods as _, ArrayMethods as _, CastMethods as _, CompareMethods as _,
    Expression as _, JsonMethods as _, LogicMethods as _, MathMethods as _, OrderMethods as _,
    RangeMethods as _, TextMethods as _, TimeMethods as _,
};
pub use ormlite_core::table::{Source as _, Table as _};

pub use ormlite_core::alias;
pub use ormlite_core::{Insert, Patch, PgEnum, Row, Table, Value};

pub use ormlite_core::chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
pub use ormlite_core::rust_decimal::Decimal;
pub use ormlite_core::uuid::Uuid;

pub use ormlite_core::value::{Interval, Json, PgMultirange, PgRange};

#[cfg(feature = "postgres")]
pub use ormlite_postgres::{Db, Transaction};

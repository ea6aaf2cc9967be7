//! Rust types as PostgreSQL types: which types columns can have, and their codecs.
//!
//! There is a file per family of types and per foreign crate.

pub(crate) mod array;
mod as_text;
mod bind;
mod by_postgres_types;
mod bytes;
mod chrono_04;
mod column_type;
pub(crate) mod composite;
mod domain;
mod error;
mod fields;
mod interval;
mod json;
mod multirange;
mod net;
mod number;
mod oid;
mod pg_char;
pub(crate) mod pg_enum;
mod range;
mod rust_decimal_1;
#[cfg(feature = "serde")]
mod serde_1;
mod sql_type;
#[cfg(test)]
mod tests;
mod text;
mod tsquery;
mod tsvector;
mod uuid_1;
mod value;
pub(crate) mod wire;

pub use self::column_type::{ColumnType, Labels};
pub use self::composite::PgComposite;
pub use self::domain::PgDomain;
pub use self::error::{CodecError, FieldMismatch, JsonMistake, ValueError};
pub use self::fields::Fields;
pub(crate) use self::fields::Rows;
#[doc(hidden)]
pub use self::fields::no_column;
pub use self::interval::Interval;
pub use self::json::Json;
pub use self::multirange::PgMultirange;
pub use self::oid::Oid;
pub use self::pg_char::PgChar;
pub use self::pg_enum::PgEnum;
pub use self::range::{PgRange, RangeElement};
pub(crate) use self::sql_type::base;
pub use self::sql_type::{
    CompositeDesc, DomainDesc, EnumDesc, EnumStorage, FieldDesc, SqlType, StoredType,
};
pub use self::tsquery::TsQuery;
pub use self::tsvector::{TsVector, Weight};
pub use self::value::{
    AnyValue, Bind, Element, ElementWithin, MaybeNull, NotNull, NotNullElements, NotNullScope,
    Nullability, Of, Or, Scalar, TakeValue, Value, Within, not_null,
};
pub use ::bytes::BytesMut;
pub use postgres_types::{Date, IsNull, Timestamp, Type};

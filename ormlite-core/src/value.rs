//! Values: what a column holds in Rust, its PostgreSQL type, and the binary codec between them.
//!
//! One file per family of types (and per foreign crate) lives in `value/`. This file owns the
//! traits; it knows no query.

pub(crate) mod array;
mod as_text;
mod bind;
mod bytes;
mod chrono_04;
mod column_type;
mod error;
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
mod sql_type;
#[cfg(test)]
mod tests;
mod text;
mod tsquery;
mod tsvector;
mod uuid_1;
pub(crate) mod wire;

pub use ::bytes::BytesMut;
pub(crate) use bind::Rows;
pub use bind::{AnyValue, Bind};
pub use column_type::{ColumnType, Labels};
pub use error::{JsonMistake, ValueError};
pub use interval::Interval;
pub use json::Json;
pub use multirange::PgMultirange;
pub use oid::Oid;
pub use pg_char::PgChar;
pub use pg_enum::PgEnum;
pub use postgres_types::{Date, IsNull, Timestamp, Type};
pub use range::{PgRange, RangeElement};
pub use sql_type::{EnumDesc, EnumStorage, SqlType};
pub use tsquery::TsQuery;
pub use tsvector::{TsVector, Weight};

use std::error::Error as StdError;
use std::marker::PhantomData;

pub(crate) use self::sql_type::base;
use crate::decode::Reader;
use crate::scope::{No, Nullability, Yes};

/// The error of one codec, before a [`Reader`] names its column.
pub type CodecError = Box<dyn StdError + Send + Sync>;

/// A Rust type that a column can hold.
///
/// Implemented for the types of the table in the crate's documentation, for `Option<V>` (a
/// nullable column), for `Vec<V>` (an array), and by `#[derive(PgEnum)]` and `#[derive(Value)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type a column can hold",
    label = "no PostgreSQL type is known for `{Self}`",
    note = "wrap a type of your own: `#[derive(Value)]` for a newtype, `#[derive(PgEnum)]` for an enum, `Json<T>` for a document",
    note = "PostgreSQL's integers are signed: for `i8` and `u8` take `i16`, for `u16` take `i32`, for `u32` take `i64`; for `u64`, `usize` and larger ones `i64`, or `Decimal` where that is too small",
    note = "PostgreSQL's types `oid` and `\"char\"` are `Oid` and `PgChar`"
)]
pub trait Value: Clone + Send + Sync + Sized + 'static {
    /// The value when it is not NULL: `V` for `Option<V>`, else `Self`.
    type Inner: Scalar;
    /// Whether the value may be NULL: [`Yes`] for `Option<V>`, else [`No`].
    type Nullable: Nullability;
    /// Its PostgreSQL type.
    const TYPE: &'static SqlType;
    /// The type of an array of such values.
    #[doc(hidden)]
    const ARRAY: &'static SqlType = &SqlType::Array(Self::TYPE);

    /// Whether a value of this Rust type can be read from, and written as, a `ty`.
    fn accepts(ty: &Type) -> bool {
        Self::TYPE.is(ty)
    }

    /// Reads the value from the binary format; `None` is NULL.
    ///
    /// # Errors
    /// When the bytes are not such a value, or do not fit its Rust type.
    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError>;

    /// Writes the value in the binary format of `ty`, without its length.
    ///
    /// # Errors
    /// When the value does not fit the type.
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError>;

    /// The elements, where the value is an array (for inserts of many rows).
    fn elements(&self) -> Option<Vec<Bind>> {
        None
    }

    /// Whether a column of this type takes NULL.
    #[doc(hidden)]
    const NULLABLE: bool = <Self::Nullable as Nullability>::NULLABLE;

    /// How a column of this type is declared.
    #[doc(hidden)]
    const COLUMN: ColumnType = ColumnType::of(Self::TYPE, Self::NULLABLE);

    // What derived code calls, as `<Type as Value>::..` at the field's type: the compiler reports
    // a type that is no value once, however often it is used so.

    #[doc(hidden)]
    fn take(row: &mut Reader<'_>) -> Option<Self> {
        row.take()
    }

    /// Reads a value of a type that is not written as an `Option`, and so must not be one.
    #[doc(hidden)]
    fn take_plain(row: &mut Reader<'_>) -> Option<Self>
    where
        Self: WrittenPlainly,
    {
        row.take()
    }

    /// Reads what a newtype wraps, which must not be an `Option`.
    #[doc(hidden)]
    fn decode_inner(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError>
    where
        Self: Wrapped,
    {
        Self::decode(ty, raw)
    }

    #[doc(hidden)]
    fn erased(&self) -> &dyn AnyValue {
        self
    }
}

/// The nullability of a type that is not written as an `Option`. The derive `Table` sees how a type
/// is written, and the compiler what it is: they must agree.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this type is an `Option` that is not written as one",
    label = "an `Option` by another name",
    note = "write `Option<..>` here: by that the derive knows that the column takes NULL, that an insert may leave it out, and that a reference by it may lead nowhere"
)]
pub trait NeverNull: Nullability {}
impl NeverNull for No {}

/// A value of a type that is not written as an `Option`.
#[doc(hidden)]
pub trait WrittenPlainly: Value {}
impl<V: Value> WrittenPlainly for V where V::Nullable: NeverNull {}

/// The nullability of what a newtype wraps.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a value is never NULL, and this type is an `Option`",
    label = "an `Option` by another name",
    note = "wrap what is inside, and give the column an `Option` of the newtype"
)]
pub trait Unwrapped: Nullability {}
impl Unwrapped for No {}

/// A value that a newtype wraps.
#[doc(hidden)]
pub trait Wrapped: Value {}
impl<V: Value> Wrapped for V where V::Nullable: Unwrapped {}

/// A [`Value`] that is never NULL.
#[diagnostic::on_unimplemented(
    message = "no column can hold an `Option<{Self}>`",
    label = "`{Self}` has no PostgreSQL type, or is an `Option` itself",
    note = "PostgreSQL has one NULL: an `Option` holds no `Option`",
    note = "PostgreSQL's integers are signed: for `i8` and `u8` take `i16`, for `u16` take `i32`, for `u32` take `i64`"
)]
pub trait Scalar: Value<Inner = Self, Nullable = No> {}

#[diagnostic::do_not_recommend]
impl<V: Value<Inner = V, Nullable = No>> Scalar for V {}

/// A [`Value`] that an array can hold.
///
/// An array of arrays is not one: PostgreSQL's arrays have dimensions instead, which Rust's
/// `Vec<Vec<T>>` does not describe.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an element of a PostgreSQL array",
    note = "arrays hold scalars or `Option`s of them; an array of arrays has no PostgreSQL type",
    note = "integers are signed: `Vec<i16>`, `Vec<i32>`, `Vec<i64>`; `Vec<u8>` is `bytea`"
)]
pub trait Element: Value {}

/// What a newtype wraps can be an element of an array: then the newtype can. The lifetime keeps
/// the compiler from looking before someone asks for an array of the newtype.
#[doc(hidden)]
pub trait ElementWithin {}
impl<V: Element> ElementWithin for Within<'_, V> {}

#[doc(hidden)]
#[derive(Debug)]
pub struct Within<'a, V>(PhantomData<&'a V>);

impl<V: Scalar + Element> Element for Option<V> {}

impl<V: Scalar> Value for Option<V> {
    type Inner = V;
    type Nullable = Yes;
    const TYPE: &'static SqlType = V::TYPE;
    const COLUMN: ColumnType = V::COLUMN.nullable();

    fn accepts(ty: &Type) -> bool {
        V::accepts(ty)
    }

    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        match raw {
            Some(_) => V::decode(ty, raw).map(Some),
            None => Ok(None),
        }
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        match self {
            Some(value) => value.encode(ty, out),
            None => Ok(IsNull::Yes),
        }
    }

    fn elements(&self) -> Option<Vec<Bind>> {
        self.as_ref().and_then(V::elements)
    }
}

/// The bytes of a value that must not be NULL.
///
/// # Errors
/// When it is.
pub fn not_null(raw: Option<&[u8]>) -> Result<&[u8], CodecError> {
    raw.ok_or_else(|| ValueError::Null.into())
}

/// Implements [`Value`] and [`Element`] for a type that `postgres-types` can read and write.
macro_rules! value_by_postgres_types {
    ($($rust:ty => $sql:literal, $ty:ident, $array:ident;)*) => { $(
        impl $crate::value::Value for $rust {
            type Inner = Self;
            type Nullable = $crate::scope::No;
            const TYPE: &'static $crate::value::SqlType = &$crate::value::SqlType::Builtin {
                sql: $sql,
                ty: postgres_types::Type::$ty,
                array: postgres_types::Type::$array,
            };
            fn accepts(ty: &postgres_types::Type) -> bool {
                <$rust as postgres_types::FromSql<'_>>::accepts($crate::value::base(ty))
            }
            #[inline]
            fn decode(
                ty: &postgres_types::Type,
                raw: Option<&[u8]>,
            ) -> Result<Self, $crate::value::CodecError> {
                let raw = $crate::value::not_null(raw)?;
                // Nearly always: without a look at what a domain stands on.
                let ty = match *ty == postgres_types::Type::$ty {
                    true => ty,
                    false => $crate::value::base(ty),
                };
                postgres_types::FromSql::from_sql(ty, raw)
            }
            fn encode(
                &self,
                ty: &postgres_types::Type,
                out: &mut ::bytes::BytesMut,
            ) -> Result<postgres_types::IsNull, $crate::value::CodecError> {
                postgres_types::ToSql::to_sql(self, $crate::value::base(ty), out)
            }
        }
        impl $crate::value::Element for $rust {}
    )* };
}
use value_by_postgres_types;

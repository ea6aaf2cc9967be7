//! [`Value`]: a Rust type that a column can hold, whether it may be NULL, and [`Bind`], a value on its way
//! to the server. They name each other, and so stand in one file.

use std::marker::PhantomData;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{IsNull, Type};

use crate::types::column_type::ColumnType;
use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::SqlType;

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
    /// Whether the value may be NULL: [`MaybeNull`] for `Option<V>`, else [`NotNull`].
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
    fn take<R: TakeValue>(row: &mut R) -> Option<Self> {
        row.take_value()
    }

    /// Reads a value of a type that is not written as an `Option`, and so must not be one.
    #[doc(hidden)]
    fn take_plain<R: TakeValue>(row: &mut R) -> Option<Self>
    where
        Self: WrittenPlainly,
    {
        row.take_value()
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

/// What values are read from, one after another: a row.
#[doc(hidden)]
pub trait TakeValue {
    /// Reads the next value. `None` when it cannot be read; the first reason is kept.
    fn take_value<V: Value>(&mut self) -> Option<V>;
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
impl NeverNull for NotNull {}

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
impl Unwrapped for NotNull {}

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
pub trait Scalar: Value<Inner = Self, Nullable = NotNull> {}

#[diagnostic::do_not_recommend]
impl<V: Value<Inner = V, Nullable = NotNull>> Scalar for V {}

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
    type Nullable = MaybeNull;
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

/// May be NULL.
#[derive(Debug, Clone, Copy)]
pub struct MaybeNull;
/// Is never NULL.
#[derive(Debug, Clone, Copy)]
pub struct NotNull;

/// [`MaybeNull`] or [`NotNull`]: whether something may be NULL.
pub trait Nullability: 'static {
    /// Whether a column of such a type takes NULL.
    const NULLABLE: bool;
    /// A value under this nullability: `V`, or an `Option` (never of an `Option`).
    type Of<V: Value>: Value;
    /// NULL when this is or the other is.
    type Or<O: Nullability>: Nullability;
    /// NULL when this is and the other is: what `coalesce` leaves.
    type And<O: Nullability>: Nullability;
    /// The one where NULL is possible, else the other.
    type Choose<A: Value, B: Value>: Value;
    /// The scope of an array of elements over `S` that are NULL by this: where they are said not to
    /// be, no table of `S` may be.
    type Elements<S>;
}

impl Nullability for MaybeNull {
    const NULLABLE: bool = true;
    type Of<V: Value> = Option<V::Inner>;
    type Or<O: Nullability> = MaybeNull;
    type And<O: Nullability> = O;
    type Choose<A: Value, B: Value> = A;
    type Elements<S> = NotNullScope<S>;
}

impl Nullability for NotNull {
    const NULLABLE: bool = false;
    type Of<V: Value> = V;
    type Or<O: Nullability> = O;
    type And<O: Nullability> = NotNull;
    type Choose<A: Value, B: Value> = B;
    type Elements<S> = NotNullElements<S>;
}

/// `V` where `N` is [`NotNull`], `Option<V>` where it is [`MaybeNull`].
pub type Of<N, V> = <N as Nullability>::Of<V>;

/// NULL when either is.
pub type Or<A, B> = <A as Nullability>::Or<B>;

/// An expression whose NULLs its scope does not decide: an aggregate, `coalesce`, `is_null`.
#[derive(Debug)]
pub struct NotNullScope<S>(PhantomData<fn() -> S>);

/// The scope of an array whose elements are not `Option`s, though they would be NULL where a table
/// of `S` is: it lies within queries alone where none of them may be.
#[derive(Debug)]
pub struct NotNullElements<S>(PhantomData<fn() -> S>);

/// A value bound to a statement: erased, shared, and never printed.
#[derive(Clone)]
pub struct Bind(pub(super) Arc<dyn AnyValue>);

/// A [`Value`], its Rust type erased.
pub trait AnyValue: Send + Sync {
    /// Its PostgreSQL type.
    fn sql_type(&self) -> &'static SqlType;
    /// The type of an array of such values.
    fn array_type(&self) -> &'static SqlType;
    /// As [`Value::accepts`].
    fn accepts(&self, ty: &Type) -> bool;
    /// As [`Value::encode`].
    ///
    /// # Errors
    /// When the value does not fit the type.
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError>;
    /// The elements, where the value is an array that is not NULL.
    fn elements(&self) -> Option<Vec<Bind>>;
    /// A copy of it, to be bound.
    fn to_bind(&self) -> Bind;
    /// As [`Bind::announced`].
    #[doc(hidden)]
    fn announced(&self) -> Option<&Type> {
        let ty = self.sql_type();
        match ty.builtin() {
            // An array of a domain has no operators with one of what the domain stands on.
            Some(_) if matches!(ty, SqlType::Array(_)) => Some(&Type::UNKNOWN),
            _ if self.is_text() => Some(&Type::UNKNOWN),
            builtin => builtin,
        }
    }
    /// Whether it is sent as text to a parameter whose type only the server knows.
    #[doc(hidden)]
    fn is_text(&self) -> bool {
        self.sql_type().has_text_form()
    }
}

impl<V: Value> AnyValue for V {
    fn sql_type(&self) -> &'static SqlType {
        V::TYPE
    }
    fn array_type(&self) -> &'static SqlType {
        V::ARRAY
    }
    fn accepts(&self, ty: &Type) -> bool {
        V::accepts(ty)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        Value::encode(self, ty, out)
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        Value::elements(self)
    }
    fn to_bind(&self) -> Bind {
        Bind::new(self.clone())
    }
}

//! [`Value`]: a Rust type of columns, its nullability, and [`Bind`], the value of a parameter. They
//! refer to each other, so they are in one file.

use std::marker::PhantomData;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{IsNull, Type};

use crate::types::column_type::ColumnType;
use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::SqlType;

/// A Rust type that a column can have.
///
/// Implemented for the built-in types (see the guide's table of types), `Option<V>` (a nullable
/// column) and `Vec<V>` (an array). `#[derive(PgEnum)]` implements it for an enum,
/// `#[derive(PgComposite)]` for a struct of fields, and `#[derive(Value)]` for a newtype.
///
/// ```
/// use ormlite_core::types::{BytesMut, Type, Value};
///
/// let mut bytes = BytesMut::new();
/// 7_i32.encode(&Type::INT4, &mut bytes)?;
/// assert_eq!(bytes[..], [0, 0, 0, 7]);
/// assert_eq!(i32::decode(&Type::INT4, Some(&bytes))?, 7);
/// assert_eq!(Option::<i32>::decode(&Type::INT4, None)?, None);
/// assert!(i32::accepts(&Type::INT4) && !i32::accepts(&Type::INT8));
/// # Ok::<(), ormlite_core::types::CodecError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that a column can have",
    label = "`{Self}` has no PostgreSQL type",
    note = "for a type of your own: `#[derive(Value)]` on a newtype, `#[derive(PgEnum)]` on an enum, `#[derive(PgComposite)]` on a struct, `Json<T>` for a document",
    note = "PostgreSQL has no unsigned integers: use `i16` for `i8` and `u8`, `i32` for `u16`, `i64` for `u32`; `i64` or `Decimal` for `u64`, `usize` and larger ones",
    note = "PostgreSQL's types `oid` and `\"char\"` are `Oid` and `PgChar`"
)]
pub trait Value: Clone + Send + Sync + Sized + 'static {
    /// The type without NULL: `V` for `Option<V>`, otherwise `Self`.
    type Inner: Scalar;
    /// The nullability: [`MaybeNull`] for `Option<V>`, otherwise [`NotNull`].
    type Nullable: Nullability;
    /// The PostgreSQL type.
    const TYPE: &'static SqlType;
    /// The PostgreSQL type of an array of such values.
    #[doc(hidden)]
    const ARRAY: &'static SqlType = &SqlType::Array(Self::TYPE);

    /// Whether the Rust type can be decoded from and encoded as `ty`.
    fn accepts(ty: &Type) -> bool {
        Self::TYPE.is(ty)
    }

    /// Decodes the value from the binary format of `ty`; `None` is NULL.
    ///
    /// # Errors
    ///
    /// Fails if the bytes are malformed, or the value does not fit the Rust type.
    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError>;

    /// Encodes the value in the binary format of `ty`, without its length.
    ///
    /// # Errors
    ///
    /// Fails if the value does not fit the PostgreSQL type.
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError>;

    /// Returns the elements if the value is an array. Inserts of many rows need them.
    fn elements(&self) -> Option<Vec<Bind>> {
        None
    }

    /// Whether a column of this type is nullable.
    #[doc(hidden)]
    const NULLABLE: bool = <Self::Nullable as Nullability>::NULLABLE;

    /// The DDL of a column of this type.
    #[doc(hidden)]
    const COLUMN: ColumnType = ColumnType::of(Self::TYPE, Self::NULLABLE);

    // Generated code calls these as `<Type as Value>::..` at the type of a field: then the compiler
    // reports a type that is not a `Value` once, however often it is used.

    #[doc(hidden)]
    fn take<R: TakeValue>(row: &mut R) -> Option<Self> {
        row.take_value()
    }

    /// Decodes a value of a field that is not written as an `Option`, so it must not be one.
    #[doc(hidden)]
    fn take_plain<R: TakeValue>(row: &mut R) -> Option<Self>
    where
        Self: WrittenPlainly,
    {
        row.take_value()
    }

    /// Decodes the field of a newtype, which must not be an `Option`.
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

/// A row whose values are decoded in their order.
#[doc(hidden)]
pub trait TakeValue {
    /// Decodes the next value. `None` means that it cannot be decoded; the first error is kept.
    fn take_value<V: Value>(&mut self) -> Option<V>;
}

/// The nullability of a type that is not written as an `Option`.
///
/// The derive `Table` sees only how a type is written, and the compiler knows what it is. This bound
/// makes sure that both agree.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a nullable column must be written as `Option<..>`",
    label = "this type is an `Option` under another name",
    note = "write `Option<..>`: the derive reads from it that the column is nullable, that an insert may leave it out, and that a relation by it may have no row"
)]
pub trait NeverNull: Nullability {}
impl NeverNull for NotNull {}

/// A value whose type is not written as an `Option`.
#[doc(hidden)]
pub trait WrittenPlainly: Value {}
impl<V: Value> WrittenPlainly for V where V::Nullable: NeverNull {}

/// The nullability of a newtype's field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the field of a newtype must not be an `Option`",
    label = "this type is an `Option`",
    note = "wrap the type inside the `Option`, and declare the column as an `Option` of the newtype"
)]
pub trait Unwrapped: Nullability {}
impl Unwrapped for NotNull {}

/// The field of a newtype.
#[doc(hidden)]
pub trait Wrapped: Value {}
impl<V: Value> Wrapped for V where V::Nullable: Unwrapped {}

/// A [`Value`] that is never NULL.
#[diagnostic::on_unimplemented(
    message = "no column can have the type `Option<{Self}>`",
    label = "`{Self}` has no PostgreSQL type, or is an `Option` itself",
    note = "PostgreSQL has one NULL, so an `Option` of an `Option` has no type",
    note = "PostgreSQL has no unsigned integers: use `i16` for `i8` and `u8`, `i32` for `u16`, `i64` for `u32`"
)]
pub trait Scalar: Value<Inner = Self, Nullable = NotNull> {}

#[diagnostic::do_not_recommend]
impl<V: Value<Inner = V, Nullable = NotNull>> Scalar for V {}

/// A [`Value`] that can be an element of an array.
///
/// An array is not: PostgreSQL has multidimensional arrays instead of arrays of arrays, and
/// `Vec<Vec<T>>` does not describe them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an element of a PostgreSQL array",
    note = "elements are scalars or `Option`s of them; PostgreSQL has no arrays of arrays",
    note = "PostgreSQL has no unsigned integers: use `Vec<i16>`, `Vec<i32>` or `Vec<i64>`; `Vec<u8>` is `bytea`"
)]
pub trait Element: Value {}

/// The field of a newtype can be an array element; then the newtype can. The lifetime delays the
/// check of the bound until an array of the newtype is used.
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

/// Returns the bytes of a value that must not be NULL.
///
/// # Errors
///
/// Fails if the value is NULL.
pub fn not_null(raw: Option<&[u8]>) -> Result<&[u8], CodecError> {
    raw.ok_or_else(|| ValueError::Null.into())
}

/// The nullability of what can be NULL.
#[derive(Debug, Clone, Copy)]
pub struct MaybeNull;
/// The nullability of what is never NULL.
#[derive(Debug, Clone, Copy)]
pub struct NotNull;

/// Whether a value can be NULL: [`MaybeNull`] or [`NotNull`].
pub trait Nullability: 'static {
    /// Whether a column of such a type is nullable.
    const NULLABLE: bool;
    /// The type of a `V` with this nullability: `V`, or an `Option` (never of an `Option`).
    type Of<V: Value>: Value;
    /// Can be NULL if this or the other can.
    type Or<O: Nullability>: Nullability;
    /// Can be NULL if both can, as `coalesce`.
    type And<O: Nullability>: Nullability;
    /// `A` for [`MaybeNull`], `B` for [`NotNull`].
    type Choose<A: Value, B: Value>: Value;
    /// The scope of an array over `S` whose elements have this nullability. If they are not
    /// `Option`s, no table of `S` may be outer-joined.
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

/// `V` if `N` is [`NotNull`], `Option<V>` if it is [`MaybeNull`].
pub type Of<N, V> = <N as Nullability>::Of<V>;

/// Can be NULL if either can.
pub type Or<A, B> = <A as Nullability>::Or<B>;

/// The scope of an expression that is not NULL because a table of `S` is: an aggregate or `IS NULL`.
#[derive(Debug)]
pub struct NotNullScope<S>(PhantomData<fn() -> S>);

/// The scope of an array over `S` whose elements are not `Option`s. It is valid only in queries that
/// do not outer-join a table of `S`.
#[derive(Debug)]
pub struct NotNullElements<S>(PhantomData<fn() -> S>);

/// The value of a parameter: its type is erased, clones share it, and `Debug` does not print it.
#[derive(Clone)]
pub struct Bind(pub(super) Arc<dyn AnyValue>);

/// A [`Value`] whose Rust type is erased.
pub trait AnyValue: Send + Sync {
    /// Returns the PostgreSQL type.
    fn sql_type(&self) -> &'static SqlType;
    /// Returns the PostgreSQL type of an array of such values.
    fn array_type(&self) -> &'static SqlType;
    /// See [`Value::accepts`].
    fn accepts(&self, ty: &Type) -> bool;
    /// See [`Value::encode`].
    ///
    /// # Errors
    ///
    /// Fails if the value does not fit the PostgreSQL type.
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError>;
    /// Returns the elements if the value is an array that is not NULL.
    fn elements(&self) -> Option<Vec<Bind>>;
    /// Binds a copy of the value.
    fn to_bind(&self) -> Bind;
    /// See [`Bind::declared_type`].
    #[doc(hidden)]
    fn declared_type(&self) -> Option<&Type> {
        let ty = self.sql_type();
        match ty.builtin() {
            // There are no operators between an array of a domain and one of its base type.
            Some(_) if matches!(ty.undomained(), SqlType::Array(_)) => Some(&Type::UNKNOWN),
            _ if self.is_text() => Some(&Type::UNKNOWN),
            builtin => builtin,
        }
    }
    /// Whether it is sent in the text format if only the server knows the type of the parameter.
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

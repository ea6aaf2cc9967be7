//! [`Bind`]: a value on its way to the server, its Rust type erased.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{Format, IsNull, Kind, ToSql, Type};

use super::array::encode_elements;
use super::sql_type::base;
use super::{CodecError, SqlType, Value, as_text};
use crate::column::Column;
use crate::table::Fields;

/// A value bound to a statement: erased, shared, and never printed.
#[derive(Clone)]
pub struct Bind(Arc<dyn AnyValue>);

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
        as_text::is_known(self.sql_type())
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

impl Bind {
    /// Binds a value.
    pub fn new<V: Value>(value: V) -> Self {
        Self(Arc::new(value))
    }

    /// The PostgreSQL type of the value.
    pub fn sql_type(&self) -> &'static SqlType {
        self.0.sql_type()
    }

    /// Binds a value for a column, of its type.
    #[doc(hidden)]
    pub fn of<T, V: Value>(_: Column<T, V>, value: V) -> Self {
        Self::new(value)
    }

    /// The type to announce where the statement is not prepared: the value's own, or
    /// [`Type::UNKNOWN`] where the server is to infer it, as it does when it prepares one.
    #[doc(hidden)]
    pub fn announced(&self) -> Option<&Type> {
        self.0.announced()
    }

    /// The value, its Rust type erased.
    pub(crate) fn value(&self) -> &dyn AnyValue {
        &*self.0
    }

    /// Binds anything that can be sent.
    pub(crate) fn erased(value: impl AnyValue + 'static) -> Self {
        Self(Arc::new(value))
    }

    /// Binds values of one type, of which there is at least one, as an array.
    pub(crate) fn array(values: Vec<Bind>) -> Self {
        Self(Arc::new(Elements(values)))
    }

    /// Binds one field of a row that is shared by all of them.
    pub(crate) fn field(row: Arc<dyn Fields>, index: u16) -> Self {
        Self(Arc::new(Field { row, index }))
    }

    /// Binds one field of every row, of which there is at least one, as an array.
    pub(crate) fn fields(rows: Arc<dyn Rows>, index: u16) -> Self {
        Self(Arc::new(FieldOfRows { rows, index }))
    }

    /// The value in the binary format, a label of an enum as its text; `None` for NULL, and for a
    /// type that each server numbers by itself.
    pub(crate) fn encoded(&self) -> Option<BytesMut> {
        let ty = match self.sql_type() {
            SqlType::Enum(_) => &Type::TEXT,
            other => other.builtin()?,
        };
        let mut out = BytesMut::new();
        match self.0.encode(ty, &mut out) {
            Ok(IsNull::No) => Some(out),
            _ => None,
        }
    }

    /// Whether there may be a copy of this.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether the other is a copy of this.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.address() == other.address()
    }

    /// A number that its copies have, and no other value.
    pub(crate) fn address(&self) -> usize {
        Arc::as_ptr(&self.0).cast::<()>().addr()
    }

    /// Whether the other has the same type and is known to have the same value.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        let same_value = || {
            let value = self.encoded();
            value.is_some() && value == other.encoded()
        };
        self.is(other) || (self.sql_type() == other.sql_type() && same_value())
    }
}

/// Bound values of one type, as an array.
struct Elements(Vec<Bind>);

impl AnyValue for Elements {
    fn sql_type(&self) -> &'static SqlType {
        self.0[0].0.array_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.sql_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        accepts_elements(ty, &*self.0[0].0)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode_elements(ty, self.0.iter(), out, |value, element, out| {
            value.0.encode(element, out)
        })
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        Some(self.0.clone())
    }
    fn to_bind(&self) -> Bind {
        Bind::array(self.0.clone())
    }
}

/// A field of a row, without a copy of it.
struct Field {
    row: Arc<dyn Fields>,
    index: u16,
}

impl Field {
    fn value(&self) -> &dyn AnyValue {
        self.row.value(self.index)
    }
}

impl AnyValue for Field {
    fn sql_type(&self) -> &'static SqlType {
        self.value().sql_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.value().array_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        self.value().accepts(ty)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        self.value().encode(ty, out)
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        self.value().elements()
    }
    fn to_bind(&self) -> Bind {
        self.value().to_bind()
    }
}

/// The rows of an insert, of one type.
pub(crate) trait Rows: Send + Sync {
    fn len(&self) -> usize;
    fn row(&self, at: usize) -> &dyn Fields;
}

/// Prints their number, never a value.
impl fmt::Debug for dyn Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows", self.len())
    }
}

impl<R: Fields> Rows for Vec<R> {
    fn len(&self) -> usize {
        self.len()
    }
    fn row(&self, at: usize) -> &dyn Fields {
        &self[at]
    }
}

/// One field of every row, as an array: a column of an insert of many rows.
struct FieldOfRows {
    rows: Arc<dyn Rows>,
    index: u16,
}

impl FieldOfRows {
    fn value(&self, row: usize) -> &dyn AnyValue {
        self.rows.row(row).value(self.index)
    }
}

impl AnyValue for FieldOfRows {
    fn sql_type(&self) -> &'static SqlType {
        self.value(0).array_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.sql_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        accepts_elements(ty, self.value(0))
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode_elements(ty, 0..self.rows.len(), out, |row, element, out| {
            self.value(row).encode(element, out)
        })
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        let rows = 0..self.rows.len();
        Some(rows.map(|row| self.value(row).to_bind()).collect())
    }
    fn to_bind(&self) -> Bind {
        Bind::fields(self.rows.clone(), self.index)
    }
}

fn accepts_elements(ty: &Type, first: &dyn AnyValue) -> bool {
    match ty.kind() {
        Kind::Array(element) => first.accepts(base(element)),
        _ => false,
    }
}

/// Prints the type, never the value.
impl fmt::Debug for Bind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bind({})", self.sql_type())
    }
}

/// A value met a parameter of another type.
#[derive(Debug)]
pub(crate) struct ParameterType {
    value: &'static SqlType,
    parameter: Type,
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, parameter } = self;
        write!(
            f,
            "a value of type {value} was given for a parameter of type {parameter}"
        )
    }
}

impl StdError for ParameterType {}

impl ToSql for Bind {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        let ty = base(ty);
        if self.0.accepts(ty) {
            self.0.encode(ty, out)
        } else if *ty == Type::UNKNOWN && self.0.is_text() {
            as_text::encode(self.value(), out)
        } else if let (true, Some(array)) = (*ty == Type::UNKNOWN, self.sql_type().builtin()) {
            // The server takes the elements for what it has inferred, if they can be it.
            self.0.encode(array, out)
        } else {
            Err(ParameterType {
                value: self.sql_type(),
                parameter: ty.clone(),
            }
            .into())
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        self.to_sql(ty, out)
    }

    fn encode_format(&self, ty: &Type) -> Format {
        match *ty == Type::UNKNOWN && self.0.is_text() {
            true => Format::Text,
            false => Format::Binary,
        }
    }
}

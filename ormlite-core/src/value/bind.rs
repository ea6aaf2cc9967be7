//! [`Bind`]: a value on its way to the server, its Rust type erased.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{IsNull, Kind, ToSql, Type};

use super::array::encode_elements;
use super::sql_type::base;
use super::{CodecError, SqlType, Value};

/// A value bound to a statement: erased, shared, and never printed.
#[derive(Clone)]
pub struct Bind(Arc<dyn Erased>);

trait Erased: Send + Sync {
    fn sql_type(&self) -> &'static SqlType;
    fn array_type(&self) -> &'static SqlType;
    fn accepts(&self, ty: &Type) -> bool;
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError>;
    fn elements(&self) -> Option<Vec<Bind>>;
}

impl<V: Value> Erased for V {
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

    /// Binds values of one type, of which there is at least one, as an array.
    pub(crate) fn array(values: Vec<Bind>) -> Self {
        Self(Arc::new(Elements(values)))
    }

    /// Whether the value's type is an array.
    pub(crate) fn is_array(&self) -> bool {
        matches!(self.sql_type(), SqlType::Array(_))
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
        Arc::as_ptr(&self.0).cast::<()>() == Arc::as_ptr(&other.0).cast::<()>()
    }

    /// Whether the other has the same type and is known to have the same value.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        let same_value = || {
            let value = self.encoded();
            value.is_some() && value == other.encoded()
        };
        self.is(other) || (self.sql_type() == other.sql_type() && same_value())
    }

    /// Whether the value is a text.
    pub(crate) fn is_text(&self) -> bool {
        self.sql_type().builtin() == Some(&Type::TEXT)
    }

    /// The elements, where the value is an array that is not NULL.
    pub(crate) fn elements(&self) -> Option<Vec<Bind>> {
        self.0.elements()
    }
}

/// Bound values of one type, as an array: a column of an insert of many rows.
struct Elements(Vec<Bind>);

impl Erased for Elements {
    fn sql_type(&self) -> &'static SqlType {
        self.0[0].0.array_type()
    }
    fn array_type(&self) -> &'static SqlType {
        self.sql_type()
    }
    fn accepts(&self, ty: &Type) -> bool {
        match ty.kind() {
            Kind::Array(element) => self.0[0].0.accepts(base(element)),
            _ => false,
        }
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode_elements(ty, &self.0, out, |value, element, out| {
            value.0.encode(element, out)
        })
    }
    fn elements(&self) -> Option<Vec<Bind>> {
        Some(self.0.clone())
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
}

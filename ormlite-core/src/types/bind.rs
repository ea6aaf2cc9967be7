//! [`Bind`]: the value of a parameter, its Rust type erased.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use ::bytes::BytesMut;
use postgres_types::{Format, IsNull, Kind, ToSql, Type};

use crate::types::array::encode_elements;
use crate::types::as_text;
use crate::types::error::CodecError;
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{AnyValue, Bind, Value};

impl Bind {
    /// Binds a value.
    ///
    /// ```
    /// use ormlite_core::Bind;
    ///
    /// let bind = Bind::new(7_i64);
    /// assert_eq!(bind.sql_type().to_string(), "bigint");
    /// assert_eq!(format!("{bind:?}"), "Bind(bigint)"); // never the value
    /// ```
    pub fn new<V: Value>(value: V) -> Self {
        Self(Arc::new(value))
    }

    /// Returns the PostgreSQL type of the value.
    pub fn sql_type(&self) -> &'static SqlType {
        self.0.sql_type()
    }

    /// Returns the parameter type to declare if the statement is not prepared: the type of the value,
    /// or [`Type::UNKNOWN`] if the server must infer it, as it does for a prepared statement.
    #[doc(hidden)]
    pub fn declared_type(&self) -> Option<&Type> {
        self.0.declared_type()
    }

    /// Returns the value, its Rust type erased.
    pub(crate) fn value(&self) -> &dyn AnyValue {
        &*self.0
    }

    /// Binds an erased value.
    pub(crate) fn erased(value: impl AnyValue + 'static) -> Self {
        Self(Arc::new(value))
    }

    /// Binds values of one type as an array. There must be at least one.
    pub(crate) fn array(values: Vec<Bind>) -> Self {
        Self(Arc::new(Elements(values)))
    }

    /// Returns the value in the binary format, an enum as its label, a composite type as a record. `None`
    /// for NULL, and for another type that is not built-in.
    pub(crate) fn encoded(&self) -> Option<BytesMut> {
        let ty = match self.sql_type().undomained() {
            SqlType::Enum(_) => &Type::TEXT,
            other if other.is_composite() => other.assumed(),
            other => other.builtin()?,
        };
        let mut out = BytesMut::new();
        match self.0.encode(ty, &mut out) {
            Ok(IsNull::No) => Some(out),
            _ => None,
        }
    }

    /// Whether another `Bind` can share this value.
    pub(crate) fn is_shared(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether both share one value.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.address() == other.address()
    }

    /// Returns the address of the value, which its clones share.
    pub(crate) fn address(&self) -> usize {
        Arc::as_ptr(&self.0).cast::<()>().addr()
    }

    /// Whether both have the same type, and values that are known to be equal.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        let same_value = || {
            let value = self.encoded();
            value.is_some() && value == other.encoded()
        };
        self.is(other) || (self.sql_type() == other.sql_type() && same_value())
    }
}

/// An array of bound values of one type.
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

pub(super) fn accepts_elements(ty: &Type, first: &dyn AnyValue) -> bool {
    match ty.kind() {
        Kind::Array(element) => first.accepts(base(element)),
        _ => false,
    }
}

/// Prints the type and never the value.
impl fmt::Debug for Bind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bind({})", self.sql_type())
    }
}

/// The error for a value that cannot be sent as the type of its parameter.
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
            // The server converts the elements to the type that it has inferred, or reports an error.
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

//! [`Oid`] is `oid`, the identifier of an object in the system catalogs.

use std::fmt;

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};

use crate::types::error::CodecError;
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::Input;

/// An `oid`: the identifier of an object in the system catalogs, such as a table or a type.
///
/// For numbers use `i32` or `i64`. PostgreSQL has no unsigned integers.
///
/// ```
/// # use ormlite_core::Oid;
/// let text = Oid(25);
/// assert!(text < Oid(1043) && u32::from(text) == 25);
/// ```
///
/// With the feature `serde` it is serialized as its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid(pub u32);

impl From<u32> for Oid {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl From<Oid> for u32 {
    fn from(oid: Oid) -> Self {
        oid.0
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Value for Oid {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "oid",
        ty: Type::OID,
        array: Type::OID_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::OID
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let mut input = Input::new(not_null(raw)?);
        let number = input.u32()?;
        input.end()?;
        Ok(Self(number))
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        out.put_u32(self.0);
        Ok(IsNull::No)
    }
}

impl Element for Oid {}

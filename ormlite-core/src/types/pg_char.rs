//! [`PgChar`] is `"char"`, a one-byte type of the system catalogs.

use std::fmt;

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};

/// A `"char"` (with the quotes): one byte, as in the system catalogs.
///
/// `char(n)` is another type: text of `n` characters, a `String` in Rust.
///
/// ```
/// # use ormlite_core::PgChar;
/// let view = PgChar(b'v');
/// assert_eq!(view.to_string(), "v");
/// assert!(PgChar(b'r') < view);
/// ```
///
/// With the feature `serde` it is serialized as this text: `"v"`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PgChar(pub u8);

impl From<u8> for PgChar {
    fn from(byte: u8) -> Self {
        Self(byte)
    }
}

impl From<PgChar> for u8 {
    fn from(char: PgChar) -> Self {
        char.0
    }
}

#[cfg(feature = "serde")]
impl PgChar {
    /// Reads the character as PostgreSQL does. `None` for several, and for one that is not ASCII.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [] => Some(Self(0)),
            [byte] => Some(Self(*byte)),
            [b'\\', digits @ ..] if digits.len() == 3 => {
                // Not `from_str_radix` alone, which takes a sign, too.
                let is_octal = digits.iter().all(|digit| (b'0'..=b'7').contains(digit));
                let byte = u8::from_str_radix(&text[1..], 8).ok();
                byte.filter(|_| is_octal).map(Self)
            }
            _ => None,
        }
    }
}

/// Writes the character as PostgreSQL does: nothing for 0, an octal escape if it is not ASCII.
impl fmt::Display for PgChar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            byte if byte.is_ascii() => char::from(byte).fmt(f),
            byte => write!(f, "\\{byte:o}"),
        }
    }
}

impl Value for PgChar {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "\"char\"",
        ty: Type::CHAR,
        array: Type::CHAR_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::CHAR
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        match not_null(raw)? {
            [byte] => Ok(Self(*byte)),
            _ => Err(ValueError::Malformed("a \"char\" is one byte").into()),
        }
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        out.put_u8(self.0);
        Ok(IsNull::No)
    }
}

impl Element for PgChar {}

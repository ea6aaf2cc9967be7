//! `String` is `text`. It is also decoded from and encoded as `varchar`, `char(n)`, `name`, `citext`,
//! `ltree`, `lquery`, `ltxtquery` and `"char"`.

use ::bytes::{BufMut, BytesMut};
use postgres_types::{FromSql, IsNull, ToSql, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};

impl Value for String {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "text",
        ty: Type::TEXT,
        array: Type::TEXT_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        // An unknown type can have another binary format, as `ltree` has.
        let ty = base(ty);
        *ty == Type::CHAR || (*ty != Type::UNKNOWN && <&str as FromSql>::accepts(ty))
    }

    #[inline]
    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let raw = not_null(raw)?;
        if *ty == Type::TEXT || *ty == Type::VARCHAR {
            // Fast path, without a look at the base type or the type's name.
            return Ok(std::str::from_utf8(raw)?.to_owned());
        }
        let ty = base(ty);
        if *ty != Type::CHAR {
            return <&str>::from_sql(ty, raw).map(Self::from);
        }
        // A `"char"` is one byte; NUL is the empty one.
        match raw {
            [0] => Ok(Self::new()),
            [byte] if byte.is_ascii() => Ok(char::from(*byte).into()),
            [_] => Err(ValueError::NotInRust("the \"char\" is a byte that is not ASCII").into()),
            _ => Err(ValueError::Malformed("a \"char\" is one byte").into()),
        }
    }

    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        without_nul(self)?;
        let ty = base(ty);
        if *ty != Type::CHAR {
            return self.to_sql(ty, out);
        }
        match self.as_bytes() {
            [] => out.put_u8(0),
            [byte] => out.put_u8(*byte),
            _ => return Err(ValueError::NotInPostgres("a \"char\" holds one byte").into()),
        }
        Ok(IsNull::No)
    }
}

impl Element for String {}

/// Rejects text that the server would reject (SQLSTATE 22021), before it is sent.
pub(super) fn without_nul(text: &str) -> Result<(), ValueError> {
    match text.as_bytes().contains(&0) {
        true => Err(ValueError::NotInPostgres("text cannot hold NUL (`\\0`)")),
        false => Ok(()),
    }
}

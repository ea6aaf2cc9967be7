//! The codec of enums: labels in an enumerated or text type, or codes in an integer type.

use std::error::Error as StdError;
use std::fmt;

use bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Kind, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{EnumDesc, EnumStorage, SqlType, base};
use crate::types::value::not_null;

/// An enum that a column can store.
///
/// `#[derive(PgEnum)]` implements it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use ormlite_core::PgEnum;
///
/// #[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
/// #[pg_enum(crate = ormlite_core)]
/// enum Status {
///     Free,
///     OutOfOrder,
/// }
///
/// assert_eq!(Status::OutOfOrder.label(), "out_of_order");
/// assert_eq!(Status::OutOfOrder.index(), 1);
/// assert_eq!(Status::from_label("free"), Some(Status::Free));
/// assert_eq!(Status::from_label("sold"), None);
/// # }
/// ```
pub trait PgEnum: Clone + 'static {
    /// The name, the labels in the order of the variants, and the storage.
    const DESC: &'static EnumDesc;
    /// The variants in the order of declaration.
    const ALL: &'static [Self];

    /// Returns the position of the variant in [`ALL`](Self::ALL).
    fn index(&self) -> usize;

    /// Returns the label of the variant.
    fn label(&self) -> &'static str {
        Self::DESC.labels[self.index()]
    }

    /// Returns the variant with a label, or `None`.
    fn from_label(label: &str) -> Option<Self> {
        let at = Self::DESC.labels.iter().position(|own| *own == label)?;
        Self::ALL.get(at).cloned()
    }
}

/// Whether an enum can be decoded from and encoded as a type.
///
/// An enum with labels accepts its enumerated type and any text type, since `sql_type` on a column
/// can name one. An enum with codes accepts its integer type.
#[doc(hidden)]
pub fn accepts_enum(desc: &'static EnumDesc, ty: &Type) -> bool {
    let ty = base(ty);
    let is_text = || {
        const TEXTS: [Type; 5] = [
            Type::TEXT,
            Type::VARCHAR,
            Type::BPCHAR,
            Type::NAME,
            Type::CHAR,
        ];
        TEXTS.contains(ty) || ty.name() == "citext"
    };
    match desc.storage {
        EnumStorage::Type => SqlType::Enum(desc).is(ty) || is_text(),
        EnumStorage::Text(_) => is_text() || matches!(ty.kind(), Kind::Enum(_)),
        EnumStorage::Number { sql_type, .. } => *ty == integer(sql_type),
    }
}

/// Decodes a variant.
#[doc(hidden)]
pub fn decode_enum<E: PgEnum>(raw: Option<&[u8]>) -> Result<E, CodecError> {
    let at = position_of(E::DESC, not_null(raw)?)?;
    let variant = E::ALL.get(at).cloned();
    variant.ok_or_else(|| unknown(E::DESC))
}

/// Returns the position of a variant.
fn position_of(desc: &EnumDesc, raw: &[u8]) -> Result<usize, CodecError> {
    let at = match desc.storage {
        EnumStorage::Number { codes, .. } => {
            let code = code(raw)?;
            codes.iter().position(|own| *own == code)
        }
        EnumStorage::Type | EnumStorage::Text(_) => {
            let label = std::str::from_utf8(raw)?;
            let find = |label: &str| desc.labels.iter().position(|own| *own == label);
            // `char(n)` is padded with spaces, and the empty `"char"` is a NUL.
            find(label).or_else(|| find(label.trim_end_matches([' ', '\0'])))
        }
    };
    at.ok_or_else(|| unknown(desc))
}

fn integer(sql_type: &str) -> Type {
    match sql_type {
        "smallint" => Type::INT2,
        "integer" => Type::INT4,
        _ => Type::INT8,
    }
}

/// Reads an integer of 2, 4 or 8 bytes.
fn code(raw: &[u8]) -> Result<i64, ValueError> {
    if let Ok(bytes) = raw.try_into() {
        Ok(i16::from_be_bytes(bytes).into())
    } else if let Ok(bytes) = raw.try_into() {
        Ok(i32::from_be_bytes(bytes).into())
    } else if let Ok(bytes) = raw.try_into() {
        Ok(i64::from_be_bytes(bytes))
    } else {
        Err(ValueError::Malformed("an integer has 2, 4 or 8 bytes"))
    }
}

/// Encodes a variant.
#[doc(hidden)]
pub fn encode_enum<E: PgEnum>(
    value: &E,
    ty: &Type,
    out: &mut BytesMut,
) -> Result<IsNull, CodecError> {
    put(E::DESC, value.index(), ty, out)?;
    Ok(IsNull::No)
}

fn put(desc: &EnumDesc, at: usize, ty: &Type, out: &mut BytesMut) -> Result<(), ValueError> {
    let EnumStorage::Number { sql_type, codes } = desc.storage else {
        match desc.labels[at] {
            "" if *base(ty) == Type::CHAR => out.put_u8(0),
            label => out.put_slice(label.as_bytes()),
        }
        return Ok(());
    };
    let code = codes[at];
    const TOO_LARGE: ValueError = ValueError::NotInPostgres("the code is too large for the type");
    match integer(sql_type) {
        Type::INT2 => out.put_i16(i16::try_from(code).map_err(|_| TOO_LARGE)?),
        Type::INT4 => out.put_i32(i32::try_from(code).map_err(|_| TOO_LARGE)?),
        _ => out.put_i64(code),
    }
    Ok(())
}

#[cold]
fn unknown(desc: &EnumDesc) -> CodecError {
    Box::new(UnknownVariant {
        name: desc.name,
        what: match desc.storage {
            EnumStorage::Number { .. } => "code",
            EnumStorage::Type | EnumStorage::Text(_) => "label",
        },
    })
}

/// The error for a label or a code that the enum does not have. In a column of text or integers it is
/// data, so the message does not quote it.
#[derive(Debug)]
struct UnknownVariant {
    name: &'static str,
    what: &'static str,
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, what } = self;
        write!(f, "the enum for `{name}` has no variant for this {what}")
    }
}

impl StdError for UnknownVariant {}

#[cfg(test)]
mod tests;

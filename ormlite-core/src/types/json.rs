//! Documents: [`Json<T>`] and `serde_json::Value` are `jsonb`, and can be read from `json` too.
//!
//! An error says where in the document the mistake is, never what stands there.

mod number;
mod writable;

use std::ops::{Deref, DerefMut};

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::types::error::{CodecError, JsonMistake, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::value::{Element, NotNull, Value, not_null};

/// A value kept as a `jsonb` document, in the form that its `serde` derives give it.
///
/// A column of it is nullable as `Option<Json<T>>`; in `Json<Option<T>>`, `None` is the document
/// `null`.
///
/// A document is never changed silently, here or as a `serde_json::Value`:
///
/// - PostgreSQL keeps all digits of a number. Reading a number that the Rust type would round is an
///   error, such as `0.1000000000000000000001` as an `f64` or `12345678901234567890123` as a
///   `serde_json::Value`. An `i128` can hold the second one, and so can a `serde_json::Value` with
///   serde_json's feature `arbitrary_precision`.
/// - Writing a document that is nested deeper than 127 levels is an error, since serde_json could not
///   read it again. So is NaN or infinity, which JSON does not have, and NUL in a text of a `jsonb`.
/// - `jsonb` keeps the last of equal keys, and not the order of the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// Writes the value itself, so that a row can be serialized as it is.
impl<T: Serialize> Serialize for Json<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Json<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

const JSONB: &SqlType = &SqlType::Builtin {
    sql: "jsonb",
    ty: Type::JSONB,
    array: Type::JSONB_ARRAY,
};

/// The version that a `jsonb` starts with.
const VERSION: u8 = 1;

fn accepts(ty: &Type) -> bool {
    matches!(*base(ty), Type::JSONB | Type::JSON)
}

fn decode<T: Serialize + DeserializeOwned>(
    ty: &Type,
    raw: Option<&[u8]>,
    keeps_integers: bool,
) -> Result<T, CodecError> {
    let raw = not_null(raw)?;
    let text = if *base(ty) == Type::JSONB {
        match raw {
            [VERSION, text @ ..] => text,
            _ => return Err(ValueError::Malformed("the version of jsonb is unknown").into()),
        }
    } else {
        raw
    };
    let value = serde_json::from_slice(text).map_err(|error| without_contents(&error))?;
    match number::lost(text, &value, keeps_integers) {
        None => Ok(value),
        Some(offset) => Err(lost_number(text, offset).into()),
    }
}

#[cold]
fn lost_number(document: &[u8], offset: usize) -> ValueError {
    let before = &document[..offset];
    let line = before.iter().rposition(|byte| *byte == b'\n');
    ValueError::Json {
        mistake: JsonMistake::Number,
        line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
        column: offset - line.map_or(0, |at| at + 1) + 1,
    }
}

fn encode<T: Serialize>(value: &T, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
    if let Some(mistake) = writable::mistake(value) {
        let (line, column) = (0, 0);
        return Err(ValueError::Json {
            mistake,
            line,
            column,
        }
        .into());
    }
    let is_jsonb = *base(ty) == Type::JSONB;
    if is_jsonb {
        out.put_u8(VERSION);
    }
    let start = out.len();
    serde_json::to_writer((&mut *out).writer(), value).map_err(|error| without_contents(&error))?;
    if is_jsonb && has_nul(&out[start..]) {
        return Err(ValueError::NotInPostgres("jsonb has no text with NUL (`\\u0000`)").into());
    }
    Ok(IsNull::No)
}

/// Whether a written document has the escape of NUL, the one text that `jsonb` refuses.
fn has_nul(mut document: &[u8]) -> bool {
    while let Some(at) = memchr::memchr(b'\\', document) {
        document = &document[at + 1..];
        if document.starts_with(b"u0000") {
            return true;
        }
        document = document.get(1..).unwrap_or_default();
    }
    false
}

/// The place of the mistake. The text of serde_json's own errors quotes the document.
fn without_contents(error: &serde_json::Error) -> ValueError {
    ValueError::Json {
        mistake: match error.classify() {
            serde_json::error::Category::Data if error.line() == 0 => JsonMistake::Write,
            serde_json::error::Category::Data => JsonMistake::Shape,
            serde_json::error::Category::Syntax if error.line() == 0 => JsonMistake::Write,
            serde_json::error::Category::Syntax => syntax(error),
            serde_json::error::Category::Eof => JsonMistake::End,
            serde_json::error::Category::Io => JsonMistake::Write,
        },
        line: error.line(),
        column: error.column(),
    }
}

/// What serde_json does not read although it is JSON: its kinds are its own, its texts are pinned by
/// tests.
fn syntax(error: &serde_json::Error) -> JsonMistake {
    let text = error.to_string();
    if text.starts_with("number out of range") {
        JsonMistake::Number
    } else if text.starts_with("recursion limit exceeded") {
        JsonMistake::Depth
    } else if text.contains("hex escape") {
        JsonMistake::Text
    } else {
        JsonMistake::Syntax
    }
}

impl<T> Value for Json<T>
where
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = JSONB;

    fn accepts(ty: &Type) -> bool {
        accepts(ty)
    }
    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        decode(ty, raw, false).map(Self)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode(&self.0, ty, out)
    }
}

impl<T> Element for Json<T> where T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {}

impl Value for serde_json::Value {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = JSONB;

    fn accepts(ty: &Type) -> bool {
        accepts(ty)
    }
    fn decode(ty: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        decode(ty, raw, true)
    }
    fn encode(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        encode(self, ty, out)
    }
}

impl Element for serde_json::Value {}

//! [`Json<T>`] and `serde_json::Value` are `jsonb`, and can be decoded from `json` too.
//!
//! An error names the position of a mistake in the document, and never quotes the document.

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

/// A value stored as a `jsonb` document, in its `serde` form.
///
/// A nullable column is an `Option<Json<T>>`. In `Json<Option<T>>`, `None` is the JSON `null`.
///
/// A document is never changed silently. This holds for `serde_json::Value` too:
///
/// - PostgreSQL stores all digits of a number. Decoding a number that the Rust type would round is an
///   error, such as `0.1000000000000000000001` as an `f64` or `12345678901234567890123` as a
///   `serde_json::Value`. An `i128` can hold the second one, and so can a `serde_json::Value` with
///   serde_json's feature `arbitrary_precision`.
/// - Encoding a document that is nested deeper than 127 levels is an error, since serde_json could not
///   decode it. So is NaN or infinity, which JSON does not have, and NUL in a string of a `jsonb`.
/// - `jsonb` keeps the last of equal keys, and does not keep the order of keys.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Json, Table, expr::JsonMethods, query::SourceQuery};
/// #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
/// struct Extras {
///     beds: Vec<String>,
/// }
///
/// #[derive(Table)]
/// #[table(name = "rooms", crate = ormlite_core)]
/// struct Room {
///     #[column(primary_key)]
///     id: i64,
///     extras: Json<Extras>,
/// }
///
/// let query = Room::query().filter(Room::extras.has_key("beds")).select(Room::extras);
/// assert_eq!(query.to_sql().sql, r#"SELECT "extras" FROM "rooms" WHERE "extras" ? $1::text"#);
///
/// let extras = Json(Extras { beds: vec!["king".to_owned()] });
/// assert_eq!(extras.beds.len(), 1); // dereferences to the value
/// let Extras { beds } = extras.into_inner();
/// # drop(beds);
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// Returns the value.
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

/// Serializes the value itself, so that a row serializes without a wrapper.
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

/// The version byte at the start of a `jsonb`.
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
        return Err(ValueError::NotInPostgres("jsonb cannot hold NUL (`\\u0000`)").into());
    }
    Ok(IsNull::No)
}

/// Whether a document contains the escape `\u0000`, which `jsonb` does not accept.
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

/// Returns the position of the mistake. The messages of serde_json quote the document.
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

/// Returns the kind of JSON that serde_json does not accept. It has no public error kinds, so they
/// are distinguished by its messages, which tests pin.
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

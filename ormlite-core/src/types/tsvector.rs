//! [`TsVector`] is `tsvector`: lexemes with their positions in a document.

#[cfg(feature = "serde")]
mod parse;

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use ::bytes::{BufMut, BytesMut};
use postgres_types::{IsNull, Type};

use crate::types::error::{CodecError, ValueError};
use crate::types::sql_type::{SqlType, base};
use crate::types::text::without_nul;
use crate::types::value::{Element, NotNull, Value, not_null};
use crate::types::wire::{Input, put_count};

#[cfg(feature = "serde")]
pub(super) use self::parse::Cursor;

/// A `tsvector`: the lexemes of a document, as `to_tsvector` makes it.
///
/// ```
/// # use ormlite_core::types::{TsVector, Weight};
/// let mut vector = TsVector::default();
/// vector.add("suite", 1, Weight::A);
/// vector.add("sea", 2, Weight::D);
/// vector.add_unplaced("view");
/// assert_eq!(vector.to_string(), "'sea':2 'suite':1A 'view'");
/// assert!(vector.contains("sea"));
/// assert_eq!(vector.lexemes().collect::<Vec<_>>(), ["sea", "suite", "view"]);
/// assert_eq!(vector.positions("suite").collect::<Vec<_>>(), [(1, Weight::A)]);
/// ```
///
/// Usually the server generates the column (`generated = "to_tsvector('english', name)"`), and it is
/// searched with `@@`. Lexemes added here are not normalized by a dictionary.
///
/// With the feature `serde` it is serialized as its text: `"'sea':2 'suite':1A"`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct TsVector(BTreeMap<String, BTreeMap<u16, Weight>>);

/// The weight of a position in the ranking, from the lowest to the highest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The default weight.
    #[default]
    D,
    /// Above `D`.
    C,
    /// Above `C`.
    B,
    /// The highest weight.
    A,
}

/// PostgreSQL's limits: the largest position, the positions of a lexeme, the bytes of a lexeme.
const MAX_POSITION: u16 = (1 << 14) - 1;
const MAX_POSITIONS: usize = 256;
const MAX_LEXEME: usize = (1 << 11) - 1;

impl TsVector {
    /// Adds a lexeme at a position, counted from 1. Of two weights at one position the higher is kept.
    ///
    /// As in PostgreSQL, positions above 16,383 become 16,383, and a lexeme keeps its first 256
    /// positions.
    pub fn add(&mut self, lexeme: impl Into<String>, position: u16, weight: Weight) {
        let positions = self.0.entry(lexeme.into()).or_default();
        let known = positions
            .entry(position.clamp(1, MAX_POSITION))
            .or_default();
        *known = weight.max(*known);
        if positions.len() > MAX_POSITIONS {
            positions.pop_last();
        }
    }

    /// Adds a lexeme without a position.
    pub fn add_unplaced(&mut self, lexeme: impl Into<String>) {
        self.0.entry(lexeme.into()).or_default();
    }

    /// Whether the vector has a lexeme.
    pub fn contains(&self, lexeme: &str) -> bool {
        self.0.contains_key(lexeme)
    }

    /// Returns the lexemes in their sort order.
    pub fn lexemes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns the positions of a lexeme and their weights, in ascending order.
    pub fn positions(&self, lexeme: &str) -> impl Iterator<Item = (u16, Weight)> {
        let positions = self.0.get(lexeme).into_iter().flatten();
        positions.map(|(position, weight)| (*position, *weight))
    }
}

/// Writes PostgreSQL's text form, which the server parses as the same vector.
impl fmt::Display for TsVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (lexeme, positions)) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_char(' ')?;
            }
            write_quoted(lexeme, f)?;
            for (at, (position, weight)) in positions.iter().enumerate() {
                f.write_char(if at == 0 { ':' } else { ',' })?;
                write!(f, "{position}")?;
                match weight {
                    Weight::D => {}
                    weight => write!(f, "{weight:?}")?,
                }
            }
        }
        Ok(())
    }
}

/// Writes a lexeme in quotes, as the text forms of `tsvector` and `tsquery` have it.
pub(super) fn write_quoted(lexeme: &str, out: &mut impl Write) -> fmt::Result {
    out.write_char('\'')?;
    for character in lexeme.chars() {
        if matches!(character, '\'' | '\\') {
            out.write_char(character)?;
        }
        out.write_char(character)?;
    }
    out.write_char('\'')
}

/// Writes a lexeme and a terminating NUL.
pub(super) fn put_lexeme(lexeme: &str, out: &mut BytesMut) -> Result<(), ValueError> {
    without_nul(lexeme)?;
    if lexeme.is_empty() || lexeme.len() > MAX_LEXEME {
        return Err(ValueError::NotInPostgres(
            "a lexeme has between 1 and 2,047 bytes",
        ));
    }
    out.put_slice(lexeme.as_bytes());
    out.put_u8(0);
    Ok(())
}

/// Reads a lexeme up to its terminating NUL.
pub(super) fn take_lexeme(input: &mut Input<'_>) -> Result<String, ValueError> {
    match str::from_utf8(input.c_str()?) {
        Ok(lexeme) => Ok(lexeme.to_owned()),
        Err(_) => Err(ValueError::Malformed("a lexeme is not UTF-8")),
    }
}

/// Packs a position and its weight, which is in the upper two bits.
fn pack(position: u16, weight: Weight) -> u16 {
    position | (weight as u16) << 14
}

fn unpack(packed: u16) -> (u16, Weight) {
    let weight = match packed >> 14 {
        0 => Weight::D,
        1 => Weight::C,
        2 => Weight::B,
        _ => Weight::A,
    };
    (packed & MAX_POSITION, weight)
}

impl Value for TsVector {
    type Inner = Self;
    type Nullable = NotNull;
    const TYPE: &'static SqlType = &SqlType::Builtin {
        sql: "tsvector",
        ty: Type::TS_VECTOR,
        array: Type::TS_VECTOR_ARRAY,
    };

    fn accepts(ty: &Type) -> bool {
        *base(ty) == Type::TS_VECTOR
    }

    fn decode(_: &Type, raw: Option<&[u8]>) -> Result<Self, CodecError> {
        let mut input = Input::new(not_null(raw)?);
        // A lexeme has at least its NUL and the number of its positions: 3 bytes.
        let count = input.count(3)?;
        let mut lexemes = BTreeMap::new();
        for _ in 0..count {
            let lexeme = take_lexeme(&mut input)?;
            let positions = (0..input.u16()?)
                .map(|_| input.u16().map(unpack))
                .collect::<Result<_, _>>()?;
            lexemes.insert(lexeme, positions);
        }
        input.end()?;
        Ok(Self(lexemes))
    }

    fn encode(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, CodecError> {
        put_count(self.0.len(), out)?;
        for (lexeme, positions) in &self.0 {
            put_lexeme(lexeme, out)?;
            out.put_u16(positions.len() as u16);
            for (position, weight) in positions {
                out.put_u16(pack(*position, *weight));
            }
        }
        Ok(IsNull::No)
    }
}

impl Element for TsVector {}

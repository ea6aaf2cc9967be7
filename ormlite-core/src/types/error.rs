//! Why a codec refuses: one enum, which says what is wrong and never quotes the value.

use std::error::Error as StdError;
use std::fmt;

/// The error of one codec, before a [`Reader`](crate::decode::Reader) names its column.
pub type CodecError = Box<dyn StdError + Send + Sync>;

/// Why bytes are no value of a Rust type, or a value has no bytes in a PostgreSQL type.
///
/// It is the [source](StdError::source) of [`Error`](crate::error::Error)s of rows and parameters, where
/// the type is not one of a foreign crate that has errors of its own. None of its texts quotes a
/// value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ValueError {
    /// NULL where the Rust type is not an `Option`.
    Null,
    /// The bytes are not the binary format of the type; the text says where.
    Malformed(&'static str),
    /// The value exists in PostgreSQL and not in the Rust type, such as `infinity`.
    NotInRust(&'static str),
    /// The value exists in Rust and not in the PostgreSQL type, such as text with a NUL.
    NotInPostgres(&'static str),
    /// An element of an array, counted from 1 as PostgreSQL does, or of a multirange.
    Element {
        /// Its place.
        at: usize,
        /// What is wrong with it.
        source: CodecError,
    },
    /// A JSON document that cannot be read as the Rust type, or not written.
    Json {
        /// What kind of mistake it is.
        mistake: JsonMistake,
        /// The line in the document, from 1; 0 where none is known.
        line: usize,
        /// The column in the line.
        column: usize,
    },
}

/// What is wrong with a JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonMistake {
    /// The document is JSON of another shape than the Rust type's.
    Shape,
    /// The document is not JSON.
    Syntax,
    /// The document ends too early.
    End,
    /// The Rust value has no JSON form, such as a map whose keys are not text.
    Write,
    /// A number of the document has more digits than the Rust type keeps, or a larger exponent.
    Number,
    /// The document is nested deeper than 127 levels.
    Depth,
    /// A text of the document is no Unicode, as `json` allows and `jsonb` does not.
    Text,
    /// A number of the Rust value is NaN or infinite.
    NotFinite,
}

impl ValueError {
    /// The error of an element.
    pub(super) fn element(at: usize, source: CodecError) -> CodecError {
        Box::new(Self::Element { at, source })
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("the value is NULL, and the Rust type is not an `Option`"),
            Self::Malformed(what) => write!(f, "the bytes are not of this type: {what}"),
            Self::NotInRust(what) => write!(f, "the Rust type cannot hold the value: {what}"),
            Self::NotInPostgres(what) => {
                write!(f, "the PostgreSQL type cannot hold the value: {what}")
            }
            Self::Element { at, source } => write!(f, "element {at}: {source}"),
            Self::Json {
                mistake,
                line,
                column,
            } => {
                f.write_str(match mistake {
                    JsonMistake::Shape => "the document does not have the shape of the Rust type",
                    JsonMistake::Syntax => "the document is not JSON",
                    JsonMistake::End => "the document ends too early",
                    JsonMistake::Write => "the Rust value has no JSON form",
                    JsonMistake::Number => {
                        "a number of the document has more digits than the Rust type keeps"
                    }
                    JsonMistake::Depth => "the document is nested deeper than 127 levels",
                    JsonMistake::Text => "a text of the document has half a surrogate pair",
                    JsonMistake::NotFinite => {
                        "JSON has no number that is not finite, and the Rust value has one"
                    }
                })?;
                match line {
                    0 => Ok(()),
                    _ => write!(f, " (line {line}, column {column})"),
                }
            }
        }
    }
}

impl StdError for ValueError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Element { source, .. } => Some(&**source),
            _ => None,
        }
    }
}

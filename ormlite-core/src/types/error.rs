//! [`ValueError`]: the error of the codecs. It never quotes a value.

use std::error::Error as StdError;
use std::fmt;

/// The error of a codec, before a [`Reader`](crate::decode::Reader) adds the column.
pub type CodecError = Box<dyn StdError + Send + Sync>;

/// Why bytes cannot be decoded as a Rust type, or a value cannot be encoded as a PostgreSQL type.
///
/// It is the [source](StdError::source) of a decoding or parameter
/// [`Error`](crate::error::Error), unless the codec of a foreign crate has an error of its own. Its
/// text never quotes a value.
#[derive(Debug)]
#[non_exhaustive]
pub enum ValueError {
    /// NULL, and the Rust type is not an `Option`.
    Null,
    /// The bytes are not in the binary format of the type.
    Malformed(&'static str),
    /// The PostgreSQL value does not fit the Rust type, such as `infinity`.
    NotInRust(&'static str),
    /// The Rust value does not fit the PostgreSQL type, such as text with a NUL.
    NotInPostgres(&'static str),
    /// The error of an element of an array or a multirange.
    Element {
        /// The position of the element, counted from 1.
        at: usize,
        /// The error.
        source: CodecError,
    },
    /// A JSON document that cannot be decoded as the Rust type, or cannot be written.
    Json {
        /// The kind of the mistake.
        mistake: JsonMistake,
        /// The line in the document, counted from 1; 0 if it is not known.
        line: usize,
        /// The column in the line, counted from 1.
        column: usize,
    },
}

/// What is wrong with a JSON document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JsonMistake {
    /// The document is JSON, but does not have the structure of the Rust type.
    Shape,
    /// The document is not JSON.
    Syntax,
    /// The document ends too early.
    End,
    /// The Rust value cannot be written as JSON, such as a map whose keys are not strings.
    Write,
    /// A number of the document has more digits or a larger exponent than the Rust type can hold.
    Number,
    /// The document is nested deeper than 127 levels.
    Depth,
    /// A string of the document contains an unpaired surrogate, which `json` allows and `jsonb` does
    /// not.
    Text,
    /// A number of the Rust value is NaN or infinite.
    NotFinite,
}

impl ValueError {
    /// Makes the error of an element.
    pub(super) fn element(at: usize, source: CodecError) -> CodecError {
        Box::new(Self::Element { at, source })
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("the value is NULL, and the Rust type is not an `Option`"),
            Self::Malformed(what) => write!(f, "the bytes are malformed: {what}"),
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
                    JsonMistake::Shape => "the document does not have the structure of the Rust type",
                    JsonMistake::Syntax => "the document is not JSON",
                    JsonMistake::End => "the document ends too early",
                    JsonMistake::Write => "the Rust value has no JSON form",
                    JsonMistake::Number => {
                        "a number of the document has more digits than the Rust type keeps"
                    }
                    JsonMistake::Depth => "the document is nested deeper than 127 levels",
                    JsonMistake::Text => "a string of the document contains an unpaired surrogate",
                    JsonMistake::NotFinite => {
                        "the Rust value contains a number that is not finite, which JSON cannot represent"
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

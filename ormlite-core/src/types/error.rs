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
    /// The error of a field of a composite type.
    Field {
        /// The name of the type.
        composite: &'static str,
        /// The name of the field.
        field: &'static str,
        /// The error.
        source: CodecError,
    },
    /// The composite type of the database has other fields than the struct.
    OtherFields {
        /// The name of the type.
        composite: &'static str,
        /// What is different.
        mismatch: FieldMismatch,
    },
    /// The field of a composite type has another type than that of the struct.
    Type {
        /// The type of the Rust type.
        expected: String,
        /// The type of the database.
        found: String,
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

/// How the fields of a composite type differ from those of the struct.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldMismatch {
    /// The type of the database lacks a field of the struct.
    Missing(&'static str),
    /// The struct lacks a field of the type.
    Unknown(String),
    /// The value has another number of fields.
    Count {
        /// The number of fields of the struct.
        expected: usize,
        /// The number of fields of the value.
        found: usize,
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
            Self::Field {
                composite,
                field,
                source,
            } => write!(f, "field `{field}` of `{composite}`: {source}"),
            Self::OtherFields {
                composite,
                mismatch,
            } => {
                write!(f, "the type `{composite}` of the database ")?;
                match mismatch {
                    FieldMismatch::Missing(field) => {
                        write!(f, "has no field `{field}`, and the struct has one")
                    }
                    FieldMismatch::Unknown(field) => {
                        write!(f, "has a field `{field}`, and the struct has none")
                    }
                    FieldMismatch::Count { expected, found } => {
                        write!(f, "has {found} fields, and the struct has {expected}")
                    }
                }
            }
            Self::Type { expected, found } => {
                write!(f, "expected a value of type {expected}, found {found}")
            }
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
            Self::Element { source, .. } | Self::Field { source, .. } => Some(&**source),
            _ => None,
        }
    }
}

//! [`Reader`]: decodes the values of a row from left to right.

use postgres_types::Type;

use crate::decode::row::{NoRow, RawRow};
use crate::decode::row_decoder::{RowDecoder, RowDecoders};
use crate::decode::rows::RowSet;
use crate::decode::tree::TreeCursor;
use crate::decode::types::Types;
use crate::error::Error;
use crate::types::{CodecError, SqlType, TakeValue, Value};

/// Decodes one result of a query from a row. `None` means that the reader has an error.
pub type Decode<O> = fn(&mut Reader<'_>) -> Option<O>;

/// Decodes the values of a row from left to right.
///
/// ```
/// use ormlite_core::decode::{RawRow, decode_row};
/// use ormlite_core::types::Type;
///
/// /// A row of one `integer`.
/// struct IntegerRow([u8; 4]);
///
/// impl RawRow for IntegerRow {
///     fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
///         (index == 0).then_some((&Type::INT4, Some(&self.0[..])))
///     }
///     fn name(&self, index: usize) -> Option<&str> {
///         (index == 0).then_some("floor")
///     }
/// }
///
/// let row = IntegerRow(7_i32.to_be_bytes());
/// assert_eq!(decode_row(&row, |row| row.take::<i32>())?, 7);
///
/// let error = decode_row(&row, |row| row.take::<String>()).unwrap_err();
/// assert_eq!(error.to_string(), "column `floor`: expected a value of type text, found int4");
/// # Ok::<(), ormlite_core::Error>(())
/// ```
pub struct Reader<'a> {
    pub(super) row: &'a dyn RawRow,
    pub(super) at: usize,
    /// The number of leading columns whose types have been checked.
    pub(super) checked: usize,
    /// The names of the columns, for rows that have none, such as records.
    pub(super) named: Option<Named>,
    pub(super) error: Option<Error>,
    /// The table of the relation that was decoded last.
    pub(super) related: Option<&'static str>,
    /// The decoders that have not been used yet.
    pub(super) decoders: &'a [RowDecoder],
    /// The position in a tree of levels, if the row is part of one.
    pub(super) cursor: Option<TreeCursor<'a>>,
    /// Collects the types that the decoder expects, if there is no row.
    pub(super) expected: Option<Vec<ExpectedType>>,
    /// The types that are not built-in, which records name by OID.
    pub(super) types: Option<&'a Types>,
}

/// The type that a value is decoded as, and whether it is nullable.
pub(crate) type ExpectedType = (&'static SqlType, bool);

/// The columns of a table, which start at an index of the row.
#[derive(Clone, Copy)]
pub(super) struct Named {
    table: &'static str,
    columns: &'static [&'static str],
    start: usize,
}

/// Why a value cannot be decoded.
enum Mismatch<'a> {
    /// The row has no such column.
    Missing,
    /// The column has this type.
    Type(&'a Type),
    /// The bytes are not a valid value.
    Value(CodecError),
}

impl<'a> Reader<'a> {
    /// Starts at the first value of a row.
    pub fn new(row: &'a dyn RawRow) -> Self {
        Self {
            row,
            at: 0,
            checked: 0,
            named: None,
            error: None,
            related: None,
            decoders: &[],
            cursor: None,
            expected: None,
            types: None,
        }
    }

    /// Decodes the next value. `None` means that it cannot be decoded; the first error is kept.
    pub fn take<V: Value>(&mut self) -> Option<V> {
        let row = self.row;
        let at = self.at;
        self.at += 1;
        let mismatch = match row.raw(at) {
            None => Mismatch::Missing,
            Some((ty, raw)) if at >= self.checked && !V::accepts(ty) => {
                match self.assumed_type(ty, V::TYPE) {
                    None => Mismatch::Type(ty),
                    Some(assumed) => match V::decode(assumed, raw) {
                        Ok(value) => return Some(value),
                        Err(source) => Mismatch::Value(source),
                    },
                }
            }
            Some((ty, raw)) => match V::decode(ty, raw) {
                Ok(value) => {
                    // A column behind skipped ones is not counted, and is checked in each row.
                    if at == self.checked {
                        self.checked += 1;
                    }
                    return Some(value);
                }
                Err(source) => Mismatch::Value(source),
            },
        };
        self.fail(at, (V::TYPE, V::NULLABLE), mismatch);
        None
    }

    /// Decodes the columns of a table, with their names in errors.
    pub(crate) fn take_named<T>(
        &mut self,
        table: &'static str,
        columns: &'static [&'static str],
        decode: Decode<T>,
    ) -> Option<T> {
        let start = self.at;
        self.named = Some(Named {
            table,
            columns,
            start,
        });
        let row = decode(self);
        self.named = None;
        row
    }

    /// Whether the value `further` columns ahead is NULL.
    pub(crate) fn is_null(&self, further: usize) -> bool {
        matches!(self.row.raw(self.at + further), Some((_, None)))
    }

    /// Skips columns.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.at += columns;
    }

    /// Returns the type as which to decode a value whose type is not the expected one.
    ///
    /// It is `None` unless the value is in a record, its OID is unknown, and all types that the expected
    /// one can stand for have the same binary format.
    #[cold]
    #[inline(never)]
    fn assumed_type(&self, ty: &Type, expected: &'static SqlType) -> Option<&'static Type> {
        if !self.row.is_record() {
            return None;
        }
        if let Some(types) = self.types {
            types.set_outdated();
        }
        match *ty == Type::UNKNOWN && !expected.has_several_formats() {
            true => Some(expected.assumed()),
            false => None,
        }
    }

    /// Stores the first error. It is neither generic nor inlined, so that it is compiled once and not
    /// once per type.
    #[cold]
    #[inline(never)]
    fn fail(&mut self, at: usize, expected: ExpectedType, mismatch: Mismatch<'_>) {
        if let Some(types) = &mut self.expected {
            return types.push(expected);
        }
        if self.error.is_some() {
            return;
        }
        let column = self.column(at);
        let expected = expected.0.to_string();
        self.error = Some(match mismatch {
            Mismatch::Missing => Error::missing_column(at),
            Mismatch::Type(found) => Error::column_type(column, expected, found.to_string()),
            Mismatch::Value(source) => Error::decode(column, expected, source),
        });
    }

    /// Returns the name of a column for errors. A record has no names of its own.
    pub(super) fn column(&self, at: usize) -> String {
        let sent = self.row.name(at);
        match self.named {
            Some(Named {
                table,
                columns,
                start,
            }) => {
                let declared = || at.checked_sub(start).and_then(|at| columns.get(at));
                let name = sent.or_else(|| declared().copied()).unwrap_or("?");
                format!("{table}.{name}")
            }
            None => match sent {
                Some(name) => name.to_owned(),
                None => format!("column {} of a relation", at + 1),
            },
        }
    }

    /// Returns the first error, after a `None`.
    pub fn into_error(self) -> Error {
        self.error.unwrap_or_else(|| Error::missing_column(self.at))
    }
}

/// Returns the types that a decoder expects, by running it without a row.
pub(crate) fn expected_types<T>(decode: fn(&mut Reader<'_>) -> Option<T>) -> Vec<ExpectedType> {
    let mut reader = Reader::new(&NoRow);
    reader.expected = Some(Vec::new());
    let _: Option<T> = decode(&mut reader);
    reader.expected.unwrap_or_default()
}

impl TakeValue for Reader<'_> {
    #[inline]
    fn take_value<V: Value>(&mut self) -> Option<V> {
        self.take()
    }
}

/// Decodes one row.
///
/// # Errors
///
/// Fails if a value cannot be decoded. The error names the column, its type and the expected type.
pub fn decode_row<O>(row: &dyn RawRow, decode: Decode<O>) -> Result<O, Error> {
    let mut reader = Reader::new(row);
    decode(&mut reader).ok_or_else(|| reader.into_error())
}

/// Decodes one row of a set, with the decoders of its relations.
pub(crate) fn decode_row_of<O>(
    rows: &dyn RowSet,
    at: usize,
    decode: Decode<O>,
    decoders: &RowDecoders,
) -> Result<O, Error> {
    let mut reader = Reader::new(rows.row(at));
    reader.decoders = decoders.as_slice();
    reader.types = rows.types().map(|types| &**types);
    decode(&mut reader).ok_or_else(|| reader.into_error())
}

/// Decodes all rows.
///
/// # Errors
///
/// As [`decode_row`].
pub fn decode_all<O>(rows: &dyn RowSet, decode: Decode<O>) -> Result<Vec<O>, Error> {
    let mut values = Vec::new();
    decode_into(&mut values, rows, decode, &[])?;
    Ok(values)
}

#[inline]
pub(super) fn decode_into<O>(
    values: &mut Vec<O>,
    rows: &dyn RowSet,
    decode: Decode<O>,
    decoders: &[RowDecoder],
) -> Result<(), Error> {
    let (more, cursor) = (rows.len(), rows.cursor());
    match values.is_empty() {
        true => values.reserve_exact(more),
        false => values.reserve(more),
    }
    // All rows of a statement have the same types, so the types are checked once.
    let start = cursor.map_or(0, TreeCursor::start);
    let types = rows.types().map(|types| &**types);
    let mut checked = start;
    for at in 0..more {
        let cursor = cursor.map(|cursor| cursor.at(at));
        let buffered = cursor.map(TreeCursor::row);
        let row = match &buffered {
            Some(row) => row,
            None => rows.row(at),
        };
        let mut reader = Reader {
            checked,
            decoders,
            types,
            at: start,
            cursor,
            ..Reader::new(row)
        };
        match decode(&mut reader) {
            Some(value) => values.push(value),
            None => return Err(reader.into_error()),
        }
        checked = reader.checked;
    }
    Ok(())
}

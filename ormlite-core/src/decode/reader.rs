//! Reading the values of a row one after another.

use postgres_types::Type;

use crate::decode::row::{NoRow, RawRow};
use crate::decode::row_decoder::RowDecoder;
use crate::decode::rows::RowSet;
use crate::decode::tree::TreeCursor;
use crate::decode::types::Types;
use crate::error::Error;
use crate::types::{CodecError, SqlType, TakeValue, Value};

/// Reads one value of the query's result from a row; `None` leaves the reason in the reader.
pub type Decode<O> = fn(&mut Reader<'_>) -> Option<O>;

/// Reads the values of a row one after another.
pub struct Reader<'a> {
    pub(super) row: &'a dyn RawRow,
    pub(super) at: usize,
    /// How many columns from the first one on are known to have the types they are read as.
    pub(super) checked: usize,
    /// What the columns that are read are called, where a record does not say.
    pub(super) named: Option<Named>,
    pub(super) error: Option<Error>,
    /// The table of the relation that was read last.
    pub(super) related: Option<&'static str>,
    /// What is left of the things to know.
    pub(super) parts: &'a [RowDecoder],
    /// Where the row stands in a tree, if it does.
    pub(super) place: Option<TreeCursor<'a>>,
    /// The types that were asked for, where there is no row at all.
    pub(super) types: Option<Vec<Asked>>,
    /// The types that records may name by number.
    pub(super) known: Option<&'a Types>,
}

/// The type that a value was asked for as, and whether it may be NULL.
pub(crate) type Asked = (&'static SqlType, bool);

/// The columns of a table, from one on.
#[derive(Clone, Copy)]
pub(super) struct Named {
    table: &'static str,
    columns: &'static [&'static str],
    start: usize,
}

/// Why a value cannot be read.
enum Mismatch<'a> {
    /// There is no such column.
    Missing,
    /// The column is of this type.
    Type(&'a Type),
    /// The bytes are not such a value.
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
            parts: &[],
            place: None,
            types: None,
            known: None,
        }
    }

    /// Reads the next value. `None` when it cannot be read; the first reason is kept.
    pub fn take<V: Value>(&mut self) -> Option<V> {
        let row = self.row;
        let at = self.at;
        self.at += 1;
        let mismatch = match row.raw(at) {
            None => Mismatch::Missing,
            Some((ty, raw)) if at >= self.checked && !V::accepts(ty) => {
                match self.unnamed(ty, V::TYPE) {
                    None => Mismatch::Type(ty),
                    Some(assumed) => match V::decode(assumed, raw) {
                        Ok(value) => return Some(value),
                        Err(source) => Mismatch::Value(source),
                    },
                }
            }
            Some((ty, raw)) => match V::decode(ty, raw) {
                Ok(value) => {
                    // A column after some that were passed over is checked in each row.
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

    /// Reads columns that are those of a table, and named so in errors.
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

    /// Whether the value so many columns further on is NULL.
    pub(crate) fn is_null(&self, further: usize) -> bool {
        matches!(self.row.raw(self.at + further), Some((_, None)))
    }

    /// Passes over so many columns.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.at += columns;
    }

    /// What to read a value as whose type is not the expected one: in a record, a type of a number
    /// that is not known, where the expected one has the same bytes whatever stands on it.
    #[cold]
    #[inline(never)]
    fn unnamed(&self, ty: &Type, expected: &'static SqlType) -> Option<&'static Type> {
        if !self.row.is_record() {
            return None;
        }
        if let Some(known) = self.known {
            known.set_outdated();
        }
        match *ty == Type::UNKNOWN && !expected.is_of_many_forms() {
            true => Some(expected.assumed()),
            false => None,
        }
    }

    /// Keeps the first error. Neither generic nor inlined: it is compiled once, and not once per
    /// type of a value.
    #[cold]
    #[inline(never)]
    fn fail(&mut self, at: usize, expected: Asked, mismatch: Mismatch<'_>) {
        if let Some(types) = &mut self.types {
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

    /// What a column is called in errors. A record does not name its own.
    pub(super) fn column(&self, at: usize) -> String {
        let named = self.row.name(at);
        match self.named {
            Some(Named {
                table,
                columns,
                start,
            }) => {
                let own = || at.checked_sub(start).and_then(|at| columns.get(at));
                let name = named.or_else(|| own().copied()).unwrap_or("?");
                format!("{table}.{name}")
            }
            None => match named {
                Some(name) => name.to_owned(),
                None => format!("column {} of a relation", at + 1),
            },
        }
    }

    /// The first error, after a `None`.
    pub fn into_error(self) -> Error {
        self.error.unwrap_or_else(|| Error::missing_column(self.at))
    }
}

/// What is asked for by reading a row.
pub(crate) fn asked<T>(decode: fn(&mut Reader<'_>) -> Option<T>) -> Vec<Asked> {
    let mut reader = Reader::new(&NoRow);
    reader.types = Some(Vec::new());
    let _none = decode(&mut reader);
    reader.types.unwrap_or_default()
}

impl TakeValue for Reader<'_> {
    #[inline]
    fn take_value<V: Value>(&mut self) -> Option<V> {
        self.take()
    }
}

/// Reads one row.
///
/// # Errors
/// When a value cannot be read; the error names the column, its type and the expected one.
pub fn decode_row<O>(row: &dyn RawRow, decode: Decode<O>) -> Result<O, Error> {
    let mut reader = Reader::new(row);
    decode(&mut reader).ok_or_else(|| reader.into_error())
}

/// Reads one of the rows, knowing how its relations are read.
pub(crate) fn decode_row_of<O>(
    rows: &dyn RowSet,
    at: usize,
    decode: Decode<O>,
    parts: &[RowDecoder],
) -> Result<O, Error> {
    let mut reader = Reader::new(rows.row(at));
    reader.parts = parts;
    reader.known = rows.types().map(|known| &**known);
    decode(&mut reader).ok_or_else(|| reader.into_error())
}

/// Reads all rows.
///
/// # Errors
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
    parts: &[RowDecoder],
) -> Result<(), Error> {
    let (more, place) = (rows.len(), rows.place());
    match values.is_empty() {
        true => values.reserve_exact(more),
        false => values.reserve(more),
    }
    // All rows of a statement have the same types, and are read as the same ones: the types are
    // compared once.
    let start = place.map_or(0, TreeCursor::start);
    let known = rows.types().map(|known| &**known);
    let mut checked = start;
    for at in 0..more {
        let place = place.map(|place| place.at(at));
        let kept = place.map(TreeCursor::row);
        let row = match &kept {
            Some(row) => row,
            None => rows.row(at),
        };
        let mut reader = Reader {
            checked,
            parts,
            known,
            at: start,
            place,
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

//! Reading rows: by position, from the binary format, every error naming its column.

mod part;
mod record;
mod related;
mod sink;
mod types;

use std::sync::Arc;

use postgres_types::Type;

use crate::error::Error;
use crate::table::{Table, TableDesc};
use crate::tree::Place;
use crate::value::{CodecError, SqlType, Value};

pub use part::Part;
pub(crate) use part::Variant;
pub use sink::Gathered;
pub(crate) use sink::{Decoded, lock};
pub use types::Types;

/// A row as the driver has it.
pub trait RawRow {
    /// The type and the bytes of the value at `index`; `None` when there is no such column.
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)>;
    /// The name of the column at `index`, as the server gave it.
    fn name(&self, index: usize) -> Option<&str>;
    /// Whether it is a record inside another row, which numbers its types without naming them.
    #[doc(hidden)]
    fn is_record(&self) -> bool {
        false
    }
}

/// The rows that a statement returned.
pub trait RowSet: Send + Sync {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The row at `index`, which is less than [`len`](Self::len).
    fn row(&self, index: usize) -> &dyn RawRow;
    /// Where the first row stands in a tree of them.
    #[doc(hidden)]
    fn place(&self) -> Option<Place<'_>> {
        None
    }
    /// The types that its records may name by number; `None` where rows hold no records.
    #[doc(hidden)]
    fn types(&self) -> Option<&Arc<Types>> {
        None
    }
}

/// Takes the rows of a statement as they arrive, a part at a time: reading them then keeps a large
/// result from being held twice, and reads while the server still sends.
///
/// A statement that fails may have handed rows on before.
pub trait RowSink: Send + Sync {
    /// Takes the next rows.
    fn rows(&self, rows: Box<dyn RowSet>);
}

/// Rows that nobody wants.
impl RowSink for () {
    fn rows(&self, _: Box<dyn RowSet>) {}
}

/// Reads one value of the query's result from a row; `None` leaves the reason in the reader.
pub type Decode<O> = fn(&mut Reader<'_>) -> Option<O>;

/// Reads the values of a row one after another.
pub struct Reader<'a> {
    row: &'a dyn RawRow,
    at: usize,
    /// How many columns from the first one on are known to have the types they are read as.
    checked: usize,
    /// The table whose columns are read, and where they start.
    table: Option<(&'static TableDesc, usize)>,
    error: Option<Error>,
    /// The table of the relation that was read last.
    related: Option<&'static str>,
    /// What is left of the things to know.
    parts: &'a [Part],
    /// Where the row stands in a tree, if it does.
    place: Option<Place<'a>>,
    /// The types that were asked for, where there is no row at all.
    types: Option<Vec<Asked>>,
    /// The types that records may name by number.
    known: Option<&'a Types>,
}

/// The type that a value was asked for as, and whether it may be NULL.
type Asked = (&'static SqlType, bool);

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
            table: None,
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

    /// Reads the row of a table, naming the table in errors.
    pub(crate) fn take_row<T: Table>(&mut self) -> Option<T> {
        self.table = Some((T::DESC, self.at));
        let row = T::decode(self);
        self.table = None;
        row
    }

    /// Reads the row of a table that an outer join may have left out.
    pub(crate) fn take_row_or_null<T: Table>(&mut self) -> Option<Option<T>> {
        let desc = T::DESC;
        let width = desc.columns.len();
        let is_null = |at: usize| matches!(self.row.raw(self.at + at), Some((_, None)));
        let absent = if desc.key.is_empty() {
            (0..width).all(is_null)
        } else {
            desc.key.iter().all(|&at| is_null(at.into()))
        };
        if absent {
            self.at += width;
            return Some(None);
        }
        self.take_row().map(Some)
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
    fn column(&self, at: usize) -> String {
        let named = self.row.name(at);
        match self.table {
            Some((table, start)) => {
                let own = || at.checked_sub(start).and_then(|at| table.columns.get(at));
                let name = named.or_else(|| own().copied()).unwrap_or("?");
                format!("{}.{name}", table.name)
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

    /// The types of a table's columns.
    pub(crate) fn types_of<T: Table>() -> Vec<&'static SqlType> {
        asked(T::decode).into_iter().map(|(ty, _)| ty).collect()
    }

    /// Which of a table's columns may be NULL.
    pub(crate) fn nullable_of<T: Table>() -> Vec<bool> {
        let columns = asked(T::decode).into_iter();
        columns.map(|(_, nullable)| nullable).collect()
    }
}

/// What is asked for by reading a row.
fn asked<T>(decode: fn(&mut Reader<'_>) -> Option<T>) -> Vec<Asked> {
    let mut reader = Reader::new(&NoRow);
    reader.types = Some(Vec::new());
    let _none = decode(&mut reader);
    reader.types.unwrap_or_default()
}

/// No row: whoever reads it asks for the types of its values, or for what belongs to a row in hand.
pub(crate) struct NoRow;

impl RawRow for NoRow {
    fn raw(&self, _: usize) -> Option<(&Type, Option<&[u8]>)> {
        None
    }

    fn name(&self, _: usize) -> Option<&str> {
        None
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
    parts: &[Part],
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
fn decode_into<O>(
    values: &mut Vec<O>,
    rows: &dyn RowSet,
    decode: Decode<O>,
    parts: &[Part],
) -> Result<(), Error> {
    let (more, place) = (rows.len(), rows.place());
    match values.is_empty() {
        true => values.reserve_exact(more),
        false => values.reserve(more),
    }
    // All rows of a statement have the same types, and are read as the same ones: the types are
    // compared once.
    let start = place.map_or(0, Place::start);
    let known = rows.types().map(|known| &**known);
    let mut checked = start;
    for at in 0..more {
        let place = place.map(|place| place.at(at));
        let kept = place.map(Place::row);
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

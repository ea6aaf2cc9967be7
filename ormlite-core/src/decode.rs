//! Reading rows: by position, from the binary format, every error naming its column.

mod part;
mod record;
mod types;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use postgres_types::Type;

use crate::error::Error;
use crate::table::{Table, TableDesc};
use crate::tree::Place;
use crate::value::{CodecError, SqlType, Value, ValueError};

pub use part::Part;
pub(crate) use part::Variant;
use record::{Record, Records};
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

/// Rows as values of the query's result.
pub(crate) struct Decoded<O> {
    decode: Decode<O>,
    parts: Vec<Part>,
    values: Mutex<Result<Vec<O>, Error>>,
}

impl<O> Decoded<O> {
    pub(crate) fn new(decode: Decode<O>, parts: Vec<Part>) -> Self {
        Self {
            decode,
            parts,
            values: Mutex::new(Ok(Vec::new())),
        }
    }

    /// The values, or the first error in reading them.
    pub(crate) fn take(&self) -> Result<Vec<O>, Error> {
        std::mem::replace(&mut *lock(&self.values), Ok(Vec::new()))
    }
}

impl<O: Send> RowSink for Decoded<O> {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut decoded = lock(&self.values);
        if let Ok(values) = &mut *decoded
            && let Err(error) = decode_into(values, &*rows, self.decode, &self.parts)
        {
            *decoded = Err(error);
        }
    }
}

/// Rows kept as they came, until they are taken.
#[derive(Default)]
pub struct Gathered(Mutex<Parts>);

impl Gathered {
    /// All of them.
    pub fn take(&self) -> Box<dyn RowSet> {
        let mut parts = std::mem::take(&mut *lock(&self.0));
        match parts.rows.len() {
            1 => parts.rows.remove(0),
            _ => Box::new(parts),
        }
    }
}

impl std::fmt::Debug for Gathered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gathered").finish_non_exhaustive()
    }
}

impl RowSink for Gathered {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut parts = lock(&self.0);
        let end = parts.len() + rows.len();
        parts.ends.push(end);
        parts.rows.push(rows);
    }
}

/// The rows of one statement in the parts they came in.
#[derive(Default)]
struct Parts {
    rows: Vec<Box<dyn RowSet>>,
    /// Where each part ends, counted in rows.
    ends: Vec<usize>,
}

impl RowSet for Parts {
    fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        let part = self.ends.partition_point(|end| *end <= index);
        let start = part.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.rows[part].row(index - start)
    }

    fn types(&self) -> Option<&Arc<Types>> {
        // What was read last has those of all parts.
        self.rows.last()?.types()
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
}

/// Relations.
impl<'a> Reader<'a> {
    /// The next thing to know.
    fn part<T: 'static>(&mut self) -> Option<&'a T> {
        let (first, rest) = self.parts.split_first()?;
        self.parts = rest;
        first.get()
    }

    /// How the records of the next relation are read.
    fn record<O: 'static>(&mut self) -> Option<&'a part::Record<O>> {
        let Some(record) = self.part::<part::Record<O>>() else {
            return self.is_unprepared();
        };
        self.related = Some(record.table);
        Some(record)
    }

    /// Reads what stands before that which `.with(..)` has added.
    pub(crate) fn take_before<O: 'static>(&mut self) -> Option<O> {
        let decode: Option<&Decode<O>> = self.part();
        match decode {
            Some(decode) => decode(self),
            None => self.is_unprepared(),
        }
    }

    /// Reads the rows of a relation: those of a level, or an array of records.
    pub(crate) fn take_records<O: 'static>(&mut self) -> Option<Vec<O>> {
        let record = self.record::<O>()?;
        if let Some(rows) = self.place.as_mut().and_then(Place::next_slot) {
            self.at += rows.width();
            return self.take_placed(rows, record);
        }
        let mut records = self.next_records()?;
        let mut values = Vec::with_capacity(records.len());
        let mut checked = 0;
        while let Some(row) = records.next() {
            let row = match row {
                Ok(Some(row)) => row,
                Ok(None) => return self.no_records(ValueError::Null.into()),
                Err(source) => return self.no_records(source),
            };
            let mut reader = self.of_part(row, checked, &record.parts);
            match (record.read)(&mut reader) {
                Some(value) => values.push(value),
                None => return self.pass_on(reader.into_error()),
            }
            checked = reader.checked;
        }
        Some(values)
    }

    /// Reads the one row of a relation, or `None` where there is none.
    pub(crate) fn take_record<O: 'static>(&mut self) -> Option<Option<O>> {
        let record = self.record::<O>()?;
        let known = self.known;
        let row = match self.next_raw()?.map(|raw| Record::of(raw, known)) {
            None => return Some(None),
            Some(Ok(row)) => row,
            Some(Err(source)) => return self.no_records(source),
        };
        let mut reader = self.of_part(&row, 0, &record.parts);
        match (record.read)(&mut reader) {
            Some(value) => Some(Some(value)),
            None => self.pass_on(reader.into_error()),
        }
    }

    /// Reads the one row of a relation that must have one.
    pub(crate) fn take_required<O: 'static>(&mut self) -> Option<O> {
        let row = self.take_record()?;
        row.or_else(|| self.misses_a_row())
    }

    /// Reads the one of several records that is there.
    pub(crate) fn take_one_of<E: 'static>(&mut self) -> Option<Option<E>> {
        let Some(variants) = self.part::<Vec<Variant<E>>>() else {
            return self.is_unprepared();
        };
        let mut records = self.next_records()?;
        for variant in variants {
            let row = match records.next() {
                Some(Ok(Some(row))) => row,
                Some(Ok(None)) => continue,
                Some(Err(source)) => return self.no_records(source),
                None => break,
            };
            let mut reader = self.of_part(row, 0, &variant.parts);
            return match (variant.read)(&mut reader) {
                Some(value) => Some(Some(value)),
                None => self.pass_on(reader.into_error()),
            };
        }
        Some(None)
    }

    fn take_placed<O: 'static>(
        &mut self,
        rows: crate::tree::Placed<'a>,
        record: &part::Record<O>,
    ) -> Option<Vec<O>> {
        let mut values = Vec::with_capacity(rows.len());
        let mut checked = 0;
        for place in rows {
            let row = place.row();
            let mut reader = self.of_part(&row, checked, &record.parts);
            (reader.at, reader.place) = (place.start(), Some(place));
            // The columns before the row's own are not read, and not checked.
            reader.checked = checked.max(reader.at);
            match (record.read)(&mut reader) {
                Some(value) => values.push(value),
                None => return self.pass_on(reader.into_error()),
            }
            checked = reader.checked;
        }
        Some(values)
    }

    /// A reader of a row inside this one.
    fn of_part<'r>(&self, row: &'r dyn RawRow, checked: usize, parts: &'r [Part]) -> Reader<'r>
    where
        'a: 'r,
    {
        Reader {
            checked,
            parts,
            known: self.known,
            ..Reader::new(row)
        }
    }

    fn next_raw(&mut self) -> Option<Option<&'a [u8]>> {
        let at = self.at;
        self.at += 1;
        match self.row.raw(at) {
            Some((_, raw)) => Some(raw),
            None => self.pass_on(Error::missing_column(at)),
        }
    }

    fn next_records(&mut self) -> Option<Records<'a>> {
        match Records::of_array(self.next_raw()?.unwrap_or_default(), self.known) {
            Ok(records) => Some(records),
            Err(source) => self.no_records(source),
        }
    }

    fn no_records<T>(&mut self, source: CodecError) -> Option<T> {
        let column = self.column(self.at - 1);
        self.pass_on(Error::decode(column, "record[]".to_owned(), source))
    }

    /// Keeps an error, where there is none before it.
    #[cold]
    fn pass_on<T>(&mut self, error: Error) -> Option<T> {
        self.error.get_or_insert(error);
        None
    }

    /// A row of the relation that was read last is missing, and must not be.
    pub(crate) fn misses_a_row<T>(&mut self) -> Option<T> {
        self.pass_on(Error::missing_related(self.related.unwrap_or("?")))
    }

    fn is_unprepared<T>(&mut self) -> Option<T> {
        self.pass_on(Error::invalid_query("its relations cannot be read here"))
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

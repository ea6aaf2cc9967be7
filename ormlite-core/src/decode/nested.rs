//! Reading the relations of a row: records, arrays of records, and the rows of a tree's levels.

use crate::decode::reader::{Decode, Reader};
use crate::decode::record::{Record, Records};
use crate::decode::row::RawRow;
use crate::decode::row_decoder::RowDecoder;
use crate::decode::tree::{ChildRows, TreeCursor};
use crate::error::Error;
use crate::types::{CodecError, ValueError};

impl RowDecoder {
    /// How a record of a relation to the table is read.
    pub(crate) fn record<O: 'static>(
        table: &'static str,
        parts: Vec<RowDecoder>,
        read: Decode<O>,
    ) -> Self {
        Self::new(RelationDecoder { table, parts, read })
    }

    /// How the variants of an enum are read, of which one is there, or none.
    pub(crate) fn one_of<E: 'static>(variants: Vec<Variant<E>>) -> Self {
        Self::new(variants)
    }

    /// How a row is read up to what is added to it.
    pub(crate) fn before<O: 'static>(decode: Decode<O>) -> Self {
        Self::new(decode)
    }
}

/// How a record of a relation is read.
struct RelationDecoder<O> {
    table: &'static str,
    parts: Vec<RowDecoder>,
    read: Decode<O>,
}

/// How a record is read as a variant of an enum.
pub(crate) struct Variant<E> {
    parts: Vec<RowDecoder>,
    read: Box<dyn Fn(&mut Reader<'_>) -> Option<E> + Send + Sync>,
}

impl<E> Variant<E> {
    pub(crate) fn new(
        parts: Vec<RowDecoder>,
        read: impl Fn(&mut Reader<'_>) -> Option<E> + Send + Sync + 'static,
    ) -> Self {
        Self {
            parts,
            read: Box::new(read),
        }
    }
}

impl<'a> Reader<'a> {
    /// The next thing to know.
    fn part<T: 'static>(&mut self) -> Option<&'a T> {
        let (first, rest) = self.parts.split_first()?;
        self.parts = rest;
        first.get()
    }

    /// How the records of the next relation are read.
    fn record<O: 'static>(&mut self) -> Option<&'a RelationDecoder<O>> {
        let Some(record) = self.part::<RelationDecoder<O>>() else {
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
        if let Some(rows) = self.place.as_mut().and_then(TreeCursor::next_slot) {
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
        rows: ChildRows<'a>,
        record: &RelationDecoder<O>,
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
    fn of_part<'r>(
        &self,
        row: &'r dyn RawRow,
        checked: usize,
        parts: &'r [RowDecoder],
    ) -> Reader<'r>
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
}

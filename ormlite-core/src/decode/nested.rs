//! Decoding of the relations in a row: records, arrays of records, and rows of other levels.

use crate::decode::reader::{Decode, Reader};
use crate::decode::record::{Record, Records};
use crate::decode::row::RawRow;
use crate::decode::row_decoder::{RowDecoder, RowDecoders};
use crate::decode::tree::{ChildRows, TreeCursor};
use crate::error::Error;
use crate::types::{CodecError, ValueError};

impl RowDecoder {
    /// A decoder for the records of a relation to the table.
    pub(crate) fn record<O: 'static>(
        table: &'static str,
        decoders: RowDecoders,
        read: Decode<O>,
    ) -> Self {
        Self::new(RelationDecoder {
            table,
            decoders,
            read,
        })
    }

    /// A decoder for an enum of relations, at most one of which has a row.
    pub(crate) fn one_of<E: 'static>(variants: Vec<Variant<E>>) -> Self {
        Self::new(variants)
    }

    /// A decoder for the value before the relations that `.with(..)` appends.
    pub(crate) fn before<O: 'static>(decode: Decode<O>) -> Self {
        Self::new(decode)
    }
}

/// How the records of a relation are decoded.
struct RelationDecoder<O> {
    table: &'static str,
    decoders: RowDecoders,
    read: Decode<O>,
}

/// How a record is decoded as a variant of an enum.
pub(crate) struct Variant<E> {
    decoders: RowDecoders,
    read: Box<dyn Fn(&mut Reader<'_>) -> Option<E> + Send + Sync>,
}

impl<E> Variant<E> {
    pub(crate) fn new(
        decoders: RowDecoders,
        read: impl Fn(&mut Reader<'_>) -> Option<E> + Send + Sync + 'static,
    ) -> Self {
        Self {
            decoders,
            read: Box::new(read),
        }
    }
}

impl<'a> Reader<'a> {
    /// Returns the next decoder if it is a `T`.
    fn decoder<T: 'static>(&mut self) -> Option<&'a T> {
        let (first, rest) = self.decoders.split_first()?;
        self.decoders = rest;
        first.get()
    }

    /// Returns the decoder of the next relation.
    fn record<O: 'static>(&mut self) -> Option<&'a RelationDecoder<O>> {
        let Some(record) = self.decoder::<RelationDecoder<O>>() else {
            return self.missing_decoder();
        };
        self.related = Some(record.table);
        Some(record)
    }

    /// Decodes the value before the relations that `.with(..)` appends.
    pub(crate) fn take_before<O: 'static>(&mut self) -> Option<O> {
        let decode: Option<&Decode<O>> = self.decoder();
        match decode {
            Some(decode) => decode(self),
            None => self.missing_decoder(),
        }
    }

    /// Decodes the rows of a relation: rows of another level, or an array of records.
    pub(crate) fn take_records<O: 'static>(&mut self) -> Option<Vec<O>> {
        let record = self.record::<O>()?;
        if let Some(rows) = self.cursor.as_mut().and_then(TreeCursor::next_slot) {
            self.at += rows.width();
            return self.take_child_rows(rows, record);
        }
        let mut records = self.next_records()?;
        let mut values = Vec::with_capacity(records.len());
        let mut checked = 0;
        while let Some(row) = records.next() {
            let row = match row {
                Ok(Some(row)) => row,
                Ok(None) => return self.invalid_records(ValueError::Null.into()),
                Err(source) => return self.invalid_records(source),
            };
            let mut reader = self.reader_of(row, checked, record.decoders.as_slice());
            match (record.read)(&mut reader) {
                Some(value) => values.push(value),
                None => return self.fail_with(reader.into_error()),
            }
            checked = reader.checked;
        }
        Some(values)
    }

    /// Decodes the row of a relation to one, or `None` if there is none.
    pub(crate) fn take_record<O: 'static>(&mut self) -> Option<Option<O>> {
        let record = self.record::<O>()?;
        let types = self.types;
        let row = match self.next_raw()?.map(|raw| Record::of(raw, types)) {
            None => return Some(None),
            Some(Ok(row)) => row,
            Some(Err(source)) => return self.invalid_records(source),
        };
        let mut reader = self.reader_of(&row, 0, record.decoders.as_slice());
        match (record.read)(&mut reader) {
            Some(value) => Some(Some(value)),
            None => self.fail_with(reader.into_error()),
        }
    }

    /// Decodes the row of a relation that must have one.
    pub(crate) fn take_required<O: 'static>(&mut self) -> Option<O> {
        let row = self.take_record()?;
        row.or_else(|| self.missing_row())
    }

    /// Decodes the first of several records that is not NULL.
    pub(crate) fn take_one_of<E: 'static>(&mut self) -> Option<Option<E>> {
        let Some(variants) = self.decoder::<Vec<Variant<E>>>() else {
            return self.missing_decoder();
        };
        let mut records = self.next_records()?;
        for variant in variants {
            let row = match records.next() {
                Some(Ok(Some(row))) => row,
                Some(Ok(None)) => continue,
                Some(Err(source)) => return self.invalid_records(source),
                None => break,
            };
            let mut reader = self.reader_of(row, 0, variant.decoders.as_slice());
            return match (variant.read)(&mut reader) {
                Some(value) => Some(Some(value)),
                None => self.fail_with(reader.into_error()),
            };
        }
        Some(None)
    }

    fn take_child_rows<O: 'static>(
        &mut self,
        rows: ChildRows<'a>,
        record: &RelationDecoder<O>,
    ) -> Option<Vec<O>> {
        let mut values = Vec::with_capacity(rows.len());
        let mut checked = 0;
        for cursor in rows {
            let row = cursor.row();
            let mut reader = self.reader_of(&row, checked, record.decoders.as_slice());
            (reader.at, reader.cursor) = (cursor.start(), Some(cursor));
            // The columns before the selected ones are neither decoded nor checked.
            reader.checked = checked.max(reader.at);
            match (record.read)(&mut reader) {
                Some(value) => values.push(value),
                None => return self.fail_with(reader.into_error()),
            }
            checked = reader.checked;
        }
        Some(values)
    }

    /// Returns a reader of a row inside this one.
    fn reader_of<'r>(
        &self,
        row: &'r dyn RawRow,
        checked: usize,
        decoders: &'r [RowDecoder],
    ) -> Reader<'r>
    where
        'a: 'r,
    {
        Reader {
            checked,
            decoders,
            types: self.types,
            ..Reader::new(row)
        }
    }

    fn next_raw(&mut self) -> Option<Option<&'a [u8]>> {
        let at = self.at;
        self.at += 1;
        match self.row.raw(at) {
            Some((_, raw)) => Some(raw),
            None => self.fail_with(Error::missing_column(at)),
        }
    }

    fn next_records(&mut self) -> Option<Records<'a>> {
        match Records::of_array(self.next_raw()?.unwrap_or_default(), self.types) {
            Ok(records) => Some(records),
            Err(source) => self.invalid_records(source),
        }
    }

    fn invalid_records<T>(&mut self, source: CodecError) -> Option<T> {
        let column = self.column(self.at - 1);
        self.fail_with(Error::decode(column, "record[]".to_owned(), source))
    }

    /// Stores an error, unless there is an earlier one.
    #[cold]
    fn fail_with<T>(&mut self, error: Error) -> Option<T> {
        self.error.get_or_insert(error);
        None
    }

    /// Stores the error for a required row of the last relation that is missing.
    pub(crate) fn missing_row<T>(&mut self) -> Option<T> {
        self.fail_with(Error::missing_related(self.related.unwrap_or("?")))
    }

    fn missing_decoder<T>(&mut self) -> Option<T> {
        self.fail_with(Error::invalid_query(
            "the row contains a relation, which only the query that loads it can decode",
        ))
    }
}

#[cfg(test)]
mod tests {
    use postgres_types::Type;

    use super::*;

    /// A text and a number.
    struct Row;

    impl RawRow for Row {
        fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
            match index {
                0 => Some((&Type::TEXT, Some(b"a"))),
                1 => Some((&Type::INT4, Some(&[0, 0, 0, 7]))),
                _ => None,
            }
        }

        fn name(&self, _: usize) -> Option<&str> {
            None
        }
    }

    /// The decoders of two `.with(..)`: that of the last one is first.
    fn decoders() -> RowDecoders {
        let mut decoders = RowDecoders::select([RowDecoder::before::<i32>(|row| row.take())]);
        decoders.append(RowDecoder::before::<String>(|row| row.take()), []);
        decoders
    }

    #[test]
    fn decoders_are_taken_in_order() {
        let decoders = decoders();
        let mut reader = Reader::new(&Row);
        reader.decoders = decoders.as_slice();
        assert_eq!(reader.take_before::<String>().as_deref(), Some("a"));
        assert_eq!(reader.take_before::<i32>(), Some(7));
        assert_eq!(reader.take_before::<i32>(), None, "none is left");
        assert!(reader.into_error().is_invalid_query());
    }

    #[test]
    fn a_decoder_of_another_type_is_an_error() {
        let decoders = decoders();
        let mut reader = Reader::new(&Row);
        reader.decoders = decoders.as_slice();
        assert_eq!(reader.take_before::<i32>(), None);
        assert!(reader.into_error().is_invalid_query());
    }
}

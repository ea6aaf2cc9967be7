//! A copy of the rows of one level of a loaded tree.
//!
//! Each row of the driver owns memory and keeps the message it came in alive. When the last row has
//! arrived and decoding starts, none of them is in a cache. The copied bytes are contiguous, omit the
//! columns of other levels, and release the driver's memory.

use std::ops::Range;
use std::sync::Arc;

use postgres_types::Type;

use crate::decode::row::RawRow;
use crate::decode::types::Types;
use crate::error::Error;

/// Rows with the same columns.
#[derive(Default)]
pub(crate) struct RowBuffer {
    columns: Vec<Column>,
    bytes: Vec<u8>,
    /// The offset of each row in `bytes`.
    starts: Vec<usize>,
    /// The end of each value, relative to the start of its row.
    ends: Vec<u32>,
    /// See [`RowSet::types`](crate::decode::RowSet::types).
    types: Option<Arc<Types>>,
}

struct Column {
    ty: Type,
    name: Option<Box<str>>,
}

/// The flag of a NULL in `ends`.
const NULL: u32 = 1 << 31;

impl RowBuffer {
    /// Makes `count` rows without columns.
    pub(crate) fn without_columns(count: usize) -> Self {
        Self {
            starts: vec![0; count],
            ..Self::default()
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// See [`RowSet::types`](crate::decode::RowSet::types).
    pub(crate) fn types(&self) -> Option<&Arc<Types>> {
        self.types.as_ref()
    }

    /// Stores the types of records in the newest rows; they include those of the rows before.
    pub(crate) fn set_types(&mut self, types: Option<&Arc<Types>>) {
        if let Some(types) = types {
            self.types = Some(types.clone());
        }
    }

    /// Returns the number of columns.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Copies these columns of a row. All rows have the same columns.
    pub(crate) fn push(&mut self, row: &dyn RawRow, columns: Range<usize>) -> Result<(), Error> {
        if self.is_empty() {
            let column = |at| {
                let (ty, _) = row.raw(at).ok_or_else(|| Error::missing_column(at))?;
                let (ty, name) = (ty.clone(), row.name(at).map(Into::into));
                Ok(Column { ty, name })
            };
            self.columns = columns.clone().map(column).collect::<Result<_, Error>>()?;
        }
        let start = self.bytes.len();
        for at in columns {
            let (_, raw) = row.raw(at).ok_or_else(|| Error::missing_column(at))?;
            self.bytes.extend_from_slice(raw.unwrap_or_default());
            let end = (self.bytes.len() - start) as u32;
            self.ends.push(match raw {
                Some(_) => end,
                None => end | NULL,
            });
        }
        if self.bytes.len() - start >= NULL as usize {
            return Err(Error::invalid_query(
                "a row of a loaded relation has 2 GiB or more",
            ));
        }
        self.starts.push(start);
        Ok(())
    }

    pub(crate) fn row(&self, index: usize) -> BufferedRow<'_> {
        let (start, width) = (self.starts[index], self.columns.len());
        BufferedRow {
            columns: &self.columns,
            ends: &self.ends[index * width..(index + 1) * width],
            bytes: &self.bytes[start..],
        }
    }
}

/// A row of a [`RowBuffer`].
#[derive(Clone, Copy)]
pub(crate) struct BufferedRow<'a> {
    columns: &'a [Column],
    ends: &'a [u32],
    /// The bytes from the start of the row on.
    bytes: &'a [u8],
}

impl<'a> BufferedRow<'a> {
    /// Returns the type and the bytes of a value, with the lifetime of the buffer.
    pub(crate) fn value(self, index: usize) -> Option<(&'a Type, Option<&'a [u8]>)> {
        let column = self.columns.get(index)?;
        let end = *self.ends.get(index)?;
        let raw = match end & NULL {
            0 => {
                let before = index.checked_sub(1).map_or(0, |at| self.ends[at]);
                Some(self.bytes.get((before & !NULL) as usize..end as usize)?)
            }
            _ => None,
        };
        Some((&column.ty, raw))
    }
}

impl RawRow for BufferedRow<'_> {
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
        self.value(index)
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.columns.get(index)?.name.as_deref()
    }
}

//! The rows of a level, copied as they arrive.
//!
//! The driver's own rows would each keep a piece of memory, and all of them the messages they came in:
//! by the time the last has arrived and they are read, they are in no cache. A copy of the bytes lies
//! together, without what other levels leave NULL, and leaves the driver the memory it has.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use postgres_types::Type;

use crate::decode::{RawRow, RowSet, RowSink, Types, lock};
use crate::error::Error;
use crate::executor::{Executor, Statement};

/// Rows of the same columns.
#[derive(Default)]
pub(crate) struct Kept {
    columns: Vec<Column>,
    bytes: Vec<u8>,
    /// Where each row starts.
    starts: Vec<usize>,
    /// Where each value ends, after the start of its row.
    ends: Vec<u32>,
    /// See [`RowSet::types`].
    types: Option<Arc<Types>>,
}

struct Column {
    ty: Type,
    name: Option<Box<str>>,
}

/// Marks the end of a value that is NULL.
const NULL: u32 = 1 << 31;

impl Kept {
    /// So many rows without columns.
    pub(super) fn without_columns(count: usize) -> Self {
        Self {
            starts: vec![0; count],
            ..Self::default()
        }
    }

    /// The rows of a statement.
    pub(super) async fn fetch(db: &dyn Executor, statement: Statement) -> Result<Self, Error> {
        let kept = Arc::new(OfStatement(Mutex::new(Ok(Self::default()))));
        db.run_built(statement, kept.clone()).await?;
        std::mem::replace(&mut *lock(&kept.0), Ok(Self::default()))
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Keeps what tells the types of records in these rows, and in those before them: what was read
    /// last has them all.
    fn know(&mut self, rows: &dyn RowSet) {
        if let Some(types) = rows.types() {
            self.types = Some(types.clone());
        }
    }

    /// See [`RowSet::types`].
    pub(super) fn types(&self) -> Option<&Arc<Types>> {
        self.types.as_ref()
    }

    /// Copies these columns of a row, which all rows have.
    pub(super) fn push(&mut self, row: &dyn RawRow, columns: Range<usize>) -> Result<(), Error> {
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
            return Err(Error::invalid_query("a row of a tree has 2 GiB or more"));
        }
        self.starts.push(start);
        Ok(())
    }

    pub(crate) fn row(&self, index: usize) -> KeptRow<'_> {
        let (start, width) = (self.starts[index], self.columns.len());
        KeptRow {
            columns: &self.columns,
            ends: &self.ends[index * width..(index + 1) * width],
            bytes: &self.bytes[start..],
        }
    }
}

/// One of the rows.
#[derive(Clone, Copy)]
pub(crate) struct KeptRow<'a> {
    columns: &'a [Column],
    ends: &'a [u32],
    /// From its own on.
    bytes: &'a [u8],
}

impl<'a> KeptRow<'a> {
    /// The type and the bytes of a value, which outlive this.
    pub(super) fn value(self, index: usize) -> Option<(&'a Type, Option<&'a [u8]>)> {
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

impl RawRow for KeptRow<'_> {
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
        self.value(index)
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.columns.get(index)?.name.as_deref()
    }
}

/// Keeps the rows of a statement.
struct OfStatement(Mutex<Result<Kept, Error>>);

impl RowSink for OfStatement {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut result = lock(&self.0);
        let Ok(kept) = &mut *result else { return };
        kept.know(&*rows);
        for at in 0..rows.len() {
            let row = rows.row(at);
            let width = match kept.is_empty() {
                true => (0..).take_while(|at| row.raw(*at).is_some()).count(),
                false => kept.columns.len(),
            };
            if let Err(error) = kept.push(row, 0..width) {
                *result = Err(error);
                return;
            }
        }
    }
}

/// Keeps the rows of a statement by their levels, the number of which is the first column.
pub(super) struct OfLevels {
    /// The columns of each.
    columns: Vec<Range<usize>>,
    kept: Mutex<Result<Vec<Kept>, Error>>,
}

impl OfLevels {
    pub(super) fn new(columns: Vec<Range<usize>>) -> Self {
        let kept = columns.iter().map(|_| Kept::default()).collect();
        Self {
            columns,
            kept: Mutex::new(Ok(kept)),
        }
    }

    /// The rows of each level, or the first error in keeping them.
    pub(super) fn take(&self) -> Result<Vec<Kept>, Error> {
        std::mem::replace(&mut *lock(&self.kept), Ok(Vec::new()))
    }

    fn keep(&self, levels: &mut [Kept], row: &dyn RawRow) -> Result<(), Error> {
        let level = match row.raw(0) {
            Some((_, Some(&[high, low]))) => usize::from(u16::from_be_bytes([high, low])),
            _ => return Err(Error::missing_column(0)),
        };
        match (levels.get_mut(level), self.columns.get(level)) {
            (Some(kept), Some(columns)) => kept.push(row, columns.clone()),
            _ => Err(Error::missing_column(0)),
        }
    }
}

impl RowSink for OfLevels {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut result = lock(&self.kept);
        let Ok(levels) = &mut *result else { return };
        if let Some(first) = levels.first_mut() {
            first.know(&*rows);
        }
        for at in 0..rows.len() {
            if let Err(error) = self.keep(levels, rows.row(at)) {
                *result = Err(error);
                return;
            }
        }
    }
}

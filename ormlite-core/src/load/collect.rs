//! Row sinks that copy the rows of a statement into buffers: one buffer, or one per level.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use crate::decode::{RawRow, RowBuffer, RowSet, RowSink, lock};
use crate::error::Error;
use crate::exec::{Executor, Statement};

/// Runs a statement and returns its rows.
pub(super) async fn fetch(db: &dyn Executor, statement: Statement) -> Result<RowBuffer, Error> {
    let rows = Arc::new(StatementRows(Mutex::new(Ok(RowBuffer::default()))));
    db.run_built(statement, rows.clone()).await?;
    std::mem::replace(&mut *lock(&rows.0), Ok(RowBuffer::default()))
}

/// Copies all rows into one buffer.
struct StatementRows(Mutex<Result<RowBuffer, Error>>);

impl RowSink for StatementRows {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut result = lock(&self.0);
        let Ok(buffer) = &mut *result else { return };
        buffer.set_types(rows.types());
        for at in 0..rows.len() {
            let row = rows.row(at);
            let width = match buffer.is_empty() {
                true => (0..).take_while(|at| row.raw(*at).is_some()).count(),
                false => buffer.width(),
            };
            if let Err(error) = buffer.push(row, 0..width) {
                *result = Err(error);
                return;
            }
        }
    }
}

/// Copies the rows of each level into its buffer. The first column of a row is the number of its level.
pub(super) struct LevelRows {
    /// The columns of each level.
    columns: Vec<Range<usize>>,
    buffers: Mutex<Result<Vec<RowBuffer>, Error>>,
}

impl LevelRows {
    pub(super) fn new(columns: Vec<Range<usize>>) -> Self {
        let buffers = columns.iter().map(|_| RowBuffer::default()).collect();
        Self {
            columns,
            buffers: Mutex::new(Ok(buffers)),
        }
    }

    /// Returns the rows of each level, or the first error.
    pub(super) fn take(&self) -> Result<Vec<RowBuffer>, Error> {
        std::mem::replace(&mut *lock(&self.buffers), Ok(Vec::new()))
    }

    fn push(&self, levels: &mut [RowBuffer], row: &dyn RawRow) -> Result<(), Error> {
        let level = match row.raw(0) {
            Some((_, Some(&[high, low]))) => usize::from(u16::from_be_bytes([high, low])),
            _ => return Err(Error::missing_column(0)),
        };
        match (levels.get_mut(level), self.columns.get(level)) {
            (Some(buffer), Some(columns)) => buffer.push(row, columns.clone()),
            _ => Err(Error::missing_column(0)),
        }
    }
}

impl RowSink for LevelRows {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut result = lock(&self.buffers);
        let Ok(levels) = &mut *result else { return };
        if let Some(first) = levels.first_mut() {
            first.set_types(rows.types());
        }
        for at in 0..rows.len() {
            if let Err(error) = self.push(levels, rows.row(at)) {
                *result = Err(error);
                return;
            }
        }
    }
}

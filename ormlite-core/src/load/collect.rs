//! Collecting the rows of a statement as they arrive, by the levels that they are of.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use crate::decode::{RawRow, RowBuffer, RowSet, RowSink, lock};
use crate::error::Error;
use crate::exec::{Executor, Statement};

/// The rows of a statement.
pub(super) async fn fetch(db: &dyn Executor, statement: Statement) -> Result<RowBuffer, Error> {
    let kept = Arc::new(OfStatement(Mutex::new(Ok(RowBuffer::default()))));
    db.run_built(statement, kept.clone()).await?;
    std::mem::replace(&mut *lock(&kept.0), Ok(RowBuffer::default()))
}

/// Keeps the rows of a statement.
struct OfStatement(Mutex<Result<RowBuffer, Error>>);

impl RowSink for OfStatement {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut result = lock(&self.0);
        let Ok(kept) = &mut *result else { return };
        kept.know(rows.types());
        for at in 0..rows.len() {
            let row = rows.row(at);
            let width = match kept.is_empty() {
                true => (0..).take_while(|at| row.raw(*at).is_some()).count(),
                false => kept.width(),
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
    kept: Mutex<Result<Vec<RowBuffer>, Error>>,
}

impl OfLevels {
    pub(super) fn new(columns: Vec<Range<usize>>) -> Self {
        let kept = columns.iter().map(|_| RowBuffer::default()).collect();
        Self {
            columns,
            kept: Mutex::new(Ok(kept)),
        }
    }

    /// The rows of each level, or the first error in keeping them.
    pub(super) fn take(&self) -> Result<Vec<RowBuffer>, Error> {
        std::mem::replace(&mut *lock(&self.kept), Ok(Vec::new()))
    }

    fn keep(&self, levels: &mut [RowBuffer], row: &dyn RawRow) -> Result<(), Error> {
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
            first.know(rows.types());
        }
        for at in 0..rows.len() {
            if let Err(error) = self.keep(levels, rows.row(at)) {
                *result = Err(error);
                return;
            }
        }
    }
}

//! Row sinks: [`Decoded`] decodes rows as they arrive, [`CollectedRows`] stores them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::decode::reader::{Decode, decode_into};
use crate::decode::row::RawRow;
use crate::decode::row_decoder::RowDecoders;
use crate::decode::rows::{RowSet, RowSink};
use crate::decode::types::Types;
use crate::error::Error;

/// Decodes rows as they arrive.
pub(crate) struct Decoded<O> {
    decode: Decode<O>,
    decoders: RowDecoders,
    values: Mutex<Result<Vec<O>, Error>>,
}

impl<O> Decoded<O> {
    pub(crate) fn new(decode: Decode<O>, decoders: RowDecoders) -> Self {
        Self {
            decode,
            decoders,
            values: Mutex::new(Ok(Vec::new())),
        }
    }

    /// Returns the values, or the first error.
    pub(crate) fn take(&self) -> Result<Vec<O>, Error> {
        std::mem::replace(&mut *lock(&self.values), Ok(Vec::new()))
    }
}

impl<O: Send> RowSink for Decoded<O> {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut decoded = lock(&self.values);
        if let Ok(values) = &mut *decoded
            && let Err(error) = decode_into(values, &*rows, self.decode, self.decoders.as_slice())
        {
            *decoded = Err(error);
        }
    }
}

/// Collects rows without decoding them.
#[derive(Default)]
pub struct CollectedRows(Mutex<Batches>);

impl CollectedRows {
    /// Returns all rows that have arrived.
    pub fn take(&self) -> Box<dyn RowSet> {
        let mut batches = std::mem::take(&mut *lock(&self.0));
        match batches.rows.len() {
            1 => batches.rows.remove(0),
            _ => Box::new(batches),
        }
    }
}

impl std::fmt::Debug for CollectedRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CollectedRows").finish_non_exhaustive()
    }
}

impl RowSink for CollectedRows {
    fn rows(&self, rows: Box<dyn RowSet>) {
        let mut batches = lock(&self.0);
        let end = batches.len() + rows.len();
        batches.ends.push(end);
        batches.rows.push(rows);
    }
}

/// The rows of one statement, in the batches in which they arrived.
#[derive(Default)]
struct Batches {
    rows: Vec<Box<dyn RowSet>>,
    /// The number of rows up to the end of each batch.
    ends: Vec<usize>,
}

impl RowSet for Batches {
    fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        let batch = self.ends.partition_point(|end| *end <= index);
        let start = batch.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.rows[batch].row(index - start)
    }

    fn types(&self) -> Option<&Arc<Types>> {
        // The types that were read last include those of all batches.
        self.rows.last()?.types()
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

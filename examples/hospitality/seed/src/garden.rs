//! Inserts, and counts what was inserted.

use ormlite::prelude::*;
use ormlite::schema::{Insertable, Writable};

/// The transaction that everything is planted in.
pub(crate) struct Garden<'a> {
    tx: &'a Transaction,
    counts: Vec<(&'static str, u64)>,
}

impl<'a> Garden<'a> {
    pub(crate) fn new(tx: &'a Transaction) -> Self {
        Self {
            tx,
            counts: Vec::new(),
        }
    }

    /// Inserts all rows of a table in one statement.
    pub(crate) async fn insert<T: Writable, R: Insertable<T>>(
        &mut self,
        rows: Vec<R>,
    ) -> Result<(), ormlite::Error> {
        let count = T::insert_many(rows).execute(self.tx).await?;
        let name = T::DESC.name;
        match self.counts.iter_mut().find(|(table, _)| *table == name) {
            Some((_, total)) => *total += count,
            None => self.counts.push((name, count)),
        }
        Ok(())
    }

    pub(crate) fn into_counts(self) -> Vec<(&'static str, u64)> {
        self.counts
    }
}

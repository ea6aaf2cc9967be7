//! The rows of a statement, and the consumers of rows.

use std::sync::Arc;

use crate::decode::record;
use crate::decode::row::{NoRow, RawRow};
use crate::decode::tree::{RowTree, TreeCursor};
use crate::decode::types::Types;

/// The rows that a statement returned.
pub trait RowSet: Send + Sync {
    /// Returns the number of rows.
    fn len(&self) -> usize;
    /// Whether there is no row.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Returns the row at `index`, which must be less than [`len`](Self::len).
    fn row(&self, index: usize) -> &dyn RawRow;
    /// Returns the position of the first row, if the rows are a tree of levels.
    #[doc(hidden)]
    fn cursor(&self) -> Option<TreeCursor<'_>> {
        None
    }
    /// Returns the types that records may name by OID; `None` if the rows contain no records.
    #[doc(hidden)]
    fn types(&self) -> Option<&Arc<Types>> {
        None
    }
}

/// Consumes the rows of a statement in batches, as they arrive.
///
/// A large result is not stored twice, and is decoded while the server still sends. A statement
/// can fail after some of its rows have been consumed.
pub trait RowSink: Send + Sync {
    /// Consumes the next rows.
    fn rows(&self, rows: Box<dyn RowSet>);
}

/// Discards rows.
impl RowSink for () {
    fn rows(&self, _: Box<dyn RowSet>) {}
}

/// The rows of the query itself. Decoding reads them and those of the relations through the cursor.
impl RowSet for RowTree {
    fn len(&self) -> usize {
        self.levels[0].rows.len()
    }

    /// No row: rows of a tree are read through the cursor.
    fn row(&self, _: usize) -> &dyn RawRow {
        &NoRow
    }

    /// The types that were read last: they include those of the other levels.
    fn types(&self) -> Option<&Arc<Types>> {
        let mut levels = self.levels.iter().rev();
        levels.find_map(|level| level.rows.types())
    }

    fn cursor(&self) -> Option<TreeCursor<'_>> {
        Some(self.first())
    }
}

impl Types {
    /// Whether the types include all OIDs in the records of these rows. If not, the types are marked as
    /// outdated.
    pub fn cover(&self, rows: &dyn RowSet) -> bool {
        let is_known = |at| {
            let row = rows.row(at);
            let mut values = (0..).map_while(|at| row.raw(at));
            values.all(|(ty, raw)| record::are_oids_known(ty.oid(), raw, self))
        };
        let are_known = (0..rows.len()).all(is_known);
        if !are_known {
            self.set_outdated();
        }
        are_known
    }
}

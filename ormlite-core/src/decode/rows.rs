//! The rows of a statement, and who takes them.

use std::sync::Arc;

use crate::decode::record;
use crate::decode::row::{NoRow, RawRow};
use crate::decode::tree::{RowTree, TreeCursor};
use crate::decode::types::Types;

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
    fn place(&self) -> Option<TreeCursor<'_>> {
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

/// The rows of the query itself; where they stand leads to the others.
impl RowSet for RowTree {
    fn len(&self) -> usize {
        self.levels[0].rows.len()
    }

    /// Rows of a tree are read where they stand.
    fn row(&self, _: usize) -> &dyn RawRow {
        &NoRow
    }

    /// Those that were read last: they have what the levels before name, too.
    fn types(&self) -> Option<&Arc<Types>> {
        let mut levels = self.levels.iter().rev();
        levels.find_map(|level| level.rows.types())
    }

    fn place(&self) -> Option<TreeCursor<'_>> {
        Some(self.first())
    }
}

impl Types {
    /// Whether they have all types that the records in these rows name. Otherwise they are outdated
    /// from now on.
    pub fn know(&self, rows: &dyn RowSet) -> bool {
        let is_known = |at| {
            let row = rows.row(at);
            let mut values = (0..).map_while(|at| row.raw(at));
            values.all(|(ty, raw)| record::names_known(ty.oid(), raw, self))
        };
        let are_known = (0..rows.len()).all(is_known);
        if !are_known {
            self.set_outdated();
        }
        are_known
    }
}

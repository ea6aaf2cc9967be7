//! Reading the rows of tables, and what the compiler knows of their columns' types.

use crate::decode::{Reader, asked};
use crate::schema::description::TableDesc;
use crate::schema::table::Table;
use crate::types::SqlType;

impl Reader<'_> {
    /// Reads the row of a table, naming the table in errors.
    pub(crate) fn take_row<T: Table>(&mut self) -> Option<T> {
        self.take_named(T::DESC.name, T::DESC.columns, T::decode)
    }

    /// Reads the row of a table; `None` within where it may be missing, and an outer join has left it
    /// out.
    pub(crate) fn take_row_of<T: Table>(&mut self, may_be_missing: bool) -> Option<Option<T>> {
        if may_be_missing && self.is_missing(T::DESC) {
            self.skip(T::DESC.columns.len());
            return Some(None);
        }
        self.take_row().map(Some)
    }

    /// Whether an outer join has left out the row of a table that stands next.
    fn is_missing(&self, table: &TableDesc) -> bool {
        match table.key {
            [] => (0..table.columns.len()).all(|at| self.is_null(at)),
            key => key.iter().all(|&at| self.is_null(at.into())),
        }
    }

    /// The types of a table's columns.
    pub(crate) fn types_of<T: Table>() -> Vec<&'static SqlType> {
        asked(T::decode).into_iter().map(|(ty, _)| ty).collect()
    }

    /// Which of a table's columns may be NULL.
    pub(crate) fn nullable_of<T: Table>() -> Vec<bool> {
        let columns = asked(T::decode).into_iter();
        columns.map(|(_, nullable)| nullable).collect()
    }
}

//! Decoding the rows of tables, and the column types that a table's decoder expects.

use crate::decode::{Reader, expected_types};
use crate::schema::description::TableDesc;
use crate::schema::table::Table;
use crate::types::SqlType;

impl Reader<'_> {
    /// Decodes a row of a table; errors name the table.
    pub(crate) fn take_row<T: Table>(&mut self) -> Option<T> {
        self.take_named(T::DESC.name, T::DESC.columns, T::decode)
    }

    /// Decodes a row of a table that may be outer-joined; `Some(None)` if the join found no row.
    pub(crate) fn take_row_of<T: Table>(&mut self, may_be_missing: bool) -> Option<Option<T>> {
        if may_be_missing && self.is_missing(T::DESC) {
            self.skip(T::DESC.columns.len());
            return Some(None);
        }
        self.take_row().map(Some)
    }

    /// Whether the next columns are those of an outer-joined table without a row: its key is NULL.
    fn is_missing(&self, table: &TableDesc) -> bool {
        match table.key {
            [] => (0..table.columns.len()).all(|at| self.is_null(at)),
            key => key.iter().all(|&at| self.is_null(at.into())),
        }
    }

    /// Returns the types of a table's columns.
    pub(crate) fn types_of<T: Table>() -> Vec<&'static SqlType> {
        expected_types(T::decode)
            .into_iter()
            .map(|(ty, _)| ty)
            .collect()
    }

    /// Returns for each column of a table whether it is nullable.
    pub(crate) fn nullable_of<T: Table>() -> Vec<bool> {
        let columns = expected_types(T::decode).into_iter();
        columns.map(|(_, nullable)| nullable).collect()
    }
}

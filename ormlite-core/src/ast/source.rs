//! Sources: the names under which tables stand in a statement.

use crate::schema::{Source, Table, TableDesc};

/// One name under which a table stands in a query.
#[derive(Debug, Clone, Copy)]
pub struct SourceNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) alias: Option<&'static str>,
}

impl SourceNode {
    pub(crate) fn of<S: Source>() -> Self {
        Self {
            table: <S::Table as Table>::DESC,
            alias: S::ALIAS,
        }
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        // By name where it is not the same description: a constant may have an address per crate
        // that uses it.
        let name = |source: &Self| (source.table.name, source.table.schema);
        self.alias == other.alias
            && (std::ptr::eq(self.table, other.table) || name(self) == name(other))
    }
}

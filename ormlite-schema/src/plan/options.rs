//! How a plan is made.

use std::collections::BTreeMap;

use super::rename::Renames;
use crate::ddl::Batches;
use crate::model::Name;

/// How a plan is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether other sessions go on reading and writing.
    pub style: Style,
    /// The version of the server, as `server_version_num` has it.
    pub server_version: u32,
    /// Expressions that convert a column to its new type, by table and column.
    pub using: BTreeMap<(Name, String), String>,
    /// Values for the rows that exist, by table and column: expressions over the columns of the
    /// table. A new column that is NOT NULL and has no default needs one if there are rows, and so
    /// does a column that becomes NOT NULL and is NULL in some.
    pub fill: BTreeMap<(Name, String), String>,
    /// How such values, and defaults that are computed for each row, are written online.
    pub batches: Batches,
    /// Whether partitions that only the old catalog has are kept, as those that a program makes while
    /// it runs. They change with the partitioned table.
    pub keep_partitions: bool,
    /// Which objects had other names.
    pub renames: Renames,
}

impl Default for Options {
    /// Online, for PostgreSQL 15; partitions that only the old catalog has are kept.
    fn default() -> Self {
        Self {
            style: Style::Online,
            server_version: 150_000,
            using: BTreeMap::new(),
            fill: BTreeMap::new(),
            batches: Batches::default(),
            keep_partitions: true,
            renames: Renames::default(),
        }
    }
}

/// Whether other sessions use the database while the plan runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// They do: constraints are added NOT VALID and validated, indexes are built CONCURRENTLY.
    Online,
    /// They do not, or tables are small: the shortest statements.
    Offline,
}

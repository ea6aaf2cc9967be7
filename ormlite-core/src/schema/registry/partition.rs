//! How a table distributes its rows to partitions.

use crate::schema::registry::constraint::IndexOn;

/// `PARTITION BY`
///
/// The partitions are not part of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartitionByDef {
    /// The strategy.
    pub strategy: PartitionStrategy,
    /// The columns and expressions of the key.
    pub key: &'static [IndexOn],
}

/// The strategy of a partitioned table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartitionStrategy {
    /// `RANGE`
    Range,
    /// `LIST`
    List,
    /// `HASH`
    Hash,
}

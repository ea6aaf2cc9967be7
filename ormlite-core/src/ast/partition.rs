//! Bounds of partitions.

use crate::types::Bind;

/// Which rows a partition has.
#[derive(Debug, Clone)]
pub enum PartitionBound {
    /// `FOR VALUES FROM (..) TO (..)`; without values `MINVALUE` and `MAXVALUE`.
    Range {
        from: Option<Vec<Bind>>,
        to: Option<Vec<Bind>>,
    },
    /// `FOR VALUES IN (..)`
    List(Vec<Bind>),
    /// `FOR VALUES WITH (MODULUS .., REMAINDER ..)`
    Hash { modulus: u32, remainder: u32 },
    /// `DEFAULT`
    Default,
}

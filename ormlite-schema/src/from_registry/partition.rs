//! Partition keys.

use ormlite_core::schema::registry::{self, IndexOn, PartitionByDef, TableDef, quoted};

use crate::model::{PartitionBy, PartitionStrategy};

pub(super) fn partition_by(table: &TableDef, def: &PartitionByDef) -> PartitionBy {
    let elements = def.key.iter().map(|element| match element {
        IndexOn::Column(at) => quoted(table.column_name(*at)),
        IndexOn::Expression(sql) => format!("({sql})"),
    });
    PartitionBy {
        strategy: match def.strategy {
            registry::PartitionStrategy::Range => PartitionStrategy::Range,
            registry::PartitionStrategy::List => PartitionStrategy::List,
            registry::PartitionStrategy::Hash => PartitionStrategy::Hash,
        },
        key: elements.collect::<Vec<_>>().join(", "),
    }
}

//! UUIDs of version 7 for keys with `default = uuid_v7`, which the client generates.

use uuid::Uuid;

use crate::ast::RowsNode;
use crate::schema::{ColumnRole, TableDesc};
use crate::types::Bind;

/// Generates the UUIDs of columns that the rows do not set: one for one row, an array for many.
pub(super) fn generate(table: &TableDesc, rows: &RowsNode) -> Vec<(u16, Bind)> {
    let is_given = |at: &u16| match rows {
        RowsNode::One(sets) => sets.iter().any(|set| set.index == *at),
        RowsNode::Many { columns, .. } => columns.contains(at),
    };
    let columns = table.columns_with(ColumnRole::UuidV7);
    let uuids = columns.filter(|at| !is_given(at)).map(|at| {
        let uuids = match rows {
            RowsNode::One(_) => Bind::new(Uuid::now_v7()),
            RowsNode::Many { rows, .. } => {
                Bind::new((0..rows.len()).map(|_| Uuid::now_v7()).collect::<Vec<_>>())
            }
        };
        (at, uuids)
    });
    uuids.collect()
}

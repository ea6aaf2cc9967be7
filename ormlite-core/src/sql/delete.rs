//! `DELETE`; of a table with soft deletion, the `UPDATE` that marks the rows.

use crate::ast::{DeleteNode, Node, SetNode, SourceNode};
use crate::schema::ColumnRole;
use crate::sql::renderer::{Renderer, VisibleSource};

impl Renderer {
    pub(super) fn delete(&mut self, node: &DeleteNode, returning: bool) {
        let table = node.table;
        self.scope
            .push(VisibleSource::plain(SourceNode::table(table)));
        match table.column_with(ColumnRole::SoftDelete) {
            Some(index) if !node.purge => {
                let marked = SetNode {
                    index,
                    value: Node::Text("now()"),
                };
                self.update_rows(table, &[marked], node.filter.as_ref(), node.deleted);
            }
            _ => {
                self.push("DELETE FROM ");
                self.table(table.schema, table.name);
                self.condition(table, node.filter.as_ref(), node.deleted);
            }
        }
        self.returning(&node.returning, returning);
    }
}

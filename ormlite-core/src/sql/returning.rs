//! `WHERE` of updates and deletes, and `RETURNING` of all writes.

use crate::ast::{Deleted, Node, SourceNode};
use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;
use crate::sql::soft_delete::not_deleted;

impl Renderer {
    /// ` WHERE ..`, with the filter of soft deletion.
    pub(super) fn condition(
        &mut self,
        table: &'static TableDesc,
        filter: Option<&Node>,
        deleted: Deleted,
    ) {
        let visible = not_deleted(&SourceNode::table(table), deleted);
        self.all_of(" WHERE ", filter, visible.as_slice());
    }

    /// ` RETURNING ..`, if the statement returns rows.
    pub(super) fn returning(&mut self, nodes: &[Node], returning: bool) {
        if returning {
            self.push(" RETURNING ");
            self.list(nodes, ", ", Self::expr);
        }
    }
}

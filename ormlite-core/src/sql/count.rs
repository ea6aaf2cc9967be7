//! `SELECT count(*)` of a query's rows.

use crate::ast::{Node, QueryNode};
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `SELECT count(*)` of a query's rows.
    pub(super) fn count(&mut self, node: &QueryNode) {
        self.count_linked(node, Vec::new());
    }

    pub(super) fn count_linked(&mut self, node: &QueryNode, link: Vec<Node>) {
        let plain = node.is_row_by_row() && node.limit.is_none() && node.offset.is_none();
        if plain {
            let is_linked = !link.is_empty();
            self.in_context(
                |context| context.linked = is_linked,
                |r| {
                    r.within(node, |r| {
                        r.push("SELECT count(*)");
                        r.from(node, link, |_| {});
                    });
                },
            );
        } else {
            self.push("SELECT count(*) FROM (");
            self.query_linked(node, link);
            self.push(") AS \"rows\"");
        }
    }
}

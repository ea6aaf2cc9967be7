//! The statement that replaces the links of a junction table.

use crate::ast::{Node, ReplaceLinksNode, SourceNode, WriteNode};
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH "removed" AS (..), "added" AS (..) SELECT .. UNION ALL SELECT ..`
    ///
    /// Each row of the result says whether it was added, and has the columns of the junction.
    pub(super) fn replace_links(&mut self, node: &ReplaceLinksNode) {
        let both = [("removed", &node.removed), ("added", &node.added)];
        self.push("WITH ");
        self.list(both, ", ", |r, (name, write)| {
            r.ident(name);
            r.push(" AS (");
            match write {
                WriteNode::Insert(node) => r.insert(node, true),
                WriteNode::Update(node) => r.update(node, true),
                WriteNode::Delete(node) => r.delete(node, true),
            }
            r.push(")");
            r.scope.clear();
        });
        let columns = Node::Row(SourceNode::table(node.table));
        self.push(" SELECT FALSE, ");
        self.expr(&columns);
        self.push(" FROM \"removed\" UNION ALL SELECT TRUE, ");
        self.expr(&columns);
        self.push(" FROM \"added\"");
    }
}

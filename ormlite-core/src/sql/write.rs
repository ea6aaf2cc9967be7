//! `UPDATE`, `DELETE`, and the `SET` and `RETURNING` that all writes share.

use crate::ast::{
    DeleteNode, Deleted, Node, Precedence, ReplaceLinksNode, SetNode, SourceNode, UpdateNode,
    WriteNode,
};
use crate::schema::{ColumnRole, TableDesc};
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::soft_delete::not_deleted;

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

    pub(super) fn update(&mut self, node: &UpdateNode, returning: bool) {
        let table = node.table;
        self.scope
            .push(VisibleSource::plain(SourceNode::table(table)));
        if node.sets.is_empty() {
            self.fail(format!("the update of `{}` sets no column", table.name));
        }
        self.update_rows(table, &node.sets, node.filter.as_ref(), node.deleted);
        self.returning(&node.returning, returning);
    }

    fn update_rows(
        &mut self,
        table: &'static TableDesc,
        sets: &[SetNode],
        filter: Option<&Node>,
        deleted: Deleted,
    ) {
        self.push("UPDATE ");
        self.table(table.schema, table.name);
        self.push(" SET ");
        self.sets(table, sets);
        self.condition(table, filter, deleted);
    }

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

    /// `column = value, ..`, with the columns that every update sets.
    pub(super) fn sets(&mut self, table: &'static TableDesc, sets: &[SetNode]) {
        let automatic: Vec<SetNode> = automatic_sets(table, sets).collect();
        self.list(sets.iter().chain(&automatic), ", ", |r, set| {
            r.set(table, set)
        });
    }

    pub(super) fn set(&mut self, table: &'static TableDesc, set: &SetNode) {
        self.ident(table.columns[usize::from(set.index)]);
        self.push(" = ");
        self.assigned(&set.value);
    }

    /// Writes the value of a column, whose type the server infers from that column.
    pub(super) fn assigned(&mut self, value: &Node) {
        self.around = self.sql.len();
        self.expr(value);
    }

    fn condition(&mut self, table: &'static TableDesc, filter: Option<&Node>, deleted: Deleted) {
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

/// Returns the assignments that every update makes: the time of the update and the next version.
fn automatic_sets(table: &'static TableDesc, sets: &[SetNode]) -> impl Iterator<Item = SetNode> {
    let column = |role| {
        let index = table.column_with(role)?;
        (!sets.is_empty() && sets.iter().all(|set| set.index != index)).then_some(index)
    };
    let time = column(ColumnRole::UpdatedAt).map(|index| SetNode {
        index,
        value: Node::Text("now()"),
    });
    let version = column(ColumnRole::Version).map(|index| {
        let version = Node::Column {
            source: SourceNode::table(table),
            index,
        };
        SetNode {
            index,
            value: Node::infix("+", Precedence::Sum, version, Node::Text("1")),
        }
    });
    time.into_iter().chain(version)
}

//! `UPDATE`, `DELETE`, and what statements that write have in common: `SET`, `RETURNING`.

use crate::ast::{
    DeleteNode, Deleted, Node, Precedence, ReplaceLinksNode, SetNode, SourceNode, UpdateNode,
    WriteNode,
};
use crate::schema::{ColumnRole, TableDesc};
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::soft_delete::not_deleted;

impl Renderer {
    /// Two writes as one statement, which gives their rows: whether each was added, and its columns.
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
        let columns = Node::Row(plain(node.table));
        self.push(" SELECT FALSE, ");
        self.expr(&columns);
        self.push(" FROM \"removed\" UNION ALL SELECT TRUE, ");
        self.expr(&columns);
        self.push(" FROM \"added\"");
    }

    pub(super) fn update(&mut self, node: &UpdateNode, returning: bool) {
        let table = node.table;
        self.scope.push(VisibleSource::plain(plain(table)));
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
        self.scope.push(VisibleSource::plain(plain(table)));
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

    /// `column = value, ..`, and what every update sets besides.
    pub(super) fn sets(&mut self, table: &'static TableDesc, sets: &[SetNode]) {
        let touched: Vec<SetNode> = touched(table, sets).collect();
        self.list(sets.iter().chain(&touched), ", ", |r, set| {
            r.set(table, set)
        });
    }

    pub(super) fn set(&mut self, table: &'static TableDesc, set: &SetNode) {
        self.ident(table.columns[usize::from(set.index)]);
        self.push(" = ");
        self.assigned(&set.value);
    }

    /// What a column is given: a value takes its type from that column alone.
    pub(super) fn assigned(&mut self, value: &Node) {
        self.around = self.sql.len();
        self.expr(value);
    }

    fn condition(&mut self, table: &'static TableDesc, filter: Option<&Node>, deleted: Deleted) {
        let present = not_deleted(&plain(table), deleted);
        self.all_of(" WHERE ", filter, present.as_slice());
    }

    pub(super) fn returning(&mut self, nodes: &[Node], wanted: bool) {
        if wanted {
            self.push(" RETURNING ");
            self.list(nodes, ", ", Self::expr);
        }
    }
}

/// A table as the source of a statement that writes to it.
pub(super) fn plain(table: &'static TableDesc) -> SourceNode {
    SourceNode::table(table)
}

/// What every update sets besides: its time and the next version.
fn touched(table: &'static TableDesc, sets: &[SetNode]) -> impl Iterator<Item = SetNode> {
    let touched = |role| {
        let index = table.column_with(role)?;
        (!sets.is_empty() && sets.iter().all(|set| set.index != index)).then_some(index)
    };
    let time = touched(ColumnRole::UpdatedAt).map(|index| SetNode {
        index,
        value: Node::Text("now()"),
    });
    let version = touched(ColumnRole::Version).map(|index| {
        let version = Node::Column {
            source: plain(table),
            index,
        };
        SetNode {
            index,
            value: Node::infix("+", Precedence::Sum, version, Node::Text("1")),
        }
    });
    time.into_iter().chain(version)
}

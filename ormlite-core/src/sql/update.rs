//! `UPDATE`, and the assignments of `SET`.

use crate::ast::{Deleted, Node, Precedence, SetNode, SourceNode, UpdateNode};
use crate::schema::{ColumnRole, TableDesc};
use crate::sql::renderer::{Renderer, VisibleSource};

impl Renderer {
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

    /// `UPDATE table SET .. WHERE ..`
    pub(super) fn update_rows(
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

//! The filter of soft-deleted rows.

use crate::ast::{Deleted, Node, QueryNode, SourceNode};
use crate::schema::ColumnRole;

/// Returns the predicate for the rows that are visible; `None` if all are, or if the table has no soft
/// deletion.
pub(super) fn not_deleted(source: &SourceNode, deleted: Deleted) -> Option<Node> {
    let op = match deleted {
        Deleted::Hidden => "IS NULL",
        Deleted::Only => "IS NOT NULL",
        Deleted::Included => return None,
    };
    let index = source.desc()?.column_with(ColumnRole::SoftDelete)?;
    let source = source.clone();
    Some(Node::Column { source, index }.is(op))
}

/// Returns which rows of joined sources are visible.
pub(super) fn deleted_of_joined(node: &QueryNode) -> Deleted {
    match node.select().deleted {
        Deleted::Hidden => Deleted::Hidden,
        Deleted::Included | Deleted::Only => Deleted::Included,
    }
}

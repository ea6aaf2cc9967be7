//! Soft deletion: the filter that keeps rows which are marked as deleted out of a statement.

use crate::ast::{Deleted, Node, QueryNode, SourceNode};
use crate::schema::ColumnRole;

/// The predicate that keeps the rows a statement should see, where the table has soft deletion.
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

/// Which rows the joined sources show.
pub(super) fn deleted_of_joined(node: &QueryNode) -> Deleted {
    match node.select().deleted {
        Deleted::Hidden => Deleted::Hidden,
        Deleted::Included | Deleted::Only => Deleted::Included,
    }
}

//! Filters by the values of columns.

use crate::ast::source::SourceNode;
use crate::ast::tree::Node;
use crate::types::Bind;

/// `key = $1 AND ..`
pub(crate) fn key_filter(source: SourceNode, key: Vec<Bind>) -> Option<Node> {
    columns_equal(source, source.table.key, key)
}

/// `a = $1 AND b = $2 ..`, for these columns of a source.
pub(crate) fn columns_equal(
    source: SourceNode,
    columns: &[u16],
    values: Vec<Bind>,
) -> Option<Node> {
    let mut filter = None;
    for (&index, bind) in columns.iter().zip(values) {
        let column = Node::Column { source, index };
        Node::and(&mut filter, Node::equal(column, Node::bind(bind)));
    }
    filter
}

//! Filters by the values of columns.

use crate::ast::tree::Node;
use crate::ast::tree::SourceNode;
use crate::types::Bind;

/// `key = $1 AND ..`
pub(crate) fn key_filter(source: SourceNode, key: Vec<Bind>) -> Option<Node> {
    let columns = source.desc().map_or(&[][..], |table| table.key);
    columns_equal(&source, columns, key)
}

/// `a = $1 AND b = $2 ..`, for these columns of a source.
pub(crate) fn columns_equal(
    source: &SourceNode,
    columns: &[u16],
    values: Vec<Bind>,
) -> Option<Node> {
    let mut filter = None;
    for (&index, bind) in columns.iter().zip(values) {
        let column = Node::Column {
            source: source.clone(),
            index,
        };
        Node::and(&mut filter, Node::equal(column, Node::bind(bind)));
    }
    filter
}

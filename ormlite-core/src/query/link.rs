//! Links: what tables are joined along.

use crate::ast::{JoinKind, JoinNode, LinkNode, Node, SelectNode};
use crate::schema::{Cardinality, Table};

/// A relation of one table to another: what the accessor of a relation returns.
pub trait Link {
    /// The table whose rows have the relation.
    type From: Table;
    /// The table whose rows it gives.
    type To: Table;
    /// How many it gives.
    type Cardinality: Cardinality;
    /// How many it gives when rows that are marked as deleted are not left out.
    type WithDeleted: Cardinality;
    /// The sources of its query, as the compiler's list of them.
    type Sources;
    /// The sources `Q` of a query that is joined by it, with the junction if it has one.
    type Joined<Q>;
    /// The same after a left join.
    type LeftJoined<Q>;

    #[doc(hidden)]
    fn node() -> (LinkNode, SelectNode);
}

/// The joins that lead along a link to the first table of its query.
pub(crate) fn joins(kind: JoinKind, link: &LinkNode, query: SelectNode) -> Vec<JoinNode> {
    let source = link.outer;
    let outer = link.outer().map(|index| Node::Column { source, index });
    let mut on = None;
    for condition in link.conditions(outer.collect()) {
        Node::and(&mut on, condition);
    }
    let mut joins = Vec::with_capacity(1 + query.joins.len());
    // A junction comes before the table it leads to, and brings the condition for it.
    let mut last = kind;
    for junction in query.joins {
        let source = junction.source;
        // A link to a row that is not there must not count as one.
        let kind = match kind {
            JoinKind::Left => JoinKind::LeftThrough,
            other => other,
        };
        joins.push(JoinNode { kind, source, on });
        (on, last) = (junction.on, JoinKind::Inner);
    }
    joins.push(JoinNode {
        kind: last,
        source: query.from,
        on,
    });
    joins
}

//! `Link`: a relation between two tables, and the joins along it.

use crate::ast::{JoinKind, JoinNode, LinkNode, Node, QueryNode};
use crate::schema::{Cardinality, Table};

/// A relation from one table to another: the return type of a relation's accessor.
pub trait Link {
    /// The table whose rows have the relation.
    type From: Table;
    /// The table of the related rows.
    type To: Table;
    /// How many related rows a row has.
    type Cardinality: Cardinality;
    /// The same, if soft-deleted rows are included.
    type WithDeleted: Cardinality;
    /// The sources of the relation's query, as a type-level list.
    type Sources;
    /// The sources `Q` of a query after an inner join along the relation, with the junction table
    /// if it has one.
    type Joined<Q>;
    /// The sources `Q` of a query after a left join along the relation.
    type LeftJoined<Q>;

    #[doc(hidden)]
    fn node() -> (LinkNode, QueryNode);
}

/// The joins from the first table of a link to its last one.
pub(crate) fn joins(kind: JoinKind, link: &LinkNode, mut query: QueryNode) -> Vec<JoinNode> {
    let source = link.outer.clone();
    let outer = link.outer().map(|index| Node::Column {
        source: source.clone(),
        index,
    });
    let mut on = None;
    for condition in link.conditions(outer.collect()) {
        Node::and(&mut on, condition);
    }
    let mut joins = Vec::with_capacity(1 + query.select().joins.len());
    // A junction table is joined first, and its own join condition is that of the target table.
    let mut last = kind;
    for junction in std::mem::take(&mut query.select_mut().joins) {
        let source = junction.source;
        // A junction row without a target row (such as a soft-deleted one) must not count as a row.
        let kind = match kind {
            JoinKind::Left => JoinKind::LeftThrough,
            other => other,
        };
        joins.push(JoinNode { kind, source, on });
        (on, last) = (junction.on, JoinKind::Inner);
    }
    joins.push(JoinNode {
        kind: last,
        source: query.select().from.clone(),
        on,
    });
    joins
}

//! The conditions of a link, and properties of relations.

use crate::ast::precedence::Precedence;
use crate::ast::tree::{Gives, LinkNode};
use crate::ast::tree::{Node, RelatedNode};

impl LinkNode {
    /// The columns of the outer query that the link compares.
    pub(crate) fn outer(&self) -> impl Iterator<Item = u16> + '_ {
        let when = self.when.iter().filter(|when| when.outer);
        let columns = self.outer_columns.iter().copied();
        columns.chain(when.map(|when| when.column))
    }

    /// The conditions of the link, with these nodes for the columns of [`outer`](Self::outer).
    pub(crate) fn conditions(&self, outer: Vec<Node>) -> Vec<Node> {
        let equal = |left, right| Node::infix("=", Precedence::Comparison, left, right);
        let linked = |inner, outer| match self.refers {
            true => equal(outer, inner),
            false => equal(inner, outer),
        };
        let inner = |index| Node::Column {
            source: self.inner.clone(),
            index,
        };
        let mut outer = outer.into_iter();
        let columns = self.inner_columns.iter().zip(outer.by_ref());
        let mut conditions: Vec<_> = columns
            .map(|(&index, outer)| linked(inner(index), outer))
            .collect();
        if let Some(when) = &self.when {
            let column = match when.outer {
                true => outer.next(),
                false => Some(inner(when.column)),
            };
            let value = || Node::bind(when.value.clone());
            conditions.extend(column.map(|column| equal(column, value())));
        }
        conditions
    }
}

impl RelatedNode {
    /// Whether it can be loaded as a level: a relation to many without `GROUP BY` and `DISTINCT`.
    pub(crate) fn is_splittable(&self) -> bool {
        self.gives == Gives::Rows && self.query.is_row_by_row()
    }
}

//! Relations: the conditions of a link, and what is asked of a relation.

use crate::ast::link::{Gives, LinkNode};
use crate::ast::precedence::Precedence;
use crate::ast::tree::{Node, RelatedNode};

impl LinkNode {
    /// The columns of the query around that the link compares.
    pub(crate) fn outer(&self) -> impl Iterator<Item = u16> + '_ {
        let when = self.when.iter().filter(|when| when.outer);
        let columns = self.outer_columns.iter().copied();
        columns.chain(when.map(|when| when.column))
    }

    /// The link as conditions, given what the columns of [`outer`](Self::outer) are called.
    pub(crate) fn conditions(&self, outer: Vec<Node>) -> Vec<Node> {
        let equal = |left, right| Node::infix("=", Precedence::Comparison, left, right);
        let linked = |inner, outer| match self.refers {
            true => equal(outer, inner),
            false => equal(inner, outer),
        };
        let inner = |index| Node::Column {
            source: self.inner,
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
    /// Whether it can be loaded by a statement of its own: many rows, each of one of its tables'.
    pub(crate) fn is_splittable(&self) -> bool {
        self.gives == Gives::Rows && self.query.is_row_by_row()
    }
}

//! Subqueries as expressions: `EXISTS (SELECT ..)` and a query of one value.

use crate::ast::{Node, Precedence};
use crate::expr::{Expr, InList};
use crate::query::select::Select;
use crate::types::{NotNullScope, Scalar, Value};
use crate::typing::Sources;

/// `EXISTS (SELECT ..)`: whether the query has a row.
///
/// A query that uses a table of the one around it says so: `.correlate::<Room>()`.
pub fn exists<Q: Sources, O>(query: Select<Q, O>) -> Expr<NotNullScope<Q::Correlated>, bool> {
    let mut node = query.into_node();
    node.asks_whether();
    Expr::new(Node::exists(node))
}

impl<Q: Sources, V: Value> Select<Q, V> {
    /// The query as a value: `(SELECT ..)`; NULL where it has no row.
    ///
    /// A query of several rows is an error of the server's.
    pub fn scalar(self) -> Expr<Q::Correlated, Option<V::Inner>> {
        Expr::new(Node::query(self.into_node()))
    }
}

/// `column IN (SELECT ..)`
impl<V: Scalar, Q: Sources, O: Value<Inner = V>> InList<V> for Select<Q, O> {
    type With<S> = (S, Q::Correlated);
    type Nullable = O::Nullable;
    fn contains(self, left: Node, not: bool) -> Node {
        let op = if not { "NOT IN" } else { "IN" };
        Node::infix(op, Precedence::Range, left, Node::query(self.into_node()))
    }
}

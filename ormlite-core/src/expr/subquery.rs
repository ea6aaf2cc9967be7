//! Subqueries as expressions: `EXISTS (SELECT ..)` and a query of one value.

use super::Expr;
use crate::node::Node;
use crate::scope::{Sources, Sure};
use crate::select::Select;
use crate::value::Value;

/// `EXISTS (SELECT ..)`: whether the query has a row.
///
/// A query that uses a table of the one around it says so: `.correlate::<Room>()`.
pub fn exists<Q: Sources, O>(query: Select<Q, O>) -> Expr<Sure<Q::Outer>, bool> {
    let mut node = query.into_node();
    node.asks_whether();
    Expr::new(Node::exists(node))
}

impl<Q: Sources, V: Value> Select<Q, V> {
    /// The query as a value: `(SELECT ..)`; NULL where it has no row.
    ///
    /// A query of several rows is an error of the server's.
    pub fn scalar(self) -> Expr<Q::Outer, Option<V::Inner>> {
        Expr::new(Node::query(self.into_node()))
    }
}

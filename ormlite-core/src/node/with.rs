//! Common table expressions: what stands in `WITH` before a query.

use std::fmt;

use super::{OrderNode, SelectNode};
use crate::render::Renderer;

/// The common table expressions before a query: known by a table of functions, so that a service
/// without any does not have what writes them.
pub trait With: fmt::Debug + Send + Sync {
    fn write(&self, to: &mut Renderer);
    /// The order of the query's rows, unless it has one of its own.
    fn order(&self) -> &[OrderNode];
    /// As [`Node::depth`](super::Node::depth).
    fn depth(&self) -> u16;
}

/// See [`With`].
#[derive(Debug)]
pub struct WithNode {
    pub(crate) tables: Vec<CteNode>,
    pub(crate) order: Vec<OrderNode>,
}

/// A common table expression.
#[derive(Debug)]
pub struct CteNode {
    pub(crate) name: &'static str,
    pub(crate) columns: Vec<&'static str>,
    pub(crate) query: SelectNode,
    /// The recursive part, after `UNION` or `UNION ALL`.
    pub(crate) next: Option<(&'static str, SelectNode)>,
}

impl SelectNode {
    /// The order of its rows.
    pub(crate) fn order(&self) -> &[OrderNode] {
        let has_own = self.any_order || !self.order_by.is_empty();
        match &self.with {
            Some(with) if !has_own && self.is_row_by_row() => with.order(),
            _ => &self.order_by,
        }
    }

    /// Leaves its rows in any order, where nothing depends on it.
    pub(crate) fn unordered(&mut self) {
        self.order_by.clear();
        self.any_order = true;
    }
}

//! Queries: how they begin, and what is asked of them.

use crate::ast::source::SourceNode;
use crate::ast::tree::{Deleted, Distinct, Loading, Node, OrderNode, RelatedNode, SelectNode};
use crate::decode::RowDecoder;
use crate::types::Bind;

impl SelectNode {
    /// Whether each row that the filter leaves gives one row of the result.
    pub(crate) fn is_row_by_row(&self) -> bool {
        matches!(self.distinct, Distinct::All)
            && self.group_by.is_empty()
            && self.having.is_none()
            && !self.columns.iter().any(Node::is_aggregate)
    }

    pub(crate) fn from(source: SourceNode) -> Self {
        Self {
            columns: vec![Node::Row(source)],
            distinct: Distinct::All,
            from: source,
            joins: Vec::new(),
            filter: None,
            group_by: Vec::new(),
            having: None,
            order_by: Vec::new(),
            limit: None,
            offset: None,
            lock: None,
            deleted: Deleted::Hidden,
            outer: Vec::new(),
            keyed: false,
            at_most: None,
            loading: Loading::default(),
            parts: Vec::new(),
            with: None,
            any_order: false,
            depth: 0,
        }
    }

    /// At most one row, unless it was limited to that before or cannot have more.
    pub(crate) fn limit_to_one(&mut self) {
        let few = self.limit.is_some() && self.at_most.is_some_and(|rows| rows <= 1);
        if !few && !self.keyed {
            self.limit = Some(Bind::new(1_i64));
            self.at_most = Some(1);
        }
    }

    /// Prepares it for `EXISTS`: nothing of a row is asked for.
    pub(crate) fn asks_whether(&mut self) {
        if self.is_row_by_row() {
            self.columns = vec![Node::Text("1")];
        }
        self.unordered();
        self.lock = None;
        self.parts.clear();
    }

    /// The relations that it selects.
    pub(crate) fn related(&self) -> impl Iterator<Item = &RelatedNode> {
        self.columns.iter().filter_map(|column| match column {
            Node::Related(related) => Some(&**related),
            _ => None,
        })
    }
}

impl SelectNode {
    /// The order of its rows.
    pub(crate) fn order(&self) -> &[OrderNode] {
        let has_own = self.any_order || !self.order_by.is_empty();
        match &self.with {
            Some(with) if !has_own && self.is_row_by_row() => &with.order,
            _ => &self.order_by,
        }
    }

    /// Leaves its rows in any order, where nothing depends on it.
    pub(crate) fn unordered(&mut self) {
        self.order_by.clear();
        self.any_order = true;
    }
}

/// What the readers of selected columns must know, in the order of the columns.
pub(crate) fn parts_of(columns: &[Node]) -> impl Iterator<Item = RowDecoder> + '_ {
    columns.iter().flat_map(|column| match column {
        Node::Related(related) => related.part.clone(),
        Node::OneOf(one_of) => Some(one_of.part.clone()),
        _ => None,
    })
}

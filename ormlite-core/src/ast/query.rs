//! Constructors and properties of queries.

use crate::ast::tree::SourceNode;
use crate::ast::tree::{
    Body, Deleted, Distinct, Loading, Node, OrderNode, QueryNode, RelatedNode, SelectNode,
};
use crate::decode::{RowDecoder, RowDecoders};
use crate::types::Bind;

impl SelectNode {
    /// `SELECT` all columns `FROM` a source.
    pub(crate) fn from(source: SourceNode) -> Self {
        Self {
            columns: vec![Node::Row(source.clone())],
            distinct: Distinct::All,
            from: source,
            joins: Vec::new(),
            filter: None,
            group_by: Vec::new(),
            having: None,
            deleted: Deleted::Hidden,
            outer: Vec::new(),
        }
    }
}

impl QueryNode {
    pub(crate) fn from(source: SourceNode) -> Self {
        Self::of(Body::Select(SelectNode::from(source)))
    }

    /// A query without order, limit and lock.
    pub(crate) fn of(body: Body) -> Self {
        Self {
            with: None,
            body,
            order_by: Vec::new(),
            limit: None,
            offset: None,
            lock: None,
            keyed: false,
            at_most: None,
            loading: Loading::default(),
            decoders: RowDecoders::default(),
            any_order: false,
            depth: 0,
        }
    }

    /// Its `SELECT`; that of a set operation is the first one, which names and types the columns.
    pub(crate) fn select(&self) -> &SelectNode {
        match &self.body {
            Body::Select(select) => select,
            Body::SetOperation(operation) => operation.left.select(),
        }
    }

    /// Its `SELECT`, mutably.
    pub(crate) fn select_mut(&mut self) -> &mut SelectNode {
        match &mut self.body {
            Body::Select(select) => select,
            Body::SetOperation(operation) => operation.left.select_mut(),
        }
    }

    /// The name of the first table, for errors and traces.
    pub(crate) fn table_name(&self) -> &'static str {
        let table = self.select().from.desc();
        table.map_or("", |table| table.name)
    }

    /// Whether the result has one row for each row that passes the filter.
    pub(crate) fn is_row_by_row(&self) -> bool {
        let Body::Select(select) = &self.body else {
            return false;
        };
        matches!(select.distinct, Distinct::All)
            && select.group_by.is_empty()
            && select.having.is_none()
            && !select.columns.iter().any(Node::is_aggregate)
    }

    /// Limits it to one row, unless it cannot have more.
    pub(crate) fn limit_to_one(&mut self) {
        let few = self.limit.is_some() && self.at_most.is_some_and(|rows| rows <= 1);
        if !few && !self.keyed {
            self.limit = Some(Bind::new(1_i64));
            self.at_most = Some(1);
        }
    }

    /// Prepares it for `EXISTS`, which needs no columns, order and lock.
    pub(crate) fn asks_whether(&mut self) {
        if self.is_row_by_row() {
            self.select_mut().columns = vec![Node::Text("1")];
        }
        self.unordered();
        self.lock = None;
        self.decoders.clear();
    }

    /// The relations among its columns.
    pub(crate) fn related(&self) -> impl Iterator<Item = &RelatedNode> {
        let columns = self.select().columns.iter();
        columns.filter_map(|column| match column {
            Node::Related(related) => Some(&**related),
            _ => None,
        })
    }

    /// The order of its rows.
    pub(crate) fn order(&self) -> &[OrderNode] {
        let has_own = self.any_order || !self.order_by.is_empty();
        match &self.with {
            Some(with) if !has_own && self.is_row_by_row() => &with.order,
            _ => &self.order_by,
        }
    }

    /// Removes its order.
    pub(crate) fn unordered(&mut self) {
        self.order_by.clear();
        self.any_order = true;
    }
}

/// The decoders of the relations among selected columns, in the order of the columns.
pub(crate) fn decoders_of(columns: &[Node]) -> impl Iterator<Item = RowDecoder> + '_ {
    columns.iter().flat_map(|column| match column {
        Node::Related(related) => related.decoder.clone(),
        Node::OneOf(one_of) => Some(one_of.decoder.clone()),
        _ => None,
    })
}

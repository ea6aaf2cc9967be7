//! Queries: how they begin, and what is asked of them.

use crate::ast::source::SourceNode;
use crate::ast::tree::{
    Body, Deleted, Distinct, Loading, Node, OrderNode, QueryNode, RelatedNode, SelectNode,
};
use crate::decode::{RowDecoder, RowDecoders};
use crate::types::Bind;

impl SelectNode {
    /// Every column of every row of a source.
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

    /// A query of these rows, in any order, without a limit.
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

    /// Its `SELECT`; of a set operation the first one, which names and types the columns.
    pub(crate) fn select(&self) -> &SelectNode {
        match &self.body {
            Body::Select(select) => select,
            Body::SetOperation(operation) => operation.left.select(),
        }
    }

    /// As [`select`](Self::select), to change it.
    pub(crate) fn select_mut(&mut self) -> &mut SelectNode {
        match &mut self.body {
            Body::Select(select) => select,
            Body::SetOperation(operation) => operation.left.select_mut(),
        }
    }

    /// The name of the table that it starts from, for errors and traces.
    pub(crate) fn table_name(&self) -> &'static str {
        let table = self.select().from.desc();
        table.map_or("", |table| table.name)
    }

    /// Whether each row that the filter leaves gives one row of the result.
    pub(crate) fn is_row_by_row(&self) -> bool {
        let Body::Select(select) = &self.body else {
            return false;
        };
        matches!(select.distinct, Distinct::All)
            && select.group_by.is_empty()
            && select.having.is_none()
            && !select.columns.iter().any(Node::is_aggregate)
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
            self.select_mut().columns = vec![Node::Text("1")];
        }
        self.unordered();
        self.lock = None;
        self.decoders.clear();
    }

    /// The relations that it selects.
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

    /// Leaves its rows in any order, where nothing depends on it.
    pub(crate) fn unordered(&mut self) {
        self.order_by.clear();
        self.any_order = true;
    }
}

/// How the records of the relations among selected columns are read, in the order of the columns.
pub(crate) fn decoders_of(columns: &[Node]) -> impl Iterator<Item = RowDecoder> + '_ {
    columns.iter().flat_map(|column| match column {
        Node::Related(related) => related.decoder.clone(),
        Node::OneOf(one_of) => Some(one_of.decoder.clone()),
        _ => None,
    })
}

//! The common table expressions of a recursive query: the starting rows, the steps, and the rows
//! that are reached.
//!
//! A row is identified by the columns that the foreign key refers to, which are unique. So a row
//! has one parent, and the descendants of a row reach no row twice: a cycle can only return to a
//! starting row. The ancestors of several rows can be the same from some depth on.

use std::borrow::Cow;
use std::sync::Arc;

use crate::ast::{
    Body, CteNode, Definition, Distinct, ErasedBox, JoinKind, JoinNode, LinkNode, NamedSource,
    Node, OrderNode, Precedence, QueryNode, SetOperationNode, SetOperator, SourceNode, WhenNode,
    WithNode,
};
use crate::recursive::step;
use crate::types::Bind;

/// The direction along the foreign key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the referenced row to the rows that refer to it.
    Down,
    /// From the referencing row to the row that it refers to.
    Up,
}

/// A recursive query before its common table expressions are made.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) direction: Direction,
    /// The foreign key, from a row to the next one.
    pub(super) link: LinkNode,
    /// The query of the starting rows.
    pub(super) start: ErasedBox<QueryNode>,
    pub(super) max_depth: Option<Bind>,
    pub(super) including_self: bool,
}

/// The largest number of columns of a key.
pub(super) const WIDEST: usize = 8;

/// The columns of all common table expressions of a recursive query; each has those that it needs.
const COLUMNS: &[&str] = &[
    "depth", "n", "parent", //
    "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", //
    "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", //
    "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9",
];
const DEPTH: u16 = 0;
/// The number of a row among the rows of its depth.
const NUMBER: u16 = 1;
/// The number of its parent.
const PARENT: u16 = 2;
/// The columns that identify a row.
const KEY: u16 = 3;
/// The key of an earlier row of the path, which the path does not return to.
const MARK: u16 = KEY + WIDEST as u16;
/// The referencing columns of a row, upwards: one more for a reference with `when(..)`.
const REFERRING: u16 = MARK + WIDEST as u16;

/// The common table expressions, as sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cte {
    /// The starting rows.
    Start,
    /// The steps upwards, in which a row can occur at several depths.
    Steps,
    /// The rows that are reached.
    Reached,
}

impl Cte {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "walk_start",
            Self::Steps => "walk_steps",
            Self::Reached => step::NAME,
        }
    }

    fn source(self) -> SourceNode {
        SourceNode::Named(Arc::new(NamedSource {
            name: self.name().into(),
            columns: COLUMNS.iter().map(|name| (*name).into()).collect(),
            definition: Definition::Cte(self.name().into()),
        }))
    }

    fn column(self, index: u16) -> Node {
        let source = self.source();
        Node::Column { source, index }
    }
}

/// The depth of a row, its number and that of its parent.
pub(super) fn numbers() -> [Node; 3] {
    [DEPTH, NUMBER, PARENT].map(|index| Cte::Reached.column(index))
}

/// A column of a recursive common table expression: its value for the starting rows, and for the
/// rows of the next depth.
struct Carried {
    index: u16,
    first: Node,
    next: Node,
}

impl Plan {
    /// The query of the rows that are reached, each once. `step` has the clauses of a step: its
    /// filter, its order, its limit and whether it follows soft-deleted rows.
    pub(super) fn flat(self, step: &QueryNode) -> QueryNode {
        let mut order = vec![ascending(Cte::Reached.column(DEPTH))];
        order.extend_from_slice(&step.order_by);
        let mut node = self.reached(self.including_self, step);
        let steps = match self.direction {
            Direction::Down => {
                let carried = self.carried(Cte::Reached, false);
                vec![self.recursion(Cte::Reached, true, carried, step)]
            }
            // Equal rows of one depth are removed by the UNION, those of other depths at the end.
            Direction::Up => {
                let carried = self.carried(Cte::Steps, false);
                vec![
                    self.recursion(Cte::Steps, false, carried, step),
                    self.nearest(),
                ]
            }
        };
        node.with = Some(self.with(steps, order));
        node
    }

    /// The query of the descendants of each starting row and that row itself; a row below several
    /// starting rows occurs for each. And its order: by depth, the starting rows in the order of
    /// their query.
    pub(super) fn nested(self, step: &QueryNode) -> (QueryNode, Vec<OrderNode>) {
        let mut node = self.reached(true, step);
        let depth = || Cte::Reached.column(DEPTH);
        let is_root = Node::infix("=", Precedence::Comparison, depth(), Node::Text("0"));
        let of_root = Node::case(vec![(is_root, Cte::Reached.column(NUMBER))], None);
        let mut order = vec![ascending(depth()), ascending(of_root)];
        order.extend_from_slice(&step.order_by);
        let carried = self.carried(Cte::Reached, true);
        let steps = self.recursion(Cte::Reached, true, carried, step);
        node.with = Some(self.with(vec![steps], Vec::new()));
        (node, order)
    }

    fn table(&self) -> SourceNode {
        self.link.inner.clone()
    }

    /// The columns that identify a row.
    fn key(&self) -> &'static [u16] {
        match self.direction {
            Direction::Down => self.link.outer_columns,
            Direction::Up => self.link.inner_columns,
        }
    }

    /// The columns that find the next row upwards; downwards the key does.
    fn referring(&self) -> Vec<u16> {
        match self.direction {
            Direction::Down => Vec::new(),
            Direction::Up => self.link.outer().collect(),
        }
    }

    fn own(&self, index: u16) -> Node {
        let source = self.table();
        Node::Column { source, index }
    }

    /// `FROM table INNER JOIN walk ON key = key`
    fn reached(&self, including_self: bool, step: &QueryNode) -> QueryNode {
        let mut node = QueryNode::from(self.table());
        let mut on = None;
        for (at, &index) in (KEY..).zip(self.key()) {
            Node::and(&mut on, equal(self.own(index), Cte::Reached.column(at)));
        }
        if !including_self {
            let depth = Cte::Reached.column(DEPTH);
            let is_below = Node::infix(">", Precedence::Comparison, depth, Node::Text("0"));
            Node::and(&mut on, is_below);
        }
        node.select_mut().joins = vec![join(Cte::Reached.source(), on)];
        node.select_mut().deleted = step.select().deleted;
        (node.limit, node.at_most) = (step.limit.clone(), step.at_most);
        node
    }

    fn with(self, steps: Vec<CteNode>, order: Vec<OrderNode>) -> Arc<WithNode> {
        let mut tables = vec![self.starting()];
        tables.extend(steps);
        Arc::new(WithNode { tables, order })
    }

    /// The keys of the starting rows, and upwards their referencing columns.
    fn starting(self) -> CteNode {
        let (key, referring) = (self.key(), self.referring());
        let mut query = QueryNode::clone(&self.start);
        let row = row_of(&query);
        let columns = key.iter().chain(&referring);
        query.select_mut().columns = columns
            .map(|&index| Node::Column {
                source: row.clone(),
                index,
            })
            .collect();
        query.decoders.clear();
        // The server wants `SELECT DISTINCT` to select the terms of its order.
        if matches!(query.select().distinct, Distinct::Rows) && !query.order_by.is_empty() {
            query.select_mut().distinct = Distinct::All;
        }
        let keys = (KEY..).take(key.len());
        CteNode {
            name: Cte::Start.name().into(),
            columns: names(keys.chain((REFERRING..).take(referring.len()))),
            query,
        }
    }

    fn carried(&self, own: Cte, nested: bool) -> Vec<Carried> {
        let mut carried = Vec::new();
        let mut carry = |index, first, next| carried.push(Carried { index, first, next });
        for (at, &index) in (KEY..).zip(self.key()) {
            carry(at, Cte::Start.column(at), self.own(index));
        }
        for (at, index) in (REFERRING..).zip(self.referring()) {
            carry(at, Cte::Start.column(at), self.own(index));
        }
        let depth = || own.column(DEPTH);
        let next = || Node::infix("+", Precedence::Sum, depth(), Node::Text("1"));
        carry(DEPTH, Node::Text("0"), next());
        // Downwards it is enough that no step leads to a starting row. The nested form needs steps
        // from one starting row to another, so there the mark is the root of the tree.
        if nested || self.direction == Direction::Up {
            for (at, &index) in self.key().iter().enumerate() {
                let (key, mark) = (KEY + at as u16, MARK + at as u16);
                let marked = match self.direction {
                    Direction::Down => own.column(mark),
                    Direction::Up => moving(depth(), next(), self.own(index), own.column(mark)),
                };
                carry(mark, Cte::Start.column(key), marked);
            }
        }
        if nested {
            let number = || Node::Text("row_number() OVER ()");
            carry(NUMBER, number(), number());
            carry(PARENT, Node::Text("NULL::bigint"), own.column(NUMBER));
        }
        carried
    }

    /// `SELECT .. FROM start UNION SELECT .. FROM own INNER JOIN table ON foreign key WHERE ..`
    fn recursion(&self, own: Cte, all: bool, carried: Vec<Carried>, step: &QueryNode) -> CteNode {
        let has_mark = carried.iter().any(|column| column.index == MARK);
        let is_numbered = carried.iter().any(|column| column.index == NUMBER);
        let columns = names(carried.iter().map(|column| column.index));
        let (firsts, nexts) = carried
            .into_iter()
            .map(|column| (column.first, column.next))
            .unzip();

        let mut query = QueryNode::from(Cte::Start.source());
        query.select_mut().columns = firsts;
        // A join can return a starting row several times.
        if !self.start.select().joins.is_empty() && !is_numbered && all {
            query.select_mut().distinct = Distinct::Rows;
        }

        let mut next = QueryNode::from(own.source());
        next.select_mut().columns = nexts;
        next.select_mut().deleted = step.select().deleted;
        let compared = match self.direction {
            Direction::Down => KEY,
            Direction::Up => REFERRING,
        };
        let outer = (compared..).take(self.link.outer().count());
        let mut on = None;
        for condition in self
            .link
            .conditions(outer.map(|at| own.column(at)).collect())
        {
            Node::and(&mut on, condition);
        }
        next.select_mut().joins = vec![join(self.table(), on)];
        let filter = &mut next.select_mut().filter;
        if let Some(most) = &self.max_depth {
            let (depth, most) = (own.column(DEPTH), Node::bind(most.clone()));
            let within = Node::infix("<", Precedence::Comparison, depth, most);
            Node::and(filter, within);
        }
        if has_mark {
            let key = (MARK..).zip(self.key());
            let differ = key.map(|(mark, &index)| {
                let (key, mark) = (self.own(index), own.column(mark));
                Node::infix("<>", Precedence::Comparison, key, mark)
            });
            let differ = Node::joined(differ.collect(), "OR", Precedence::Or, "FALSE");
            Node::and(filter, differ);
        }
        if !is_numbered {
            Node::and(filter, self.is_not_of_start());
        }
        if let Some(predicate) = &step.select().filter {
            Node::and(filter, predicate.clone());
        }
        CteNode {
            name: own.name().into(),
            columns,
            query: QueryNode::of(Body::SetOperation(ErasedBox::new(SetOperationNode {
                operator: SetOperator::Union,
                all,
                left: query,
                right: next,
            }))),
        }
    }

    /// The rows below a starting row are reached from there, at a smaller depth.
    fn is_not_of_start(&self) -> Node {
        let key = self.key();
        let mut own: Vec<_> = key.iter().map(|&index| self.own(index)).collect();
        let own = match own.len() {
            1 => own.remove(0),
            _ => Node::call("ROW", own),
        };
        let mut start = QueryNode::from(Cte::Start.source());
        start.select_mut().columns = (KEY..)
            .take(key.len())
            .map(|at| Cte::Start.column(at))
            .collect();
        let start = Node::query(ErasedBox::new(start));
        Node::infix("NOT IN", Precedence::Range, own, start)
    }

    /// Each row at its smallest depth.
    fn nearest(&self) -> CteNode {
        let keys = || (KEY..).take(self.key().len());
        let mut query = QueryNode::from(Cte::Steps.source());
        query.select_mut().group_by = keys().map(|at| Cte::Steps.column(at)).collect();
        query.select_mut().columns = query.select().group_by.clone();
        query
            .select_mut()
            .columns
            .push(Node::call("min", vec![Cte::Steps.column(DEPTH)]));
        CteNode {
            name: Cte::Reached.name().into(),
            columns: names(keys().chain([DEPTH])),
            query,
        }
    }
}

impl LinkNode {
    /// The same foreign key of a table to itself in the other direction.
    pub(super) fn reversed(self) -> Self {
        Self {
            outer: self.inner,
            outer_columns: self.inner_columns,
            inner: self.outer,
            inner_columns: self.outer_columns,
            when: self.when.map(|when| WhenNode {
                outer: !when.outer,
                ..when
            }),
            refers: !self.refers,
            ..self
        }
    }
}

/// The mark after a step: the row's key if the next depth is a power of two, otherwise unchanged.
///
/// So every path that enters a cycle ends: at some power of two, a row of the cycle stays the mark
/// for more steps than the cycle has rows.
fn moving(depth: Node, next: Node, key: Node, mark: Node) -> Node {
    let bits = Node::infix("&", Precedence::Operator, depth, next);
    let is_power = Node::infix("=", Precedence::Comparison, bits, Node::Text("0"));
    Node::case(vec![(is_power, key)], Some(mark))
}

fn names(indexes: impl Iterator<Item = u16>) -> Vec<Cow<'static, str>> {
    indexes.map(|at| COLUMNS[usize::from(at)].into()).collect()
}

/// The source whose whole rows a query selects.
fn row_of(query: &QueryNode) -> SourceNode {
    match query.select().columns.first() {
        Some(Node::Row(source)) => source.clone(),
        _ => query.select().from.clone(),
    }
}

fn join(source: SourceNode, on: Option<Node>) -> JoinNode {
    JoinNode {
        kind: JoinKind::Inner,
        source,
        on,
    }
}

fn equal(left: Node, right: Node) -> Node {
    Node::infix("=", Precedence::Comparison, left, right)
}

fn ascending(node: Node) -> OrderNode {
    OrderNode {
        node,
        descending: false,
        nulls: None,
    }
}

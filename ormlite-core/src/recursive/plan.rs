//! A walk as common table expressions: where it starts, what it steps through, and what it met.
//!
//! A row is known by the columns that the reference leads to, which a foreign key needs to be
//! unique. So a row has one parent, and from a row downwards no other row is met twice: a cycle can
//! only lead back to a row where the walk started. Upwards, ways that meet are one from there on.

use std::borrow::Cow;
use std::sync::Arc;

use crate::ast::{
    Body, CteNode, Deleted, Distinct, ErasedBox, JoinKind, JoinNode, LinkNode, NamedSource, Node,
    OrderNode, Precedence, QueryNode, SetOperationNode, SetOperator, SourceNode, WhenNode,
    WithNode,
};
use crate::recursive::step;
use crate::types::Bind;

/// Which way a walk goes along its reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the row that is referred to, to those that refer to it.
    Down,
    /// From the row that refers, to the one it refers to.
    Up,
}

/// What has been said of a walk.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) way: Direction,
    /// From a row to the next one.
    pub(super) link: LinkNode,
    /// The query whose rows the walk starts from.
    pub(super) start: ErasedBox<QueryNode>,
    /// Which rows are walked through.
    pub(super) filter: Option<Node>,
    pub(super) order_by: Vec<OrderNode>,
    pub(super) max_depth: Option<Bind>,
    pub(super) including_self: bool,
    pub(super) deleted: Deleted,
}

/// As many columns as a key may have.
pub(super) const WIDEST: usize = 8;

/// The columns of all common table expressions of a walk; each has those that it needs.
const COLUMNS: &[&str] = &[
    "depth", "n", "parent", //
    "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", //
    "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", //
    "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9",
];
const DEPTH: u16 = 0;
/// The number of a row among those of its depth.
const NUMBER: u16 = 1;
/// The number of the row above it.
const PARENT: u16 = 2;
/// What a row is known by.
const KEY: u16 = 3;
/// The key of a row further back, which is not walked into again.
const MARK: u16 = KEY + WIDEST as u16;
/// What a row refers by, upwards: one more, where the reference holds for a value of another column.
const REFERRING: u16 = MARK + WIDEST as u16;

/// The common table expressions of a walk, as sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cte {
    /// The rows where it starts.
    Start,
    /// Its steps, where a row may be met on several ways.
    Steps,
    /// The rows that it meets.
    Walk,
}

impl Cte {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "walk_start",
            Self::Steps => "walk_steps",
            Self::Walk => step::NAME,
        }
    }

    fn source(self) -> SourceNode {
        SourceNode::Named(Arc::new(NamedSource {
            name: self.name().into(),
            columns: COLUMNS.iter().map(|name| (*name).into()).collect(),
        }))
    }

    fn column(self, index: u16) -> Node {
        let source = self.source();
        Node::Column { source, index }
    }
}

/// The depth of a nested row, its number and that of the row above it.
pub(super) fn numbers() -> [Node; 3] {
    [DEPTH, NUMBER, PARENT].map(|index| Cte::Walk.column(index))
}

/// A column of a recursive expression: for the rows where it starts, and for the next ones.
struct Carried {
    index: u16,
    first: Node,
    next: Node,
}

impl Plan {
    /// The rows that the walk meets, each once.
    pub(super) fn flat(self) -> QueryNode {
        let mut order = vec![ascending(Cte::Walk.column(DEPTH))];
        order.extend_from_slice(&self.order_by);
        let mut node = self.met(self.including_self);
        let steps = match self.way {
            Direction::Down => {
                vec![self.recursion(Cte::Walk, true, self.carried(Cte::Walk, false))]
            }
            // Ways that meet at the same depth are one; those of another depth are put aside last.
            Direction::Up => {
                let steps = self.recursion(Cte::Steps, false, self.carried(Cte::Steps, false));
                vec![steps, self.nearest()]
            }
        };
        node.with = Some(self.with(steps, order));
        node
    }

    /// The rows beneath each row of the start, that row included; one that is beneath several is
    /// there for each. And their order: by depth, the roots as the start has them.
    pub(super) fn nested(self) -> (QueryNode, Vec<OrderNode>) {
        let mut node = self.met(true);
        let depth = || Cte::Walk.column(DEPTH);
        let is_root = Node::infix("=", Precedence::Comparison, depth(), Node::Text("0"));
        let of_root = Node::case(vec![(is_root, Cte::Walk.column(NUMBER))], None);
        let mut order = vec![ascending(depth()), ascending(of_root)];
        order.extend_from_slice(&self.order_by);
        let steps = self.recursion(Cte::Walk, true, self.carried(Cte::Walk, true));
        node.with = Some(self.with(vec![steps], Vec::new()));
        (node, order)
    }

    fn table(&self) -> SourceNode {
        self.link.inner.clone()
    }

    /// The columns that a row is known by.
    fn key(&self) -> &'static [u16] {
        match self.way {
            Direction::Down => self.link.outer_columns,
            Direction::Up => self.link.inner_columns,
        }
    }

    /// What is carried upwards to find the next row by; downwards that is the key.
    fn referring(&self) -> Vec<u16> {
        match self.way {
            Direction::Down => Vec::new(),
            Direction::Up => self.link.outer().collect(),
        }
    }

    fn own(&self, index: u16) -> Node {
        let source = self.table();
        Node::Column { source, index }
    }

    /// `FROM table INNER JOIN walk ON key = key`
    fn met(&self, including_self: bool) -> QueryNode {
        let mut node = QueryNode::from(self.table());
        let mut on = None;
        for (at, &index) in (KEY..).zip(self.key()) {
            Node::and(&mut on, equal(self.own(index), Cte::Walk.column(at)));
        }
        if !including_self {
            let depth = Cte::Walk.column(DEPTH);
            let met = Node::infix(">", Precedence::Comparison, depth, Node::Text("0"));
            Node::and(&mut on, met);
        }
        node.select_mut().joins = vec![join(Cte::Walk.source(), on)];
        node.select_mut().deleted = self.deleted;
        node
    }

    fn with(self, steps: Vec<CteNode>, order: Vec<OrderNode>) -> Arc<WithNode> {
        let mut tables = vec![self.starting()];
        tables.extend(steps);
        Arc::new(WithNode { tables, order })
    }

    /// The keys of the rows where the walk starts, and what they refer by.
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
        // It would want to select what it is ordered by.
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
        // Downwards a row of the start is not walked into, and that is enough; in the nested form
        // it is walked into from others, so the mark is the root.
        if nested || self.way == Direction::Up {
            for (at, &index) in self.key().iter().enumerate() {
                let (key, mark) = (KEY + at as u16, MARK + at as u16);
                let marked = match self.way {
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

    /// `SELECT .. FROM start UNION SELECT .. FROM itself INNER JOIN table ON the reference WHERE ..`
    fn recursion(&self, own: Cte, all: bool, carried: Vec<Carried>) -> CteNode {
        let has_mark = carried.iter().any(|column| column.index == MARK);
        let is_numbered = carried.iter().any(|column| column.index == NUMBER);
        let columns = names(carried.iter().map(|column| column.index));
        let (firsts, nexts) = carried
            .into_iter()
            .map(|column| (column.first, column.next))
            .unzip();

        let mut query = QueryNode::from(Cte::Start.source());
        query.select_mut().columns = firsts;
        // A join may give a row several times.
        if !self.start.select().joins.is_empty() && !is_numbered && all {
            query.select_mut().distinct = Distinct::Rows;
        }

        let mut next = QueryNode::from(own.source());
        next.select_mut().columns = nexts;
        next.select_mut().deleted = self.deleted;
        let compared = match self.way {
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
        if let Some(predicate) = &self.filter {
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

    /// What is beyond a row of the start is met from there, at a smaller depth.
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

    /// Each row that was met, at its smallest depth.
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
            name: Cte::Walk.name().into(),
            columns: names(keys().chain([DEPTH])),
            query,
        }
    }
}

impl LinkNode {
    /// The same link of a table to itself, the other way.
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

/// The mark after a step: the row's key where the next depth is a power of two, else as before.
///
/// So a way into a cycle ends, however long it was before and however long the cycle is: one row of
/// the cycle is marked for longer than it takes to come round again.
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

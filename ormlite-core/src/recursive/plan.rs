//! A walk as common table expressions: where it starts, what it steps through, and what it met.
//!
//! A row is known by the columns that the reference leads to, which a foreign key needs to be
//! unique. So a row has one parent, and from a row downwards no other row is met twice: a cycle can
//! only lead back to a row where the walk started. Upwards, ways that meet are one from there on.

use std::sync::Arc;

use crate::ast::{
    CteNode, Deleted, Distinct, ErasedBox, JoinKind, JoinNode, LinkNode, Node, OrderNode,
    Precedence, SelectNode, SourceNode, WhenNode, WithNode,
};
use crate::recursive::step;
use crate::schema::TableDesc;
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
    pub(super) start: ErasedBox<SelectNode>,
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

static START: TableDesc = named("walk_start");
static STEPS: TableDesc = named("walk_steps");
static WALK: TableDesc = named(step::NAME);

const fn named(name: &'static str) -> TableDesc {
    TableDesc {
        schema: None,
        name,
        columns: COLUMNS,
        roles: "",
        key: &[],
        references: &[],
    }
}

fn source(table: &'static TableDesc) -> SourceNode {
    SourceNode { table, alias: None }
}

fn column(table: &'static TableDesc, index: u16) -> Node {
    let source = source(table);
    Node::Column { source, index }
}

/// The depth of a nested row, its number and that of the row above it.
pub(super) fn numbers() -> [Node; 3] {
    [DEPTH, NUMBER, PARENT].map(|index| column(&WALK, index))
}

/// A column of a recursive expression: for the rows where it starts, and for the next ones.
struct Carried {
    index: u16,
    first: Node,
    next: Node,
}

impl Plan {
    /// The rows that the walk meets, each once.
    pub(super) fn flat(self) -> SelectNode {
        let mut order = vec![ascending(column(&WALK, DEPTH))];
        order.extend_from_slice(&self.order_by);
        let mut node = self.met(self.including_self);
        let steps = match self.way {
            Direction::Down => vec![self.recursion(&WALK, "UNION ALL", self.carried(&WALK, false))],
            // Ways that meet at the same depth are one; those of another depth are put aside last.
            Direction::Up => {
                let steps = self.recursion(&STEPS, "UNION", self.carried(&STEPS, false));
                vec![steps, self.nearest()]
            }
        };
        node.with = Some(self.with(steps, order));
        node
    }

    /// The rows beneath each row of the start, that row included; one that is beneath several is
    /// there for each. And their order: by depth, the roots as the start has them.
    pub(super) fn nested(self) -> (SelectNode, Vec<OrderNode>) {
        let mut node = self.met(true);
        let depth = || column(&WALK, DEPTH);
        let is_root = Node::infix("=", Precedence::Comparison, depth(), Node::Text("0"));
        let of_root = Node::case(vec![(is_root, column(&WALK, NUMBER))], None);
        let mut order = vec![ascending(depth()), ascending(of_root)];
        order.extend_from_slice(&self.order_by);
        let steps = self.recursion(&WALK, "UNION ALL", self.carried(&WALK, true));
        node.with = Some(self.with(vec![steps], Vec::new()));
        (node, order)
    }

    fn table(&self) -> SourceNode {
        self.link.inner
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
    fn met(&self, including_self: bool) -> SelectNode {
        let mut node = SelectNode::from(self.table());
        let mut on = None;
        for (at, &index) in (KEY..).zip(self.key()) {
            Node::and(&mut on, equal(self.own(index), column(&WALK, at)));
        }
        if !including_self {
            let depth = column(&WALK, DEPTH);
            let met = Node::infix(">", Precedence::Comparison, depth, Node::Text("0"));
            Node::and(&mut on, met);
        }
        node.joins = vec![join(source(&WALK), on)];
        node.deleted = self.deleted;
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
        let mut query = SelectNode::clone(&self.start);
        let row = row_of(&query);
        let columns = key.iter().chain(&referring);
        query.columns = columns
            .map(|&index| Node::Column { source: row, index })
            .collect();
        query.parts.clear();
        // It would want to select what it is ordered by.
        if matches!(query.distinct, Distinct::Rows) && !query.order_by.is_empty() {
            query.distinct = Distinct::All;
        }
        let keys = (KEY..).take(key.len());
        CteNode {
            name: START.name,
            columns: names(keys.chain((REFERRING..).take(referring.len()))),
            query,
            next: None,
        }
    }

    fn carried(&self, own: &'static TableDesc, nested: bool) -> Vec<Carried> {
        let mut carried = Vec::new();
        let mut carry = |index, first, next| carried.push(Carried { index, first, next });
        for (at, &index) in (KEY..).zip(self.key()) {
            carry(at, column(&START, at), self.own(index));
        }
        for (at, index) in (REFERRING..).zip(self.referring()) {
            carry(at, column(&START, at), self.own(index));
        }
        let depth = || column(own, DEPTH);
        let next = || Node::infix("+", Precedence::Sum, depth(), Node::Text("1"));
        carry(DEPTH, Node::Text("0"), next());
        // Downwards a row of the start is not walked into, and that is enough; in the nested form
        // it is walked into from others, so the mark is the root.
        if nested || self.way == Direction::Up {
            for (at, &index) in self.key().iter().enumerate() {
                let (key, mark) = (KEY + at as u16, MARK + at as u16);
                let marked = match self.way {
                    Direction::Down => column(own, mark),
                    Direction::Up => moving(depth(), next(), self.own(index), column(own, mark)),
                };
                carry(mark, column(&START, key), marked);
            }
        }
        if nested {
            let number = || Node::Text("row_number() OVER ()");
            carry(NUMBER, number(), number());
            carry(PARENT, Node::Text("NULL::bigint"), column(own, NUMBER));
        }
        carried
    }

    /// `SELECT .. FROM start UNION SELECT .. FROM itself INNER JOIN table ON the reference WHERE ..`
    fn recursion(
        &self,
        own: &'static TableDesc,
        union: &'static str,
        carried: Vec<Carried>,
    ) -> CteNode {
        let has_mark = carried.iter().any(|column| column.index == MARK);
        let is_numbered = carried.iter().any(|column| column.index == NUMBER);
        let columns = names(carried.iter().map(|column| column.index));
        let (firsts, nexts) = carried
            .into_iter()
            .map(|column| (column.first, column.next))
            .unzip();

        let mut query = SelectNode::from(source(&START));
        query.columns = firsts;
        // A join may give a row several times.
        if !self.start.joins.is_empty() && !is_numbered && union == "UNION ALL" {
            query.distinct = Distinct::Rows;
        }

        let mut next = SelectNode::from(source(own));
        next.columns = nexts;
        next.deleted = self.deleted;
        let compared = match self.way {
            Direction::Down => KEY,
            Direction::Up => REFERRING,
        };
        let outer = (compared..).take(self.link.outer().count());
        let mut on = None;
        for condition in self
            .link
            .conditions(outer.map(|at| column(own, at)).collect())
        {
            Node::and(&mut on, condition);
        }
        next.joins = vec![join(self.table(), on)];
        let filter = &mut next.filter;
        if let Some(most) = &self.max_depth {
            let (depth, most) = (column(own, DEPTH), Node::bind(most.clone()));
            let within = Node::infix("<", Precedence::Comparison, depth, most);
            Node::and(filter, within);
        }
        if has_mark {
            let key = (MARK..).zip(self.key());
            let differ = key.map(|(mark, &index)| {
                let (key, mark) = (self.own(index), column(own, mark));
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
            name: own.name,
            columns,
            query,
            next: Some((union, next)),
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
        let mut start = SelectNode::from(source(&START));
        start.columns = (KEY..)
            .take(key.len())
            .map(|at| column(&START, at))
            .collect();
        let start = Node::query(ErasedBox::new(start));
        Node::infix("NOT IN", Precedence::Range, own, start)
    }

    /// Each row that was met, at its smallest depth.
    fn nearest(&self) -> CteNode {
        let keys = || (KEY..).take(self.key().len());
        let mut query = SelectNode::from(source(&STEPS));
        query.group_by = keys().map(|at| column(&STEPS, at)).collect();
        query.columns = query.group_by.clone();
        query
            .columns
            .push(Node::call("min", vec![column(&STEPS, DEPTH)]));
        CteNode {
            name: WALK.name,
            columns: names(keys().chain([DEPTH])),
            query,
            next: None,
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

fn names(indexes: impl Iterator<Item = u16>) -> Vec<&'static str> {
    indexes.map(|at| COLUMNS[usize::from(at)]).collect()
}

/// The source whose whole rows a query selects.
fn row_of(query: &SelectNode) -> SourceNode {
    match query.columns.first() {
        Some(Node::Row(source)) => *source,
        _ => query.from,
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

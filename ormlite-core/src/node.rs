//! The erased query tree: what typed queries build and [`render`](crate::render) turns into SQL.
//!
//! Nothing here is generic, so the machinery is compiled once however many queries there are.

#![allow(
    missing_docs,
    unreachable_pub,
    reason = "not public: the fields are named for what they hold"
)]

mod chain;
mod depth;
mod related;
mod with;
mod write;

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

pub use chain::Chain;
pub use related::*;
pub(crate) use with::{CteNode, With, WithNode};
pub use write::*;

use crate::decode::Part;
use crate::table::{Source, Table, TableDesc};
use crate::tree::{KeyColumn, Split};
use crate::value::{Bind, SqlType};

/// How tightly an operator binds, loosest first (PostgreSQL's own order).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precedence {
    /// `OR`
    Or,
    /// `AND`
    And,
    /// `NOT`
    Not,
    /// `IS NULL`, `IS DISTINCT FROM`
    Is,
    /// `=`, `<`, ...
    Comparison,
    /// `BETWEEN`, `IN`, `LIKE`
    Range,
    /// every operator without a place of its own
    Operator,
    /// `+`, `-`
    Sum,
    /// `*`, `/`, `%`
    Product,
    /// `-` before an operand
    Sign,
    /// a name, a call, a parameter: never in parentheses
    Atom,
}

/// One name under which a table stands in a query.
#[derive(Debug, Clone, Copy)]
pub struct SourceNode {
    pub(crate) table: &'static TableDesc,
    pub(crate) alias: Option<&'static str>,
}

impl SourceNode {
    pub(crate) fn of<S: Source>() -> Self {
        Self {
            table: <S::Table as Table>::DESC,
            alias: S::ALIAS,
        }
    }

    pub(crate) fn is(&self, other: &Self) -> bool {
        // By name where it is not the same description: a constant may have an address per crate
        // that uses it.
        let name = |source: &Self| (source.table.name, source.table.schema);
        self.alias == other.alias
            && (std::ptr::eq(self.table, other.table) || name(self) == name(other))
    }
}

/// An expression without its types.
#[derive(Debug, Clone)]
pub enum Node {
    /// A column of a source.
    Column { source: SourceNode, index: u16 },
    /// Every column of a source, in order.
    Row(SourceNode),
    /// A column of the row that an upsert proposed.
    Excluded {
        table: &'static TableDesc,
        index: u16,
    },
    /// A bound value; with its type spelled out where the server could not infer it.
    Bind { bind: Bind, typed: bool },
    /// A bound value with the type of a column that is not in sight.
    OfColumn {
        bind: Bind,
        table: &'static TableDesc,
        index: u16,
    },
    /// SQL text of this crate, such as `now()`.
    Text(&'static str),
    /// `NOT x`, `-x`
    Prefix {
        op: &'static str,
        precedence: Precedence,
        depth: u16,
        operand: Box<Node>,
    },
    /// `x IS NULL`
    Postfix {
        op: &'static str,
        precedence: Precedence,
        depth: u16,
        operand: Box<Node>,
    },
    /// `x = y`
    Infix {
        op: &'static str,
        precedence: Precedence,
        depth: u16,
        /// Left and right, in one box.
        operands: Box<(Node, Node)>,
    },
    /// `x AND y AND z`
    Chain(Heap<Chain>),
    /// `x BETWEEN y AND z`
    Between {
        not: bool,
        depth: u16,
        operand: Box<Node>,
        low: Box<Node>,
        high: Box<Node>,
    },
    /// A function call; the parts of an aggregate are empty for the others.
    Call(Heap<Call>),
    /// `extract(year FROM x)`
    Extract {
        field: &'static str,
        depth: u16,
        operand: Box<Node>,
    },
    /// `CAST(x AS type)`
    Cast {
        operand: Box<Node>,
        depth: u16,
        ty: &'static SqlType,
    },
    /// `CASE WHEN .. THEN .. ELSE .. END`
    Case {
        whens: Vec<(Node, Node)>,
        depth: u16,
        otherwise: Option<Box<Node>>,
    },
    /// `EXISTS (SELECT ..)`
    Exists(Heap<SelectNode>),
    /// `(SELECT ..)` as a value or the right side of `IN`
    Query(Heap<SelectNode>),
    /// What a relation gives for the row of the query around it.
    Related(Heap<RelatedNode>),
    /// The records of several relations, of which one is there, or none.
    OneOf(Heap<OneOfNode>),
    /// What cannot be said in SQL, and why.
    Invalid(String),
    /// Text that the renderer has written before: a column of the query around this one.
    Written(String),
    /// The rows made of arrays, each of which is a column of them.
    Unnested(Vec<KeyColumn>),
}

/// A function call.
#[derive(Debug, Clone, Default)]
pub struct Call {
    pub(crate) name: &'static str,
    /// It makes one value of many rows.
    pub(crate) aggregate: bool,
    pub(crate) distinct: bool,
    /// As [`Node::depth`].
    pub(crate) depth: u16,
    pub(crate) args: Vec<Node>,
    pub(crate) order_by: Vec<OrderNode>,
    pub(crate) filter: Option<Node>,
}

impl Node {
    pub(crate) fn column<S: Source>(index: u16) -> Self {
        Self::Column {
            source: SourceNode::of::<S>(),
            index,
        }
    }

    /// A bound value whose type the server takes from the other side of an operator.
    pub(crate) fn bind(bind: Bind) -> Self {
        Self::Bind { bind, typed: false }
    }

    /// The same node; a bound value gets its type spelled out.
    pub(crate) fn typed(self) -> Self {
        match self {
            Self::Bind { bind, .. } => Self::Bind { bind, typed: true },
            other => other,
        }
    }

    /// A call of a function that takes values of one kind, such as `coalesce`.
    pub(crate) fn call(name: &'static str, args: Vec<Node>) -> Self {
        Self::called(Heap::new(Call {
            name,
            args: Self::typed_together(args),
            ..Call::default()
        }))
    }

    /// A call whose only argument takes its type from what it is compared with: `ANY($1)`.
    pub(crate) fn quantified(name: &'static str, list: Node) -> Self {
        Self::called(Heap::new(Call {
            name,
            args: vec![list.typed_beside(true)],
            ..Call::default()
        }))
    }

    /// Values, and expressions that give them their type where the server is to infer it.
    pub(crate) fn typed_together(nodes: Vec<Node>) -> Vec<Node> {
        let is_anchored = nodes.iter().any(|node| !matches!(node, Self::Bind { .. }));
        let typed = |node: Node| node.typed_beside(is_anchored);
        nodes.into_iter().map(typed).collect()
    }

    /// The same node; a bound value gets its type spelled out, unless there is something beside it
    /// from which the server is to infer it.
    pub(crate) fn typed_beside(self, is_anchored: bool) -> Self {
        match &self {
            Self::Bind { bind, .. } if is_anchored && bind.sql_type().is_inferred() => self,
            _ => self.typed(),
        }
    }

    /// Whether it makes one row of many, where nothing is grouped.
    pub(crate) fn is_aggregate(&self) -> bool {
        match self {
            Self::Call(call) => call.aggregate || call.args.iter().any(Self::is_aggregate),
            Self::Prefix { operand, .. }
            | Self::Postfix { operand, .. }
            | Self::Extract { operand, .. }
            | Self::Cast { operand, .. } => operand.is_aggregate(),
            Self::Infix { operands, .. } => operands.0.is_aggregate() || operands.1.is_aggregate(),
            Self::Chain(chain) => chain.operands.iter().any(|(_, node)| node.is_aggregate()),
            Self::Between {
                operand, low, high, ..
            } => [operand, low, high]
                .into_iter()
                .any(|node| node.is_aggregate()),
            Self::Case {
                whens, otherwise, ..
            } => {
                let branches = whens.iter().flat_map(|(when, then)| [when, then]);
                branches.chain(otherwise.as_deref()).any(Self::is_aggregate)
            }
            // It may have been one, and is to be found and refused by what asks.
            Self::Invalid(_) => true,
            _ => false,
        }
    }

    /// This and the other, where there is one already.
    pub(crate) fn and(slot: &mut Option<Node>, other: Node) {
        *slot = Some(match slot.take() {
            Some(node) => node.and_also(other),
            None => other,
        });
    }

    /// `self AND other`
    pub(crate) fn and_also(self, other: Node) -> Self {
        Self::infix("AND", Precedence::And, self, other)
    }
}

/// One term of an `ORDER BY`.
#[derive(Debug, Clone)]
pub struct OrderNode {
    pub(crate) node: Node,
    pub(crate) descending: bool,
    pub(crate) nulls: Option<&'static str>,
}

/// How a source is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    /// Rows that match on both sides.
    Inner,
    /// All rows so far.
    Left,
    /// All rows so far, with those of a junction that lead to a row of the next source.
    LeftThrough,
    /// All rows of the joined source.
    Right,
    /// All rows of both sides.
    Full,
    /// Every pair of rows.
    Cross,
}

/// A joined source.
#[derive(Debug, Clone)]
pub struct JoinNode {
    pub(crate) kind: JoinKind,
    pub(crate) source: SourceNode,
    pub(crate) on: Option<Node>,
}

/// Which rows of a table with soft deletion a statement sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Deleted {
    /// Those that are not deleted.
    #[default]
    Hidden,
    /// All.
    Included,
    /// Those that are.
    Only,
}

/// `DISTINCT` of a query.
#[derive(Debug, Clone, Default)]
pub enum Distinct {
    /// Every row.
    #[default]
    All,
    /// `DISTINCT`
    Rows,
    /// `DISTINCT ON (..)`
    On(Vec<Node>),
}

/// A large part of a tree on the heap, known by a table of functions.
///
/// The glue that drops it would otherwise be compiled into every unit of code that can drop a tree,
/// and whatever builds one can, when it unwinds.
pub struct Heap<T: 'static>(Box<dyn Holds<T>>);

trait Holds<T>: Send + Sync {
    fn get(&self) -> &T;
    fn get_mut(&mut self) -> &mut T;
}

impl<T: Send + Sync> Holds<T> for T {
    fn get(&self) -> &T {
        self
    }
    fn get_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: Send + Sync> Heap<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for Heap<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).get()
    }
}

impl<T> DerefMut for Heap<T> {
    fn deref_mut(&mut self) -> &mut T {
        (*self.0).get_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for Heap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: Clone + Send + Sync> Clone for Heap<T> {
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

/// A query.
#[derive(Debug, Clone)]
pub struct SelectNode {
    pub(crate) columns: Vec<Node>,
    pub(crate) distinct: Distinct,
    pub(crate) from: SourceNode,
    pub(crate) joins: Vec<JoinNode>,
    pub(crate) filter: Option<Node>,
    pub(crate) group_by: Vec<Node>,
    pub(crate) having: Option<Node>,
    pub(crate) order_by: Vec<OrderNode>,
    pub(crate) limit: Option<Bind>,
    pub(crate) offset: Option<Bind>,
    pub(crate) lock: Option<(&'static str, &'static str)>,
    pub(crate) deleted: Deleted,
    pub(crate) outer: Vec<SourceNode>,
    /// At most one row can match, so that nothing needs to be limited.
    pub(crate) keyed: bool,
    /// How many rows it was limited to, where that was said.
    pub(crate) at_most: Option<u32>,
    pub(crate) loading: Loading,
    /// What its reader must know, in the order in which it asks.
    pub(crate) parts: Vec<Part>,
    pub(crate) with: Option<Arc<dyn With>>,
    /// Nothing depends on the order of its rows.
    pub(crate) any_order: bool,
    /// As [`Node::depth`], where it is part of another query.
    pub(crate) depth: u16,
}

/// How the relations of a query are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loading {
    /// By the query's one statement, unless its shape asks for several.
    #[default]
    ByShape,
    /// All by the query's one statement.
    Single,
    /// Each relation to many by a statement of its own.
    Split,
}

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

    /// What loads its relations to many as levels, by one statement or several; nothing where they
    /// are records in its rows.
    pub(crate) fn splits(&self) -> Option<&'static Split> {
        let split = self.is_row_by_row().then(|| self.split()).flatten()?;
        let few = self.keyed || self.at_most.is_some_and(|rows| rows <= FEW);
        // One statement has few rows in half the time, as there is nothing to wait for in between:
        // 0.12 ms against 0.24 for 61 rows, on the same machine. For 10,000 and more it takes a tenth
        // to a fifth longer than a statement per level, less where the server is further away, and is
        // of one moment.
        match self.loading {
            Loading::Split => Some(split),
            Loading::Single => (split.united)(self),
            Loading::ByShape if few => (split.united)(self),
            Loading::ByShape => (split.united)(self).or(Some(split)),
        }
    }

    fn split(&self) -> Option<&'static Split> {
        self.related()
            .find(|related| related.is_splittable())
            .map(|related| related.split)
    }

    /// The relations that it selects.
    pub(crate) fn related(&self) -> impl Iterator<Item = &RelatedNode> {
        self.columns.iter().filter_map(|column| match column {
            Node::Related(related) => Some(&**related),
            _ => None,
        })
    }
}

/// Up to so many rows have their relations loaded by the same statement where they cannot be levels of
/// it, and nothing else is said.
pub(crate) const FEW: u32 = 100;

/// What the readers of selected columns must know, in the order of the columns.
pub(crate) fn parts_of(columns: &[Node]) -> impl Iterator<Item = Part> + '_ {
    columns.iter().flat_map(|column| match column {
        Node::Related(related) => related.part.clone(),
        Node::OneOf(one_of) => Some(one_of.part.clone()),
        _ => None,
    })
}

//! The types of a tree that contain each other, and so stand in one file: expressions, queries, and the
//! relations and common table expressions within them. What builds them is beside it.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use crate::ast::heap::ErasedBox;
use crate::ast::keys::KeyColumn;
use crate::ast::link::{Gives, LinkNode};
use crate::ast::lock::Lock;
use crate::ast::precedence::Precedence;
use crate::ast::source::SourceNode;
use crate::decode::{RowDecoder, RowDecoders, RowSink};
use crate::exec::{BoxFuture, Executor, Statement};
use crate::schema::TableDesc;
use crate::types::{Bind, SqlType};

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
    Chain(ErasedBox<Chain>),
    /// `x BETWEEN y AND z`
    Between {
        not: bool,
        depth: u16,
        operand: Box<Node>,
        low: Box<Node>,
        high: Box<Node>,
    },
    /// A function call; the parts of an aggregate are empty for the others.
    Call(ErasedBox<Call>),
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
    Exists(ErasedBox<QueryNode>),
    /// `(SELECT ..)` as a value or the right side of `IN`
    Query(ErasedBox<QueryNode>),
    /// What a relation gives for the row of the query around it.
    Related(ErasedBox<RelatedNode>),
    /// The records of several relations, of which one is there, or none.
    OneOf(ErasedBox<OneOfNode>),
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

/// One term of an `ORDER BY`.
#[derive(Debug, Clone)]
pub struct OrderNode {
    pub(crate) node: Node,
    pub(crate) descending: bool,
    pub(crate) nulls: Option<&'static str>,
}

/// A source that the statement itself defines.
#[derive(Debug)]
pub struct NamedSource {
    /// The name by which columns refer to it.
    pub(crate) name: Cow<'static, str>,
    pub(crate) columns: Vec<Cow<'static, str>>,
    pub(crate) definition: Definition,
}

/// What the rows of a [`NamedSource`] are.
#[derive(Debug)]
#[allow(
    dead_code,
    reason = "some are built by the tests of `sql` alone, until a typed query has them"
)]
pub enum Definition {
    /// Those of the common table expression of this name.
    Cte(Cow<'static, str>),
    /// `(SELECT ..) AS name(..)`: a derived table.
    Query(ErasedBox<QueryNode>),
    /// `LATERAL (SELECT ..) AS name(..)`: a derived table that uses columns of the items before it.
    Lateral(ErasedBox<QueryNode>),
    /// `function(..) AS name(..)`
    Function(Node),
    /// `(VALUES (..), (..)) AS name(..)`
    Values(Vec<Vec<Node>>),
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

/// A query: a statement of its own, a sub-select, or a common table expression.
#[derive(Debug, Clone)]
pub struct QueryNode {
    pub(crate) with: Option<Arc<WithNode>>,
    pub(crate) body: Body,
    pub(crate) order_by: Vec<OrderNode>,
    pub(crate) limit: Option<Bind>,
    pub(crate) offset: Option<Bind>,
    pub(crate) lock: Option<Lock>,
    /// At most one row can match, so that nothing needs to be limited.
    pub(crate) keyed: bool,
    /// How many rows it was limited to, where that was said.
    pub(crate) at_most: Option<u32>,
    pub(crate) loading: Loading,
    /// How the records of its relations are read, in the order in which its reader asks.
    pub(crate) decoders: RowDecoders,
    /// Nothing depends on the order of its rows.
    pub(crate) any_order: bool,
    /// As [`Node::depth`], where it is part of another query.
    pub(crate) depth: u16,
}

/// What a query's rows are.
#[derive(Debug, Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every query is a `SELECT`, and on the heap already"
)]
pub enum Body {
    /// `SELECT ..`
    Select(SelectNode),
    /// `query UNION query` and its like.
    SetOperation(ErasedBox<SetOperationNode>),
}

/// `SELECT .. FROM .. WHERE .. GROUP BY .. HAVING ..`
#[derive(Debug, Clone)]
pub struct SelectNode {
    pub(crate) columns: Vec<Node>,
    pub(crate) distinct: Distinct,
    pub(crate) from: SourceNode,
    pub(crate) joins: Vec<JoinNode>,
    pub(crate) filter: Option<Node>,
    pub(crate) group_by: Vec<Node>,
    pub(crate) having: Option<Node>,
    pub(crate) deleted: Deleted,
    /// The sources of the queries around it that it uses.
    pub(crate) outer: Vec<SourceNode>,
}

/// Two queries whose rows are put together.
#[derive(Debug, Clone)]
pub struct SetOperationNode {
    pub(crate) operator: SetOperator,
    /// Whether equal rows are kept: `UNION ALL`.
    pub(crate) all: bool,
    pub(crate) left: QueryNode,
    pub(crate) right: QueryNode,
}

/// How the rows of two queries are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    dead_code,
    reason = "some are built by the tests of `sql` alone, until a typed query has them"
)]
pub enum SetOperator {
    /// The rows of either.
    Union,
    /// The rows of the left one that the right one has too.
    Intersect,
    /// The rows of the left one that the right one does not have.
    Except,
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

/// Operands joined by operators of one precedence, which group to the left.
#[derive(Debug, Clone)]
pub struct Chain {
    pub(crate) precedence: Precedence,
    /// As [`Node::depth`].
    pub(crate) depth: u16,
    /// Each operand behind its operator; that of the first is not written.
    pub(crate) operands: VecDeque<(&'static str, Node)>,
}

/// The rows of a relation, beneath one row of the query around it.
#[derive(Debug, Clone)]
pub struct RelatedNode {
    pub(crate) gives: Gives,
    pub(crate) link: LinkNode,
    pub(crate) query: QueryNode,
    /// How its records are read, where it gives rows.
    pub(crate) decoder: Option<RowDecoder>,
    /// What loads it as a level: known from here, so that a service that loads no relation to many
    /// does not link it.
    pub(crate) loader: &'static Loader,
}

/// The relations that the variants of an enum hold.
#[derive(Debug, Clone)]
pub struct OneOfNode {
    pub(crate) relations: Vec<Node>,
    /// How they are read.
    pub(crate) decoder: RowDecoder,
}

/// How a query's relations to many are loaded as levels: by a statement for each, or all by one.
#[derive(Debug)]
pub struct Loader {
    /// Loads a query and its relations, and gives the number of its own rows.
    pub(crate) load: LoadQuery,
    /// The statements, without the keys that each has from the rows of the one before.
    pub(crate) statements: fn(&QueryNode) -> Vec<Statement>,
    /// The loader by one statement of levels, where the query allows for one.
    pub(crate) single_statement: fn(&QueryNode) -> Option<&'static Loader>,
}

/// See [`Loader::load`].
pub(crate) type LoadQuery = for<'a> fn(
    Box<dyn Executor + 'a>,
    ErasedBox<QueryNode>,
    Arc<dyn RowSink>,
) -> BoxFuture<'a, u64>;

/// The common table expressions before a query.
#[derive(Debug, Clone)]
pub struct WithNode {
    pub(crate) tables: Vec<CteNode>,
    pub(crate) order: Vec<OrderNode>,
}

/// A common table expression.
#[derive(Debug, Clone)]
pub struct CteNode {
    pub(crate) name: Cow<'static, str>,
    pub(crate) columns: Vec<Cow<'static, str>>,
    pub(crate) query: QueryNode,
}

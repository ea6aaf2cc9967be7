//! The types of the tree that contain each other: expressions, queries, sources, and the relations
//! and common table expressions in them. The other files of this module make and examine them.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use crate::ast::heap::ErasedBox;
use crate::ast::keys::KeyColumn;
use crate::ast::lock::Lock;
use crate::ast::precedence::Precedence;
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
    /// A parameter, with a cast to its type if the server cannot infer it.
    Bind { bind: Bind, typed: bool },
    /// A parameter with the type of a column that is not a column of this query.
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
    /// A function call.
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
    /// A relation of a row of the outer query: its rows, its count, or whether it has any.
    Related(ErasedBox<RelatedNode>),
    /// The composite records of several relations, of which at most one has a row.
    OneOf(ErasedBox<OneOfNode>),
    /// An expression that has no SQL, and the reason. The statement is an error when it is run.
    Invalid(String),
    /// Text that the renderer wrote earlier: a column of the outer query.
    Written(String),
    /// `(SELECT .. FROM unnest(..))`: rows of which each array is a column.
    Unnested(Vec<KeyColumn>),
}

/// A function call. Order and filter are empty for functions that are not aggregates.
#[derive(Debug, Clone, Default)]
pub struct Call {
    pub(crate) name: &'static str,
    /// Whether it is an aggregate function.
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

/// An item of `FROM`. Columns hold a copy of it, so it is small.
#[derive(Debug, Clone)]
pub enum SourceNode {
    /// A table or a view.
    Table {
        table: &'static TableDesc,
        alias: Option<&'static str>,
    },
    /// A source that the statement itself defines.
    Named(Arc<NamedSource>),
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
    /// `INNER JOIN`
    Inner,
    /// `LEFT JOIN`
    Left,
    /// `LEFT JOIN (junction INNER JOIN ..)`: a junction, followed by the table behind it.
    LeftThrough,
    /// `RIGHT JOIN`
    Right,
    /// `FULL JOIN`
    Full,
    /// `CROSS JOIN`
    Cross,
}

/// A joined source.
#[derive(Debug, Clone)]
pub struct JoinNode {
    pub(crate) kind: JoinKind,
    pub(crate) source: SourceNode,
    pub(crate) on: Option<Node>,
}

/// Which rows of a table with a `soft_delete` column a statement uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Deleted {
    /// Rows that are not marked as deleted.
    #[default]
    Hidden,
    /// All rows.
    Included,
    /// Rows that are marked as deleted.
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

/// A query: a statement, a subquery, or a common table expression.
#[derive(Debug, Clone)]
pub struct QueryNode {
    pub(crate) with: Option<Arc<WithNode>>,
    pub(crate) body: Body,
    pub(crate) order_by: Vec<OrderNode>,
    pub(crate) limit: Option<Bind>,
    pub(crate) offset: Option<Bind>,
    pub(crate) lock: Option<Lock>,
    /// Whether it filters by a whole key, so that it has at most one row without a `LIMIT`.
    pub(crate) keyed: bool,
    /// The number in `LIMIT`.
    pub(crate) at_most: Option<u32>,
    pub(crate) loading: Loading,
    /// The decoders of its relations' records, in the order in which the row decoder takes them.
    pub(crate) decoders: RowDecoders,
    /// Whether the order of its rows is irrelevant.
    pub(crate) any_order: bool,
    /// As [`Node::depth`], if it is a subquery.
    pub(crate) depth: u16,
}

/// The body of a query.
#[derive(Debug, Clone)]
#[allow(
    clippy::large_enum_variant,
    reason = "nearly every query is a `SELECT`, and on the heap already"
)]
pub enum Body {
    /// `SELECT ..`
    Select(SelectNode),
    /// `query UNION query`, and the other set operations.
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
    /// The sources of outer queries that it uses.
    pub(crate) outer: Vec<SourceNode>,
}

/// A set operation of two queries.
#[derive(Debug, Clone)]
pub struct SetOperationNode {
    pub(crate) operator: SetOperator,
    /// Whether duplicate rows are kept: `UNION ALL`.
    pub(crate) all: bool,
    pub(crate) left: QueryNode,
    pub(crate) right: QueryNode,
}

/// The operator of a set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    dead_code,
    reason = "some are built by the tests of `sql` alone, until a typed query has them"
)]
pub enum SetOperator {
    /// `UNION`
    Union,
    /// `INTERSECT`
    Intersect,
    /// `EXCEPT`
    Except,
}

/// How the relations of a query are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loading {
    /// By one statement, unless the shape of the tree needs several.
    #[default]
    ByShape,
    /// All by one statement.
    Single,
    /// Each relation to many by a statement of its own.
    Split,
}

/// Operands with operators of one precedence, which associate to the left.
#[derive(Debug, Clone)]
pub struct Chain {
    pub(crate) precedence: Precedence,
    /// As [`Node::depth`].
    pub(crate) depth: u16,
    /// Each operand with the operator before it. That of the first operand is not written.
    pub(crate) operands: VecDeque<(&'static str, Node)>,
}

/// The related rows of a row of the outer query.
#[derive(Debug, Clone)]
pub struct RelatedNode {
    pub(crate) gives: Gives,
    pub(crate) link: LinkNode,
    pub(crate) query: QueryNode,
    /// The decoder of its records, if it returns rows.
    pub(crate) decoder: Option<RowDecoder>,
    /// The code that loads it as a level. The tree refers to it, so that a service without relations
    /// to many does not link it.
    pub(crate) loader: &'static Loader,
}

/// What a relation returns for a row of the outer query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// Its rows: as a level, or as an array of composite records.
    Rows,
    /// Its one row as a composite record, or NULL.
    Row,
    /// The number of its rows.
    Count,
    /// Whether it has a row.
    Exists,
    /// Whether it has no row.
    NotExists,
    /// The value that it selects.
    Value,
}

/// The columns by which the rows of a relation belong to a row of the outer query.
#[derive(Debug, Clone)]
pub struct LinkNode {
    /// The source in the outer query, and its columns.
    pub(crate) outer: SourceNode,
    pub(crate) outer_columns: &'static [u16],
    /// The source of the relation's query, and its columns.
    pub(crate) inner: SourceNode,
    pub(crate) inner_columns: &'static [u16],
    /// Whether the outer columns are the foreign key.
    pub(crate) refers: bool,
    /// The condition of a reference with `when(..)`.
    pub(crate) when: Option<WhenNode>,
    /// The types of all columns of `outer`.
    pub(crate) outer_types: fn() -> Vec<&'static SqlType>,
}

/// `when(column = value)`: the condition of a reference, on the side of the foreign key.
#[derive(Debug, Clone)]
pub struct WhenNode {
    /// Whether that is the outer query.
    pub(crate) outer: bool,
    pub(crate) column: u16,
    pub(crate) value: Bind,
}

/// The relations of an enum with `#[derive(OneOf)]`, one for each variant.
#[derive(Debug, Clone)]
pub struct OneOfNode {
    pub(crate) relations: Vec<Node>,
    /// The decoder of their records.
    pub(crate) decoder: RowDecoder,
}

/// Loads a query and its relations to many as levels: by a statement per level, or by one statement.
#[derive(Debug)]
pub struct Loader {
    /// Loads a query and its relations, and returns the number of the query's own rows.
    pub(crate) load: LoadQuery,
    /// The statements. The keys, which come from the rows of the level above, are not bound.
    pub(crate) statements: fn(&QueryNode) -> Vec<Statement>,
    /// The loader by one statement, if the query can be loaded so.
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

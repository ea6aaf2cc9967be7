//! What links two tables: the references that relations stand on.

use super::BelongsTo;
use super::shape::Shape;
use crate::decode::Reader;
use crate::node::{
    JoinKind, JoinNode, LinkNode, Node, Precedence, SelectNode, SetNode, SourceNode, WhenNode,
};
use crate::select::columns_equal;
use crate::table::{Fields, ReferenceDesc, Table};
use crate::value::Bind;

/// A relation of one table to another: what the accessor of a relation returns.
pub trait Link {
    /// The table whose rows have the relation.
    type From: Table;
    /// The table whose rows it gives.
    type To: Table;
    /// How many it gives.
    type Shape: Shape;
    /// How many it gives when rows that are marked as deleted are not left out.
    type Whole: Shape;
    /// The sources of its query, as the compiler's list of them.
    type Sources;
    /// The sources `Q` of a query that is joined by it, with the junction if it has one.
    type Joined<Q>;
    /// The same after a left join.
    type LeftJoined<Q>;

    #[doc(hidden)]
    fn node() -> (LinkNode, SelectNode);
}

/// The joins that lead along a link to the first table of its query.
pub(crate) fn joins(kind: JoinKind, link: &LinkNode, query: SelectNode) -> Vec<JoinNode> {
    let source = link.outer;
    let outer = link.outer().map(|index| Node::Column { source, index });
    let mut on = None;
    for condition in link.conditions(outer.collect()) {
        Node::and(&mut on, condition);
    }
    let mut joins = Vec::with_capacity(1 + query.joins.len());
    // A junction comes before the table it leads to, and brings the condition for it.
    let mut last = kind;
    for junction in query.joins {
        let source = junction.source;
        // A link to a row that is not there must not count as one.
        let kind = match kind {
            JoinKind::Left => JoinKind::LeftThrough,
            other => other,
        };
        joins.push(JoinNode { kind, source, on });
        (on, last) = (junction.on, JoinKind::Inner);
    }
    joins.push(JoinNode {
        kind: last,
        source: query.from,
        on,
    });
    joins
}

/// `Self` is the table `T`.
#[diagnostic::on_unimplemented(
    message = "this reference leads to `{Self}`, and not to `{T}`",
    label = "refers to `{Self}`",
    note = "name the column, or the relation, by which the rows refer to `{T}`"
)]
pub trait IsTable<T> {}
impl<T> IsTable<T> for T {}

/// The number of the reference that an accessor stands for, where it leads to `P`.
#[doc(hidden)]
pub const fn inverse<P, C, X: IsTable<P>, const N: usize, K>(
    _: fn(&C) -> BelongsTo<C, X, N, K>,
) -> usize {
    N
}

/// A table whose rows connect those of `A` with those of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not connect rows of `{A}` with those of another table",
    label = "not a junction",
    note = "a junction's primary key is that of two references to two tables; another table says `#[table(junction(a_id, b_id))]`",
    note = "or name the columns: `many_to_many(tags = PostTag(post_id, tag_id), to = Tag)`"
)]
pub trait Junction<A>: Table {
    /// The other table.
    type Far: Table;
    /// The number of the reference to `A`.
    const NEAR: usize;
    /// The number of the reference to the other table.
    const FAR: usize;
}

/// A reference of a table's.
pub(super) struct Reference {
    table: SourceNode,
    pub(super) columns: &'static [u16],
    pub(super) target: &'static [u16],
    when: Option<(u16, Bind)>,
    /// Which of the table's columns may be NULL.
    nullable: fn() -> Vec<bool>,
}

impl Reference {
    /// The `N`th of `C`.
    pub(super) fn of<C: Table, const N: usize>() -> Self {
        let desc: &'static ReferenceDesc = &C::DESC.references[N];
        Self {
            table: SourceNode::of::<C>(),
            columns: desc.columns,
            target: desc.target,
            when: desc.when.map(|(column, value)| (column, value())),
            nullable: Reader::nullable_of::<C>,
        }
    }

    fn when(self, outer: bool) -> Option<WhenNode> {
        let (column, value) = self.when?;
        Some(WhenNode {
            outer,
            column,
            value,
        })
    }

    /// From the row that refers, of `C`, to the row of `P` that it refers to.
    pub(super) fn to_parent<C: Table, P: Table>(self) -> (LinkNode, SelectNode) {
        let (outer, inner) = (self.table, SourceNode::of::<P>());
        let link = LinkNode {
            outer,
            outer_columns: self.columns,
            inner,
            inner_columns: self.target,
            outer_types: Reader::types_of::<C>,
            refers: true,
            when: self.when(true),
        };
        let mut query = SelectNode::from(inner);
        // What a reference leads to is unique.
        query.keyed = true;
        (link, query)
    }

    /// From a row of `P` to the rows that refer to it.
    pub(super) fn to_children<P: Table>(self) -> (LinkNode, SelectNode) {
        let inner = self.table;
        let link = LinkNode {
            outer: SourceNode::of::<P>(),
            outer_columns: self.target,
            inner,
            inner_columns: self.columns,
            outer_types: Reader::types_of::<P>,
            refers: false,
            when: self.when(false),
        };
        (link, SelectNode::from(inner))
    }

    /// The values of the columns that are referred to, in a row of the table they are of.
    pub(super) fn key_of(&self, row: &dyn Fields) -> Vec<Bind> {
        let value = |at: &u16| row.value(*at).to_bind();
        self.target.iter().map(value).collect()
    }

    /// Keeps the rows that refer to the key.
    pub(super) fn filter(self, query: &mut SelectNode, key: Vec<Bind>) {
        Node::and(&mut query.filter, self.linked_by(key).condition());
    }
}

/// A reference that has the values of a key.
pub(super) struct LinkedBy {
    reference: Reference,
    key: Vec<Bind>,
}

impl Reference {
    /// The reference to the row with this key.
    pub(super) fn linked_by(self, key: Vec<Bind>) -> LinkedBy {
        LinkedBy {
            reference: self,
            key,
        }
    }

    /// Whether a row's reference is to this target, where something says so.
    pub(super) fn when_condition(&self) -> Option<Node> {
        let (index, value) = self.when.as_ref()?;
        columns_equal(self.table, &[*index], vec![value.clone()])
    }

    /// The column that says so.
    pub(super) fn when_column(&self) -> Option<u16> {
        self.when.as_ref().map(|(index, _)| *index)
    }

    /// Whether this value of the column is the one with which a row refers to this target, compared as
    /// the column's values are.
    pub(super) fn is_said_by(&self, value: Bind) -> Option<Node> {
        let (index, expected) = self.when.as_ref()?;
        let said = Node::OfColumn {
            bind: value,
            table: self.table.table,
            index: *index,
        };
        let expected = Node::bind(expected.clone()).typed_beside(true);
        Some(Node::infix("=", Precedence::Comparison, said, expected))
    }

    /// What says that the reference is to this target, where something must.
    pub(super) fn when_set(&self) -> Option<SetNode> {
        self.when.as_ref().map(|(index, value)| SetNode {
            index: *index,
            value: Node::bind(value.clone()).typed_beside(true),
        })
    }
}

impl LinkedBy {
    /// The assignments that make a row refer to the key.
    pub(super) fn sets(&self) -> Vec<SetNode> {
        let columns = self.reference.columns.iter().zip(&self.key);
        let key = columns.map(|(&index, value)| SetNode {
            index,
            value: Node::bind(value.clone()).typed_beside(true),
        });
        key.chain(self.reference.when_set()).collect()
    }

    /// The assignments that make a row refer to nothing. Of a key of several columns those that must
    /// not be NULL stay as they are, as long as another may be.
    pub(super) fn nulls(&self) -> Vec<SetNode> {
        let nullable = (self.reference.nullable)();
        let optional = |at: &&u16| nullable[usize::from(**at)];
        let columns = self.reference.columns;
        let some = columns.iter().any(|at| optional(&at));
        let columns = columns.iter().filter(|at| !some || optional(at));
        let null = |&index: &u16| SetNode {
            index,
            value: Node::Text("NULL"),
        };
        columns.map(null).collect()
    }

    /// Whether a row refers to the key.
    pub(super) fn condition(&self) -> Node {
        let Reference { table, columns, .. } = self.reference;
        let mut condition = columns_equal(table, columns, self.key.clone());
        if let Some(when) = self.reference.when_condition() {
            Node::and(&mut condition, when);
        }
        condition.unwrap_or(Node::Text("FALSE"))
    }
}

//! What links two tables: the references that relations stand on.

use crate::ast::{
    LinkNode, Node, Precedence, SelectNode, SetNode, SourceNode, WhenNode, columns_equal,
};
use crate::decode::Reader;
use crate::schema::{ReferenceDesc, Table};
use crate::types::{Bind, Fields};

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

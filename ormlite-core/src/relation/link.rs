//! Foreign keys and junction tables as the relations use them.

use crate::ast::{
    LinkNode, Node, Precedence, QueryNode, SetNode, SourceNode, WhenNode, columns_equal,
};
use crate::decode::Reader;
use crate::schema::{ReferenceDesc, Table};
use crate::types::{Bind, Fields};

/// A junction table, whose rows link rows of `A` to rows of another table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a junction table of `{A}`",
    label = "not a junction table",
    note = "the primary key of a junction table consists of two foreign keys; for another table write `#[table(junction(a_id, b_id))]` on it",
    note = "or name the columns: `many_to_many(tags = PostTag(post_id, tag_id), to = Tag)`"
)]
pub trait Junction<A>: Table {
    /// The other linked table.
    type Far: Table;
    /// The index of the foreign key to `A`.
    const NEAR: usize;
    /// The index of the foreign key to the other table.
    const FAR: usize;
}

/// A foreign key of a table.
pub(super) struct Reference {
    table: SourceNode,
    pub(super) columns: &'static [u16],
    pub(super) target: &'static [u16],
    when: Option<(u16, Bind)>,
    /// Returns which columns of the table can be NULL.
    nullable: fn() -> Vec<bool>,
}

impl Reference {
    /// The foreign key of `C` with the index `N`.
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

    /// The link from a row of `C` to the row of `P` that it refers to.
    pub(super) fn to_parent<C: Table, P: Table>(self) -> (LinkNode, QueryNode) {
        let (outer, inner) = (self.table.clone(), SourceNode::of::<P>());
        let link = LinkNode {
            outer,
            outer_columns: self.columns,
            inner: inner.clone(),
            inner_columns: self.target,
            outer_types: Reader::types_of::<C>,
            refers: true,
            when: self.when(true),
        };
        let mut query = QueryNode::from(inner);
        // A foreign key refers to a unique key.
        query.keyed = true;
        (link, query)
    }

    /// The link from a row of `P` to the rows that refer to it.
    pub(super) fn to_children<P: Table>(self) -> (LinkNode, QueryNode) {
        let inner = self.table.clone();
        let link = LinkNode {
            outer: SourceNode::of::<P>(),
            outer_columns: self.target,
            inner: inner.clone(),
            inner_columns: self.columns,
            outer_types: Reader::types_of::<P>,
            refers: false,
            when: self.when(false),
        };
        (link, QueryNode::from(inner))
    }

    /// The values of the referenced columns, in a row of the referenced table.
    pub(super) fn key_of(&self, row: &dyn Fields) -> Vec<Bind> {
        let value = |at: &u16| row.value(*at).to_bind();
        self.target.iter().map(value).collect()
    }

    /// Adds the condition that the foreign key equals this key.
    pub(super) fn filter(self, query: &mut QueryNode, key: Vec<Bind>) {
        Node::and(
            &mut query.select_mut().filter,
            self.linked_by(key).condition(),
        );
    }
}

/// A foreign key with the key values it refers to.
pub(super) struct LinkedBy {
    reference: Reference,
    key: Vec<Bind>,
}

impl Reference {
    /// This foreign key, referring to the row with this key.
    pub(super) fn linked_by(self, key: Vec<Bind>) -> LinkedBy {
        LinkedBy {
            reference: self,
            key,
        }
    }

    /// The `when(..)` condition that rows refer to this table, if there is one.
    pub(super) fn when_condition(&self) -> Option<Node> {
        let (index, value) = self.when.as_ref()?;
        columns_equal(&self.table, &[*index], vec![value.clone()])
    }

    /// The column of the `when(..)` condition.
    pub(super) fn when_column(&self) -> Option<u16> {
        self.when.as_ref().map(|(index, _)| *index)
    }

    /// The condition that this value of the `when(..)` column refers to this table, compared with
    /// the type of the column.
    pub(super) fn is_said_by(&self, value: Bind) -> Option<Node> {
        let (index, expected) = self.when.as_ref()?;
        let said = Node::OfColumn {
            bind: value,
            table: self.table.of_relation(),
            index: *index,
        };
        let expected = Node::bind(expected.clone()).typed_beside(true);
        Some(Node::infix("=", Precedence::Comparison, said, expected))
    }

    /// The assignment of the `when(..)` column that makes a row refer to this table.
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

    /// The assignments that set the foreign key to NULL. In a foreign key of several columns,
    /// columns that are `NOT NULL` keep their values if another one is nullable.
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

    /// The condition that a row refers to the key.
    pub(super) fn condition(&self) -> Node {
        let Reference { table, columns, .. } = &self.reference;
        let mut condition = columns_equal(table, columns, self.key.clone());
        if let Some(when) = self.reference.when_condition() {
            Node::and(&mut condition, when);
        }
        condition.unwrap_or(Node::Text("FALSE"))
    }
}

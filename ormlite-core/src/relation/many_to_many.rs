//! Many-to-many: the rows that others connect with a row.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{JoinKind, JoinNode, LinkNode, Node, SelectNode};
use crate::query::{Link, Select};
use crate::relation::has::many_rows;
use crate::relation::link::Reference;
use crate::schema::{Many, Table};
use crate::types::Bind;
use crate::typing::Nullable;

/// The rows of `B` that rows of the junction `J` connect with a row of `A`: by the `N`th reference of
/// `J` to `A`, and the `M`th to `B`.
///
/// `post.tags().all(&db)` loads them; `.with(Post::tags)` loads them with each post of a query. The
/// junction is part of the relation's query: `Post::tags.order_by(PostTag::position.asc())`.
#[must_use = "a relation does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct ManyToMany<A, J, B, const N: usize, const M: usize> {
    pub(super) key: Vec<Bind>,
    pub(super) marker: PhantomData<fn() -> (A, J, B)>,
}

impl<A, J, B, const N: usize, const M: usize> fmt::Debug for ManyToMany<A, J, B, N, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ManyToMany").field(&self.key).finish()
    }
}

impl<A: Table, J: Table, B: Table, const N: usize, const M: usize> Link
    for ManyToMany<A, J, B, N, M>
{
    type From = A;
    type To = B;
    type Cardinality = Many;
    type WithDeleted = Many;
    type Sources = (J, (B, ()));
    type Joined<Q> = (B, (J, Q));
    type LeftJoined<Q> = (Nullable<B>, (Nullable<J>, Q));

    fn node() -> (LinkNode, SelectNode) {
        let (link, _) = Reference::of::<J, N>().to_children::<A>();
        (link, joined::<J, B, M>())
    }
}

/// The rows of `B`, each with the rows of `J` that refer to it.
fn joined<J: Table, B: Table, const M: usize>() -> SelectNode {
    let (link, _) = Reference::of::<J, M>().to_children::<B>();
    let source = link.outer;
    let outer = link.outer_columns.iter();
    let on = link.conditions(outer.map(|&index| Node::Column { source, index }).collect());
    let mut query = SelectNode::from(source);
    let mut join = JoinNode {
        kind: JoinKind::Inner,
        source: link.inner,
        on: None,
    };
    for condition in on {
        Node::and(&mut join.on, condition);
    }
    query.joins.push(join);
    query
}

impl<A: Table, J: Table, B: Table, const N: usize, const M: usize> ManyToMany<A, J, B, N, M> {
    /// How the derive makes one.
    #[doc(hidden)]
    pub fn of(row: &A) -> Self {
        Self {
            key: Reference::of::<J, N>().key_of(row),
            marker: PhantomData,
        }
    }

    /// The query for the rows, to be narrowed, ordered or selected from; it reaches the junction.
    pub fn query(self) -> Select<(J, (B, ())), B> {
        let mut query = Select::from_node(joined::<J, B, M>());
        Reference::of::<J, N>().filter(&mut query.node, self.key);
        query
    }
}

many_rows!(
    [A: Table, J: Table, B: Table, const N: usize, const M: usize] ManyToMany<A, J, B, N, M>, B
);

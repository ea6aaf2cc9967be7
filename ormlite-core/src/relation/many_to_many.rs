//! `ManyToMany`: the rows that a junction table links to a row.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{JoinKind, JoinNode, LinkNode, Node, QueryNode};
use crate::query::{Link, Select};
use crate::relation::has::many_rows;
use crate::relation::link::Reference;
use crate::schema::{Many, Table};
use crate::types::Bind;
use crate::typing::Nullable;

/// The rows of `B` that the junction table `J` links to a row of `A`. `N` is the index of the
/// junction's foreign key to `A`, `M` that of its foreign key to `B`.
///
/// `post.tags().all(&db)` loads them, `.with(Post::tags)` loads them with each post of a query. The
/// query of the relation joins the junction table, so its columns can be used:
/// `Post::tags.order_by(PostTag::position.asc())`. Its rows are written by
/// [`connect`](Self::connect), [`disconnect`](Self::disconnect), [`set`](Self::set) and
/// [`connect_or_create`](Self::connect_or_create).
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "users", has_many(posts = Post::author_id), crate = ormlite_core)]
/// # struct User {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "posts", many_to_many(tags = PostTag), crate = ormlite_core)]
/// # struct Post {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = User::id)]
/// #     author_id: Uuid,
/// #     title: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "tags", crate = ormlite_core)]
/// # struct Tag {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(unique)]
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "post_tags", primary_key(post_id, tag_id), crate = ormlite_core)]
/// # struct PostTag {
/// #     #[column(references = Post::id)]
/// #     post_id: Uuid,
/// #     #[column(references = Tag::id)]
/// #     tag_id: Uuid,
/// # }
/// # pub fn example() {
/// # let post = Post { id: Uuid::nil(), author_id: Uuid::nil(), title: String::new() };
/// let names = post.tags().query().select(Tag::name);
/// assert_eq!(
///     names.to_sql().sql,
///     concat!(
///         r#"SELECT "tags"."name" FROM "tags" "#,
///         r#"INNER JOIN "post_tags" ON "post_tags"."tag_id" = "tags"."id" "#,
///         r#"WHERE "post_tags"."post_id" = $1"#,
///     ),
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
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

    fn node() -> (LinkNode, QueryNode) {
        let (link, _) = Reference::of::<J, N>().to_children::<A>();
        (link, joined::<J, B, M>())
    }
}

/// `B` joined with the junction rows that refer to it.
fn joined<J: Table, B: Table, const M: usize>() -> QueryNode {
    let (link, _) = Reference::of::<J, M>().to_children::<B>();
    let source = link.outer.clone();
    let outer = link.outer_columns.iter();
    let on = link.conditions(
        outer
            .map(|&index| Node::Column {
                source: source.clone(),
                index,
            })
            .collect(),
    );
    let mut query = QueryNode::from(source);
    let mut join = JoinNode {
        kind: JoinKind::Inner,
        source: link.inner,
        on: None,
    };
    for condition in on {
        Node::and(&mut join.on, condition);
    }
    query.select_mut().joins.push(join);
    query
}

impl<A: Table, J: Table, B: Table, const N: usize, const M: usize> ManyToMany<A, J, B, N, M> {
    /// Called by the derive.
    #[doc(hidden)]
    pub fn of(row: &A) -> Self {
        Self {
            key: Reference::of::<J, N>().key_of(row),
            marker: PhantomData,
        }
    }

    /// The query for the rows, to add clauses to. It joins the junction table, whose columns it may
    /// use.
    pub fn query(self) -> Select<(J, (B, ())), B> {
        let mut query = Select::from_node(joined::<J, B, M>());
        Reference::of::<J, N>().filter(&mut query.node, self.key);
        query
    }
}

many_rows!(
    [A: Table, J: Table, B: Table, const N: usize, const M: usize] ManyToMany<A, J, B, N, M>, B
);

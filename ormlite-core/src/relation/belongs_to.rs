//! `BelongsTo`: the row that a foreign key refers to.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{LinkNode, Node, QueryNode, columns_equal};
use crate::error::Error;
use crate::exec::Executes;
use crate::query::{Link, Select};
use crate::relation::link::Reference;
use crate::schema::{Cardinality, Column, Deletion, One, Table};
use crate::types::{Bind, Scalar, Value};
use crate::typing::Nullable;

/// The type of a foreign key fits the column it refers to: it is the same type, or an `Option` of
/// it.
#[diagnostic::on_unimplemented(
    message = "a foreign key of type `{Self}` cannot refer to a column of type `{W}`",
    label = "the referenced column is `{W}`",
    note = "give the field the type `{W}`, or `Option<{W}>` for a nullable foreign key"
)]
pub trait RefersTo<W>: Value {}
impl<V: Scalar> RefersTo<V> for V {}
impl<V: Scalar> RefersTo<V> for Option<V> {}

/// The row of `P` that a row of `C` refers to. `N` is the index of the foreign key among those of
/// `C`; `K` is [`Optional`](crate::schema::Optional) if the foreign key can be NULL.
///
/// `room.property().one(&db)` loads the row, `.with(Room::property)` loads it with each room of a
/// query, `.inner_join_by(Room::property)` joins its table.
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
/// let author = post.author().query().select(User::name);
/// assert_eq!(author.to_sql().sql, r#"SELECT "name" FROM "users" WHERE "id" = $1"#);
///
/// let by_ada = Post::query()
///     .inner_join_by(Post::author)
///     .filter(User::name.eq("Ada"))
///     .select(Post::title);
/// assert_eq!(
///     by_ada.to_sql().sql,
///     concat!(
///         r#"SELECT "posts"."title" FROM "posts" "#,
///         r#"INNER JOIN "users" ON "posts"."author_id" = "users"."id" "#,
///         r#"WHERE "users"."name" = $1"#,
///     ),
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a relation does nothing until a terminal call such as `.one(&db)` runs it"]
pub struct BelongsTo<C, P, const N: usize, K = One> {
    key: Vec<Bind>,
    /// The row's value of the `when(..)` column, which says which table the foreign key refers to.
    when: Option<Bind>,
    marker: PhantomData<fn() -> (C, P, K)>,
}

impl<C, P, const N: usize, K> fmt::Debug for BelongsTo<C, P, N, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BelongsTo").field(&self.key).finish()
    }
}

/// The constructors that the derive calls. The arguments check the types of both columns. The target
/// comes first, so that its type is known and a field of another type is reported by [`RefersTo`].
#[doc(hidden)]
impl<C, P, const N: usize, K> BelongsTo<C, P, N, K> {
    pub fn by<V: RefersTo<W>, W>(target: Column<P, W>, value: &V) -> Self {
        Self {
            key: Vec::new(),
            when: None,
            marker: PhantomData,
        }
        .and(target, value)
    }

    pub fn when<V: Value>(mut self, value: &V) -> Self {
        self.when = Some(Bind::new(value.clone()));
        self
    }

    pub fn and<V: RefersTo<W>, W>(mut self, _: Column<P, W>, value: &V) -> Self {
        self.key.push(Bind::new(value.clone()));
        self
    }
}

impl<C: Table, P: Table, const N: usize, K: Cardinality> Link for BelongsTo<C, P, N, K> {
    type From = C;
    type To = P;
    type Cardinality = <P::Deletion as Deletion>::Reference<K>;
    type WithDeleted = K;
    type Sources = (P, ());
    type Joined<Q> = (P, Q);
    type LeftJoined<Q> = (Nullable<P>, Q);

    fn node() -> (LinkNode, QueryNode) {
        Reference::of::<C, N>().to_parent::<C, P>()
    }
}

impl<C: Table, P: Table, const N: usize, K> BelongsTo<C, P, N, K> {
    /// The query for the row, to add clauses to: `SELECT .. WHERE id = $1`.
    pub fn query(self) -> Select<(P, ()), P> {
        let mut query = Select::from_source();
        let reference = Reference::of::<C, N>();
        query.node.select_mut().filter =
            columns_equal(&query.node.select().from, reference.target, self.key);
        if let Some(same) = self.when.and_then(|said| reference.is_said_by(said)) {
            Node::and(&mut query.node.select_mut().filter, same);
        }
        query.node.keyed = true;
        query
    }

    /// Loads the row.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if the foreign key is NULL or the row is soft-deleted;
    /// otherwise as [`Select::one`].
    #[track_caller]
    pub fn one<E: Executes<(P, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<P, Error>> + Send {
        self.query().one(db)
    }

    /// Loads the row, or returns `None` if the foreign key is NULL or the row is soft-deleted.
    ///
    /// # Errors
    /// As [`Select::optional`].
    #[track_caller]
    pub fn optional<E: Executes<(P, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<P>, Error>> + Send {
        self.query().optional(db)
    }
}

/// `Self` is the table `T`: the foreign key refers to `T`.
#[diagnostic::on_unimplemented(
    message = "this foreign key refers to `{Self}`, not to `{T}`",
    label = "refers to `{Self}`",
    note = "name the column or the relation that refers to `{T}`"
)]
pub trait IsTable<T> {}
impl<T> IsTable<T> for T {}

/// The index of the foreign key of an accessor, if it refers to `P`.
#[doc(hidden)]
pub const fn inverse<P, C, X: IsTable<P>, const N: usize, K>(
    _: fn(&C) -> BelongsTo<C, X, N, K>,
) -> usize {
    N
}

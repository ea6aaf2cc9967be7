//! `HasMany` and `HasOne`: the rows whose foreign key refers to a row.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;

use crate::ast::{LinkNode, QueryNode};
use crate::error::Error;
use crate::exec::Executes;
use crate::query::{Link, Select};
use crate::relation::link::Reference;
use crate::schema::Optional;
use crate::schema::{Many, Table};
use crate::types::Bind;
use crate::typing::Nullable;

/// The rows of `C` that refer to a row of `P` by the foreign key with the index `N`.
///
/// `property.rooms().all(&db)` loads them, `.with(Property::rooms)` loads them with each property
/// of a query. Their foreign keys are written by [`connect`](Self::connect),
/// [`disconnect`](Self::disconnect) and [`set`](Self::set).
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
/// # let user = User { id: Uuid::nil(), name: String::new() };
/// let titles = user.posts().query().order_by(Post::title).select(Post::title);
/// assert_eq!(
///     titles.to_sql().sql,
///     r#"SELECT "title" FROM "posts" WHERE "author_id" = $1 ORDER BY "title" ASC"#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[must_use = "a relation does nothing until a terminal call such as `.all(&db)` runs it"]
pub struct HasMany<P, C, const N: usize> {
    pub(super) key: Vec<Bind>,
    pub(super) marker: PhantomData<fn() -> (P, C)>,
}

/// The one row of `C` that refers to a row of `P` by the foreign key with the index `N`.
///
/// `user.profile().optional(&db)` loads it, `.with(User::profile)` loads it with each user of a
/// query, as an `Option`.
#[must_use = "a relation does nothing until a terminal call such as `.optional(&db)` runs it"]
pub struct HasOne<P, C, const N: usize> {
    pub(super) key: Vec<Bind>,
    pub(super) marker: PhantomData<fn() -> (P, C)>,
}

impl<P: Table, C: Table, const N: usize> Link for HasMany<P, C, N> {
    type From = P;
    type To = C;
    type Cardinality = Many;
    type WithDeleted = Many;
    type Sources = (C, ());
    type Joined<Q> = (C, Q);
    type LeftJoined<Q> = (Nullable<C>, Q);

    fn node() -> (LinkNode, QueryNode) {
        Reference::of::<C, N>().to_children::<P>()
    }
}

impl<P: Table, C: Table, const N: usize> Link for HasOne<P, C, N> {
    type From = P;
    type To = C;
    type Cardinality = Optional;
    type WithDeleted = Optional;
    type Sources = (C, ());
    type Joined<Q> = (C, Q);
    type LeftJoined<Q> = (Nullable<C>, Q);

    fn node() -> (LinkNode, QueryNode) {
        Reference::of::<C, N>().to_children::<P>()
    }
}

/// What `HasMany` and `HasOne` share: the key of the row, and the query for the rows that refer to
/// it.
macro_rules! has {
    ($($name:ident)+) => { $(
        impl<P, C, const N: usize> fmt::Debug for $name<P, C, N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.key).finish()
            }
        }

        impl<P: Table, C: Table, const N: usize> $name<P, C, N> {
            /// Called by the derive.
            #[doc(hidden)]
            pub fn of(row: &P) -> Self {
                Self {
                    key: Reference::of::<C, N>().key_of(row),
                    marker: PhantomData,
                }
            }

            /// The query for the rows, to add clauses to: `SELECT .. WHERE foreign key = $1`.
            pub fn query(self) -> Select<(C, ()), C> {
                let mut query = Select::from_source();
                Reference::of::<C, N>().filter(&mut query.node, self.key);
                query
            }
        }
    )+ };
}
has! { HasMany HasOne }

/// The terminal calls of a relation to many, from one row.
macro_rules! many_rows {
    ([$($generics:tt)*] $relation:ty, $row:ident) => {
        impl<$($generics)*> $relation {
            /// Loads the rows.
            ///
            /// # Errors
            /// As [`Select::all`].
            #[track_caller]
            pub fn all<E: crate::exec::Executor + ?Sized>(
                self,
                db: &E,
            ) -> impl std::future::Future<Output = Result<Vec<$row>, crate::error::Error>> + Send {
                self.query().all(db)
            }

            /// Counts the rows on the server: `SELECT count(*) ..`.
            ///
            /// # Errors
            /// As [`Select::count`].
            #[track_caller]
            pub fn count<E: crate::exec::Executor + ?Sized>(
                self,
                db: &E,
            ) -> impl std::future::Future<Output = Result<i64, crate::error::Error>> + Send {
                self.query().count(db)
            }
        }
    };
}
pub(super) use many_rows;
many_rows!([P: Table, C: Table, const N: usize] HasMany<P, C, N>, C);

impl<P: Table, C: Table, const N: usize> HasOne<P, C, N> {
    /// Loads the row.
    ///
    /// # Errors
    /// [`is_not_found`](Error::is_not_found) if no row refers to this one; otherwise as
    /// [`Select::one`].
    #[track_caller]
    pub fn one<E: Executes<(C, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<C, Error>> + Send {
        self.query().one(db)
    }

    /// Loads the row, or returns `None` if no row refers to this one.
    ///
    /// # Errors
    /// As [`Select::optional`].
    #[track_caller]
    pub fn optional<E: Executes<(C, ())> + ?Sized>(
        self,
        db: &E,
    ) -> impl Future<Output = Result<Option<C>, Error>> + Send {
        self.query().optional(db)
    }
}

//! `Related`: a relation inside a query, with its filter, order, limit and relations; and as an
//! expression.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{Gives, LinkNode, Node, QueryNode, RelatedNode};
use crate::decode::{Reader, RowDecoder, Variant};
use crate::expr::{Expr, Expression, OrderTerms};
use crate::load::PER_LEVEL;
use crate::query::Load;
use crate::query::LoadedIn;
use crate::query::{AppendTo, Appended, Leaf, Link, Select, Selection};
use crate::schema::Presence;
use crate::schema::{Cardinality, Table, ToMany};
use crate::types::{NotNullScope, Scalar, Value};
use crate::typing::{Boolean, Has, PartOf, TableScope, Within};

/// A relation of `C` inside a query; made by [`Relation`]. `K` says how many rows it has, `Q` lists
/// the sources of its query, and each row is read as an `O`.
#[must_use = "a relation is loaded with a query: `.with(..)`"]
pub struct Related<C, K, Q, O> {
    query: Select<Q, O>,
    link: LinkNode,
    marker: PhantomData<fn() -> (C, K)>,
}

impl<C, K, Q, O> Clone for Related<C, K, Q, O> {
    fn clone(&self) -> Self {
        Self {
            query: self.query.clone(),
            link: self.link.clone(),
            marker: PhantomData,
        }
    }
}

impl<C, K, Q, O> fmt::Debug for Related<C, K, Q, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Related").field(&self.query).finish()
    }
}

/// The Rust type of a relation with the cardinality `K`, of a row that can be missing if `N` is
/// nullable.
type Output<K, N, O> = <<K as Cardinality>::Under<N> as Cardinality>::Of<O>;

fn read<K: Cardinality, N: Presence, O: 'static>(row: &mut Reader<'_>) -> Option<Output<K, N, O>> {
    <K::Under<N> as Cardinality>::read::<O>(row)
}

impl<C, K, Q, O> Related<C, K, Q, O> {
    fn map<L, R, P>(self, query: impl FnOnce(Select<Q, O>) -> Select<R, P>) -> Related<C, L, R, P> {
        Related {
            query: query(self.query),
            link: self.link,
            marker: PhantomData,
        }
    }

    fn node(mut self, gives: Gives, decoder: Option<RowDecoder>) -> RelatedNode {
        if gives == Gives::Row {
            let query = &mut *self.query.node;
            // A join can return several rows for one key.
            query.keyed &= query.select().joins.is_empty();
            query.limit_to_one();
        }
        RelatedNode {
            gives,
            link: self.link,
            query: QueryNode::clone(&self.query.node),
            decoder,
            loader: &PER_LEVEL,
        }
    }

    fn into_node_that(self, gives: Gives) -> Node {
        Node::related(self.node(gives, None))
    }

    pub(super) fn link(&self) -> &LinkNode {
        &self.link
    }
}

impl<C, K: Cardinality, Q, O: 'static> Related<C, K, Q, O> {
    /// The rows of the relation, as composite records.
    pub(super) fn into_node(self) -> Node {
        Node::related(self.into_related_node())
    }

    pub(super) fn into_related_node(self) -> RelatedNode {
        let (table, decoders) = (
            self.query.node.table_name(),
            self.query.node.decoders.clone(),
        );
        let decoder = RowDecoder::record(table, decoders, self.query.decode);
        self.node(gives::<K>(), Some(decoder))
    }

    /// The row of the relation as a composite record, and the decoder that makes an enum variant of
    /// it.
    pub(super) fn into_variant<E: 'static>(self, make: fn(O) -> E) -> (Node, Variant<E>) {
        let decode = self.query.decode;
        let read = move |row: &mut Reader<'_>| decode(row).map(make);
        let variant = Variant::new(self.query.node.decoders.clone(), read);
        (self.into_node_that(Gives::Row), variant)
    }
}

impl<Q: Has<C, I>, I, C: Table, K: Cardinality, R, O: 'static> Selection<Q, Leaf<I>>
    for Related<C, K, R, O>
{
    type Output = Output<K, Q::Null, O>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
        read::<K, Q::Null, O>(row)
    }
}

/// A relation: an accessor such as `Property::rooms`, or the result of its methods.
///
/// It is loaded by [`Select::with`] or [`load`](Self::load), and used in filters and orders as an
/// expression.
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
/// let quiet = User::query()
///     .filter(User::posts.none(Post::title.like("%!")))
///     .select(User::name);
/// assert_eq!(
///     quiet.to_sql().sql,
///     concat!(
///         r#"SELECT "name" FROM "users" WHERE NOT EXISTS (SELECT 1 FROM "posts" "#,
///         r#"WHERE "posts"."title" LIKE $1 AND "posts"."author_id" = "users"."id")"#,
///     ),
/// );
///
/// let productive = User::query()
///     .filter(User::posts.filter(Post::title.ne("")).count().gt(10))
///     .select(User::name);
/// assert_eq!(
///     productive.to_sql().sql,
///     concat!(
///         r#"SELECT "name" FROM "users" WHERE (SELECT count(*) FROM "posts" "#,
///         r#"WHERE "posts"."title" <> $1 AND "posts"."author_id" = "users"."id") > $2"#,
///     ),
/// );
///
/// let last = User::query().select((User::name, User::posts.select(Post::title.max()).value()));
/// assert_eq!(
///     last.to_sql().sql,
///     concat!(
///         r#"SELECT "name", (SELECT max("posts"."title") FROM "posts" "#,
///         r#"WHERE "posts"."author_id" = "users"."id") FROM "users""#,
///     ),
/// );
///
/// // `EXISTS (..)`, and `NOT EXISTS (.. IS NOT TRUE)`.
/// let some = User::query().filter(User::posts.some(Post::title.eq("Hello")));
/// let every = User::query().filter(User::posts.every(Post::title.ne("")));
/// assert!(some.to_sql().sql.contains(" WHERE EXISTS (SELECT 1 FROM \"posts\" "));
/// assert!(every.to_sql().sql.contains(" WHERE NOT EXISTS (SELECT 1 FROM \"posts\" "));
///
/// // `(User, Vec<(String, Vec<Tag>)>)`: filter, order and limit apply per user.
/// let loaded = User::query().with(
///     User::posts
///         .filter(Post::title.ne(""))
///         .order_by(Post::title)
///         .limit(3)
///         .select((Post::title, Post::tags.load())),
/// );
/// # let _ = loaded.to_sql();
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation",
    label = "expected an accessor such as `Property::rooms`",
    note = "relations are declared at the table: by `references = ..`, `has_many(..)`, `has_one(..)`, `many_to_many(..)` or `inverse = ..`"
)]
pub trait Relation<M>: Sized {
    /// The table whose rows have the relation.
    type From: Table;
    /// How many related rows a row has.
    type Cardinality: Cardinality;
    /// The same, if soft-deleted rows are included.
    type WithDeleted: Cardinality;
    /// The sources of the relation's query.
    type Sources;
    /// What each related row is read as.
    type Row: 'static;

    /// The relation as part of a selection: `.select((Property::name, Property::rooms.load()))`.
    fn load(self) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>;

    /// `WHERE predicate`: loads only rows for which the predicate is true. A relation to one row
    /// becomes an `Option`.
    fn filter<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        self.load().map(|query| query.filter(predicate))
    }

    /// [`filter`](Self::filter) if the predicate is `Some`.
    fn filter_opt<P: Expression<Value: Boolean>, I>(
        self,
        predicate: Option<P>,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        self.load().map(|query| query.filter_opt(predicate))
    }

    /// `ORDER BY terms`: the order of the related rows of each row.
    fn order_by<T: OrderTerms<Self::Sources, I>, I>(
        self,
        terms: T,
    ) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row> {
        self.load().map(|query| query.order_by(terms))
    }

    /// `LIMIT rows` per parent row. The predicates [`some`](Self::some), [`none`](Self::none) and
    /// [`every`](Self::every) test the rows before the limit.
    fn limit(self, rows: u32) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>
    where
        Self::Cardinality: ToMany,
    {
        self.load().map(|query| query.limit(rows))
    }

    /// `OFFSET rows` per parent row.
    fn offset(self, rows: u64) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>
    where
        Self::Cardinality: ToMany,
    {
        self.load().map(|query| query.offset(rows))
    }

    /// Selects what each related row is read as: columns, expressions, tuples, or the selection of
    /// a `#[derive(Row)]` struct.
    fn select<S: Selection<Self::Sources, I, Output = P>, I, P: 'static>(
        self,
        selection: S,
    ) -> Related<Self::From, Self::Cardinality, Self::Sources, P> {
        self.load().map(|query| query.select(selection))
    }

    /// Loads a relation of each related row; see [`Select::with`].
    fn with<L: Load<N>, N, I>(
        self,
        load: L,
    ) -> Related<
        Self::From,
        Self::Cardinality,
        Self::Sources,
        Appended<Self::Row, LoadedIn<Self::Sources, L, N, I>>,
    >
    where
        L::From: PartOf<Self::Sources, I>,
        LoadedIn<Self::Sources, L, N, I>: AppendTo<Self::Row>,
        Appended<Self::Row, LoadedIn<Self::Sources, L, N, I>>: 'static,
    {
        self.load().map(|query| query.with(load))
    }

    /// Changes the query of the relation in any other way, such as by a join. A relation to one row
    /// becomes an `Option`.
    fn query<R, P: 'static>(
        self,
        change: impl FnOnce(Select<Self::Sources, Self::Row>) -> Select<R, P>,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, R, P> {
        self.load().map(change)
    }

    /// Includes soft-deleted rows.
    fn with_deleted(self) -> Related<Self::From, Self::WithDeleted, Self::Sources, Self::Row> {
        self.load().map(Select::with_deleted)
    }

    /// Loads only soft-deleted rows.
    fn only_deleted(
        self,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    {
        self.load().map(Select::only_deleted)
    }

    /// `(SELECT count(*) FROM ..)`: the number of related rows, as an expression.
    fn count(self) -> Expr<NotNullScope<TableScope<Self::From>>, i64> {
        Expr::new(self.load().into_node_that(Gives::Count))
    }

    /// `EXISTS (SELECT 1 FROM ..)`: whether there is a related row.
    fn exists(self) -> Expr<NotNullScope<TableScope<Self::From>>, bool> {
        Expr::new(self.load().whether(Gives::Exists))
    }

    /// `EXISTS (SELECT 1 FROM .. WHERE predicate)`: whether the predicate is true for at least one
    /// related row.
    fn some<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Expr<NotNullScope<TableScope<Self::From>>, bool>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        Relation::exists(self.filter(predicate))
    }

    /// `NOT EXISTS (SELECT 1 FROM .. WHERE predicate)`: whether the predicate is true for no
    /// related row. It is true if there are no rows.
    fn none<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Expr<NotNullScope<TableScope<Self::From>>, bool>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        Expr::new(self.filter(predicate).whether(Gives::NotExists))
    }

    /// `NOT EXISTS (SELECT 1 FROM .. WHERE predicate IS NOT TRUE)`: whether the predicate is true
    /// for every related row. It is true if there are no rows.
    fn every<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Expr<NotNullScope<TableScope<Self::From>>, bool>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        let mut related = self.load();
        let not_true = predicate.into_node().is("IS NOT TRUE");
        Node::and(&mut related.query.node.select_mut().filter, not_true);
        Expr::new(related.whether(Gives::NotExists))
    }

    /// `(SELECT value FROM ..)`: the one value that the relation selects, such as an aggregate, as
    /// an expression: `Property::rooms.select(Room::rate.max()).value()`. It is NULL if there is no
    /// row.
    ///
    /// Several rows are an error of the server.
    fn value<V: Scalar>(self) -> Expr<TableScope<Self::From>, Option<V>>
    where
        Self::Row: Value<Inner = V>,
    {
        Expr::new(self.load().into_node_that(Gives::Value))
    }
}

impl<C, K, Q, O> Related<C, K, Q, O> {
    fn whether(mut self, gives: Gives) -> Node {
        self.query.node.asks_whether();
        self.into_node_that(gives)
    }
}

#[diagnostic::do_not_recommend]
impl<C, L, F> Relation<(C, L)> for F
where
    F: Fn(&C) -> L,
    L: Link<From = C>,
    C: Table,
{
    type From = C;
    type Cardinality = L::Cardinality;
    type WithDeleted = L::WithDeleted;
    type Sources = L::Sources;
    type Row = L::To;

    fn load(self) -> Related<C, L::Cardinality, L::Sources, L::To> {
        let (link, node) = L::node();
        Related {
            query: Select::from_node(node),
            link,
            marker: PhantomData,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<C: Table, K: Cardinality, Q, O: 'static> Relation<()> for Related<C, K, Q, O> {
    type From = C;
    type Cardinality = K;
    type WithDeleted = K;
    type Sources = Q;
    type Row = O;

    fn load(self) -> Self {
        self
    }
}

/// Marks the [`Load`] of a relation.
#[derive(Debug)]
pub struct ByRelation<M>(PhantomData<fn() -> M>);

#[diagnostic::do_not_recommend]
impl<M, R: Relation<M>> Load<ByRelation<M>> for R {
    type From = R::From;
    type Output<N: Presence> = Output<R::Cardinality, N, R::Row>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.load().into_node());
    }
    fn read<N: Presence>(row: &mut Reader<'_>) -> Option<Self::Output<N>> {
        read::<R::Cardinality, N, R::Row>(row)
    }
}

fn gives<K: Cardinality>() -> Gives {
    match K::IS_MANY {
        true => Gives::Rows,
        false => Gives::Row,
    }
}

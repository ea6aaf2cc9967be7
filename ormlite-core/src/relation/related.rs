//! A relation within a query: narrowed, ordered, counted, and loaded with what it belongs to.

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

/// The rows of a relation of `C`'s: `K` says how many, `Q` lists the sources of its query, and each
/// row gives an `O`.
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

/// What a relation of shape `K` gives beneath a row that may be missing by `N`.
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
            // What is joined may give several rows for the one that a key leads to.
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
    /// The relation's rows, as records.
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

    /// The relation's row as a record, and how it becomes the variant of an enum.
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

/// A relation: the accessor of one, such as `Property::rooms`, or what its methods made of it.
///
/// Each is loaded with the rows of a query by [`Select::with`], and asked about in its filters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation",
    label = "expected an accessor such as `Property::rooms`",
    note = "relations are declared at the table: by `references = ..`, `has_many(..)`, `has_one(..)`, `many_to_many(..)` or `inverse = ..`"
)]
pub trait Relation<M>: Sized {
    /// The table whose rows have the relation.
    type From: Table;
    /// How many rows it gives.
    type Cardinality: Cardinality;
    /// How many it gives when rows that are marked as deleted are not left out.
    type WithDeleted: Cardinality;
    /// The sources of its query.
    type Sources;
    /// What each of its rows gives.
    type Row: 'static;

    /// The relation as part of a selection: `.select((Property::name, Property::rooms.load()))`.
    fn load(self) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>;

    /// Keeps the rows for which the predicate is true. A relation to one row gives an `Option` then.
    fn filter<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        self.load().map(|query| query.filter(predicate))
    }

    /// [`filter`](Self::filter) where there is a predicate.
    fn filter_opt<P: Expression<Value: Boolean>, I>(
        self,
        predicate: Option<P>,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        self.load().map(|query| query.filter_opt(predicate))
    }

    /// The order of the rows beneath each row.
    fn order_by<T: OrderTerms<Self::Sources, I>, I>(
        self,
        terms: T,
    ) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row> {
        self.load().map(|query| query.order_by(terms))
    }

    /// At most so many rows beneath each row. What [`some`](Self::some), [`none`](Self::none) and
    /// [`every`](Self::every) ask comes before it.
    fn limit(self, rows: u32) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>
    where
        Self::Cardinality: ToMany,
    {
        self.load().map(|query| query.limit(rows))
    }

    /// Leaves out the first so many rows beneath each row.
    fn offset(self, rows: u64) -> Related<Self::From, Self::Cardinality, Self::Sources, Self::Row>
    where
        Self::Cardinality: ToMany,
    {
        self.load().map(|query| query.offset(rows))
    }

    /// What each row gives: columns, expressions, tuples, the selection of a `#[derive(Row)]` struct.
    fn select<S: Selection<Self::Sources, I, Output = P>, I, P: 'static>(
        self,
        selection: S,
    ) -> Related<Self::From, Self::Cardinality, Self::Sources, P> {
        self.load().map(|query| query.select(selection))
    }

    /// Loads a relation with each row of this one.
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

    /// Any other change of the relation's query, such as a join. A relation to one row gives an
    /// `Option` then.
    fn query<R, P: 'static>(
        self,
        change: impl FnOnce(Select<Self::Sources, Self::Row>) -> Select<R, P>,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, R, P> {
        self.load().map(change)
    }

    /// Sees rows that are marked as deleted, too.
    fn with_deleted(self) -> Related<Self::From, Self::WithDeleted, Self::Sources, Self::Row> {
        self.load().map(Select::with_deleted)
    }

    /// Sees only rows that are marked as deleted.
    fn only_deleted(
        self,
    ) -> Related<Self::From, <Self::Cardinality as Cardinality>::Filtered, Self::Sources, Self::Row>
    {
        self.load().map(Select::only_deleted)
    }

    /// The number of rows, as an expression: `(SELECT count(*) FROM ..)`.
    fn count(self) -> Expr<NotNullScope<TableScope<Self::From>>, i64> {
        Expr::new(self.load().into_node_that(Gives::Count))
    }

    /// Whether there is a row: `EXISTS (SELECT 1 FROM ..)`.
    fn exists(self) -> Expr<NotNullScope<TableScope<Self::From>>, bool> {
        Expr::new(self.load().whether(Gives::Exists))
    }

    /// Whether the predicate is true for some row.
    fn some<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Expr<NotNullScope<TableScope<Self::From>>, bool>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        Relation::exists(self.filter(predicate))
    }

    /// Whether the predicate is true for no row, as when there is none.
    fn none<P: Expression<Value: Boolean>, I>(
        self,
        predicate: P,
    ) -> Expr<NotNullScope<TableScope<Self::From>>, bool>
    where
        P::Scope: Within<Self::Sources, I>,
    {
        Expr::new(self.filter(predicate).whether(Gives::NotExists))
    }

    /// Whether the predicate is true for every row, as when there is none.
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

    /// The one value that the relation selects, as an expression: such as an aggregate,
    /// `Property::rooms.select(Room::rate.max()).value()`; NULL where there is no row.
    ///
    /// Several rows are an error of the server's.
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

/// A relation is loaded.
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

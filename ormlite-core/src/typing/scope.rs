//! Scopes: which tables an expression uses, which a query has, and which of them may be NULL.
//!
//! All of it is types that only the compiler sees. A query carries the list of its sources,
//! newest first, as `(Nullable<RoomType>, (Room, ()))`; an expression carries the tables it
//! uses as `TableScope<Room>`, a pair of scopes, or `()`. [`Has`] finds one table in the list by an index
//! that the compiler infers, so there is no impl per pair of tables, and the cost of a query is
//! linear in its tables.

use std::marker::PhantomData;

use crate::schema::{Presence, Source};
use crate::types::{MaybeNull, NotNull, NotNullElements, NotNullScope, Nullability, Of, Or, Value};

/// The type of a predicate: `bool`, or `Option<bool>` where an operand may be NULL.
#[diagnostic::on_unimplemented(
    message = "a filter needs a truth value, and this expression is `{Self}`",
    label = "not a predicate",
    note = "compare it: `.eq(..)`, `.gt(..)`, `.is_null()`"
)]
pub trait Boolean: Value {}
impl Boolean for bool {}
impl Boolean for Option<bool> {}

/// A truth value under a nullability: what a comparison gives.
pub type Truth<A, B> = Of<Or<A, B>, bool>;

/// A source of a query whose columns may all be NULL: the far side of an outer join.
#[derive(Debug)]
pub struct Nullable<T>(PhantomData<fn() -> T>);

/// A source of the query around this one: what a correlated subquery may use.
///
/// Whether it is left-joined there is not known here, so its columns may be NULL.
#[derive(Debug)]
pub struct Correlated<T>(PhantomData<fn() -> T>);

/// The scope of an expression over one table.
///
/// It wraps the table so that no scope matches two impls of [`Within`]: then the compiler reports
/// the one table that is missing, and not the whole scope.
#[derive(Debug)]
pub struct TableScope<T>(PhantomData<fn() -> T>);

/// The scope of an expression that is NULL only where both of its sides are: over `A` with a type
/// that is NULL by `M`, and over `B` with one that is NULL by `N`.
#[derive(Debug)]
pub struct Coalesced<A, M, B, N>(PhantomData<fn() -> (A, M, B, N)>);

/// The index of the first source of a list.
#[derive(Debug)]
pub struct Here;
/// The index of a source further down a list.
#[derive(Debug)]
pub struct There<I>(PhantomData<fn() -> I>);

/// The list of a query's sources holds the table `T`, at the index `I`.
#[diagnostic::on_unimplemented(
    message = "table `{T}` is not part of this query",
    label = "uses `{T}`, which this query does not join",
    note = "join it first: `.inner_join::<{T}>().on(..)` or `.left_join::<{T}>().on(..)`; inside a subquery, `.correlate::<{T}>()` reaches the query around it",
    note = "an update or a delete uses other tables in subqueries: `.filter(exists(..))`, `.filter(column.in_(..))`"
)]
pub trait Has<T, I> {
    /// Whether the table's columns may be NULL in this query.
    type Null: Presence;
}

#[diagnostic::do_not_recommend]
impl<T: Source, Tail> Has<T, Here> for (T, Tail) {
    type Null = NotNull;
}
#[diagnostic::do_not_recommend]
impl<T: Source, Tail> Has<T, Here> for (Nullable<T>, Tail) {
    type Null = MaybeNull;
}
#[diagnostic::do_not_recommend]
impl<T: Source, Tail> Has<T, Here> for (Correlated<T>, Tail) {
    type Null = MaybeNull;
}
#[diagnostic::do_not_recommend]
impl<T, Head, Tail: Has<T, I>, I> Has<T, There<I>> for (Head, Tail) {
    type Null = Tail::Null;
}

/// The table is one of the sources `Q` of a query, at the index `I`.
///
/// It is [`Has`] from the table's side: the compiler does not guess a table that it does not know
/// yet from the sources it knows.
pub trait PartOf<Q, I> {
    /// Whether the table's columns may be NULL in the query.
    type Null: Presence;
}

#[diagnostic::do_not_recommend]
impl<T: Source, Q: Has<T, I>, I> PartOf<Q, I> for T {
    type Null = Q::Null;
}

/// The scope of an expression lies within the sources `Q` of a query, at the indexes `I`.
#[diagnostic::on_unimplemented(
    message = "this expression uses a table that is not part of this query",
    label = "uses `{Self}`, and the query has `{Q}`",
    note = "join the table first: `.inner_join::<T>().on(..)` or `.left_join::<T>().on(..)`"
)]
pub trait Within<Q, I> {
    /// Whether a table of the scope may be NULL in this query.
    type Null: Nullability;
}

/// The index of a scope of one table.
#[derive(Debug)]
pub struct At<I>(PhantomData<fn() -> I>);

impl<Q> Within<Q, ()> for () {
    type Null = NotNull;
}
impl<T: Source, Q: Has<T, I>, I> Within<Q, At<I>> for TableScope<T> {
    type Null = Q::Null;
}
impl<Q, A: Within<Q, I>, B: Within<Q, J>, I, J> Within<Q, (I, J)> for (A, B) {
    type Null = Or<A::Null, B::Null>;
}
impl<Q, S: Within<Q, I>, I> Within<Q, NotNullScope<I>> for NotNullScope<S> {
    type Null = NotNull;
}
impl<Q, S: Within<Q, I, Null: NeverNull>, I> Within<Q, NotNullElements<I>> for NotNullElements<S> {
    type Null = NotNull;
}

impl<Q, A, M, B, N, I, J> Within<Q, Coalesced<I, (), J, ()>> for Coalesced<A, M, B, N>
where
    A: Within<Q, I>,
    B: Within<Q, J>,
    M: Nullability,
    N: Nullability,
{
    type Null = <Or<M, A::Null> as Nullability>::And<Or<N, B::Null>>;
}

/// [`NotNull`]: what the elements of an array within an expression have to be.
#[diagnostic::on_unimplemented(
    message = "elements of this `array_agg` may be NULL, and are not `Option`s in an expression",
    label = "collects from a left-joined table",
    note = "leave out NULLs: `.array_agg_not_null()`; or let the elements be `Option`s: `.nullable().array_agg()`",
    note = "selected as it is, `array_agg` gives `Option<Vec<Option<_>>>`"
)]
pub trait NeverNull {}
#[diagnostic::do_not_recommend]
impl NeverNull for NotNull {}

/// What is NULL by this fits a column that is NULL by `N`.
#[diagnostic::on_unimplemented(
    message = "an expression that may be NULL is assigned to a column that is not null",
    label = "NULL where all of its operands are",
    note = "`.coalesce(..)` with a value makes it one that is never NULL"
)]
pub trait FitsColumn<N> {}
#[diagnostic::do_not_recommend]
impl<N> FitsColumn<N> for NotNull {}
#[diagnostic::do_not_recommend]
impl FitsColumn<MaybeNull> for MaybeNull {}

/// Whether an expression over a scope may be NULL, by more than its type says, where no table of
/// the scope is: by its `coalesce`s.
pub trait Own {
    /// See [`Own`].
    type Null: Nullability;
}

impl Own for () {
    type Null = NotNull;
}
impl<T> Own for TableScope<T> {
    type Null = NotNull;
}
impl<A: Own, B: Own> Own for (A, B) {
    type Null = Or<A::Null, B::Null>;
}
impl<S> Own for NotNullScope<S> {
    type Null = NotNull;
}
impl<S> Own for NotNullElements<S> {
    type Null = NotNull;
}
impl<A: Own, M: Nullability, B: Own, N: Nullability> Own for Coalesced<A, M, B, N> {
    type Null = <Or<M, A::Null> as Nullability>::And<Or<N, B::Null>>;
}

/// An expression uses the table `T` alone, or none.
#[diagnostic::on_unimplemented(
    message = "this expression uses another table than `{T}`",
    label = "uses `{Self}`"
)]
pub trait Only<T> {}

impl<T> Only<T> for () {}
impl<T> Only<T> for TableScope<T> {}
impl<T, A: Only<T>, B: Only<T>> Only<T> for (A, B) {}
impl<T, S: Only<T>> Only<T> for NotNullScope<S> {}
impl<T, A: Only<T>, M, B: Only<T>, N> Only<T> for Coalesced<A, M, B, N> {}

/// The list of a query's sources.
pub trait Sources {
    /// The same list with every source nullable: the near side of a right or full join.
    type Nullable;
    /// The tables of the query around this one that it uses, as a scope.
    type Correlated;
}

impl Sources for () {
    type Nullable = ();
    type Correlated = ();
}
impl<T: Source, Tail: Sources> Sources for (T, Tail) {
    type Nullable = (Nullable<T>, Tail::Nullable);
    type Correlated = Tail::Correlated;
}
impl<T: Source, Tail: Sources> Sources for (Nullable<T>, Tail) {
    type Nullable = (Nullable<T>, Tail::Nullable);
    type Correlated = Tail::Correlated;
}
impl<T: Source, Tail: Sources> Sources for (Correlated<T>, Tail) {
    type Nullable = (Correlated<T>, Tail::Nullable);
    type Correlated = (TableScope<T>, Tail::Correlated);
}

/// What a value of type `V` becomes in the scope `S` of a query over `Q`.
pub type InScope<S, Q, I, V> = Of<<S as Within<Q, I>>::Null, V>;

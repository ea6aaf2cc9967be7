//! Scopes: the tables of a query, the tables that an expression uses, and which can be NULL.
//!
//! Everything here is a type; nothing exists at run time. The type of a query contains the list of
//! its sources, newest first: `(Nullable<RoomType>, (Room, ()))`. The type of an expression contains
//! its scope: `TableScope<Room>`, a pair of scopes, or `()`. [`Has`] finds a table in the list by an
//! index that the compiler infers. So no impl per pair of tables is needed, and the compile time of a
//! query is linear in its tables.

use std::marker::PhantomData;

use crate::schema::{Presence, Source};
use crate::types::{MaybeNull, NotNull, NotNullElements, NotNullScope, Nullability, Of, Or, Value};

/// The type of a predicate: `bool`, or `Option<bool>` if an operand can be NULL.
#[diagnostic::on_unimplemented(
    message = "this must be a predicate, and its type is `{Self}`",
    label = "not a `bool`",
    note = "compare it: `.eq(..)`, `.gt(..)`, `.is_null()`"
)]
pub trait Boolean: Value {}
impl Boolean for bool {}
impl Boolean for Option<bool> {}

/// The type of a comparison whose operands have the nullabilities `A` and `B`.
pub type Truth<A, B> = Of<Or<A, B>, bool>;

/// An outer-joined source of a query: all its columns can be NULL.
#[derive(Debug)]
pub struct Nullable<T>(PhantomData<fn() -> T>);

/// A source of the outer query that a correlated subquery uses.
///
/// The subquery's type does not say whether the outer query left-joins it, so its columns can be
/// NULL.
#[derive(Debug)]
pub struct Correlated<T>(PhantomData<fn() -> T>);

/// The scope of an expression over one table.
///
/// The wrapper keeps the impls of [`Within`] disjoint, so that the compiler reports the one table
/// that is missing and not the whole scope.
#[derive(Debug)]
pub struct TableScope<T>(PhantomData<fn() -> T>);

/// The scope of an expression that is NULL only if both operands are, such as `coalesce`.
///
/// The operands have the scopes `A` and `B` and the nullabilities `M` and `N`.
#[derive(Debug)]
pub struct Coalesced<A, M, B, N>(PhantomData<fn() -> (A, M, B, N)>);

/// The index of the first source of a list.
#[derive(Debug)]
pub struct Here;
/// The index `I` in the rest of a list.
#[derive(Debug)]
pub struct There<I>(PhantomData<fn() -> I>);

/// The sources of a query contain the table `T`, at the index `I`.
#[diagnostic::on_unimplemented(
    message = "table `{T}` is not part of this query",
    label = "uses `{T}`, which this query does not join",
    note = "join it first: `.inner_join::<{T}>().on(..)` or `.left_join::<{T}>().on(..)`; inside a subquery, `.correlate::<{T}>()` refers to the outer query",
    note = "an update or a delete uses other tables in subqueries: `.filter(exists(..))`, `.filter(column.in_(..))`"
)]
pub trait Has<T, I> {
    /// Whether the columns of the table can be NULL in this query.
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
/// It is [`Has`] with the table as `Self`. With `Has` the compiler would infer an unknown table
/// from the sources.
pub trait PartOf<Q, I> {
    /// Whether the columns of the table can be NULL in the query.
    type Null: Presence;
}

#[diagnostic::do_not_recommend]
impl<T: Source, Q: Has<T, I>, I> PartOf<Q, I> for T {
    type Null = Q::Null;
}

/// The sources `Q` of a query contain all tables of a scope, at the indexes `I`.
#[diagnostic::on_unimplemented(
    message = "this expression uses a table that is not part of this query",
    label = "uses `{Self}`, and the query has `{Q}`",
    note = "join the table first: `.inner_join::<T>().on(..)` or `.left_join::<T>().on(..)`"
)]
pub trait Within<Q, I> {
    /// Whether a table of the scope can be NULL in this query.
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

/// [`NotNull`]: the nullability that array elements inside an expression must have.
#[diagnostic::on_unimplemented(
    message = "elements of this `array_agg` can be NULL, but are not `Option`s inside an expression",
    label = "aggregates a column of a left-joined table",
    note = "leave NULLs out: `.array_agg_not_null()`; or make the elements `Option`s: `.nullable().array_agg()`",
    note = "selected by itself, `array_agg` is an `Option<Vec<Option<_>>>`"
)]
pub trait NeverNull {}
#[diagnostic::do_not_recommend]
impl NeverNull for NotNull {}

/// A value of this nullability can be assigned to a column of the nullability `N`.
#[diagnostic::on_unimplemented(
    message = "a nullable expression is assigned to a NOT NULL column",
    label = "NULL if all its operands are",
    note = "`.coalesce(value)` makes an expression that is never NULL"
)]
pub trait FitsColumn<N> {}
#[diagnostic::do_not_recommend]
impl<N> FitsColumn<N> for NotNull {}
#[diagnostic::do_not_recommend]
impl FitsColumn<MaybeNull> for MaybeNull {}

/// Whether an expression over a scope can be NULL although no table of the scope is outer-joined:
/// because of a [`Coalesced`] whose operands are all nullable.
pub trait Own {
    /// The nullability.
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

/// The expression uses no table but `T`.
#[diagnostic::on_unimplemented(
    message = "this expression uses a table other than `{T}`",
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
    /// The same list with every source nullable: the left side of a right or full join.
    type Nullable;
    /// The tables of the outer query that the query uses, as a scope.
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

/// The type of a value `V` of the scope `S` in a query over `Q`.
pub type InScope<S, Q, I, V> = Of<<S as Within<Q, I>>::Null, V>;

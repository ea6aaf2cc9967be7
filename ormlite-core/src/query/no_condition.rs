//! What a query can do, on a join without its condition: an error that asks for `.on(..)`.

use std::future::{Ready, ready};

use crate::error::Error;
use crate::exec::Executor;
use crate::expr::{Expression, OrderTerms};
use crate::query::join::Join;
use crate::query::select::Select;
use crate::query::selection::Selection;
use crate::schema::Source;
use crate::typing::{Boolean, Nullable, Within};

/// Implemented by nothing: a join that has its condition is a query.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this join has no condition",
    label = "`.on(..)` is missing before this",
    note = "give the condition first: `.inner_join::<Property>().on(Room::property_id.eq(Property::id))`",
    note = "or join along a reference: `.inner_join_by(Room::property)`; every pair of rows is `.cross_join::<Property>()`"
)]
pub trait HasCondition {}

/// What a terminal call would return; it has no bound of its own, so that the mistake is one error.
fn not_run<T>() -> Ready<Result<T, Error>> {
    ready(Err(Error::invalid_query("a join has no condition")))
}

// Each is written out: the message shows where its bound is.
impl<Q, O> Join<Q, O> {
    #[doc(hidden)]
    pub fn select<S: Selection<Q, I, Output = P>, I, P>(self, selection: S) -> Select<Q, P>
    where
        Self: HasCondition,
    {
        self.query.select(selection)
    }

    #[doc(hidden)]
    pub fn filter<P: Expression<Value: Boolean>, I>(self, predicate: P) -> Select<Q, O>
    where
        Self: HasCondition,
        P::Scope: Within<Q, I>,
    {
        self.query.filter(predicate)
    }

    #[doc(hidden)]
    pub fn filter_opt<P: Expression<Value: Boolean>, I>(self, predicate: Option<P>) -> Select<Q, O>
    where
        Self: HasCondition,
        P::Scope: Within<Q, I>,
    {
        self.query.filter_opt(predicate)
    }

    #[doc(hidden)]
    pub fn order_by<T: OrderTerms<Q, I>, I>(self, terms: T) -> Select<Q, O>
    where
        Self: HasCondition,
    {
        self.query.order_by(terms)
    }

    #[doc(hidden)]
    pub fn limit(self, rows: u32) -> Select<Q, O>
    where
        Self: HasCondition,
    {
        self.query.limit(rows)
    }

    #[doc(hidden)]
    pub fn inner_join<J: Source>(self) -> Join<(J, Q), O>
    where
        Self: HasCondition,
    {
        self.query.inner_join()
    }

    #[doc(hidden)]
    pub fn left_join<J: Source>(self) -> Join<(Nullable<J>, Q), O>
    where
        Self: HasCondition,
    {
        self.query.left_join()
    }

    #[doc(hidden)]
    pub fn all<E: Executor + ?Sized>(self, _: &E) -> Ready<Result<Vec<O>, Error>>
    where
        Self: HasCondition,
    {
        not_run()
    }

    #[doc(hidden)]
    pub fn one<E: Executor + ?Sized>(self, _: &E) -> Ready<Result<O, Error>>
    where
        Self: HasCondition,
    {
        not_run()
    }

    #[doc(hidden)]
    pub fn optional<E: Executor + ?Sized>(self, _: &E) -> Ready<Result<Option<O>, Error>>
    where
        Self: HasCondition,
    {
        not_run()
    }

    #[doc(hidden)]
    pub fn first<E: Executor + ?Sized>(self, _: &E) -> Ready<Result<Option<O>, Error>>
    where
        Self: HasCondition,
    {
        not_run()
    }

    #[doc(hidden)]
    pub fn count<E: Executor + ?Sized>(self, _: &E) -> Ready<Result<i64, Error>>
    where
        Self: HasCondition,
    {
        not_run()
    }
}

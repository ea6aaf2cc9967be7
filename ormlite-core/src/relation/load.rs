//! What `.with(..)` takes, and how it is added to what a query gives.

use std::marker::PhantomData;

use super::Relation;
use super::related;
use crate::decode::Reader;
use crate::expr::{Expr, Expression};
use crate::node::Node;
use crate::scope::{In, Nullability, Sure};
use crate::table::Table;
use crate::value::Value;

/// What a query loads with each row of a table: a relation, as its accessor or narrowed; what a
/// relation counts to; or the variants of a `#[derive(OneOf)]` enum.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be loaded with the rows of a table",
    label = "not a relation",
    note = "name a relation: `Room::property`, `Property::rooms.limit(10)`, `Property::rooms.count()`; columns and expressions are chosen by `.select(..)`"
)]
pub trait Load<M> {
    /// The table whose rows it is loaded with.
    type From: Table;
    /// What it gives with each of them, when that row may be missing by `N`.
    type Output<N: Nullability>;
    #[doc(hidden)]
    fn push(self, columns: &mut Vec<Node>);
    #[doc(hidden)]
    fn read<N: Nullability>(row: &mut Reader<'_>) -> Option<Self::Output<N>>;
}

/// A relation is loaded.
#[derive(Debug)]
pub struct ByRelation<M>(PhantomData<fn() -> M>);

/// An expression is loaded.
#[derive(Debug)]
pub enum ByExpression {}

#[diagnostic::do_not_recommend]
impl<M, R: Relation<M>> Load<ByRelation<M>> for R {
    type From = R::From;
    type Output<N: Nullability> = related::Output<R::Shape, N, R::Row>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.load().into_node());
    }
    fn read<N: Nullability>(row: &mut Reader<'_>) -> Option<Self::Output<N>> {
        related::read::<R::Shape, N, R::Row>(row)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Table, V: Value> Load<ByExpression> for Expr<Sure<In<T>>, V> {
    type From = T;
    type Output<N: Nullability> = V;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read<N: Nullability>(row: &mut Reader<'_>) -> Option<V> {
        row.take()
    }
}

/// What a query gives when an `X` is added to each row: a row and the `X`, or a tuple one longer.
#[diagnostic::on_unimplemented(
    message = "nothing can be added to rows that are `{Self}`",
    note = "relations are added to whole rows and to tuples of up to 15; in a tuple or a struct they are selected: `.select((Room::number, Room::property.load()))`"
)]
pub trait Append<X> {
    /// The two together.
    type Output;
    #[doc(hidden)]
    fn append(self, added: X) -> Self::Output;
}

/// See [`Append`].
pub type Appended<O, X> = <O as Append<X>>::Output;

impl<T: Table, X> Append<X> for T {
    type Output = (T, X);
    fn append(self, added: X) -> (T, X) {
        (self, added)
    }
}

impl<T: Table, X> Append<X> for Option<T> {
    type Output = (Option<T>, X);
    fn append(self, added: X) -> (Option<T>, X) {
        (self, added)
    }
}

macro_rules! append_to_tuple {
    ($($($name:ident)+;)*) => { $(
        impl<$($name,)+ X> Append<X> for ($($name,)+) {
            type Output = ($($name,)+ X);
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn append(self, added: X) -> Self::Output {
                let ($($name,)+) = self;
                ($($name,)+ added)
            }
        }
    )* };
}
append_to_tuple! {
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
    A B C D E F G H I; A B C D E F G H I J; A B C D E F G H I J K; A B C D E F G H I J K L;
    A B C D E F G H I J K L M; A B C D E F G H I J K L M N; A B C D E F G H I J K L M N O;
}

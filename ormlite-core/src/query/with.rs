//! What `.with(..)` takes, and how it is added to what a query gives.

use crate::ast::Node;
use crate::decode::Reader;
use crate::expr::{Expr, Expression};
use crate::schema::Presence;
use crate::schema::Table;
use crate::types::{NotNullScope, Value};
use crate::typing::PartOf;
use crate::typing::TableScope;

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
    type Output<N: Presence>;
    #[doc(hidden)]
    fn push(self, columns: &mut Vec<Node>);
    #[doc(hidden)]
    fn read<N: Presence>(row: &mut Reader<'_>) -> Option<Self::Output<N>>;
}

/// An expression is loaded.
#[derive(Debug)]
pub enum ByExpression {}

#[diagnostic::do_not_recommend]
impl<T: Table, V: Value> Load<ByExpression> for Expr<NotNullScope<TableScope<T>>, V> {
    type From = T;
    type Output<N: Presence> = V;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read<N: Presence>(row: &mut Reader<'_>) -> Option<V> {
        row.take()
    }
}

/// What is added to each row of a query that gives an `O`: they become a pair, or a tuple one longer.
#[diagnostic::on_unimplemented(
    message = "nothing can be added to rows that are `{O}`",
    label = "added to `{O}`",
    note = "relations are added to whole rows and to tuples of up to 15; in a tuple or a struct they are selected: `.select((Room::number, Room::property.load()))`"
)]
pub trait AppendTo<O> {
    /// The two together.
    type Output;
    #[doc(hidden)]
    fn append_to(self, row: O) -> Self::Output;
}

/// See [`AppendTo`].
pub type Appended<O, X> = <X as AppendTo<O>>::Output;

#[diagnostic::do_not_recommend]
impl<X, T: Table> AppendTo<T> for X {
    type Output = (T, X);
    fn append_to(self, row: T) -> (T, X) {
        (row, self)
    }
}

#[diagnostic::do_not_recommend]
impl<X, T: Table> AppendTo<Option<T>> for X {
    type Output = (Option<T>, X);
    fn append_to(self, row: Option<T>) -> (Option<T>, X) {
        (row, self)
    }
}

macro_rules! append_to_tuple {
    ($($($name:ident)+;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<X, $($name,)+> AppendTo<($($name,)+)> for X {
            type Output = ($($name,)+ X);
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn append_to(self, row: ($($name,)+)) -> Self::Output {
                let ($($name,)+) = row;
                ($($name,)+ self)
            }
        }
    )* };
}
append_to_tuple! {
    A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H;
    A B C D E F G H I; A B C D E F G H I J; A B C D E F G H I J K; A B C D E F G H I J K L;
    A B C D E F G H I J K L M; A B C D E F G H I J K L M N; A B C D E F G H I J K L M N O;
}

/// What `L` gives with a row of the sources `Q`.
pub type LoadedIn<Q, L, N, I> =
    <L as Load<N>>::Output<<<L as Load<N>>::From as PartOf<Q, I>>::Null>;

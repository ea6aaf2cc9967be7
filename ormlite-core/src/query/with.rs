//! The argument of `.with(..)`, and how its result is appended to the row type of a query.

use crate::ast::Node;
use crate::decode::Reader;
use crate::expr::{Expr, Expression};
use crate::schema::Presence;
use crate::schema::Table;
use crate::types::{NotNullScope, Value};
use crate::typing::PartOf;
use crate::typing::TableScope;

/// What a query can load with each row of a table: a relation, the number of its rows, or a
/// `#[derive(OneOf)]` enum.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be loaded with the rows of a table",
    label = "not a relation",
    note = "name a relation: `Room::property`, `Property::rooms.limit(10)`, `Property::rooms.count()`; columns and expressions are selected by `.select(..)`"
)]
pub trait Load<M> {
    /// The table whose rows have the relation.
    type From: Table;
    /// The Rust type that is loaded per row. `N` says whether that row can be missing (a
    /// left-joined table).
    type Output<N: Presence>;
    #[doc(hidden)]
    fn push(self, columns: &mut Vec<Node>);
    #[doc(hidden)]
    fn read<N: Presence>(row: &mut Reader<'_>) -> Option<Self::Output<N>>;
}

/// Marks the [`Load`] of an expression.
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

/// Appends the type of a loaded relation to a row type `O`. A whole row becomes a pair, a tuple
/// gets one more element.
#[diagnostic::on_unimplemented(
    message = "a relation cannot be added to rows of the type `{O}`",
    label = "the rows are `{O}`",
    note = "relations are added to whole rows and to tuples of up to 15; in a tuple or a struct they are selected: `.select((Room::number, Room::property.load()))`"
)]
pub trait AppendTo<O> {
    /// The extended row type.
    type Output;
    #[doc(hidden)]
    fn append_to(self, row: O) -> Self::Output;
}

/// The row type `O` with an `X` appended; see [`AppendTo`].
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

/// The Rust type that `L` loads with a row of a query over the sources `Q`.
pub type LoadedIn<Q, L, N, I> =
    <L as Load<N>>::Output<<<L as Load<N>>::From as PartOf<Q, I>>::Null>;

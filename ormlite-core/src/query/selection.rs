//! Selections: what a query gives per row, and how its nullability follows from the joins.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{Node, SourceNode};
use crate::decode::Reader;
use crate::expr::{Aggregated, Collects, Expr, Expression};
use crate::schema::Presence;
use crate::schema::{Column, Source};
use crate::types::{Nullability, Of, Value};
use crate::typing::{Has, Within};

/// What `.select(..)` and `.returning(..)` take within the sources `Q`: a column, an expression,
/// a whole row, a tuple of up to 16 of these, or the selection of a `#[derive(Row)]` struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be selected in this query",
    note = "select columns, expressions, whole rows (`Room::row()`), or a tuple of up to 16 of these",
    note = "a relation is selected by `.load()`: `Room::property.load()`; `.with(Room::property)` adds it to whole rows",
    note = "a struct `Card` with `#[derive(Row)]` is selected by the one made for it: `SelectCard {{ number: Room::number, .. }}`"
)]
pub trait Selection<Q, I> {
    /// The Rust type of one row of the result.
    type Output;
    /// Adds its expressions to the query's.
    #[doc(hidden)]
    fn push(self, columns: &mut Vec<Node>);
    /// Reads one row of the result.
    #[doc(hidden)]
    fn read(row: &mut Reader<'_>) -> Option<Self::Output>;
}

/// What a selection gives fills a field of a struct with `#[derive(Row)]`: it is of its type.
#[diagnostic::on_unimplemented(
    message = "what is selected gives `{Self}`, and its field is of type `{F}`",
    label = "a field of type `{F}` is given `{Self}`",
    note = "a column of a left-joined table gives an `Option`; `.coalesce(..)` takes it away"
)]
pub trait Fills<F> {
    #[doc(hidden)]
    fn fill(self) -> F;
}

impl<T> Fills<T> for T {
    fn fill(self) -> T {
        self
    }
}

/// The index of a selection of one expression.
#[derive(Debug)]
pub struct Leaf<I>(PhantomData<fn() -> I>);

/// The index of a selection of a struct with `#[derive(Row)]`.
#[derive(Debug)]
pub struct RowIndex;

/// The whole row of a source; see [`Source::row`].
pub struct Row<T>(PhantomData<fn() -> T>);

impl<T> Row<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Clone for Row<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Row<T> {}

impl<T: Source> fmt::Debug for Row<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Row").field(&SourceNode::of::<T>()).finish()
    }
}

impl<Q: Has<T, I>, I, T: Source> Selection<Q, Leaf<I>> for Row<T> {
    type Output = <Q::Null as Presence>::Row<T::Table>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(Node::Row(SourceNode::of::<T>()));
    }
    fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
        let row = row.take_row_of::<T::Table>(Q::Null::NULLABLE)?;
        Q::Null::row(row)
    }
}

impl<Q: Has<T, I>, I, T: Source, V: Value> Selection<Q, Leaf<I>> for Column<T, V> {
    type Output = Of<Q::Null, V>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
        row.take()
    }
}

impl<Q, I, S: Within<Q, I>, V: Value> Selection<Q, Leaf<I>> for Expr<S, V> {
    type Output = Of<S::Null, V>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node().typed());
    }
    fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
        row.take()
    }
}

impl<Q, I, S: Within<Q, I>, V: Collects> Selection<Q, Leaf<I>> for Aggregated<S, V> {
    type Output = V::Selected<S::Null>;
    fn push(self, columns: &mut Vec<Node>) {
        columns.push(self.into_node());
    }
    fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
        row.take()
    }
}

macro_rules! selection_of_tuple {
    ($($($name:ident $index:ident)+;)*) => { $(
        impl<Q, $($index, $name: Selection<Q, $index>),+> Selection<Q, ($($index,)+)>
            for ($($name,)+)
        {
            type Output = ($($name::Output,)+);
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn push(self, columns: &mut Vec<Node>) {
                let ($($name,)+) = self;
                $($name.push(columns);)+
            }
            fn read(row: &mut Reader<'_>) -> Option<Self::Output> {
                Some(($($name::read(row)?,)+))
            }
        }
    )* };
}
selection_of_tuple! {
    A I1; A I1 B I2; A I1 B I2 C I3; A I1 B I2 C I3 D I4; A I1 B I2 C I3 D I4 E I5;
    A I1 B I2 C I3 D I4 E I5 F I6; A I1 B I2 C I3 D I4 E I5 F I6 G I7;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8; A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11 M I12;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11 M I12 N I13;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11 M I12 N I13 O I14;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11 M I12 N I13 O I14 P I15;
    A I1 B I2 C I3 D I4 E I5 F I6 G I7 H I8 J I9 K I10 L I11 M I12 N I13 O I14 P I15 R I16;
}

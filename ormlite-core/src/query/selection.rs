//! Selections: the arguments of `.select(..)` and `.returning(..)`, and the Rust types they are
//! read as.

use std::fmt;
use std::marker::PhantomData;

use crate::ast::{Node, SourceNode};
use crate::decode::Reader;
use crate::expr::{Aggregated, Collects, Expr, Expression};
use crate::schema::Presence;
use crate::schema::{Column, Source};
use crate::types::{Nullability, Of, Value};
use crate::typing::{Has, Within};

/// What `.select(..)` and `.returning(..)` accept in a query over the sources `Q`: a column, an
/// expression, a whole row, a tuple of up to 16 of these, or the selection struct of a
/// `#[derive(Row)]` struct.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Row, Table, expr::*, query::*, uuid::Uuid};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     number: String,
/// #     floor: i32,
/// # }
/// #[derive(Row)]
/// #[row(crate = ormlite_core)]
/// struct Card {
///     number: String,
///     upstairs: bool,
/// }
///
/// # pub fn example() {
/// let cards = Room::query().select(SelectCard { number: Room::number, upstairs: Room::floor.gt(0) });
/// assert_eq!(cards.to_sql().sql, r#"SELECT "number", "floor" > $1 FROM "rooms""#);
///
/// let tuples = Room::query().select((Room::row(), Room::floor + 1)); // `(Room, i32)`
/// assert_eq!(
///     tuples.to_sql().sql,
///     r#"SELECT "id", "number", "floor", "floor" + $1::integer FROM "rooms""#,
/// );
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be selected in this query",
    note = "select columns, expressions, whole rows (`Room::row()`), or a tuple of up to 16 of these",
    note = "a relation is selected by `.load()`: `Room::property.load()`; `.with(Room::property)` adds it to whole rows",
    note = "a struct `Card` with `#[derive(Row)]` is selected by its generated struct: `SelectCard {{ number: Room::number, .. }}`"
)]
pub trait Selection<Q, I> {
    /// The Rust type of a row of the result.
    type Output;
    /// Adds the selected expressions to the query.
    #[doc(hidden)]
    fn push(self, columns: &mut Vec<Node>);
    /// Reads the values from a row of the result.
    #[doc(hidden)]
    fn read(row: &mut Reader<'_>) -> Option<Self::Output>;
}

/// The Rust type of a selected expression is the type of its field in a `#[derive(Row)]` struct.
#[diagnostic::on_unimplemented(
    message = "the selected value has the type `{Self}`, and its field the type `{F}`",
    label = "expected `{F}`, found `{Self}`",
    note = "a column of a left-joined table is an `Option`; `.coalesce(..)` replaces its NULL"
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

/// The type parameter `I` of the [`Selection`] of one expression; it makes the impls distinct.
#[derive(Debug)]
pub struct Leaf<I>(PhantomData<fn() -> I>);

/// The type parameter `I` of the [`Selection`] of a `#[derive(Row)]` struct.
#[derive(Debug)]
pub struct RowIndex;

/// A whole row of a table or an alias; see [`SourceQuery::row`](crate::query::SourceQuery::row).
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

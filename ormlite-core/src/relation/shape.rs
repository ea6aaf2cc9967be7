//! How many rows a relation gives: many, one, or one that may be missing.

use crate::decode::Reader;
use crate::node::Gives;
use crate::scope::{No, Nullability, Yes};

/// Any number of rows.
#[derive(Debug, Clone, Copy)]
pub enum Many {}

/// How many rows a relation gives: [`Many`]; one, which is [`No`] NULL; or one that may be missing,
/// [`Yes`].
pub trait Shape: 'static {
    /// What it gives of rows that are `O`s: `Vec<O>`, `O` or `Option<O>`.
    type Of<O>;
    /// The shape once rows are filtered.
    type Filtered: Shape;
    /// The shape beneath a row that may itself be missing.
    type Under<N: Nullability>: Shape;
    #[doc(hidden)]
    const GIVES: Gives;
    #[doc(hidden)]
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Self::Of<O>>;
    /// What it gives of the rows that were found; `None` when one is missing.
    #[doc(hidden)]
    fn of_rows<O>(rows: Vec<O>) -> Option<Self::Of<O>>;
}

impl Shape for Many {
    type Of<O> = Vec<O>;
    type Filtered = Many;
    type Under<N: Nullability> = Many;
    const GIVES: Gives = Gives::Rows;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Vec<O>> {
        row.take_records()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<Vec<O>> {
        Some(rows)
    }
}

impl Shape for Yes {
    type Of<O> = Option<O>;
    type Filtered = Yes;
    type Under<N: Nullability> = Yes;
    const GIVES: Gives = Gives::Row;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Option<O>> {
        row.take_record()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<Option<O>> {
        Some(rows.into_iter().next())
    }
}

impl Shape for No {
    type Of<O> = O;
    type Filtered = Yes;
    type Under<N: Nullability> = N;
    const GIVES: Gives = Gives::Row;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<O> {
        row.take_required()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<O> {
        rows.into_iter().next()
    }
}

/// At most one row.
#[diagnostic::on_unimplemented(
    message = "this relation gives many rows, and a variant holds one",
    note = "use a relation to one row: a reference, or `has_one(..)`"
)]
pub trait ToOne: Shape {}
impl ToOne for Yes {}
impl ToOne for No {}

/// Any number of rows.
#[diagnostic::on_unimplemented(
    message = "this relation gives one row, of which nothing can be left out",
    note = "`.limit(..)` and `.offset(..)` are for relations to many"
)]
pub trait ToMany: Shape {}
impl ToMany for Many {}

//! Cardinality: how many rows a relation gives, and what may leave one of them out.

use crate::decode::Reader;
use crate::types::{MaybeNull, NotNull, Nullability};

/// Exactly one row: the relation of a reference that is never NULL.
#[derive(Debug, Clone, Copy)]
pub enum One {}

/// One row or none.
#[derive(Debug, Clone, Copy)]
pub enum Optional {}

/// Any number of rows.
#[derive(Debug, Clone, Copy)]
pub enum Many {}

/// How many rows a relation gives: [`One`], [`Optional`] or [`Many`].
pub trait Cardinality: 'static {
    /// What it gives of rows that are `O`s: `O`, `Option<O>` or `Vec<O>`.
    type Of<O>;
    /// The cardinality once rows are filtered.
    type Filtered: Cardinality;
    /// The cardinality for a row that may itself be missing, by `N`.
    type Under<N: Presence>: Cardinality;
    #[doc(hidden)]
    const IS_MANY: bool;
    #[doc(hidden)]
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Self::Of<O>>;
    /// What it gives of the rows that were found; `None` when one is missing.
    #[doc(hidden)]
    fn of_rows<O>(rows: Vec<O>) -> Option<Self::Of<O>>;
}

impl Cardinality for One {
    type Of<O> = O;
    type Filtered = Optional;
    type Under<N: Presence> = N::OfOne;
    const IS_MANY: bool = false;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<O> {
        row.take_required()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<O> {
        rows.into_iter().next()
    }
}

impl Cardinality for Optional {
    type Of<O> = Option<O>;
    type Filtered = Optional;
    type Under<N: Presence> = Optional;
    const IS_MANY: bool = false;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Option<O>> {
        row.take_record()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<Option<O>> {
        Some(rows.into_iter().next())
    }
}

impl Cardinality for Many {
    type Of<O> = Vec<O>;
    type Filtered = Many;
    type Under<N: Presence> = Many;
    const IS_MANY: bool = true;
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Vec<O>> {
        row.take_records()
    }
    fn of_rows<O>(rows: Vec<O>) -> Option<Vec<O>> {
        Some(rows)
    }
}

/// At most one row.
#[diagnostic::on_unimplemented(
    message = "this relation gives many rows, and a variant holds one",
    note = "use a relation to one row: a reference, or `has_one(..)`"
)]
pub trait ToOne: Cardinality {}
impl ToOne for One {}
impl ToOne for Optional {}

/// Any number of rows.
#[diagnostic::on_unimplemented(
    message = "this relation gives one row, of which nothing can be left out",
    note = "`.limit(..)` and `.offset(..)` are for relations to many"
)]
pub trait ToMany: Cardinality {}
impl ToMany for Many {}

/// Whether an outer join may leave out the rows of a source, whose columns then are NULL.
pub trait Presence: Nullability {
    /// A row of the source: `T` or `Option<T>`.
    type Row<T>;
    /// The cardinality of a reference that is never NULL, from a row of the source.
    type OfOne: Cardinality;
    /// The row that was read, `None` where the join has left it out.
    #[doc(hidden)]
    fn row<T>(row: Option<T>) -> Option<Self::Row<T>>;
}

impl Presence for NotNull {
    type Row<T> = T;
    type OfOne = One;
    fn row<T>(row: Option<T>) -> Option<T> {
        row
    }
}

impl Presence for MaybeNull {
    type Row<T> = Option<T>;
    type OfOne = Optional;
    fn row<T>(row: Option<T>) -> Option<Option<T>> {
        Some(row)
    }
}

/// Rows are removed when they are deleted: the table has no `soft_delete` column.
#[derive(Debug, Clone, Copy)]
pub enum Removed {}

/// Rows are marked as deleted, and so may be missing where a reference leads to them.
#[derive(Debug, Clone, Copy)]
pub enum Marked {}

/// What a delete does with a row: [`Removed`] or [`Marked`].
pub trait Deletion: 'static {
    /// The cardinality of a reference to the table, which has `K` where no row is marked.
    type Reference<K: Cardinality>: Cardinality;
}

impl Deletion for Removed {
    type Reference<K: Cardinality> = K;
}

impl Deletion for Marked {
    type Reference<K: Cardinality> = K::Filtered;
}

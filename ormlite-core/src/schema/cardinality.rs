//! Cardinality: how many rows a relation returns for one row, as a type.
//!
//! It depends on the foreign key, on filters, on outer joins and on soft deletion.

use crate::decode::Reader;
use crate::types::{MaybeNull, NotNull, Nullability};

/// Exactly one row: a relation by a foreign key that is NOT NULL.
#[derive(Debug, Clone, Copy)]
pub enum One {}

/// One row or none: a nullable foreign key, a filtered relation, or a has-one.
#[derive(Debug, Clone, Copy)]
pub enum Optional {}

/// Any number of rows: a has-many or many-to-many relation.
#[derive(Debug, Clone, Copy)]
pub enum Many {}

/// How many rows a relation returns: [`One`], [`Optional`] or [`Many`].
pub trait Cardinality: 'static {
    /// The type of the relation's value if a row is an `O`: `O`, `Option<O>` or `Vec<O>`.
    type Of<O>;
    /// The cardinality after a filter.
    type Filtered: Cardinality;
    /// The cardinality if the row that has the relation can itself be missing, by `N`.
    type Under<N: Presence>: Cardinality;
    #[doc(hidden)]
    const IS_MANY: bool;
    #[doc(hidden)]
    fn read<O: 'static>(row: &mut Reader<'_>) -> Option<Self::Of<O>>;
    /// Converts the rows found to the relation's value; `None` if a required row is missing.
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

/// A relation to at most one row: [`One`] or [`Optional`].
#[diagnostic::on_unimplemented(
    message = "this relation returns many rows, and a variant holds one",
    note = "use a relation to one row: by a foreign key, or `has_one(..)`"
)]
pub trait ToOne: Cardinality {}
impl ToOne for One {}
impl ToOne for Optional {}

/// A relation to any number of rows: [`Many`].
#[diagnostic::on_unimplemented(
    message = "this relation returns one row, which cannot be limited or skipped",
    note = "`.limit(..)` and `.offset(..)` are for has-many and many-to-many relations"
)]
pub trait ToMany: Cardinality {}
impl ToMany for Many {}

/// Whether an outer join can leave a source of the query without a row, its columns being NULL.
pub trait Presence: Nullability {
    /// A row of the source: `T`, or `Option<T>` if it is outer-joined.
    type Row<T>;
    /// The cardinality of a NOT NULL foreign key of the source.
    type OfOne: Cardinality;
    /// Converts a decoded row; `None` inside means that the join found no row.
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

/// The table has no `soft_delete` column: a delete removes the row.
#[derive(Debug, Clone, Copy)]
pub enum Removed {}

/// The table has a `soft_delete` column: a delete sets it, and queries leave the row out. So a
/// foreign key can refer to a row that its relation does not return.
#[derive(Debug, Clone, Copy)]
pub enum Marked {}

/// What a delete does with a row: [`Removed`] or [`Marked`].
pub trait Deletion: 'static {
    /// The cardinality of a relation to this table; `K` is that without soft deletion.
    type Reference<K: Cardinality>: Cardinality;
}

impl Deletion for Removed {
    type Reference<K: Cardinality> = K;
}

impl Deletion for Marked {
    type Reference<K: Cardinality> = K::Filtered;
}

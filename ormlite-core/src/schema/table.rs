//! Tables: what `#[derive(Table)]` implements, and the static description it leaves.
//!
//! A service needs little of a table at run time: names, the key, the references and which columns
//! the server or the client fills. The rest (types, defaults, checks, indexes) is known to
//! [`registry`](crate::schema::registry) alone, so that a service does not compile it.

use crate::decode::Reader;
use crate::schema::cardinality::Deletion;
use crate::schema::description::{ColumnRole, TableDesc};
use crate::types::{Bind, Fields, Value};

/// A table of the database, or a view of it: one struct, one row.
///
/// Derived, never written by hand:
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, uuid::Uuid};
/// #[derive(Table)]
/// #[table(name = "rooms", schema = "core", crate = ormlite_core)]
/// struct Room {
///     #[column(primary_key)]
///     id: Uuid,
///     number: String,
/// }
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "add `#[derive(Table)]` to the struct"
)]
pub trait Table: Fields + Sized {
    /// The names, the key and the references.
    const DESC: &'static TableDesc;
    /// The type that has the column constants: the table itself, or the one of `columns = ..`.
    type Columns;
    /// The type of the primary key: a value, a tuple of values, or [`NoKey`].
    type Key: Key;
    /// What a delete does with a row: [`Marked`](crate::schema::Marked) in a table with a `soft_delete`
    /// column, else [`Removed`](crate::schema::Removed).
    type Deletion: Deletion;

    /// Reads a row: the columns of the table in their order.
    ///
    /// `None` when a value could not be read; the reader keeps the reason.
    fn decode(row: &mut Reader<'_>) -> Option<Self>;
}

/// A table whose rows can be written: every derived table that is not a view.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a view, and views are read-only here",
    note = "write to the tables that the view reads"
)]
pub trait Writable: Table {}

/// Where rows come from in a query: a table, or an alias of one (see [`alias!`](crate::schema::alias)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a table nor an alias of one",
    note = "derive `Table` for it, or declare it: `alias!(Manager = Staff)`"
)]
pub trait Source: Sized + 'static {
    /// The table behind it.
    type Table: Table;
    /// The name of the alias; `None` for the table itself.
    const ALIAS: Option<&'static str>;
}

impl<T: Table> Source for T {
    type Table = T;
    const ALIAS: Option<&'static str> = None;
}

/// The primary key of a table: a value, or a tuple of them in the key's order.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type a primary key can have",
    label = "no PostgreSQL type is known for `{Self}`",
    note = "PostgreSQL's integers are signed: for `u16` take `i32`, for `u32` and `u64` `i64`; a key has up to six columns"
)]
pub trait Key: Sized {
    /// The values in the key's order.
    fn into_binds(self) -> Vec<Bind>;
}

/// The key of a table that has none: no value of it exists.
#[derive(Debug, Clone, Copy)]
pub enum NoKey {}

impl Key for NoKey {
    fn into_binds(self) -> Vec<Bind> {
        match self {}
    }
}

impl<V: Value> Key for V {
    fn into_binds(self) -> Vec<Bind> {
        vec![Bind::new(self)]
    }
}

macro_rules! key_of_tuple {
    ($($($name:ident)+;)*) => { $(
        impl<$($name: Value),+> Key for ($($name,)+) {
            #[allow(non_snake_case, reason = "the variables are named like their types")]
            fn into_binds(self) -> Vec<Bind> {
                let ($($name,)+) = self;
                vec![$(Bind::new($name)),+]
            }
        }
    )* };
}
key_of_tuple! { A B; A B C; A B C D; A B C D E; A B C D E F; }

/// Columns and their values for an insert: the derived `NewX`, a whole row, or a struct of the
/// user's own with `#[derive(Insert)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be inserted into the table `{T}`",
    label = "not a row of this table",
    note = "insert the struct of required columns that `#[derive(Table)]` made (called `New..`), a whole `{T}`, or a struct with `#[derive(Insert)]`"
)]
pub trait Insertable<T: Table>: Fields {
    /// The indexes of the columns it gives: the required ones, unless said otherwise.
    fn columns() -> Vec<u16> {
        T::DESC.columns_with(ColumnRole::Required).collect()
    }
}

/// A whole row: every column but those the server alone may give.
impl<T: Table> Insertable<T> for T {
    fn columns() -> Vec<u16> {
        let desc: &TableDesc = T::DESC;
        (0..desc.columns.len() as u16)
            .filter(|&at| desc.role(at) != ColumnRole::Generated)
            .collect()
    }
}

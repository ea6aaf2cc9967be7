//! Tables: the traits that `#[derive(Table)]` implements.
//!
//! At run time a service needs little of a table: names, the key, the references and the roles of
//! the columns. Types, defaults, checks and indexes are in the
//! [`registry`](crate::schema::registry) alone, so a service does not compile them.

use crate::decode::Reader;
use crate::schema::cardinality::Deletion;
use crate::schema::description::{ColumnRole, TableDesc};
use crate::types::{Bind, Fields, Value};

/// A table or view of the database; the struct is one row of it.
///
/// `#[derive(Table)]` implements it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, uuid::Uuid};
/// # use ormlite_core::query::SourceQuery;
/// #[derive(Table)]
/// #[table(name = "rooms", schema = "core", crate = ormlite_core)]
/// struct Room {
///     #[column(primary_key)]
///     id: Uuid,
///     number: String,
/// }
///
/// assert_eq!(Room::query().to_sql().sql, r#"SELECT "id", "number" FROM "core"."rooms""#);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    note = "add `#[derive(Table)]` to the struct"
)]
pub trait Table: Fields + Sized {
    /// The names, the roles of the columns, the key and the references.
    const DESC: &'static TableDesc;
    /// The type that has the column constants: the struct itself, or that of `columns = ..`.
    type Columns;
    /// The type of the primary key: a value, a tuple of values, or [`NoKey`].
    type Key: Key;
    /// What a delete does with a row: [`Marked`](crate::schema::Marked) if the table has a
    /// `soft_delete` column, otherwise [`Removed`](crate::schema::Removed).
    type Deletion: Deletion;
    /// Whether it is a common table expression, which has the name of the description.
    #[doc(hidden)]
    const IS_CTE: bool = false;

    /// Decodes a row: the columns of the table in their order.
    ///
    /// It returns `None` if a value cannot be decoded; the reader keeps the error.
    fn decode(row: &mut Reader<'_>) -> Option<Self>;
}

/// A table that accepts writes: every derived table except views.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a view, and views are read-only",
    note = "write to the tables that the view reads"
)]
pub trait Writable: Table {}

/// A materialized view: `#[table(materialized_view = "SELECT ..")]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a materialized view",
    note = "only a materialized view stores the rows of its query: `#[table(materialized_view = \"SELECT ..\")]`"
)]
pub trait Materialized: Table {}

/// A partitioned table: `#[table(partition_by = range(created_at))]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a partitioned table",
    note = "a partitioned table declares its key: `#[table(partition_by = range(created_at))]`"
)]
pub trait Partitioned: Table {}

/// A source of rows in a query: a table, or an alias of one (see [`alias!`](crate::alias!)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a table nor an alias of one",
    note = "derive `Table` for the struct, or declare an alias: `alias!(Manager = Staff)`"
)]
pub trait Source: Sized + 'static {
    /// The table.
    type Table: Table;
    /// The name of the alias; `None` for the table itself.
    const ALIAS: Option<&'static str>;
}

impl<T: Table> Source for T {
    type Table = T;
    const ALIAS: Option<&'static str> = None;
}

/// The primary key of a table: a value, or a tuple of values in the order of the key.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a primary key",
    label = "`{Self}` has no PostgreSQL type",
    note = "PostgreSQL has no unsigned integers: use `i32` for `u16`, and `i64` for `u32` and `u64`; a key has up to six columns"
)]
pub trait Key: Sized {
    /// Binds the values in the order of the key.
    fn into_binds(self) -> Vec<Bind>;
}

/// The key of a table without a primary key. It has no values.
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

/// A row to insert into the table `T`: the derived `New..` struct, a `T`, or a struct with
/// `#[derive(Insert)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be inserted into the table `{T}`",
    label = "not a row of this table",
    note = "insert the `New..` struct that `#[derive(Table)]` generates, a whole `{T}`, or a struct with `#[derive(Insert)]`"
)]
pub trait Insertable<T: Table>: Fields {
    /// Returns the indexes of the columns that it sets; by default the required ones.
    fn columns() -> Vec<u16> {
        T::DESC.columns_with(ColumnRole::Required).collect()
    }
}

/// A whole row: every column except those that only the server sets.
impl<T: Table> Insertable<T> for T {
    fn columns() -> Vec<u16> {
        let desc: &TableDesc = T::DESC;
        (0..desc.columns.len() as u16)
            .filter(|&at| desc.role(at) != ColumnRole::Generated)
            .collect()
    }
}

//! Columns: the constants that `#[derive(Table)]` generates, one per field.

use std::fmt;
use std::marker::PhantomData;

use crate::schema::table::{Source, Table};
use crate::types::{Bind, Value};

/// A column of the type `V` of the table or alias `T`.
///
/// `#[derive(Table)]` generates a constant per field: `Room::number`. The traits in
/// [`expr`](crate::expr) have its methods.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::CompareMethods, query::SourceQuery};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key)]
/// #     id: i64,
/// #     #[column(rename = "no")]
/// #     number: String,
/// # }
/// let rooms = Room::query().filter(Room::number.eq("101"));
/// assert_eq!(rooms.to_sql().sql, r#"SELECT "id", "no" FROM "rooms" WHERE "no" = $1"#);
/// assert_eq!(Room::number.name(), "no");
/// assert_eq!(Room::number.index(), 1);
/// # }
/// ```
pub struct Column<T, V> {
    index: u16,
    marker: PhantomData<fn() -> (T, V)>,
}

impl<T, V> Column<T, V> {
    /// Makes the column at `index` of the table's description.
    #[doc(hidden)]
    pub const fn at(index: u16) -> Self {
        Self {
            index,
            marker: PhantomData,
        }
    }

    /// Returns the index of the column in [`TableDesc::columns`](crate::schema::TableDesc::columns).
    pub const fn index(self) -> u16 {
        self.index
    }
}

impl<T: Source, V> Column<T, V> {
    /// Returns the same column of an alias: `Staff::name.of::<Manager>()`.
    ///
    /// [`alias!`](crate::alias) has an example.
    pub const fn of<A: Source<Table = T::Table>>(self) -> Column<A, V> {
        Column::at(self.index)
    }

    /// Returns the name of the column in the database.
    pub fn name(self) -> &'static str {
        T::Table::DESC.columns[usize::from(self.index)]
    }
}

impl<T, V> Clone for Column<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V> Copy for Column<T, V> {}

impl<T: Source, V> fmt::Debug for Column<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Column({}.{})", T::Table::DESC.name, self.name())
    }
}

impl Bind {
    /// Binds a value of a column's type.
    #[doc(hidden)]
    pub fn of<T, V: Value>(_: Column<T, V>, value: V) -> Self {
        Self::new(value)
    }
}

//! Columns: the constants that `#[derive(Table)]` leaves, one per field.

use std::fmt;
use std::marker::PhantomData;

use crate::schema::table::{Source, Table};
use crate::types::{Bind, Value};

/// A column of a table (or of an alias `T` of it) that holds a `V`.
///
/// It is read like the field itself: `Room::number.eq("101")`.
pub struct Column<T, V> {
    index: u16,
    marker: PhantomData<fn() -> (T, V)>,
}

impl<T, V> Column<T, V> {
    /// The column at `index` of its table's description.
    #[doc(hidden)]
    pub const fn at(index: u16) -> Self {
        Self {
            index,
            marker: PhantomData,
        }
    }

    /// The place of the column in its table's description.
    pub const fn index(self) -> u16 {
        self.index
    }
}

impl<T: Source, V> Column<T, V> {
    /// The same column, seen through another name of its table: `Staff::name.of::<Manager>()`.
    pub const fn of<A: Source<Table = T::Table>>(self) -> Column<A, V> {
        Column::at(self.index)
    }

    /// The name of the column in the database.
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
    /// Binds a value for a column, of its type.
    #[doc(hidden)]
    pub fn of<T, V: Value>(_: Column<T, V>, value: V) -> Self {
        Self::new(value)
    }
}

//! Where statements start: at a table, or at an alias of one.

use crate::query::delete::Delete;
use crate::query::insert::Insert;
use crate::query::rows::Unfiltered;
use crate::query::select::Select;
use crate::query::selection::Row;
use crate::query::update::Update;
use crate::schema::{Insertable, Source, Table, Writable};

/// What every table, and every alias of one, can be asked for.
pub trait SourceQuery: Source {
    /// Starts a query: `SELECT .. FROM table`.
    fn query() -> Select<(Self, ()), Self::Table> {
        Select::from_source()
    }

    /// The whole row, for [`select`](Select::select): every column of the table.
    fn row() -> Row<Self> {
        Row::new()
    }
}

impl<S: Source> SourceQuery for S {}

/// The statements of a table.
pub trait TableQuery: Table {
    /// The row with this primary key: a query that can be narrowed and run like any other.
    fn find(key: impl Into<Self::Key>) -> Select<(Self, ()), Self> {
        Select::by_key(key.into())
    }

    /// Starts an insert of one row: of the derived struct of required columns, of a whole row, or
    /// of a struct with `#[derive(Insert)]`.
    fn insert<R: Insertable<Self>>(row: R) -> Insert<Self, Self>
    where
        Self: Writable,
    {
        Insert::one_row(row)
    }

    /// Starts an insert of many rows in one statement, whose text does not depend on their number.
    fn insert_many<R: Insertable<Self>>(rows: impl IntoIterator<Item = R>) -> Insert<Self, Self>
    where
        Self: Writable,
    {
        Insert::many_rows(rows)
    }

    /// Starts an update. It runs once it has a filter, or `.all_rows()`.
    fn update() -> Update<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Update::start()
    }

    /// Starts a delete. It runs once it has a filter, or `.all_rows()`.
    ///
    /// In a table with a `soft_delete` column the rows are marked, not removed.
    fn delete() -> Delete<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Delete::start(false)
    }

    /// Starts a delete that removes rows also from a table with a `soft_delete` column, whether
    /// they are marked as deleted or not.
    fn purge() -> Delete<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Delete::start(true)
    }
}

impl<T: Table> TableQuery for T {}

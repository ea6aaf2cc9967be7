//! Tables: what `#[derive(Table)]` implements, and the static description it leaves.
//!
//! A service needs little of a table at run time: names, the key, the references and which columns
//! the server or the client fills. The rest (types, defaults, checks, indexes) is known to
//! [`registry`](crate::registry) alone, so that a service does not compile it.

use crate::decode::Reader;
use crate::delete::Delete;
use crate::insert::Insert;
use crate::rows::Unfiltered;
use crate::scope::Nullability;
use crate::select::Select;
use crate::selection::Row;
use crate::update::Update;
use crate::value::{AnyValue, Bind, Value};

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
    /// Whether rows may be marked as deleted, and so be missing where a reference leads to them:
    /// [`Yes`](crate::scope::Yes) in a table with a `soft_delete` column, else
    /// [`No`](crate::scope::No).
    type SoftDelete: Nullability;

    /// Reads a row: the columns of the table in their order.
    ///
    /// `None` when a value could not be read; the reader keeps the reason.
    fn decode(row: &mut Reader<'_>) -> Option<Self>;

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

/// A table whose rows can be written: every derived table that is not a view.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a view, and views are read-only here",
    note = "write to the tables that the view reads"
)]
pub trait Writable: Table {}

/// What a query needs to know of a table.
#[derive(Debug)]
pub struct TableDesc {
    /// The schema; `None` leaves it to the search path.
    pub schema: Option<&'static str>,
    /// The name.
    pub name: &'static str,
    /// The names of the columns in the order of the struct's fields.
    pub columns: &'static [&'static str],
    /// The role of each column, as a letter: one text is compiled quicker than a list of values.
    #[doc(hidden)]
    pub roles: &'static str,
    /// The indexes of the primary key's columns, in the key's order.
    pub key: &'static [u16],
    /// The references that carry a relation, in the order of the derive.
    pub references: &'static [ReferenceDesc],
}

/// How a column gets its value, where an insert or an update must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The statement gives it and must: not null, no default.
    Required,
    /// The statement may leave it out: nullable or with a default.
    Plain,
    /// The client makes a UUID of version 7 where the statement gives none.
    UuidV7,
    /// The server alone may give it: a generated column or `GENERATED ALWAYS AS IDENTITY`.
    Generated,
    /// The time of the insert.
    CreatedAt,
    /// The time of the last write; every update sets it to `now()`.
    UpdatedAt,
    /// The time of the soft deletion; NULL while the row is there.
    SoftDelete,
    /// The version for optimistic locking; every update adds one.
    Version,
}

/// A reference that carries a relation.
#[derive(Debug)]
pub struct ReferenceDesc {
    /// The indexes of the referencing columns.
    pub columns: &'static [u16],
    /// The indexes of the columns they refer to, in the target's description.
    pub target: &'static [u16],
    /// The column that says whether the reference is to this target, and its value then.
    pub(crate) when: Option<(u16, fn() -> Bind)>,
}

/// How the derive makes one.
#[doc(hidden)]
impl ReferenceDesc {
    pub const fn new(columns: &'static [u16], target: &'static [u16]) -> Self {
        Self {
            columns,
            target,
            when: None,
        }
    }

    pub const fn when(self, column: u16, value: fn() -> Bind) -> Self {
        Self {
            when: Some((column, value)),
            ..self
        }
    }
}

impl TableDesc {
    /// How the column at `index` gets its value.
    pub const fn role(&self, index: u16) -> ColumnRole {
        ColumnRole::of(self.roles.as_bytes()[index as usize])
    }

    /// The index of the column that has a role, if one has.
    pub(crate) fn column_with(&self, role: ColumnRole) -> Option<u16> {
        self.columns_with(role).next()
    }

    /// The indexes of the columns that have a role.
    pub(crate) fn columns_with(&self, role: ColumnRole) -> impl Iterator<Item = u16> {
        let roles = (0..).zip(self.roles.bytes());
        roles
            .filter(move |(_, letter)| ColumnRole::of(*letter) == role)
            .map(|(at, _)| at)
    }
}

impl ColumnRole {
    /// The role that a letter of [`TableDesc::roles`] stands for.
    const fn of(letter: u8) -> Self {
        match letter {
            b'r' => Self::Required,
            b'k' => Self::UuidV7,
            b'g' => Self::Generated,
            b'c' => Self::CreatedAt,
            b'u' => Self::UpdatedAt,
            b'd' => Self::SoftDelete,
            b'v' => Self::Version,
            _ => Self::Plain,
        }
    }
}

/// Where rows come from in a query: a table, or an alias of one (see [`alias!`](crate::alias)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a table nor an alias of one",
    note = "derive `Table` for it, or declare it: `alias!(Manager = Staff)`"
)]
pub trait Source: Sized + 'static {
    /// The table behind it.
    type Table: Table;
    /// The name of the alias; `None` for the table itself.
    const ALIAS: Option<&'static str>;

    /// Starts a query: `SELECT .. FROM table`.
    fn query() -> Select<(Self, ()), Self::Table> {
        Select::from_source()
    }

    /// The whole row, for [`select`](Select::select): every column of the table.
    fn row() -> Row<Self> {
        Row::new()
    }
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

/// The values of a struct by the columns they are for.
pub trait Fields: Send + Sync + 'static {
    /// The value for the column at `index` of the table's description.
    fn value(&self, index: u16) -> &dyn AnyValue;
}

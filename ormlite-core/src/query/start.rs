//! Where statements start: the functions of a table, and of an alias of one.

use crate::query::delete::Delete;
use crate::query::insert::Insert;
use crate::query::partition::{DetachPartition, NewPartition, Partitions};
use crate::query::refresh::Refresh;
use crate::query::rows::Unfiltered;
use crate::query::select::Select;
use crate::query::selection::Row;
use crate::query::update::Update;
use crate::schema::{Insertable, Materialized, Partitioned, Source, Table, Writable};

/// The queries of a table or an alias.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "room_types", crate = ormlite_core)]
/// # struct RoomType {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = RoomType::id)]
/// #     room_type_id: Option<Uuid>,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let rooms = Room::query();
/// assert_eq!(
///     rooms.to_sql().sql,
///     r#"SELECT "id", "room_type_id", "number", "floor" FROM "rooms""#,
/// );
///
/// // Two whole rows: `(Room, Option<RoomType>)`.
/// let both = Room::query()
///     .left_join_by(Room::room_type)
///     .select((Room::row(), RoomType::row()));
/// assert!(both.to_sql().sql.contains("\"rooms\".\"floor\", \"room_types\".\"id\""));
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
pub trait SourceQuery: Source {
    /// Starts a query that returns whole rows: `SELECT columns FROM table`.
    fn query() -> Select<(Self, ()), Self::Table> {
        Select::from_source()
    }

    /// The whole row in a [`select`](Select::select): every column of the table.
    fn row() -> Row<Self> {
        Row::new()
    }
}

impl<S: Source> SourceQuery for S {}

/// The statements of a table.
///
/// ```
/// # #[cfg(feature = "derive")]
/// # mod example {
/// # use ormlite_core::{Table, alias, expr::*, query::*, relation::*, uuid::Uuid};
/// # #[derive(Table, Clone)]
/// # #[table(name = "room_types", crate = ormlite_core)]
/// # struct RoomType {
/// #     #[column(primary_key)]
/// #     id: Uuid,
/// #     name: String,
/// # }
/// # #[derive(Table, Clone)]
/// # #[table(name = "rooms", unique(number), crate = ormlite_core)]
/// # struct Room {
/// #     #[column(primary_key, default = "gen_random_uuid()")]
/// #     id: Uuid,
/// #     #[column(references = RoomType::id)]
/// #     room_type_id: Option<Uuid>,
/// #     number: String,
/// #     #[column(default = "0")]
/// #     floor: i32,
/// # }
/// # pub fn example() {
/// let found = Room::find(Uuid::nil()).select(Room::number);
/// assert_eq!(found.to_sql().sql, r#"SELECT "number" FROM "rooms" WHERE "id" = $1"#);
///
/// let update = Room::update().set(Room::floor, 2).find(Uuid::nil());
/// assert_eq!(update.to_sql().sql, r#"UPDATE "rooms" SET "floor" = $1 WHERE "id" = $2"#);
///
/// // No `WHERE`: without `.all_rows()` this would not compile.
/// let purge = Room::purge().all_rows();
/// assert_eq!(purge.to_sql().sql, r#"DELETE FROM "rooms""#);
///
/// let delete = Room::delete().find(Uuid::nil());
/// assert_eq!(delete.to_sql().sql, r#"DELETE FROM "rooms" WHERE "id" = $1"#);
/// # }
/// # }
/// # #[cfg(feature = "derive")]
/// # example::example();
/// ```
pub trait TableQuery: Table {
    /// A query for the row with this primary key: `SELECT .. WHERE primary key = key`. Its
    /// `.one(db)` returns an error if there is no such row, `.optional(db)` returns `None`.
    fn find(key: impl Into<Self::Key>) -> Select<(Self, ()), Self> {
        Select::by_key(key.into())
    }

    /// An `INSERT` of one row. The row is the generated struct of required columns (`NewRoom`), the
    /// table's own struct, or a struct with `#[derive(Insert)]`.
    fn insert<R: Insertable<Self>>(row: R) -> Insert<Self, Self>
    where
        Self: Writable,
    {
        Insert::one_row(row)
    }

    /// An `INSERT` of many rows in one statement: `INSERT INTO .. SELECT .. FROM unnest(..)`. Its
    /// text does not depend on the number of rows.
    fn insert_many<R: Insertable<Self>>(rows: impl IntoIterator<Item = R>) -> Insert<Self, Self>
    where
        Self: Writable,
    {
        Insert::many_rows(rows)
    }

    /// An `UPDATE`. It can be run once it has a filter, a key, a row or `.all_rows()`.
    fn update() -> Update<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Update::start()
    }

    /// A `DELETE`, or in a table with a `soft_delete` column the `UPDATE` that sets it. It can be
    /// run once it has a filter, a key, a row or `.all_rows()`.
    fn delete() -> Delete<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Delete::start(false)
    }

    /// A `DELETE`, also in a table with a `soft_delete` column. It removes live and soft-deleted
    /// rows.
    fn purge() -> Delete<Self, Unfiltered, Self>
    where
        Self: Writable,
    {
        Delete::start(true)
    }

    /// A `REFRESH MATERIALIZED VIEW`, which computes the rows of a materialized view anew.
    fn refresh() -> Refresh<Self>
    where
        Self: Materialized,
    {
        Refresh::start()
    }

    /// A new partition of a partitioned table, in the schema of the table.
    fn create_partition(name: impl Into<String>) -> NewPartition<Self>
    where
        Self: Partitioned,
    {
        NewPartition::start(name.into())
    }

    /// Makes a partition a table of its own, which keeps its rows.
    fn detach_partition(name: impl Into<String>) -> DetachPartition<Self>
    where
        Self: Partitioned,
    {
        DetachPartition::start(name.into())
    }

    /// The partitions of a partitioned table.
    fn partitions() -> Partitions<Self>
    where
        Self: Partitioned,
    {
        Partitions::start()
    }
}

impl<T: Table> TableQuery for T {}

//! An ORM for PostgreSQL whose cost is paid at compile time, and only for the tables a service
//! uses.
//!
//! ```
//! use ormlite::prelude::*;
//!
//! /// A kind of room.
//! #[derive(Table, Debug, Clone)]
//! #[table(name = "room_types", schema = "core")]
//! pub struct RoomType {
//!     #[column(primary_key, default = uuid_v7)]
//!     pub id: Uuid,
//!     pub name: String,
//! }
//!
//! /// A bookable room.
//! #[derive(Table, Debug, Clone)]
//! #[table(name = "rooms", schema = "core")]
//! pub struct Room {
//!     #[column(primary_key, default = uuid_v7)]
//!     pub id: Uuid,
//!     #[column(references = RoomType::id, index)]
//!     pub room_type_id: Option<Uuid>,
//!     pub number: String,
//!     #[column(default = "0")]
//!     pub floor: i32,
//! }
//!
//! let query = Room::query()
//!     .left_join::<RoomType>().on(Room::room_type_id.eq(RoomType::id))
//!     .filter(Room::floor.ge(1))
//!     .order_by(Room::number.asc())
//!     .select((Room::number, RoomType::name));
//!
//! assert_eq!(
//!     query.to_sql().sql,
//!     r#"SELECT "rooms"."number", "room_types"."name" FROM "core"."rooms" LEFT JOIN "core"."room_types" ON "rooms"."room_type_id" = "room_types"."id" WHERE "rooms"."floor" >= $1 ORDER BY "rooms"."number" ASC"#
//! );
//! # #[cfg(feature = "postgres")]
//! # async fn run(query: ormlite::Select<(ormlite::scope::Nullable<RoomType>, (Room, ())), (String, Option<String>)>, db: &Db) -> Result<(), ormlite::Error> {
//! // `RoomType` is left-joined, so its name is an `Option`, without being told.
//! let rooms: Vec<(String, Option<String>)> = query.all(db).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # The names to know
//!
//! - [`Table`]: the derive, and the trait with `query`, `find`, `insert`, `insert_many`, `update`,
//!   `delete` and `purge`.
//! - [`Select`]: a query, its joins and its terminal calls; [`insert::Insert`],
//!   [`update::Update`] and [`delete::Delete`] write.
//! - [`relation`]: what belongs together: `.with(Property::rooms)` loads it, `Property::rooms.some(..)`
//!   asks about it, [`relation::load`] finds it for rows in hand.
//! - [`expr`]: what may be said of a column: comparisons, logic, text, time, JSON, arrays,
//!   aggregates.
#![cfg_attr(
    feature = "postgres",
    doc = "- [`Db`]: the pool that queries run on, and its transactions."
)]
//! - [`Error`]: one type, asked by predicates, that never holds a value.
//!
//! # Reading and writing
//!
//! ```no_run
//! # #[cfg(feature = "postgres")]
//! # mod example {
//! # use ormlite::prelude::*;
//! # #[derive(Table, Debug, Clone)]
//! # #[table(name = "rooms", schema = "core", unique(number))]
//! # pub struct Room {
//! #     #[column(primary_key, default = uuid_v7)]
//! #     pub id: Uuid,
//! #     pub number: String,
//! #     #[column(default = "0")]
//! #     pub floor: i32,
//! #     #[column(version)]
//! #     pub version: i32,
//! # }
//! # async fn example(id: Uuid) -> Result<(), ormlite::Error> {
//! let db = Db::connect("postgres://hotel@localhost/hotel").await?;
//!
//! let room = Room::insert(NewRoom { number: "101".into() }).set(Room::floor, 1).one(&db).await?;
//! let found: Option<Room> = Room::find(id).optional(&db).await?;
//! let upstairs: i64 = Room::query().filter(Room::floor.gt(0)).count(&db).await?;
//!
//! let moved = db
//!     .transaction(async |tx| {
//!         Room::update().set(Room::floor, Room::floor + 1).filter(Room::floor.gt(3)).execute(tx).await?;
//!         Room::update().of(&room).set(Room::number, "102").one(tx).await
//!     })
//!     .await;
//! match moved {
//!     Err(error) if error.is_conflict() => println!("someone else changed the room"),
//!     Err(error) if error.is_unique_violation() => println!("{:?} is taken", error.constraint()),
//!     other => println!("{other:?}"),
//! }
//! # let _ = (found, upstairs);
//! # Ok(())
//! # }
//! # }
//! ```
//!
//! # Types of columns
//!
//! | Rust | PostgreSQL |
//! |---|---|
//! | `i16`, `i32`, `i64` | `smallint`, `integer`, `bigint` |
//! | `f32`, `f64`, `Decimal` | `real`, `double precision`, `numeric` |
//! | `bool`, `Vec<u8>`, `Uuid` | `boolean`, `bytea`, `uuid` |
//! | `String` | `text`; with `sql_type` also `varchar(n)`, `char(n)`, `name`, `citext`, `ltree` |
//! | `NaiveDate`, `NaiveTime`, `NaiveDateTime`, `DateTime<Utc>`, [`Interval`] | `date`, `time`, `timestamp`, `timestamptz`, `interval` |
//! | `serde_json::Value`, [`Json<T>`](Json) | `jsonb`; with `sql_type` also `json` |
//! | `std::net::IpAddr`, `cidr`'s and `eui48`'s types | `inet`, `cidr`, `macaddr` |
//! | [`PgRange<T>`](PgRange), [`PgMultirange<T>`](PgMultirange) | ranges and multiranges |
//! | [`TsVector`](value::TsVector), [`TsQuery`](value::TsQuery) | `tsvector`, `tsquery` |
//! | `Vec<V>`, `Vec<Option<V>>` | arrays |
//! | [`Oid`], [`PgChar`] | `oid`, `"char"`, as in the system catalogs |
//! | `#[derive(PgEnum)]` | an enumerated type; with `#[pg_enum(sql_type = "..")]` text or an integer |
//! | `#[derive(Value)]` | the type of the newtype's field |
//! | `Option<V>` | the type of `V`, nullable |
//!
//! PostgreSQL has no unsigned integers and none of one byte, so `u8`, `u16`, `u32`, `u64` and `i8` cannot
//! be columns. `sql_type` may also name a domain over the type of the field.
//!
//! A column is nullable when its field is written `Option<..>`. A type alias of an `Option` does not
//! compile, since the derive sees only the name; an alias of any other type works.
//!
//! # What it does not do
//!
//! Migrations, common table expressions, window functions and set operations; the README has the
//! whole list.

// By name, so that the compiler says which feature is missing.
#[cfg(feature = "postgres")]
pub use ormlite_postgres::{
    CancelToken, CountedQuery, Db, DbBuilder, Isolation, PoolStatus, QueryCount, RawClient,
    RetryOptions, SessionReset, SslMode, StatementEvent, StatementHook, Transaction,
    TransactionOptions, count_queries,
};

/// The driver, for what [`RawClient`] gives.
#[cfg(feature = "postgres")]
pub use ormlite_postgres::tokio_postgres;

#[cfg(feature = "tower")]
pub use ormlite_postgres::{QueryCountFuture, QueryCountLayer, QueryCountService};

pub use ormlite_core::setup;
pub use ormlite_core::{
    Bind, Column, DatabaseError, Error, Executor, Expr, Insert, Interval, Json, Oid, OneOf, Patch,
    PgChar, PgEnum, PgMultirange, PgRange, Row, Select, Source, Statement, Table, Value, alias,
    chrono, column, decode, delete, error, executor, expr, insert, join, relation, rows,
    rust_decimal, scope, select, selection, serde_json, table, update, uuid, value, walk, write,
};

#[cfg(feature = "registry")]
pub use ormlite_core::registry;

#[cfg(feature = "testing")]
pub use ormlite_core::test;

#[cfg(feature = "testing")]
pub use ormlite_testing as testing;

#[cfg(feature = "testing")]
pub use ormlite_testing::assert_queries;

pub mod prelude;

/// The README's examples, compiled.
#[cfg(all(doctest, feature = "postgres"))]
#[doc = include_str!("../README.md")]
pub struct Readme;

#[doc(hidden)]
pub mod __private {
    pub use ormlite_core::__private::*;
    #[cfg(feature = "testing")]
    pub use ormlite_testing as testing;
}

//! An ORM for PostgreSQL: the compiler checks every query, and a service compiles only the tables it
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
//! # async fn run(query: ormlite::Select<(ormlite::typing::Nullable<RoomType>, (Room, ())), (String, Option<String>)>, db: &Db) -> Result<(), ormlite::Error> {
//! // `RoomType` is left-joined, so its name is an `Option`.
//! let rooms: Vec<(String, Option<String>)> = query.all(db).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # The names to know
//!
//! - [`Table`]: the derive, and the trait with `query`, `find`, `insert`, `insert_many`, `update`,
//!   `delete` and `purge`.
//! - [`Select`]: a query, its joins and its terminal calls; [`Insert`](struct@Insert),
//!   [`Update`] and [`Delete`] write.
//! - [`relation`]: `.with(Property::rooms)` loads a relation with a query, `Property::rooms.some(..)`
//!   filters by it, [`relation::load`] loads it for rows that are already there.
//! - [`expr`]: the methods of columns and expressions: comparisons, logic, text, time, JSON, arrays,
//!   aggregates.
#![cfg_attr(
    feature = "postgres",
    doc = "- [`Db`]: the pool that queries run on, and its transactions."
)]
//! - [`Error`]: one opaque type with predicates. It never contains a value of a statement or a row.
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
//!     Err(error) if error.is_stale_version() => println!("someone else changed the room"),
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
//! | [`TsVector`](types::TsVector), [`TsQuery`](types::TsQuery) | `tsvector`, `tsquery` |
//! | `Vec<V>`, `Vec<Option<V>>` | arrays |
//! | [`Oid`], [`PgChar`] | `oid`, `"char"`, as in the system catalogs |
//! | `#[derive(PgEnum)]` | an enumerated type; with `#[pg_enum(sql_type = "..")]` text or an integer |
//! | `#[derive(PgComposite)]` | a composite type |
//! | `#[derive(Value)]` | the type of the newtype's field; with `#[value(domain = "..")]` a domain over it |
//! | `Option<V>` | the type of `V`, nullable |
//!
//! PostgreSQL has no unsigned integers and no integer of one byte, so `u8`, `u16`, `u32`, `u64` and `i8` cannot
//! be columns. `sql_type` may also name a domain over the type of the field.
//!
//! A column is nullable when its field is written `Option<..>`. A type alias of an `Option` does not
//! compile, since the derive sees only the name; an alias of any other type works.
//!
//! With the feature `serde`, `#[derive(Serialize, Deserialize)]` on a table works for all of these types. The
//! page `docs/types.md` lists their JSON.
//!
//! # What it does not do
//!
//! A command line for migrations, common table expressions of your own, window functions and set operations. The page
//! `docs/limits.md` has the whole list.

// By name, so that the compiler says which feature is missing.
#[cfg(feature = "postgres")]
pub use ormlite_postgres::{
    CancelToken, CountedQuery, Db, DbBuilder, Isolation, PoolStatus, QueryCount, RawClient,
    RetryOptions, Session, SessionReset, SslMode, StatementEvent, StatementHook, Transaction,
    TransactionOptions, count_queries,
};

/// The driver, for what [`RawClient`] gives.
#[cfg(feature = "postgres")]
pub use ormlite_postgres::tokio_postgres;

#[cfg(feature = "tower")]
pub use ormlite_postgres::{QueryCountFuture, QueryCountLayer, QueryCountService};

pub use ormlite_core::setup;
pub use ormlite_core::{
    Bind, Column, Condition, DatabaseError, Delete, Error, Executor, Expr, Insert, Interval, Json,
    Oid, OneOf, Patch, PgChar, PgComposite, PgDomain, PgEnum, PgMultirange, PgRange, Query, Row,
    Select, Source, Statement, StatementKind, Table, Update, Upsert, Value, alias, chrono, decode,
    error, exec, query, recursive, relation, rust_decimal, schema, serde_json, types, typing, uuid,
};

#[cfg(feature = "registry")]
pub use ormlite_core::schema::registry;

/// What may be said of a column or an expression, and what starts an expression.
pub mod expr {
    pub use ormlite_core::expr::*;
    pub use ormlite_core::query::exists;
}

#[cfg(feature = "testing")]
pub use ormlite_core::test;

#[cfg(feature = "testing")]
pub use ormlite_testing as testing;

#[cfg(feature = "testing")]
pub use ormlite_testing::assert_queries;

pub mod prelude;

/// The Rust blocks of the README and of `docs/`, compiled as doctests.
#[cfg(all(doctest, feature = "serde", feature = "testing", feature = "tower"))]
mod pages {
    macro_rules! page {
        ($($name:ident = $file:literal;)+) => {
            $(#[doc = include_str!($file)] struct $name;)+
        };
    }

    page! {
        Readme = "../README.md";
        Connections = "../docs/connections.md";
        Observability = "../docs/observability.md";
        Queries = "../docs/queries.md";
        Relations = "../docs/relations.md";
        Tables = "../docs/tables.md";
        Testing = "../docs/testing.md";
        Transactions = "../docs/transactions.md";
        Types = "../docs/types.md";
    }
}

#[doc(hidden)]
pub mod __private {
    pub use ormlite_core::__private::*;
    #[cfg(feature = "testing")]
    pub use ormlite_testing as testing;
}

//! The tables of the query tests: a small chain of hotels, with every kind of column, key and
//! constraint at least once.

use ormlite::prelude::*;
use ormlite::serde_json;
use serde::{Deserialize, Serialize};

/// An enumerated type of a schema, with a label of its own.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "room_status", schema = "hotel")]
pub enum RoomStatus {
    Available,
    Occupied,
    #[pg_enum(rename = "out-of-order")]
    OutOfOrder,
}

/// An enumerated type on the search path.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "Season", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Season {
    Low,
    HighSummer,
}

/// A key that no other table's fits.
#[derive(Value, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PropertyId(pub Uuid);

/// What a room has, as a document.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]
pub struct Features {
    pub view: Option<String>,
    #[serde(default)]
    pub beds: Vec<u8>,
}

/// Refers to its director, who refers to a property: a cycle.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "properties",
    schema = "hotel",
    index("lower(name)"),
    has_many(rooms = Room::property_id),
    has_many(employees = Staff::property_id)
)]
pub struct Property {
    #[column(primary_key, default = uuid_v7)]
    pub id: PropertyId,
    #[column(unique, sql_type = "varchar(3)")]
    pub code: String,
    pub name: String,
    pub city: Option<String>,
    #[column(default = "3", check = "stars BETWEEN 1 AND 5")]
    pub stars: i16,
    #[column(default = "'LOW'")]
    pub season: Season,
    pub opened_on: Option<NaiveDate>,
    #[column(references = Staff::id, on_delete = set_null)]
    pub director_id: Option<i64>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(schema = "hotel", has_many(rooms = Room::room_type_id))]
pub struct RoomType {
    #[column(primary_key, identity)]
    pub id: i32,
    #[column(unique)]
    pub name: String,
    pub beds: i32,
    #[column(sql_type = "numeric(10,2)")]
    pub rate: Decimal,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "rooms",
    schema = "hotel",
    unique(property_id, number),
    index(property_id, desc(nulls_last(created_at)), where = "deleted_at IS NULL"),
    index(tags, method = gin),
    index(number, include(floor, rate), with = "fillfactor = 70", name = "rooms_by_number"),
    has_many(bookings = Booking::place),
    has_many(equipment = RoomAmenity::room_id),
    many_to_many(amenities = RoomAmenity),
    check("rate >= 0 AND floor < 100")
)]
pub struct Room {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Property::id, on_delete = cascade, index)]
    pub property_id: PropertyId,
    #[column(references = RoomType::id)]
    pub room_type_id: Option<i32>,
    pub number: String,
    pub floor: i32,
    #[column(sql_type = "numeric(10,2)")]
    pub rate: Decimal,
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    pub codes: Option<Vec<Option<i32>>>,
    #[column(default = "'available'")]
    pub status: RoomStatus,
    #[column(default = "'{}'")]
    pub features: Json<Features>,
    pub notes: Option<serde_json::Value>,
    #[column(generated = "rate * 7", sql_type = "numeric(12,2)")]
    pub weekly: Decimal,
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    #[column(version)]
    pub version: i32,
}

/// Refers to itself. The name of its table is its own plural.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "staff", schema = "hotel", has_many(reports = Self::manager_id), has_one(directs = Property::director_id))]
pub struct Staff {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(references = Staff::id)]
    pub manager_id: Option<i64>,
    #[column(references = Property::id)]
    pub property_id: Option<PropertyId>,
}

/// On the search path, with columns that are called otherwise in the database.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(index(email, unique, where = "active"), has_many(bookings = Booking::guest_id))]
pub struct Guest {
    #[column(primary_key, identity = by_default)]
    pub id: i64,
    pub name: String,
    #[column(rename = "e-Mail")]
    pub email: Option<String>,
    #[column(default = "'regular'")]
    pub r#type: String,
    #[column(default = "true")]
    pub active: bool,
    pub born: Option<NaiveDate>,
    #[column(default = "0")]
    pub points: i64,
    pub score: Option<f64>,
}

/// Refers to a table on the search path, and keeps stays in one room apart.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "bookings",
    schema = "hotel",
    check("NOT isempty(during)", name = "bookings_not_empty"),
    exclude(
        "lane WITH =, during WITH &&",
        using = gist,
        where = "NOT cancelled",
        name = "bookings_apart"
    )
)]
pub struct Booking {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(references = Guest::id)]
    pub guest_id: i64,
    #[column(references = Room::id, relation = place)]
    pub room_id: Uuid,
    /// The room as a range of one number, which GiST can compare without an extension.
    pub lane: PgRange<i32>,
    pub during: PgRange<NaiveDate>,
    #[column(default = "false")]
    pub cancelled: bool,
    pub arrived_at: Option<DateTime<Utc>>,
    pub window: Option<PgRange<DateTime<Utc>>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "amenities", schema = "hotel", many_to_many(rooms = RoomAmenity))]
pub struct Amenity {
    #[column(primary_key, sql_type = "varchar(10)")]
    pub code: String,
    pub label: String,
}

/// A junction: its key is both of its references.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_amenities",
    schema = "hotel",
    primary_key(room_id, amenity_code),
    has_many(repairs = Repair::subject)
)]
pub struct RoomAmenity {
    #[column(references = Room::id, on_delete = cascade)]
    pub room_id: Uuid,
    #[column(references = Amenity::code, on_update = cascade, relation = amenity)]
    pub amenity_code: String,
    #[column(default = "1")]
    pub quantity: i32,
}

/// Refers to a composite key, at the end of the transaction.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "repairs",
    schema = "hotel",
    foreign_key(
        columns(room_id, amenity_code),
        references = RoomAmenity(room_id, amenity_code),
        on_delete = cascade,
        initially_deferred,
        relation = subject
    ),
    unique(room_id, ticket, nulls_not_distinct)
)]
pub struct Repair {
    #[column(primary_key, identity)]
    pub id: i64,
    pub room_id: Uuid,
    pub amenity_code: String,
    pub ticket: Option<String>,
}

/// Its columns have the names of functions, so that their constants have a type of their own.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(columns = SettingColumns, new = RequiredOfSetting, primary_key(scope, query))]
pub struct Setting {
    pub scope: String,
    pub query: String,
    pub value: Option<String>,
    #[column(default = "0")]
    pub update: i32,
}

/// Every column may be left out, and it has no key.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "Odd \"table\"", schema = "hotel")]
pub struct Odd {
    #[column(default = "42")]
    pub number: i32,
    #[column(rename = "a \"quoted\" name")]
    pub note: Option<String>,
}

/// Has the name of another table, in another schema, and refers to it by text.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "rooms", schema = "archive", new = NewArchivedRoom)]
pub struct ArchivedRoom {
    #[column(primary_key, references = "hotel.rooms(id)")]
    pub id: Uuid,
    pub number: String,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A view, over tables of two schemas and another view's name.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "stays",
    schema = "hotel",
    view = "SELECT b.id, g.name AS guest, r.number, upper(b.during) - lower(b.during) AS nights \
            FROM hotel.bookings b JOIN guests g ON g.id = b.guest_id \
            JOIN hotel.rooms r ON r.id = b.room_id WHERE NOT b.cancelled"
)]
pub struct Stay {
    pub id: i64,
    pub guest: String,
    pub number: String,
    pub nights: i32,
}

alias!(
    pub Manager = Staff,
    pub Head = Staff,
    pub Other = Room,
);

//! The tables of the tests: with and without soft deletion, versions, keys of several columns,
//! names that need quotes, and one name in two schemas.
#![allow(
    dead_code,
    reason = "columns that no test reads are part of what is selected"
)]

use ormlite::prelude::*;
use serde_json::Value as Document;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(schema = "core")]
pub(crate) enum RoomStatus {
    Free,
    OutOfOrder,
}

#[derive(Table, Debug, Clone)]
#[table(
    name = "properties",
    schema = "core",
    has_many(rooms = Room::property_id)
)]
pub(crate) struct Property {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub code: String,
    pub name: Option<String>,
}

#[derive(Table, Debug, Clone)]
#[table(schema = "core", has_many(rooms = Room::room_type_id))]
pub(crate) struct RoomType {
    #[column(primary_key, identity = by_default)]
    pub id: i32,
    pub name: String,
    pub beds: Option<i32>,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone)]
#[table(schema = "core", many_to_many(guides = RoomGuide))]
pub(crate) struct Room {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Property::id)]
    pub property_id: Uuid,
    #[column(references = RoomType::id)]
    pub room_type_id: Option<i32>,
    pub number: String,
    pub floor: i32,
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    #[column(version)]
    pub version: i32,
}

/// The same name in another schema.
#[derive(Table, Debug, Clone)]
#[table(name = "rooms", schema = "audit")]
pub(crate) struct RoomAudit {
    #[column(primary_key, identity)]
    pub id: i64,
    pub room_id: Uuid,
    #[column(default = "now()")]
    pub at: DateTime<Utc>,
}

/// A column of every kind that functions are for; no soft deletion.
#[derive(Table, Debug, Clone)]
pub(crate) struct Stay {
    #[column(primary_key, identity)]
    pub id: i64,
    pub guest: String,
    pub arrival: NaiveDate,
    pub booked_at: DateTime<Utc>,
    pub nights: PgRange<NaiveDate>,
    pub price: Decimal,
    pub rating: Option<f64>,
    pub adults: i16,
    pub children: Option<i32>,
    pub points: i64,
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    pub extras: Option<Vec<i32>>,
    pub details: Document,
    #[column(default = "false")]
    pub paid: bool,
    pub confirmed: Option<bool>,
    pub note: Option<String>,
    pub status: Option<RoomStatus>,
    pub length: Option<Interval>,
}

#[derive(Table, Debug, Clone)]
#[table(name = "rates", primary_key(room_type_id, day))]
pub(crate) struct Rate {
    #[column(references = RoomType::id)]
    pub room_type_id: i32,
    pub day: NaiveDate,
    pub amount: Decimal,
}

#[derive(Table, Debug, Clone)]
#[table(name = "staff", has_many(reports = Self::manager_id))]
pub(crate) struct Staff {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(references = Staff::id)]
    pub manager_id: Option<i64>,
}

/// Who shows a room.
#[derive(Table, Debug, Clone)]
#[table(name = "room_guides", primary_key(room_id, guide_id))]
pub(crate) struct RoomGuide {
    #[column(references = Room::id)]
    pub room_id: Uuid,
    #[column(references = Staff::id)]
    pub guide_id: i64,
    #[column(default = "0")]
    pub rank: i32,
}

/// Names that mean something else without quotes.
#[derive(Table, Debug, Clone)]
#[table(name = "odd \"table\"", schema = "my schema")]
pub(crate) struct Odd {
    #[column(primary_key)]
    pub select: i64,
    #[column(rename = "Größe \"cm\"")]
    pub size: i64,
    pub r#type: String,
}

/// Nothing that an insert must give.
#[derive(Table, Debug, Clone)]
#[table(name = "tickets")]
pub(crate) struct Ticket {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(default = "now()")]
    pub drawn_at: DateTime<Utc>,
}

alias!(pub(crate) Manager = Staff, pub(crate) Director = Staff, pub(crate) OtherRoom = Room);

/// A moment, a day and other values that the tests bind.
pub(crate) fn moment() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

pub(crate) fn day() -> NaiveDate {
    NaiveDate::default()
}

pub(crate) fn room() -> Room {
    Room {
        id: Uuid::nil(),
        property_id: Uuid::nil(),
        room_type_id: None,
        number: "101".to_owned(),
        floor: 1,
        updated_at: moment(),
        deleted_at: None,
        version: 7,
    }
}

pub(crate) fn stay() -> NewStay {
    NewStay {
        guest: "Ada".to_owned(),
        arrival: day(),
        booked_at: moment(),
        nights: PgRange::Empty,
        price: Decimal::ONE,
        adults: 2,
        points: 0,
        details: Document::Null,
    }
}

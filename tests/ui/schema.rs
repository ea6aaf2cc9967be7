//! The tables of the cases.
#![allow(dead_code)]

use ormlite::prelude::*;

#[derive(Table, Debug, Clone)]
#[table(name = "properties")]
pub struct Property {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub name: String,
}

#[derive(Table, Debug, Clone)]
#[table(name = "room_types")]
pub struct RoomType {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub name: String,
    pub beds: Option<i32>,
}

#[derive(Table, Debug, Clone)]
#[table(name = "rooms")]
pub struct Room {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Property::id)]
    pub property_id: Uuid,
    #[column(references = RoomType::id)]
    pub room_type_id: Option<Uuid>,
    pub number: String,
    pub floor: i32,
    pub notes: Option<String>,
}

#[derive(Table, Debug, Clone)]
#[table(name = "guests")]
pub struct Guest {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub name: String,
}

alias!(pub OtherRoom = Room);

//! Tables that belong together.
#![allow(dead_code)]

use ormlite::prelude::*;

#[derive(Table, Debug, Clone)]
#[table(name = "properties", has_many(rooms = Room::property_id))]
pub struct Property {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub name: String,
}

#[derive(Table, Debug, Clone)]
#[table(name = "rooms", has_many(bookings = Booking::room_id))]
pub struct Room {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Property::id)]
    pub property_id: Uuid,
    pub number: String,
}

#[derive(Table, Debug, Clone)]
#[table(name = "guests", has_many(bookings = Booking::guest_id))]
pub struct Guest {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    pub name: String,
}

#[derive(Table, Debug, Clone)]
#[table(name = "bookings")]
pub struct Booking {
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Guest::id)]
    pub guest_id: Uuid,
    #[column(references = Room::id)]
    pub room_id: Uuid,
}

//! A table that is in a query twice, without an alias.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

fn run() {
    let _ = Room::query().inner_join::<Room>().on(Room::id.eq(Room::id));
    let _ = Room::query()
        .left_join_by(Room::property)
        .left_join_by(Room::property)
        .select((Room::number, Property::name));
    let _ = Room::query()
        .left_join_by(Room::property)
        .left_join_by(Room::property)
        .filter(Property::name.eq("Sea"));
}

fn main() {}

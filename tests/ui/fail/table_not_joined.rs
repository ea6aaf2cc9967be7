//! A column of a table that the query does not have is an error at the column, wherever it is used.

#[path = "../schema.rs"]
mod schema;

use ormlite::expr::{count, exists};
use ormlite::prelude::*;
use schema::*;

fn select() {
    let _ = Room::query().select(Guest::name);
    let _ = Room::query().select((Room::number, Guest::name));
    let _ = Room::query().select(Guest::row());
}

fn filter() {
    let _ = Room::query().filter(Guest::name.eq("Ada"));
    let _ = Room::query().filter(Room::number.eq(Guest::name));
    let _ = Room::query().filter(Room::number.eq("1").and(Guest::name.eq("Ada")));
    let _ = Room::query().filter(Room::floor.eq(1).or(Guest::name.is_null()));
    let _ = Room::query().filter_opt(Some(Guest::name.eq("Ada")));
}

fn order_and_group() {
    let _ = Room::query().order_by(Guest::name.asc());
    let _ = Room::query().order_by((Room::number, Guest::name));
    let _ = Room::query().group_by(Guest::name);
    let _ = Room::query().having(Guest::name.count().gt(1));
}

fn join() {
    let _ = Room::query().left_join::<RoomType>().on(Guest::id.eq(RoomType::id));
    let _ = Room::query().inner_join::<RoomType>().on(Room::floor.gt(1).and(Guest::id.eq(RoomType::id)));
    let _ = Guest::query().inner_join_by(Room::property);
}

fn alias() {
    let _ = Room::query().select(Room::number.of::<OtherRoom>());
    let _ = OtherRoom::query().select(Room::number);
}

fn aggregate() {
    let _ = Room::query().select(count().filter(Guest::name.eq("Ada")));
}

fn subquery() {
    let _ = Room::query().filter(exists(Guest::query().filter(Guest::name.eq(Room::number))));
    let _ = Guest::query().filter(exists(RoomType::query().correlate::<Room>().filter(RoomType::id.eq(Room::room_type_id))));
}

fn write() {
    let _ = Room::update().set(Room::number, Guest::name);
    let _ = Room::update().filter(Guest::name.eq("Ada"));
    let _ = Room::update().filter(Room::floor.eq(1)).returning(Guest::name);
    let _ = Room::delete().filter(Guest::name.eq("Ada"));
    let _ = Room::update().set(Guest::name, "Ada");
}

fn main() {}

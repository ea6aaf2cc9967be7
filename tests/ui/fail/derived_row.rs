//! A projection given columns of other types, too few of them, or those of another table.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

#[derive(Row)]
struct Card {
    number: String,
    type_name: Option<String>,
}

fn wrong_type() {
    let _ = Room::query()
        .left_join_by(Room::room_type)
        .select(SelectCard { number: Room::floor, type_name: RoomType::name });
}

fn not_null() {
    let _ = Room::query()
        .inner_join_by(Room::room_type)
        .select(SelectCard { number: Room::number, type_name: RoomType::name });
}

fn missing() {
    let _ = Room::query().select(SelectCard { number: Room::number });
}

fn another_table() {
    let _ = Room::query().select(SelectCard { number: Room::number, type_name: Guest::name.nullable() });
}

#[derive(Row)]
#[row(table = Room)]
struct Short {
    number: i64,
    storey: i32,
}

fn main() {}

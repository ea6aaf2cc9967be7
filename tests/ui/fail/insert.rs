//! Inserting a struct of another table, or one that lacks a column.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

fn another_table(guest: Guest) {
    let _ = Room::insert(guest);
    let _ = Room::insert(NewGuest { name: "Ada".to_owned() });
    let _ = Room::insert_many([NewGuest { name: "Ada".to_owned() }]);
    let _ = Room::insert(("101", 1));
}

fn missing_field() {
    let _ = Room::insert(NewRoom { property_id: Uuid::nil(), floor: 1 });
}

fn column_of_another_table() {
    let room = NewRoom { property_id: Uuid::nil(), number: "101".to_owned(), floor: 1 };
    let _ = Room::insert(room).set(Guest::name, "Ada");
}

fn conflict_with_another_table(guest: Guest) {
    let _ = Guest::insert(guest).on_conflict(Room::number).do_nothing();
}

fn main() {}

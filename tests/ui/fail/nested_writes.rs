//! Nested writes without a transaction, or of what comes first.

use ormlite::prelude::*;

#[path = "../related.rs"]
mod related;
use related::*;

async fn run(db: &Db, property: NewProperty, room: NewRoom) {
    // Several statements that belong together.
    let _ = Property::insert(property)
        .create(Property::rooms, |_| [NewGuest { name: String::new() }])
        .one(db)
        .await;
    // What a row refers to is inserted before it.
    let _ = Room::insert(room).create(Room::property, |_| [] as [NewProperty; 0]);
}

fn main() {}

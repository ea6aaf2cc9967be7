//! A patch with a field of another type than its column, and one for another table.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

#[derive(Patch)]
#[patch(table = Room)]
struct RoomPatch {
    floor: Option<String>,
    number: Option<i32>,
    colour: Option<String>,
}

#[derive(Patch)]
#[patch(table = Guest)]
struct GuestPatch {
    name: Option<String>,
}

fn another_table(patch: GuestPatch) {
    let _ = Room::update().patch(patch);
}

fn main() {}

//! What one writes first, coming from another ORM.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

fn compares_with_the_operator() {
    let _ = Room::query().filter(Room::number == "101");
    let _ = Room::query().filter(Room::floor > 1);
    let _ = Room::query().filter(Room::floor != Room::floor);
    let _ = Room::query().filter(Room::floor + 1 == 2);
    let _ = Room::query().filter(Room::number.eq("101") && Room::floor.eq(1));
}

fn assigns(mut name: &str) {
    let _ = Room::query().filter(name = "101");
    let _ = Room::query().filter(Room::number = "101");
    let _ = Room::query().filter(Room::number);
    let _ = Room::query().filter(true);
    let _ = Room::query().filter("number = '101'");
}

fn main() {}

//! Filters of different shapes in one list.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

fn literal() {
    let _ = vec![Room::number.eq("101"), Room::number.is_null()];
    let _ = vec![Room::number.is_null(), Room::number.eq("101")];
    let _: Vec<Condition<Room>> = vec![Room::floor.eq(1).and(Room::number.eq("1"))];
}

fn branches(high: bool) {
    let _ = if high { Room::floor.ge(10) } else { Room::floor.ge(1).and(Room::number.eq("1")) };
}

fn main() {}

//! A view is read-only.

use ormlite::prelude::*;

#[derive(Table)]
#[table(view = "SELECT id, count(*) AS rooms FROM rooms GROUP BY id")]
struct Occupancy {
    id: Uuid,
    rooms: i64,
}

fn write(row: Occupancy) {
    let _ = Occupancy::insert(row);
    let _ = Occupancy::update();
    let _ = Occupancy::delete();
}

fn main() {}

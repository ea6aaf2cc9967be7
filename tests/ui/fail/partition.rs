//! Only a partitioned table has partitions, and their bounds are values of its columns.

use ormlite::prelude::*;

#[derive(Table)]
#[table(name = "visits", partition_by = range(day))]
struct Visit {
    day: NaiveDate,
    number: i32,
}

#[derive(Table)]
#[table(name = "rooms")]
struct Room {
    number: i32,
}

async fn create(db: &Db) {
    let _ = Room::create_partition("rooms_1").hash(2, 0).execute(db).await;
    let _ = Visit::create_partition("visits_1").range(Visit::day, 1..2);
    let _ = Visit::create_partition("visits_1").range(Room::number, 1..2);
    let _ = Visit::create_partition("visits_1").range(Visit::number, 1..=2);
}

fn main() {}

//! A field of a type that no column can hold.

use ormlite::prelude::*;

struct Money(i64);

#[derive(Table)]
struct Room {
    #[column(primary_key)]
    id: Uuid,
    rate: Money,
    area: u64,
    names: Vec<Vec<String>>,
}

fn main() {}

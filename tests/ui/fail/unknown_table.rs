//! A reference to a type that is not there.

use ormlite::prelude::*;

#[derive(Table)]
struct Room {
    #[column(primary_key)]
    id: Uuid,
    #[column(references = Building::id)]
    building_id: Uuid,
}

fn main() {}

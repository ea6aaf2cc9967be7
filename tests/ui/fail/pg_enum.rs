//! Enums that are no enumerated type.

use ormlite::prelude::*;

#[derive(PgEnum, Clone)]
#[pg_enum(rename_all = "snake-case", nmae = "room_status")]
enum Status {
    Free,
    Occupied { guest: String },
    Blocked(i32),
    #[pg_enum(rename = "free")]
    Available,
}

#[derive(PgEnum, Clone)]
enum Nothing {}

fn main() {}

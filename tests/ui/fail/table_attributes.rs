//! Several mistakes in the attributes of one struct: all of them, each at its token.

use ormlite::prelude::*;

#[derive(Table)]
#[table(nam = "rooms", index(property_id, nummber), unique(number, number), colour)]
struct Room {
    #[column(primary_key, defualt = uuid_v7)]
    id: Uuid,
    #[column(primary_key)]
    property_id: Uuid,
    #[column(rename = "property_id")]
    owner_id: Uuid,
    #[column(default = "1", identity)]
    number: i64,
    #[column(created_at, default = "now()")]
    created_at: DateTime<Utc>,
    #[column(soft_delete)]
    deleted_at: DateTime<Utc>,
    #[column(on_delete = cascade)]
    floor: i32,
    #[column(version)]
    version: i32,
    #[column(version)]
    revision: i32,
    query: String,
}

// The constants, `NewRoom` and the rest are there all the same: no second error.
fn uses(id: Uuid) {
    let _ = Room::query().filter(Room::id.eq(id)).order_by(Room::number);
}

fn main() {}

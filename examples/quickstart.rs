//! `cargo run --example quickstart`: a table, an insert and a query on a private PostgreSQL.

use ormlite::prelude::*;
use ormlite::testing::{TestDatabase, create_script};

#[derive(Table, Debug, Clone)]
#[table(name = "rooms")]
struct Room {
    #[column(primary_key, default = uuid_v7)]
    id: Uuid,
    #[column(unique)]
    number: i32,
    floor: i32,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let database = TestDatabase::create().await?; // a service has a URL of its own
    let db = Db::connect(database.url()).await?;
    db.batch_execute(&create_script()).await?;

    let rooms = [(101, 1), (102, 1), (201, 2)].map(|(number, floor)| NewRoom { number, floor });
    Room::insert_many(rooms).execute(&db).await?;

    let first_floor = Room::query().filter(Room::floor.eq(1));
    let query = first_floor.order_by(Room::number.desc());
    println!("{}", query.to_sql().sql);
    for room in query.all(&db).await? {
        println!("room {} on floor {}", room.number, room.floor);
    }
    db.close().await;
    Ok(())
}

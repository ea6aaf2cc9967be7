//! `cargo run --example quickstart`: a table, an insert and a query on a private PostgreSQL.

use ormlite::prelude::*;
use ormlite::testing::{TestDatabase, create_script};

#[derive(Table, Debug, Clone)]
#[table(name = "rooms")]
struct Room {
    #[column(primary_key, default = uuid_v7)]
    id: Uuid,
    #[column(unique)]
    number: String,
    #[column(default = "0")]
    floor: i32,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let database = TestDatabase::create().await?; // a service connects to its own URL
    let db = Db::connect(database.url()).await?;
    db.batch_execute(&create_script()).await?;

    for (number, floor) in [("101", 1), ("102", 1), ("201", 2)] {
        let room = NewRoom {
            number: number.into(),
        };
        Room::insert(room)
            .set(Room::floor, floor)
            .execute(&db)
            .await?;
    }
    let query = Room::query()
        .filter(Room::floor.eq(1))
        .order_by(Room::number.desc());
    println!("{}", query.to_sql().sql);
    for room in query.all(&db).await? {
        println!("room {} on floor {}", room.number, room.floor);
    }
    db.close().await;
    Ok(())
}

//! A join without its condition.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

async fn run(db: &Db) {
    let _ = Room::query().inner_join::<Property>().all(db).await;
    let _ = Room::query().left_join::<RoomType>().filter(Room::floor.eq(1));
    let _ = Room::query().left_join::<RoomType>().select((Room::number, RoomType::name));
    let _ = Room::query().inner_join::<Property>().left_join::<RoomType>();
}

fn main() {}

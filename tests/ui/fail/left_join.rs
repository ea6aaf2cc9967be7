//! What a left join gives is an `Option`, and cannot be taken for more.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use ormlite::{Error, Executor};
use schema::*;

async fn column(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<(String, String)> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .select((Room::number, RoomType::name))
        .all(db)
        .await?;
    Ok(())
}

async fn row(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<RoomType> = Room::query()
        .left_join_by(Room::room_type)
        .select(RoomType::row())
        .all(db)
        .await?;
    Ok(())
}

async fn near_side_of_a_right_join(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<Room> = Room::query()
        .right_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .all(db)
        .await?;
    Ok(())
}

fn main() {}

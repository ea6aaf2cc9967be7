//! The types that joins give, held to them by annotation.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use ormlite::{Error, Executor};
use schema::*;

async fn left(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<(String, Option<String>, Option<RoomType>)> = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .select((Room::number, RoomType::name, RoomType::row()))
        .all(db)
        .await?;
    // A nullable column stays one `Option`.
    let _: Vec<(Option<i32>, Option<String>)> = Room::query()
        .left_join_by(Room::room_type)
        .select((RoomType::beds, Room::notes))
        .all(db)
        .await?;
    // `coalesce` and `count` take the `Option` away; an expression keeps it.
    let _: Vec<(String, i64, Option<i32>)> = Room::query()
        .left_join_by(Room::room_type)
        .group_by((RoomType::name, RoomType::beds))
        .select((
            RoomType::name.coalesce("none"),
            RoomType::name.count(),
            RoomType::beds + 1,
        ))
        .all(db)
        .await?;
    Ok(())
}

async fn right_and_full(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<(Option<String>, String)> = Room::query()
        .right_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .select((Room::number, RoomType::name))
        .all(db)
        .await?;
    let _: Vec<Option<Room>> = Room::query()
        .full_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .all(db)
        .await?;
    Ok(())
}

async fn alias(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<(Room, Option<Room>, Option<Uuid>)> = Room::query()
        .left_join::<OtherRoom>()
        .on(Room::floor.eq(Room::floor.of::<OtherRoom>()))
        .select((Room::row(), OtherRoom::row(), Room::id.of::<OtherRoom>()))
        .all(db)
        .await?;
    Ok(())
}

fn main() {}

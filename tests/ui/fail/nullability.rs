//! NULLs that an expression hides in its elements, or brings into a column that takes none.

#[path = "../schema.rs"]
mod schema;

use ormlite::expr::AggregateMethods;
use ormlite::prelude::*;
use ormlite::{Error, Executor};
use schema::*;

async fn elements(db: &impl Executor) -> Result<(), Error> {
    let _: Vec<Option<Vec<String>>> = Room::query()
        .left_join_by(Room::room_type)
        .select(RoomType::name.array_agg())
        .all(db)
        .await?;
    Ok(())
}

fn elements_in_an_expression() {
    let _ = Room::query()
        .left_join_by(Room::room_type)
        .select(RoomType::name.array_agg().coalesce(vec![]));
}

fn elements_in_a_condition() {
    let _ = Room::query()
        .left_join_by(Room::room_type)
        .group_by(Room::id)
        .having(RoomType::name.array_agg().has_element("suite"));
}

fn of_another_table() {
    let _ = Room::query().select(Guest::name.array_agg());
}

fn assigned() {
    let _ = Room::update().set(Room::number, Room::notes.coalesce(Room::notes));
}

fn inserted() {
    let nothing = ormlite::expr::val(None::<i32>);
    let _ = Room::insert(NewRoom {
        property_id: Uuid::nil(),
        number: String::new(),
        floor: 1,
    })
    .set(Room::floor, nothing.clone().coalesce(nothing));
}

fn main() {}

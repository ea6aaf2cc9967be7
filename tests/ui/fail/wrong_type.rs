//! Comparisons, assignments and predicates of the wrong type.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

fn compare() {
    let _ = Room::query().filter(Room::number.eq(3));
    let _ = Room::query().filter(Room::floor.eq(Room::number));
    let _ = Room::query().filter(Room::floor.in_(["1", "2"]));
    let _ = Room::query().filter(Room::floor.in_(RoomType::query().select(RoomType::name)));
    let _ = Room::query().filter(Room::floor.between(1, "2"));
}

fn compare_with_option() {
    let floor: Option<i32> = None;
    let _ = Room::query().filter(Room::floor.eq(floor));
    let _ = Room::query().filter(Room::room_type_id.eq(None));
}

fn no_predicate() {
    let _ = Room::query().filter(Room::number);
    let _ = Room::query().filter(Room::floor + 1);
    let _ = Room::query().filter(true);
}

fn no_expression() {
    let _ = Room::query().select("number");
    let _ = Room::query().select((Room::number, RoomType::name.asc()));
    let _ = Room::query().order_by("number");
    let _ = Room::query().group_by(Room::row());
    let _ = Room::query().inner_join::<Uuid>();
}

fn no_such_function() {
    let _ = Room::query().filter(Room::floor.like("1%"));
    let _ = Room::query().select(Room::number.sum());
    let _ = Room::query().select(Room::floor.gt(1) + 1);
}

fn assign() {
    let _ = Room::update().set(Room::number, 3);
    let _ = Room::update().set(Room::number, None);
    let _ = Room::update().set(Room::floor, Room::number);
    let _ = Room::update().set(Room::floor, RoomType::beds);
}

fn key() {
    let _ = Room::find(3);
    let _ = Room::find("101");
}

fn main() {}

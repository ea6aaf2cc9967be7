//! An update or a delete without a filter does not run.

#[path = "../schema.rs"]
mod schema;

use ormlite::Executor;
use schema::*;
use ormlite::prelude::*;

fn run(db: &impl Executor) {
    let _ = Room::update().set(Room::floor, 1).execute(db);
    let _ = Room::update().set(Room::floor, 1).one(db);
    let _ = Room::update().set(Room::floor, 1).returning(Room::id).all(db);
    let _ = Room::update().set(Room::floor, 1).to_sql();
    let _ = Room::delete().execute(db);
    let _ = Room::delete().returning(Room::id).optional(db);
    let _ = Room::purge().execute(db);
}

fn main() {}

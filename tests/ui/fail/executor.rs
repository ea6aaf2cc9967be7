//! A query runs on a `&Db` or a transaction, and on nothing else.

#[path = "../schema.rs"]
mod schema;

use schema::*;
use ormlite::prelude::*;

struct App;

fn run(app: App, url: &str) {
    let _ = Room::query().all(&app);
    let _ = Room::update().set(Room::floor, 1).all_rows().execute(&url);
}

fn main() {}

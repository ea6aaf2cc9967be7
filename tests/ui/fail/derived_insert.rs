//! A struct for inserts that lacks required columns, or gives one of another type.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

#[derive(Insert)]
#[insert(table = Room)]
struct Incomplete {
    number: String,
    notes: Option<String>,
}

#[derive(Insert)]
#[insert(table = Guest)]
struct WrongType {
    name: i64,
}

#[derive(Insert)]
#[insert(table = Guest)]
struct WrongColumn {
    name: String,
    surname: String,
}

fn main() {}

//! A recursive query follows a foreign key of a table to itself, and its depth is a column of its own query.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use ormlite::recursive::Step;
use schema::*;

#[derive(Table)]
struct Category {
    #[column(primary_key)]
    id: i64,
    #[column(references = Category::id)]
    parent_id: Option<i64>,
    #[column(references = Property::id)]
    property_id: Uuid,
}

fn another_table() {
    let _ = Category::query().descendants(Category::property);
    let _ = Category::find(1).ancestors(Category::property);
}

fn of_another_table() {
    let _ = Category::query().descendants(Room::property);
}

fn of_no_rows() {
    let _ = Category::query().select(Category::id).descendants(Category::parent);
}

fn terms_of_another_table() {
    let _ = Category::find(1).descendants(Category::parent).filter(Guest::name.eq("Ada"));
    let _ = Category::find(1).descendants(Category::parent).order_by(Guest::name);
}

fn depth_without_a_recursive_query() {
    let _ = Category::query().select(Step::depth);
}

fn trees_of_ancestors(db: &Db) {
    let _ = Category::find(1).ancestors(Category::parent).tree(db);
}

fn main() {}

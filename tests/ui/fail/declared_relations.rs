//! Relations that are declared and do not exist.

use ormlite::prelude::*;

#[derive(Table)]
#[table(
    has_many(rooms = Room::kind_id),
    has_many(nights = Room::night),
    many_to_many(guests = Room)
)]
pub struct Property {
    #[column(primary_key)]
    pub id: i32,
}

#[derive(Table)]
pub struct Kind {
    #[column(primary_key)]
    pub id: i32,
}

#[derive(Table)]
pub struct Room {
    #[column(primary_key)]
    pub id: i32,
    #[column(references = Property::id)]
    pub property_id: i32,
    #[column(references = Kind::id)]
    pub kind_id: i32,
}

/// A condition of a value that its column does not have.
#[derive(Table)]
#[table(belongs_to(property = Property::id, by = target_id, when(target = 1)))]
pub struct Remark {
    #[column(primary_key)]
    pub id: i32,
    pub target: String,
    pub target_id: i32,
}

/// A variant holds one row, and of the right table.
#[derive(OneOf)]
#[one_of(table = Room)]
pub enum Belonging {
    #[one_of(Room::property)]
    Property(Kind),
    #[one_of(Kind::rooms)]
    Kind(Room),
}

fn main() {}

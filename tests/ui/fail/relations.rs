//! Relations that do not belong to a query, or to what is asked of them.

use ormlite::prelude::*;

#[path = "../related.rs"]
mod related;
use related::*;

#[derive(Row)]
struct Card {
    name: String,
    rooms: Vec<i32>,
}

fn main() {
    // The query is about rooms, and guests have nothing to do with them.
    let _ = Room::query().with(Guest::bookings);
    // A relation beneath a relation.
    let _ = Property::query().with(Property::rooms.with(Guest::bookings));
    // A filter and an order of another table's.
    let _ = Property::query().with(Property::rooms.filter(Guest::name.eq("Ann")));
    let _ = Property::query().with(Property::rooms.order_by(Guest::name));
    // A column is no relation.
    let _ = Room::query().with(Room::number);
    let _ = Room::query().with("property");
    // The field is of another type than what the relation gives.
    let _ = Property::query().select(SelectCard {
        name: Property::name,
        rooms: Property::rooms.select(Room::number),
    });
    // A relation is selected by `.load()`.
    let _ = Room::query().select((Room::number, Room::property));
    // One row has no limit.
    let _ = Room::query().with(Room::property.limit(1));
    // Nothing is added to a column alone.
    let _ = Room::query().select(Room::number).with(Room::property);
    // Asked of a table that the query does not have.
    let _ = Room::query().filter(Property::rooms.exists());
}

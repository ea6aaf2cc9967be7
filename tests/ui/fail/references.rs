//! References whose types do not fit, or whose target is not there.

use ormlite::prelude::*;

#[derive(Table)]
struct Property {
    #[column(primary_key)]
    id: Uuid,
    code: Option<String>,
}

#[derive(Table)]
#[table(foreign_key(columns(property_id, number), references = Property(id)))]
struct Room {
    #[column(primary_key)]
    id: i64,
    #[column(references = Property::id)]
    property_id: i64,
    #[column(references = Property::uuid)]
    owner_id: Uuid,
    #[column(references = Property::code)]
    agent_code: String,
    #[column(references = Property::id, on_delete = set_null)]
    tenant_id: Uuid,
    #[column(references = Property::id, on_delete = explode)]
    agency_id: Uuid,
    number: String,
}

// A composite reference, one column of which does not fit.
#[derive(Table)]
#[table(foreign_key(columns(number, agent_code), references = Room(id, number), relation = room))]
struct Key {
    #[column(primary_key)]
    number: i32,
    agent_code: String,
}

// Accessors of one name.
#[derive(Table)]
struct Transfer {
    #[column(primary_key)]
    id: i64,
    #[column(references = Property::id, relation = property)]
    source: Uuid,
    #[column(references = Property::id, relation = property)]
    target: Uuid,
    owner: String,
    #[column(references = Property::id)]
    owner_id: Uuid,
}

fn main() {}

//! Names that PostgreSQL would cut, given or generated.

use ormlite::prelude::*;

#[derive(Table)]
#[table(name = "an_inventory_of_the_rooms_of_every_property_that_there_ever_was_or_is")]
struct Named {
    #[column(primary_key)]
    id: i64,
    #[column(rename = "a_column_with_a_name_that_nobody_would_ever_want_to_type_in_full")]
    column: i64,
}

#[derive(Table)]
#[table(
    name = "maintenance_request_escalation_notifications",
    unique(maintenance_request_id, escalation_level),
    index(escalation_level, name = "maintenance_request_escalation_notifications_escalation_level_idx")
)]
struct Generated {
    #[column(primary_key)]
    id: i64,
    #[column(index)]
    maintenance_request_id: i64,
    escalation_level: i32,
}

fn main() {}

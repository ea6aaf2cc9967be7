//! Without any prelude, and with the derives named by their paths.

#![no_implicit_prelude]

#[derive(::ormlite::PgEnum, ::std::clone::Clone)]
enum Status {
    Free,
}

#[derive(::ormlite::Value, ::std::clone::Clone)]
struct Code(i64);

#[derive(::ormlite::PgComposite, ::std::clone::Clone)]
struct Place {
    code: Code,
    label: ::std::option::Option<Label>,
}

#[derive(::ormlite::Value, ::std::clone::Clone)]
#[value(domain, schema = "shared", check = "VALUE > 0")]
struct Label(i64);

#[derive(::ormlite::Table)]
struct Room {
    #[column(primary_key)]
    id: Code,
    #[column(references = Room::id)]
    parent_id: ::std::option::Option<Code>,
    status: Status,
    #[column(updated_at)]
    updated_at: ::ormlite::prelude::DateTime<::ormlite::prelude::Utc>,
}

#[derive(::ormlite::Row)]
struct Card {
    id: Code,
}

#[derive(::ormlite::Patch)]
#[patch(table = Room)]
struct RoomPatch {
    status: ::std::option::Option<Status>,
}

#[derive(::ormlite::Insert)]
#[insert(table = Room)]
struct Fresh {
    id: Code,
    status: Status,
}

::ormlite::alias!(Other = Room);

fn main() {}

//! The derives by a path of the user's, who depends on ormlite through another crate.

mod reexport {
    pub mod orm {
        pub use ::ormlite as orm_of_the_house;
    }
}

// No name `ormlite` in sight.
mod ormlite {}

use reexport::orm::orm_of_the_house as orm;
use orm::prelude::*;

#[derive(PgEnum, Clone)]
#[pg_enum(crate = crate::reexport::orm::orm_of_the_house)]
enum Status {
    Free,
}

#[derive(Value, Clone)]
#[value(crate = crate::reexport::orm::orm_of_the_house)]
struct Code(i64);

#[derive(PgComposite, Clone)]
#[pg_composite(crate = crate::reexport::orm::orm_of_the_house)]
struct Place {
    label: Label,
}

#[derive(Value, Clone)]
#[value(domain = "label", crate = crate::reexport::orm::orm_of_the_house)]
struct Label(i64);

#[derive(Table)]
#[table(crate = orm)]
struct Room {
    #[column(primary_key)]
    id: Code,
    #[column(references = Room::id)]
    parent_id: Option<Code>,
    status: Status,
}

#[derive(Row)]
#[row(crate = orm)]
struct Card {
    id: Code,
}

#[derive(Patch)]
#[patch(table = Room, crate = orm)]
struct RoomPatch {
    status: Option<Status>,
}

#[derive(Insert)]
#[insert(table = Room, crate = orm)]
struct Fresh {
    id: Code,
    status: Status,
}

fn main() {}

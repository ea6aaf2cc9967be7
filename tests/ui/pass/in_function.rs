//! A table inside a function body, with everything that belongs to it.

use ormlite::prelude::*;

fn main() {
    #[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
    enum Status {
        Free,
        Taken,
    }

    #[derive(Value, Debug, Clone, PartialEq)]
    struct RoomId(Uuid);

    #[derive(Table, Debug, Clone)]
    struct Room {
        #[column(primary_key, default = uuid_v7)]
        id: RoomId,
        #[column(references = Room::id)]
        parent_id: Option<RoomId>,
        #[column(default = "'free'")]
        status: Status,
        number: String,
    }

    #[derive(Row)]
    struct Card {
        number: String,
        status: Status,
    }

    #[derive(Patch)]
    #[patch(table = Room)]
    struct RoomPatch {
        status: Option<Status>,
    }

    #[derive(Insert)]
    #[insert(table = Room)]
    struct Taken {
        number: String,
        status: Status,
    }

    alias!(Parent = Room);

    let _ = Room::query()
        .left_join::<Parent>()
        .on(Room::parent_id.eq(Room::id.of::<Parent>()))
        .filter(Room::status.eq(Status::Free))
        .select(SelectCard { number: Room::number, status: Room::status })
        .to_sql();
    let _ = Room::update().patch(RoomPatch { status: Some(Status::Taken) }).all_rows().to_sql();
    let _ = Room::insert(NewRoom { number: "101".to_owned() }).to_sql();
    let _ = Room::insert(Taken { number: "102".to_owned(), status: Status::Taken }).to_sql();
}

//! Nothing that the derives write warns, whatever lints the crate denies.

#![deny(warnings, missing_docs, unreachable_pub, missing_debug_implementations, missing_copy_implementations)]
#![deny(unused, nonstandard_style, rust_2018_idioms, single_use_lifetimes, unused_qualifications)]
#![deny(unused_results, trivial_casts, trivial_numeric_casts, let_underscore_drop)]
#![deny(clippy::all, clippy::pedantic)]
#![forbid(unsafe_code)]

pub mod tables {
    //! Private fields and private tables beside public ones.

    use ormlite::prelude::*;

    /// An enumerated type.
    #[derive(PgEnum, Debug, Clone, Copy)]
    pub enum Status {
        /// Free.
        Free,
    }

    /// An identifier.
    #[derive(Value, Debug, Clone, Copy)]
    pub struct RoomId(Uuid);

    /// A composite type.
    #[derive(PgComposite, Debug, Clone)]
    pub struct Place {
        /// Where.
        pub city: String,
        floor: Option<Floor>,
    }

    /// A domain.
    #[derive(Value, Debug, Clone, Copy)]
    #[value(domain, check = "VALUE < 100")]
    pub struct Floor(i16);

    /// A public table.
    #[derive(Table, Debug, Clone)]
    #[allow(missing_copy_implementations)]
    pub struct Room {
        /// Documented.
        #[column(primary_key, default = uuid_v7)]
        pub id: RoomId,
        status: Status,
        #[column(references = Room::id)]
        pub(crate) parent_id: Option<RoomId>,
        #[column(references = Secret::id)]
        secret_id: Option<i64>,
    }

    /// Columns on a type of their own.
    #[derive(Table, Debug, Clone)]
    #[table(columns = ApartColumns)]
    #[allow(missing_copy_implementations)]
    pub struct Apart {
        /// Documented.
        #[column(primary_key)]
        pub id: i64,
    }

    /// A projection.
    #[derive(Row, Debug)]
    #[allow(missing_copy_implementations)]
    pub struct Card {
        /// Documented.
        pub id: RoomId,
        status: Status,
    }

    /// A patch.
    #[derive(Patch, Debug)]
    #[patch(table = Room)]
    #[allow(missing_copy_implementations)]
    pub struct RoomPatch {
        /// Documented.
        pub status: Option<Status>,
    }

    /// An insert.
    #[derive(Insert, Debug)]
    #[insert(table = Room)]
    #[allow(missing_copy_implementations)]
    pub struct Fresh {
        /// Documented.
        pub status: Status,
    }

    alias!(
        /// The room above.
        pub Parent = Room,
        Private = Secret
    );

    // Nothing of it is used but its key.
    #[derive(Table, Debug)]
    struct Secret {
        #[column(primary_key)]
        id: i64,
        word: String,
    }

    /// Uses what is private.
    #[must_use]
    pub fn secrets() -> String {
        drop(Private::query().to_sql());
        let room = |room: &Room| (room.status, room.secret_id);
        let card = |card: &Card| card.status;
        let secret = |secret: &Secret| secret.word.clone();
        let _ = (room, card, secret);
        Room::query().filter(Room::secret_id.is_null()).to_sql().sql
    }
}

fn main() {
    drop(tables::secrets());
}

//! Which rooms are free for a stay.

use hospitality::core::{ReservationRoom, ReservationRoomStatus, Room, RoomBlock, RoomType};
use ormlite::Select;
use ormlite::expr::{Expr, exists, not};
use ormlite::prelude::*;
use ormlite::typing::{NotNullScope, Nullable, TableScope};

use crate::nights::Nights;

/// A room that can be sold for the whole stay.
#[derive(Row, Debug, Clone, PartialEq)]
pub struct FreeRoom {
    /// The room.
    pub id: Uuid,
    /// Number on its door.
    pub number: String,
    /// Level counted from the ground floor, which is 0.
    pub floor: i32,
    /// Name of its type; none while it is not sold under one.
    pub room_type: Option<String>,
    /// Persons that fit at most.
    pub sleeps: Option<i32>,
    /// Price of a night in the property's currency.
    pub rate: Decimal,
}

/// What a guest wants; what is not said does not matter.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Least price of a night.
    pub min_rate: Option<Decimal>,
    /// Highest price of a night.
    pub max_rate: Option<Decimal>,
    /// Code of the room type, such as `DLX`.
    pub room_type: Option<String>,
    /// Persons that must fit.
    pub persons: Option<i32>,
}

/// Rooms, and their types where they have one: the sources of [`free_rooms`].
pub type RoomsWithTypes = (Nullable<RoomType>, (Room, ()));

/// The rooms of a property that nobody holds in any of these nights, the cheapest first.
pub fn free_rooms(
    property_id: Uuid,
    nights: Nights,
    wishes: &Wishes,
) -> Select<RoomsWithTypes, FreeRoom> {
    Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::property_id.eq(property_id))
        .filter_opt(wishes.min_rate.map(|rate| Room::rate.ge(rate)))
        .filter_opt(wishes.max_rate.map(|rate| Room::rate.le(rate)))
        .filter_opt(
            wishes
                .room_type
                .as_ref()
                .map(|code| RoomType::code.eq(code)),
        )
        .filter_opt(
            wishes
                .persons
                .map(|persons| RoomType::max_occupancy.ge(persons)),
        )
        .filter(not(is_reserved(nights)))
        .filter(not(is_blocked(nights)))
        .order_by((Room::rate, Room::number))
        .select(SelectFreeRoom {
            id: Room::id,
            number: Room::number,
            floor: Room::floor,
            room_type: RoomType::name,
            sleeps: RoomType::max_occupancy,
            rate: Room::rate,
        })
}

/// A predicate over rooms.
type OfRoom = Expr<NotNullScope<(TableScope<Room>, ())>, bool>;

/// Whether a reservation holds the room in one of the nights.
pub(crate) fn is_reserved(nights: Nights) -> OfRoom {
    exists(
        ReservationRoom::query()
            .correlate::<Room>()
            .filter(ReservationRoom::room_id.eq(Room::id))
            .filter(ReservationRoom::status.ne(ReservationRoomStatus::Released))
            .filter(ReservationRoom::stay.overlaps(nights.range())),
    )
}

/// Whether the house keeps the room back in one of the nights.
pub(crate) fn is_blocked(nights: Nights) -> OfRoom {
    exists(
        RoomBlock::query()
            .correlate::<Room>()
            .filter(RoomBlock::room_id.eq(Room::id))
            .filter(RoomBlock::released_at.is_null())
            .filter(RoomBlock::during.overlaps(nights.range())),
    )
}

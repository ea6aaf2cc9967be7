//! The numbers a manager asks for, each in one query.

use hospitality::core::{
    Guest, Reservation, ReservationRoom, ReservationRoomStatus, ReservationStatus, Room, RoomType,
};
use ormlite::Select;
use ormlite::expr::{case, count};
use ormlite::prelude::*;
use ormlite::typing::Nullable;

/// A guest who arrives.
#[derive(Row, Debug, Clone)]
pub struct Arrival {
    /// The code the guest quotes.
    pub code: String,
    /// Who arrives.
    pub guest: String,
    /// Whether to be given special care.
    pub vip: bool,
    /// Number of the room; none before one was chosen.
    pub room: Option<String>,
    /// Nights.
    pub nights: i32,
    /// Price of the whole stay.
    pub total: Decimal,
}

/// Reservations with their guests and, where there are any, their rooms.
pub type WithGuestAndRooms = (
    Nullable<Room>,
    (Nullable<ReservationRoom>, (Guest, (Reservation, ()))),
);

/// Who is expected on a day, guests of honour first.
pub fn arrivals(property_id: Uuid, day: NaiveDate) -> Select<WithGuestAndRooms, Arrival> {
    Reservation::query()
        .inner_join_by(Reservation::guest)
        .left_join::<ReservationRoom>()
        .on(ReservationRoom::reservation_id.eq(Reservation::id))
        .left_join::<Room>()
        .on(Room::id.eq(ReservationRoom::room_id))
        .filter(Reservation::property_id.eq(property_id))
        .filter(Reservation::check_in.eq(day))
        .filter(Reservation::status.eq(ReservationStatus::Confirmed))
        .order_by((
            Guest::vip.desc(),
            Guest::last_name.asc(),
            Room::number.asc(),
        ))
        .select(SelectArrival {
            code: Reservation::confirmation_code,
            guest: Guest::full_name,
            vip: Guest::vip,
            room: Room::number,
            nights: Reservation::nights,
            total: Reservation::total_amount,
        })
}

/// How well a room type sells on one night.
#[derive(Row, Debug, Clone)]
pub struct TypeOccupancy {
    /// Name of the type.
    pub room_type: String,
    /// Rooms of the type.
    pub rooms: i64,
    /// Those of them that are sold.
    pub sold: i64,
    /// Average price of the sold ones; none while none is.
    pub average_rate: Option<Decimal>,
    /// Revenue of the night.
    pub revenue: Option<Decimal>,
}

/// Rooms with their types and, where they are sold, what sold them.
pub type RoomsWithSales = (Nullable<ReservationRoom>, (RoomType, (Room, ())));

/// The types of which at least `at_least` rooms are sold on a night, the best earning first.
pub fn occupancy_by_type(
    property_id: Uuid,
    night: NaiveDate,
    at_least: i64,
) -> Select<RoomsWithSales, TypeOccupancy> {
    Room::query()
        .inner_join_by(Room::room_type)
        .left_join::<ReservationRoom>()
        .on(ReservationRoom::room_id
            .eq(Room::id)
            .and(ReservationRoom::stay.range_contains(night))
            .and(ReservationRoom::status.ne(ReservationRoomStatus::Released)))
        .filter(Room::property_id.eq(property_id))
        .group_by(RoomType::name)
        .having(ReservationRoom::id.count().ge(at_least))
        .order_by(ReservationRoom::rate.sum().desc().nulls_last())
        .select(SelectTypeOccupancy {
            room_type: RoomType::name,
            rooms: count(),
            sold: ReservationRoom::id.count(),
            average_rate: ReservationRoom::rate.avg(),
            revenue: ReservationRoom::rate.sum(),
        })
}

/// How many rooms of a property are in which price band: `CASE`, grouped by its result.
pub fn price_bands(property_id: Uuid) -> Select<(Room, ()), (String, i64, Option<Decimal>)> {
    let band = case::<String>()
        .when(Room::rate.lt(Decimal::from(100)), "below 100")
        .when(Room::rate.lt(Decimal::from(200)), "100 to 200")
        .otherwise("above 200");
    Room::query()
        .filter(Room::property_id.eq(property_id))
        .group_by(band.clone())
        .order_by(Room::rate.min().asc())
        .select((band, count(), Room::rate.avg()))
}

/// A guest who comes back.
#[derive(Row, Debug, Clone)]
pub struct Regular {
    /// The guest.
    pub guest: String,
    /// Stays that were not called off.
    pub stays: i64,
    /// Nights of these stays.
    pub nights: Option<i64>,
    /// Price of these stays.
    pub spent: Option<Decimal>,
}

/// Guests with at least so many stays, those who spent most first.
pub fn regulars(at_least: i64) -> Select<(Guest, (Reservation, ())), Regular> {
    Reservation::query()
        .inner_join_by(Reservation::guest)
        .filter(
            Reservation::status.not_in([ReservationStatus::Cancelled, ReservationStatus::NoShow]),
        )
        .group_by((Guest::id, Guest::full_name))
        .having(count().ge(at_least))
        .order_by((
            Reservation::total_amount.sum().desc(),
            Guest::full_name.asc(),
        ))
        .select(SelectRegular {
            guest: Guest::full_name,
            stays: count(),
            nights: Reservation::nights.sum(),
            spent: Reservation::total_amount.sum(),
        })
}

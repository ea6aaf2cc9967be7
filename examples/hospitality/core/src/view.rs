//! Views: what front desks read most, joined once by the server.

use ormlite::prelude::*;

use crate::reservation::{ReservationRoomStatus, ReservationStatus};
use crate::room::RoomStatus;

/// A reservation with its guest, one row for each room kept for it, and one row without a room before any
/// was chosen.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "reservation_details",
    schema = "core",
    view = "SELECT r.id AS reservation_id, r.property_id, r.confirmation_code, r.status, \
            r.check_in, r.check_out, r.nights, r.adults, r.children, r.total_amount, r.currency, \
            r.guest_id, g.full_name AS guest_name, g.email AS guest_email, g.phone AS guest_phone, \
            g.vip AS guest_vip, rr.id AS reservation_room_id, rr.status AS reservation_room_status, \
            rr.rate AS room_rate, rm.id AS room_id, rm.number AS room_number, rm.floor AS room_floor, \
            rt.id AS room_type_id, rt.name AS room_type_name, r.special_requests, r.created_at \
            FROM core.reservations r \
            JOIN core.guests g ON g.id = r.guest_id \
            LEFT JOIN core.reservation_rooms rr ON rr.reservation_id = r.id AND rr.status <> 'released' \
            LEFT JOIN core.rooms rm ON rm.id = rr.room_id \
            LEFT JOIN core.room_types rt ON rt.id = rm.room_type_id \
            WHERE r.deleted_at IS NULL"
)]
pub struct ReservationDetail {
    /// The reservation.
    pub reservation_id: Uuid,
    /// Property that expects the guest.
    pub property_id: Uuid,
    /// Code the guest quotes.
    #[column(sql_type = "varchar(16)")]
    pub confirmation_code: String,
    /// Where the reservation stands.
    pub status: ReservationStatus,
    /// Day of arrival.
    pub check_in: NaiveDate,
    /// Day of departure.
    pub check_out: NaiveDate,
    /// Nights.
    pub nights: i32,
    /// Adults.
    pub adults: i32,
    /// Children.
    pub children: i32,
    /// Price of the whole stay.
    #[column(sql_type = "numeric(12,2)")]
    pub total_amount: Decimal,
    /// Currency of the price, ISO 4217.
    #[column(sql_type = "char(3)")]
    pub currency: String,
    /// Guest who booked.
    pub guest_id: Uuid,
    /// Given and family name of that guest.
    pub guest_name: String,
    /// Address of that guest for confirmations.
    pub guest_email: Option<String>,
    /// Telephone of that guest.
    pub guest_phone: Option<String>,
    /// Whether that guest is to be given special care.
    pub guest_vip: bool,
    /// The row that keeps the room; none before a room was chosen.
    pub reservation_room_id: Option<Uuid>,
    /// Where the room stands within the reservation.
    pub reservation_room_status: Option<ReservationRoomStatus>,
    /// Price of a night in the room.
    #[column(sql_type = "numeric(10,2)")]
    pub room_rate: Option<Decimal>,
    /// The room.
    pub room_id: Option<Uuid>,
    /// Number on its door.
    pub room_number: Option<String>,
    /// Level it is on.
    pub room_floor: Option<i32>,
    /// Type it is sold as.
    pub room_type_id: Option<Uuid>,
    /// Name of that type.
    pub room_type_name: Option<String>,
    /// What the guest asked for, in words.
    pub special_requests: Option<String>,
    /// When the reservation was made.
    pub created_at: DateTime<Utc>,
}

/// A room as it can be sold tonight, by the server's date.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_availability",
    schema = "core",
    view = "SELECT rm.id AS room_id, rm.property_id, rm.number, rm.floor, rm.status, rm.rate, \
            rt.id AS room_type_id, rt.name AS room_type_name, rt.max_occupancy, \
            EXISTS (SELECT 1 FROM core.reservation_rooms rr WHERE rr.room_id = rm.id \
            AND rr.status <> 'released' AND rr.stay @> CURRENT_DATE) AS reserved_tonight, \
            EXISTS (SELECT 1 FROM core.room_blocks rb WHERE rb.room_id = rm.id \
            AND rb.released_at IS NULL AND rb.during @> CURRENT_DATE) AS blocked_tonight, \
            (SELECT min(lower(rr.stay)) FROM core.reservation_rooms rr WHERE rr.room_id = rm.id \
            AND rr.status <> 'released' AND lower(rr.stay) > CURRENT_DATE) AS next_arrival \
            FROM core.rooms rm \
            LEFT JOIN core.room_types rt ON rt.id = rm.room_type_id \
            WHERE rm.deleted_at IS NULL"
)]
pub struct RoomAvailability {
    /// The room.
    pub room_id: Uuid,
    /// Property the room is in.
    pub property_id: Uuid,
    /// Number on the door.
    pub number: String,
    /// Level counted from the ground floor, which is 0.
    pub floor: i32,
    /// What it can be used for right now.
    pub status: RoomStatus,
    /// Price of a night in the property's currency.
    #[column(sql_type = "numeric(10,2)")]
    pub rate: Decimal,
    /// Type it is sold as.
    pub room_type_id: Option<Uuid>,
    /// Name of that type.
    pub room_type_name: Option<String>,
    /// Persons that fit at most.
    pub max_occupancy: Option<i32>,
    /// Whether a reservation holds it tonight.
    pub reserved_tonight: bool,
    /// Whether it is kept back tonight.
    pub blocked_tonight: bool,
    /// First day of the next reservation after today.
    pub next_arrival: Option<NaiveDate>,
}

//! Reservations: who comes when, in which rooms, with whom and for how much.

use ormlite::prelude::*;

use crate::guest::Guest;
use crate::property::Property;
use crate::room::{Room, RoomType};
use crate::staff::Staff;

/// Where a reservation stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reservation_status", schema = "core")]
pub enum ReservationStatus {
    /// Asked for, not yet agreed.
    Pending,
    /// Agreed.
    Confirmed,
    /// The guest has arrived.
    CheckedIn,
    /// The guest has left.
    CheckedOut,
    /// Called off.
    Cancelled,
    /// The guest never came.
    NoShow,
}

/// The way a reservation came in.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reservation_source", schema = "core")]
pub enum ReservationSource {
    /// The hotel's own website or app.
    Direct,
    /// By telephone.
    Phone,
    /// At the front desk.
    WalkIn,
    /// An online travel agency.
    OnlineAgency,
    /// A travel agent or tour operator.
    TravelAgent,
    /// A company with a contract.
    Corporate,
    /// Part of a group.
    Group,
}

/// A stay agreed with a guest.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "reservations",
    schema = "core",
    index(property_id, check_in, check_out),
    index(
        property_id,
        status,
        check_in,
        where = "deleted_at IS NULL",
        name = "reservations_live_idx"
    ),
    index(guest_id, desc(check_in)),
    index("daterange(check_in, check_out)", method = gist, name = "reservations_stay_idx"),
    check("check_out > check_in", name = "reservations_dates_check"),
    check(
        "cancelled_at IS NULL OR status = 'cancelled'",
        name = "reservations_cancelled_check"
    ),
    has_many(rooms = ReservationRoom::reservation_id),
    has_many(events = ReservationEvent::reservation_id)
)]
pub struct Reservation {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that expects the guest.
    #[column(references = Property::id, on_delete = restrict)]
    pub property_id: Uuid,
    /// Guest who booked.
    #[column(references = Guest::id, on_delete = restrict)]
    pub guest_id: Uuid,
    /// Group it belongs to.
    #[column(references = GroupBooking::id, on_delete = set_null, index)]
    pub group_booking_id: Option<Uuid>,
    /// Code the guest quotes.
    #[column(unique, sql_type = "varchar(16)")]
    pub confirmation_code: String,
    /// Where it stands.
    #[column(default = "'confirmed'")]
    pub status: ReservationStatus,
    /// Day of arrival.
    pub check_in: NaiveDate,
    /// Day of departure.
    pub check_out: NaiveDate,
    /// Nights, counted by the server.
    #[column(generated = "check_out - check_in")]
    pub nights: i32,
    /// Adults.
    #[column(default = "1", check = "adults > 0")]
    pub adults: i32,
    /// Children.
    #[column(default = "0", check = "children >= 0")]
    pub children: i32,
    /// Price of the whole stay.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "total_amount >= 0")]
    pub total_amount: Decimal,
    /// Currency of the price, ISO 4217.
    #[column(sql_type = "char(3)", default = "'EUR'")]
    pub currency: String,
    /// The way it came in.
    #[column(default = "'direct'")]
    pub source: ReservationSource,
    /// Number the agency or company uses for it.
    #[column(index)]
    pub external_reference: Option<String>,
    /// What the guest asked for, in words.
    pub special_requests: Option<String>,
    /// Local time at which the guest means to arrive.
    pub expected_arrival: Option<NaiveTime>,
    /// When it was called off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Why it was called off.
    pub cancellation_reason: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the reservation was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// Where a room of a reservation stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reservation_room_status", schema = "core")]
pub enum ReservationRoomStatus {
    /// Kept for the guest.
    Assigned,
    /// The guest is in it.
    CheckedIn,
    /// The guest has left it.
    CheckedOut,
    /// Given back; the room may be sold again.
    Released,
}

/// A room kept for a reservation; no two live rows hold the same room in the same night.
// Equality on uuid in a gist index needs the extension btree_gist; a range of one hash does not, and two
// rooms with the same 64-bit hash would only refuse a booking, never allow a double one.
#[derive(Table, Debug, Clone)]
#[table(
    name = "reservation_rooms",
    schema = "core",
    index(stay, method = gist),
    check("NOT isempty(stay)", name = "reservation_rooms_stay_check"),
    exclude(
        "int8range(uuid_hash_extended(room_id, 0), uuid_hash_extended(room_id, 0), '[]') WITH &&, stay WITH &&",
        using = gist,
        where = "status <> 'released'",
        name = "reservation_rooms_no_double_booking_excl"
    )
)]
pub struct ReservationRoom {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The reservation.
    #[column(references = Reservation::id, on_delete = cascade, index)]
    pub reservation_id: Uuid,
    /// The room.
    #[column(references = Room::id, on_delete = restrict, index)]
    pub room_id: Uuid,
    /// Type that was paid for, when the guest was given a better one.
    #[column(references = RoomType::id, on_delete = set_null, index)]
    pub booked_room_type_id: Option<Uuid>,
    /// Nights, by the date on which each begins: arrival included, departure not.
    pub stay: PgRange<NaiveDate>,
    /// Price of a night, in the reservation's currency.
    #[column(sql_type = "numeric(10,2)", check = "rate >= 0")]
    pub rate: Decimal,
    /// Where it stands.
    #[column(default = "'assigned'")]
    pub status: ReservationRoomStatus,
    /// Adults in this room.
    #[column(default = "1", check = "adults >= 0")]
    pub adults: i32,
    /// Children in this room.
    #[column(default = "0", check = "children >= 0")]
    pub children: i32,
    /// Extra beds to put up.
    #[column(default = "0", check = "extra_beds >= 0")]
    pub extra_beds: i32,
    /// Member of staff who chose the room; none when it was chosen by machine.
    #[column(references = Staff::id, on_delete = set_null, index, relation = assigner)]
    pub assigned_by: Option<Uuid>,
    /// When the guest was given the key.
    pub checked_in_at: Option<DateTime<Utc>>,
    /// When the guest gave it back.
    pub checked_out_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What a guest is to a reservation.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reservation_guest_role", schema = "core")]
pub enum ReservationGuestRole {
    /// The one who booked and pays.
    Primary,
    /// Stays along.
    Companion,
    /// Stays along and is under age.
    Child,
    /// Booked for others and does not stay.
    Booker,
}

/// A guest on a reservation.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "reservation_guests",
    schema = "core",
    primary_key(reservation_id, guest_id),
    index(
        reservation_id,
        unique,
        where = "role = 'primary'",
        name = "reservation_guests_one_primary_key"
    )
)]
pub struct ReservationGuest {
    /// The reservation.
    #[column(references = Reservation::id, on_delete = cascade)]
    pub reservation_id: Uuid,
    /// The guest.
    #[column(references = Guest::id, on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Room the guest sleeps in, once it is known.
    #[column(references = ReservationRoom::id, on_delete = set_null, index)]
    pub reservation_room_id: Option<Uuid>,
    /// What the guest is to the reservation.
    #[column(default = "'companion'")]
    pub role: ReservationGuestRole,
    /// Age on arrival, for children.
    #[column(check = "age BETWEEN 0 AND 17")]
    pub age: Option<i16>,
    /// When the guest signed the registration form.
    pub registered_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// What happened to a reservation.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reservation_event_kind", schema = "core")]
pub enum ReservationEventKind {
    /// It was made.
    Created,
    /// Dates, persons or price were changed.
    Modified,
    /// It was agreed.
    Confirmed,
    /// A room was chosen or exchanged.
    RoomAssigned,
    /// The guest arrived.
    CheckedIn,
    /// The guest left.
    CheckedOut,
    /// It was called off.
    Cancelled,
    /// The guest never came.
    NoShow,
}

/// One thing that happened to a reservation; rows are only ever added.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "reservation_events",
    schema = "core",
    index(reservation_id, desc(occurred_at)),
    index(occurred_at, method = brin),
    index(opclass(changes, "jsonb_path_ops"), method = gin, name = "reservation_events_changes_idx")
)]
pub struct ReservationEvent {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// The reservation.
    #[column(references = Reservation::id, on_delete = cascade)]
    pub reservation_id: Uuid,
    /// What happened.
    pub kind: ReservationEventKind,
    /// Old and new values by column, for changes.
    #[column(default = "'{}'")]
    pub changes: serde_json::Value,
    /// Member of staff who did it; none when the guest or a machine did.
    #[column(references = Staff::id, on_delete = set_null, index)]
    pub staff_id: Option<Uuid>,
    /// Program that did it, such as `booking_engine`.
    #[column(sql_type = "varchar(40)")]
    pub channel: Option<String>,
    /// Address the request came from.
    pub ip_address: Option<std::net::IpAddr>,
    /// Remarks.
    pub note: Option<String>,
    /// When it happened.
    #[column(default = "now()")]
    pub occurred_at: DateTime<Utc>,
}

/// Where a group booking stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "group_booking_status", schema = "core")]
pub enum GroupBookingStatus {
    /// Being talked about.
    Inquiry,
    /// Rooms are held until the deadline.
    Tentative,
    /// Signed.
    Definite,
    /// Over.
    Completed,
    /// Called off.
    Cancelled,
}

/// Many rooms held under one contract: a conference, a wedding, a tour.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "group_bookings",
    schema = "core",
    unique(property_id, code),
    index(property_id, arrives_on),
    index(deadline_on, where = "status = 'tentative'"),
    check("departs_on > arrives_on", name = "group_bookings_dates_check"),
    check("rooms_picked_up <= rooms_held", name = "group_bookings_pickup_check")
)]
pub struct GroupBooking {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that receives the group.
    #[column(references = Property::id, on_delete = restrict)]
    pub property_id: Uuid,
    /// Code guests of the group quote, unique within the property.
    #[column(sql_type = "varchar(16)")]
    pub code: String,
    /// Name of the group.
    pub name: String,
    /// Guest who speaks for the group.
    #[column(references = Guest::id, on_delete = set_null, index, relation = contact)]
    pub contact_guest_id: Option<Uuid>,
    /// Member of staff who sold it.
    #[column(references = Staff::id, on_delete = set_null, index)]
    pub account_manager_id: Option<Uuid>,
    /// Where it stands.
    #[column(default = "'inquiry'")]
    pub status: GroupBookingStatus,
    /// First day of arrival.
    pub arrives_on: NaiveDate,
    /// Last day of departure.
    pub departs_on: NaiveDate,
    /// Last day on which held rooms can be named; then they are given back.
    pub deadline_on: Option<NaiveDate>,
    /// Rooms held.
    #[column(default = "0", check = "rooms_held >= 0")]
    pub rooms_held: i32,
    /// Rooms with a reservation of their own by now.
    #[column(default = "0", check = "rooms_picked_up >= 0")]
    pub rooms_picked_up: i32,
    /// Price of a night agreed for the group.
    #[column(sql_type = "numeric(10,2)", check = "agreed_rate >= 0")]
    pub agreed_rate: Option<Decimal>,
    /// Remarks for the staff.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

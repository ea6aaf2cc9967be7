//! Guest services: what guests ask for, lose, open with a card, take from the minibar, and what went wrong.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

use crate::housekeeping::Priority;
use crate::inventory::InventoryItem;

/// What a guest asks for.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "guest_request_kind", schema = "operations")]
pub enum GuestRequestKind {
    /// Towels, pillows, toiletries.
    Amenity,
    /// Food or drink in the room.
    RoomService,
    /// Help with luggage.
    Luggage,
    /// A call at a given time.
    WakeUpCall,
    /// Tickets, tables, tours.
    Concierge,
    /// Something is not as it should be.
    Complaint,
    /// Anything else.
    Other,
}

/// Where a guest's request stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "guest_request_status", schema = "operations")]
pub enum GuestRequestStatus {
    /// Heard.
    Open,
    /// Given to someone.
    Assigned,
    /// Done.
    Fulfilled,
    /// Could not be done.
    Declined,
    /// Taken back by the guest.
    Cancelled,
}

/// Something a guest asked for.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_requests",
    schema = "operations",
    index(
        property_id,
        desc(priority),
        requested_at,
        where = "status IN ('open', 'assigned')",
        name = "guest_requests_open_idx"
    ),
    index(property_id, desc(requested_at)),
    check(
        "satisfaction BETWEEN 1 AND 5",
        name = "guest_requests_satisfaction_check"
    )
)]
pub struct GuestRequest {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Guest who asked.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Reservation of the stay.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Room the guest is in.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// Member of staff who sees to it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub assigned_to: Option<Uuid>,
    /// What it is about.
    pub kind: GuestRequestKind,
    /// Where it stands.
    #[column(default = "'open'")]
    pub status: GuestRequestStatus,
    /// How soon it must be done.
    #[column(default = "'normal'")]
    pub priority: Priority,
    /// What the guest said.
    pub description: String,
    /// How the guest asked, such as `app` or `phone`.
    #[column(sql_type = "varchar(20)", default = "'front_desk'")]
    pub channel: String,
    /// When the guest asked.
    #[column(default = "now()")]
    pub requested_at: DateTime<Utc>,
    /// When it is wanted.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was done.
    pub fulfilled_at: Option<DateTime<Utc>>,
    /// How content the guest was, 1 to 5.
    pub satisfaction: Option<i16>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where a found thing is.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "lost_item_status", schema = "operations")]
pub enum LostItemStatus {
    /// Missed by a guest, not found yet.
    Missing,
    /// Kept by the house.
    Stored,
    /// Given back in person.
    Returned,
    /// Sent after the guest.
    Shipped,
    /// Given away or thrown away after the time the law asks for.
    Disposed,
}

/// A thing lost or found.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "lost_and_found",
    schema = "operations",
    index(property_id, desc(reported_at)),
    index(keep_until, where = "status = 'stored'"),
    index(
        "to_tsvector('simple', description)",
        method = gin,
        name = "lost_and_found_description_idx"
    )
)]
pub struct LostItem {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room it was lost or found in.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// Guest it belongs to, once known.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who found it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub found_by: Option<Uuid>,
    /// Where it is.
    #[column(default = "'stored'")]
    pub status: LostItemStatus,
    /// What it looks like.
    pub description: String,
    /// Kind of thing, such as `phone`.
    #[column(sql_type = "varchar(40)")]
    pub category: Option<String>,
    /// Where exactly it was lost or found.
    pub place: Option<String>,
    /// Shelf it lies on.
    pub storage_location: Option<String>,
    /// Value in the property's currency, where it is known.
    #[column(sql_type = "numeric(10,2)", check = "estimated_value >= 0")]
    pub estimated_value: Option<Decimal>,
    /// Addresses of pictures.
    #[column(default = "'{}'")]
    pub photo_urls: Vec<String>,
    /// When it was lost or found.
    #[column(default = "now()")]
    pub reported_at: DateTime<Utc>,
    /// Last day the house must keep it.
    pub keep_until: Option<NaiveDate>,
    /// When it was given back, sent or disposed of.
    pub closed_at: Option<DateTime<Utc>>,
    /// Number of the parcel it was sent in.
    pub tracking_number: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What an incident is about.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "incident_kind", schema = "operations")]
pub enum IncidentKind {
    /// Someone was hurt or fell ill.
    Injury,
    /// Something was stolen.
    Theft,
    /// Fire or smoke.
    Fire,
    /// Water where it should not be.
    Flood,
    /// Something was broken.
    PropertyDamage,
    /// Noise, threats or worse.
    Disturbance,
    /// Someone got in where they should not.
    Intrusion,
    /// Anything else.
    Other,
}

/// How bad an incident is.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "incident_severity", schema = "operations")]
pub enum IncidentSeverity {
    /// Noted, nothing to do.
    Minor,
    /// Someone must see to it.
    Moderate,
    /// The manager on duty must know.
    Major,
    /// The police, the fire brigade or a doctor must come.
    Critical,
}

/// Someone who saw an incident.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Witness {
    /// Name.
    pub name: String,
    /// Telephone or mailbox.
    pub contact: Option<String>,
    /// What the witness says.
    pub statement: Option<String>,
}

/// Something that went wrong and must be on record.
#[derive(Table, Debug, Clone)]
#[table(
    name = "incidents",
    schema = "operations",
    unique(property_id, number),
    index(property_id, desc(occurred_at)),
    index(severity, where = "closed_at IS NULL", name = "incidents_open_idx"),
    check("closed_at >= occurred_at", name = "incidents_times_check")
)]
pub struct Incident {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Running number, unique within the property.
    #[column(check = "number > 0")]
    pub number: i32,
    /// Room it happened in.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// Guest it happened to.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who put it on record.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub reported_by: Option<Uuid>,
    /// What it is about.
    pub kind: IncidentKind,
    /// How bad it is.
    #[column(default = "'minor'")]
    pub severity: IncidentSeverity,
    /// What happened.
    pub description: String,
    /// Where exactly.
    pub place: Option<String>,
    /// Who saw it.
    #[column(default = "'[]'")]
    pub witnesses: Json<Vec<Witness>>,
    /// What was done at once.
    pub actions_taken: Option<String>,
    /// Whether the authorities were told.
    #[column(default = "false")]
    pub authorities_informed: bool,
    /// Number of the insurance claim.
    pub claim_number: Option<String>,
    /// Damage in the property's currency.
    #[column(sql_type = "numeric(12,2)", check = "estimated_damage >= 0")]
    pub estimated_damage: Option<Decimal>,
    /// When it happened.
    pub occurred_at: DateTime<Utc>,
    /// When nothing was left to do.
    pub closed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Whether a key card opens.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "key_card_status", schema = "operations")]
pub enum KeyCardStatus {
    /// Opens.
    Active,
    /// Given back.
    Returned,
    /// Blocked because it was lost.
    Lost,
    /// Its time is over.
    Expired,
}

/// A card that opens doors for a while.
#[derive(Table, Debug, Clone)]
#[table(
    name = "key_cards",
    schema = "operations",
    index(serial, unique, where = "status = 'active'", name = "key_cards_serial_active_key"),
    index(valid_during, method = gist),
    check(
        "(guest_id IS NULL) <> (staff_id IS NULL)",
        name = "key_cards_holder_check"
    ),
    check("NOT isempty(valid_during)", name = "key_cards_valid_check")
)]
pub struct KeyCard {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Uuid,
    /// Room it opens; none for a card that opens many.
    #[column(references = "core.rooms(id)", on_delete = cascade, index)]
    pub room_id: Option<Uuid>,
    /// Reservation it was made for.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Guest who holds it.
    #[column(references = "core.guests(id)", on_delete = cascade, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who holds it.
    #[column(references = "core.staff(id)", on_delete = cascade, index)]
    pub staff_id: Option<Uuid>,
    /// Number the lock reads; at most one card with it is active.
    #[column(sql_type = "varchar(32)")]
    pub serial: String,
    /// Whether it opens.
    #[column(default = "'active'")]
    pub status: KeyCardStatus,
    /// When it opens.
    pub valid_during: PgRange<DateTime<Utc>>,
    /// Other doors it opens, such as `gym`.
    #[column(default = "'{}'")]
    pub zones: Vec<String>,
    /// Member of staff who made it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub issued_by: Option<Uuid>,
    /// When it was given back or blocked.
    pub deactivated_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Something sold from the minibars of a property.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "minibar_items",
    schema = "operations",
    unique(property_id, sku),
    index(allergens, method = gin)
)]
pub struct MinibarItem {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Stock it is refilled from.
    #[column(references = InventoryItem::id, on_delete = set_null, index)]
    pub inventory_item_id: Option<Uuid>,
    /// Stock-keeping number, unique within the property.
    #[column(sql_type = "varchar(40)")]
    pub sku: String,
    /// Name on the price list.
    pub name: String,
    /// Price of a piece, in the property's currency, tax included.
    #[column(sql_type = "numeric(8,2)", check = "price >= 0")]
    pub price: Decimal,
    /// Tax contained, in percent.
    #[column(sql_type = "numeric(5,2)", default = "0", check = "tax_percent >= 0")]
    pub tax_percent: Decimal,
    /// Pieces in each minibar.
    #[column(default = "1", check = "par_level >= 0")]
    pub par_level: i16,
    /// Allergens it contains, such as `nuts`.
    #[column(default = "'{}'")]
    pub allergens: Vec<String>,
    /// Whether buyers must be of age.
    #[column(default = "false")]
    pub alcoholic: bool,
    /// Whether it is on the price list.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Something taken from a minibar.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "minibar_consumptions",
    schema = "operations",
    index(room_id, desc(consumed_on)),
    index(
        reservation_id,
        where = "posted_at IS NULL",
        name = "minibar_consumptions_unposted_idx"
    )
)]
pub struct MinibarConsumption {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// What was taken.
    #[column(references = MinibarItem::id, on_delete = restrict, index)]
    pub minibar_item_id: Uuid,
    /// Room it was taken in.
    #[column(references = "core.rooms(id)", on_delete = restrict)]
    pub room_id: Uuid,
    /// Reservation that pays; none when the house does.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Member of staff who counted; none when the minibar did.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub recorded_by: Option<Uuid>,
    /// Pieces.
    #[column(default = "1", check = "quantity > 0")]
    pub quantity: i32,
    /// Price of a piece then, in the property's currency.
    #[column(sql_type = "numeric(8,2)", check = "unit_price >= 0")]
    pub unit_price: Decimal,
    /// Price of all pieces, computed by the server.
    #[column(sql_type = "numeric(10,2)", generated = "quantity * unit_price")]
    pub total_price: Decimal,
    /// Day it was taken.
    #[column(default = "CURRENT_DATE")]
    pub consumed_on: NaiveDate,
    /// When it was put on the guest's bill.
    pub posted_at: Option<DateTime<Utc>>,
    /// Why it was not charged.
    pub waived_reason: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

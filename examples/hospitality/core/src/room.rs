//! Rooms: what kinds there are, what is in them, which are connected and which are out of use.

use ormlite::prelude::*;

use crate::property::{Floor, Property};
use crate::staff::Staff;

/// How large and how fine a room type is.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "room_category", schema = "core")]
pub enum RoomCategory {
    /// The simplest rooms.
    Economy,
    /// The ordinary rooms.
    Standard,
    /// A better view or more space.
    Superior,
    /// Better furnished than a superior room.
    Deluxe,
    /// With a living room of its own.
    Suite,
    /// With a kitchen.
    Apartment,
}

/// A kind of room that is sold under one name and one price.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_types",
    schema = "core",
    unique(property_id, code),
    index(
        property_id,
        sort_order,
        where = "active AND deleted_at IS NULL",
        name = "room_types_on_sale_idx"
    ),
    check("max_occupancy >= base_occupancy", name = "room_types_occupancy_check"),
    has_many(rooms = Room::room_type_id),
    many_to_many(features = RoomTypeFeature)
)]
pub struct RoomType {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that sells it.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// Short code, unique within the property, such as `DLX`.
    #[column(sql_type = "varchar(12)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// A paragraph for the website.
    pub description: Option<String>,
    /// How large and how fine it is.
    #[column(default = "'standard'")]
    pub category: RoomCategory,
    /// Persons included in the base rate.
    #[column(default = "1", check = "base_occupancy > 0")]
    pub base_occupancy: i32,
    /// Persons that fit at most, children included.
    pub max_occupancy: i32,
    /// Extra beds that fit at most.
    #[column(default = "0", check = "max_extra_beds >= 0")]
    pub max_extra_beds: i32,
    /// Floor area in square metres.
    #[column(sql_type = "numeric(6,2)", check = "size_sqm > 0")]
    pub size_sqm: Option<Decimal>,
    /// Price of a night before any rate plan, in the property's currency.
    #[column(sql_type = "numeric(10,2)", check = "base_rate >= 0")]
    pub base_rate: Decimal,
    /// Whether smoking is allowed.
    #[column(default = "false")]
    pub smoking: bool,
    /// Addresses of its pictures, the best first.
    #[column(default = "'{}'")]
    pub photo_urls: Vec<String>,
    /// Place in lists, ascending.
    #[column(default = "0")]
    pub sort_order: i32,
    /// Whether it is on sale.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the type was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// What a room can be used for right now.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "room_status", schema = "core")]
pub enum RoomStatus {
    /// Clean and free.
    Available,
    /// A guest is in it.
    Occupied,
    /// Waiting for housekeeping.
    Cleaning,
    /// Being repaired; can be sold again today.
    Maintenance,
    /// Cannot be sold until further notice.
    OutOfOrder,
}

/// A bookable room.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "rooms",
    schema = "core",
    unique(property_id, number),
    index(property_id, desc(created_at), where = "deleted_at IS NULL"),
    index(property_id, status, where = "deleted_at IS NULL"),
    index(tags, method = gin),
    has_many(stays = crate::reservation::ReservationRoom::room_id),
    many_to_many(features = RoomFeatureAssignment)
)]
pub struct Room {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the room is in.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// Type it is sold as; none while it is not sold.
    #[column(references = RoomType::id, on_delete = set_null, index)]
    pub room_type_id: Option<Uuid>,
    /// Floor of the building, where buildings are recorded.
    #[column(references = Floor::id, on_delete = set_null, index, relation = building_floor)]
    pub floor_id: Option<Uuid>,
    /// Number on the door, unique within the property.
    pub number: String,
    /// Level counted from the ground floor, which is 0.
    pub floor: i32,
    /// What it can be used for right now.
    #[column(default = "'available'")]
    pub status: RoomStatus,
    /// Price of a night in the property's currency, when no rate plan says otherwise.
    #[column(sql_type = "numeric(10,2)", check = "rate >= 0")]
    pub rate: Decimal,
    /// Free labels, such as `quiet` or `corner`.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// Remarks for the staff.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the room was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// Something a room can have, such as a balcony, described once for the whole chain.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "room_features", schema = "core")]
pub struct RoomFeature {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Stable code, such as `sea_view`.
    #[column(unique, sql_type = "varchar(40)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// A sentence for the website.
    pub description: Option<String>,
    /// Name of its icon.
    pub icon: Option<String>,
    /// Whether guests may filter their search by it.
    #[column(default = "true")]
    pub searchable: bool,
    /// Whether it helps guests with disabilities.
    #[column(default = "false")]
    pub accessibility: bool,
    /// Place in lists, ascending.
    #[column(default = "0")]
    pub sort_order: i32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A feature that every room of a type has.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_type_features",
    schema = "core",
    primary_key(room_type_id, room_feature_id)
)]
pub struct RoomTypeFeature {
    /// Type of room.
    #[column(references = RoomType::id, on_delete = cascade)]
    pub room_type_id: Uuid,
    /// What its rooms have.
    #[column(references = RoomFeature::id, on_delete = cascade, index)]
    pub room_feature_id: Uuid,
    /// Whether it is named first when the type is advertised.
    #[column(default = "false")]
    pub highlighted: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A feature that one room has beyond those of its type, or lacks for a while.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_feature_assignments",
    schema = "core",
    primary_key(room_id, room_feature_id)
)]
pub struct RoomFeatureAssignment {
    /// The room.
    #[column(references = Room::id, on_delete = cascade)]
    pub room_id: Uuid,
    /// What it has.
    #[column(references = RoomFeature::id, on_delete = cascade, index)]
    pub room_feature_id: Uuid,
    /// Whether it works; a broken feature is not advertised.
    #[column(default = "true")]
    pub working: bool,
    /// Remarks for the staff.
    pub note: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A kind of bed.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "bed_types", schema = "core")]
pub struct BedType {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Stable code, such as `queen`.
    #[column(unique, sql_type = "varchar(20)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// Width of the mattress in centimetres.
    #[column(check = "width_cm > 0")]
    pub width_cm: i16,
    /// Length of the mattress in centimetres.
    #[column(default = "200", check = "length_cm > 0")]
    pub length_cm: i16,
    /// Persons that sleep in it.
    #[column(check = "sleeps > 0")]
    pub sleeps: i16,
    /// Whether it is put up on request only.
    #[column(default = "false")]
    pub movable: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// How many beds of a kind the rooms of a type have.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_type_beds",
    schema = "core",
    primary_key(room_type_id, bed_type_id)
)]
pub struct RoomTypeBed {
    /// Type of room.
    #[column(references = RoomType::id, on_delete = cascade)]
    pub room_type_id: Uuid,
    /// Kind of bed.
    #[column(references = BedType::id, on_delete = restrict, index)]
    pub bed_type_id: Uuid,
    /// Beds of this kind in each room.
    #[column(default = "1", check = "quantity > 0")]
    pub quantity: i16,
    /// Whether guests may ask for another arrangement, such as twin instead of double.
    #[column(default = "false")]
    pub convertible: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// How two rooms are connected.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "room_connection_kind", schema = "core")]
pub enum RoomConnectionKind {
    /// A door leads from one to the other.
    Connecting,
    /// They share a wall.
    Adjoining,
    /// They face each other across the corridor.
    Opposite,
}

/// Two rooms that lie together, each pair once: the smaller key first.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_connections",
    schema = "core",
    primary_key(room_id, connected_room_id),
    check("room_id < connected_room_id", name = "room_connections_order_check")
)]
pub struct RoomConnection {
    /// The room with the smaller key.
    #[column(references = Room::id, on_delete = cascade)]
    pub room_id: Uuid,
    /// The other room.
    #[column(references = Room::id, on_delete = cascade, index)]
    pub connected_room_id: Uuid,
    /// How they are connected.
    #[column(default = "'connecting'")]
    pub kind: RoomConnectionKind,
    /// Whether the pair may be sold as one unit.
    #[column(default = "false")]
    pub sold_together: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Why a room is not sold.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "room_block_reason", schema = "core")]
pub enum RoomBlockReason {
    /// Broken.
    OutOfOrder,
    /// Works, but is kept back.
    OutOfService,
    /// Being renovated.
    Renovation,
    /// Used by staff or the owner.
    HouseUse,
    /// Held for a group that has not named its guests yet.
    GroupHold,
}

/// Nights in which a room is not sold.
// Equality on uuid in a gist index needs the extension btree_gist; a range of one hash does not, and two
// rooms with the same 64-bit hash would only refuse a block, never allow a double one.
#[derive(Table, Debug, Clone)]
#[table(
    name = "room_blocks",
    schema = "core",
    index(during, method = gist),
    check("NOT isempty(during)", name = "room_blocks_during_check"),
    exclude(
        "int8range(uuid_hash_extended(room_id, 0), uuid_hash_extended(room_id, 0), '[]') WITH &&, during WITH &&",
        using = gist,
        where = "released_at IS NULL",
        name = "room_blocks_no_overlap_excl"
    )
)]
pub struct RoomBlock {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Room that is kept back.
    #[column(references = Room::id, on_delete = cascade, index)]
    pub room_id: Uuid,
    /// Nights it is kept back, by the date on which each begins.
    pub during: PgRange<NaiveDate>,
    /// Why.
    pub reason: RoomBlockReason,
    /// The reason in words.
    pub description: Option<String>,
    /// Member of staff who set the block.
    #[column(references = Staff::id, on_delete = set_null, index, relation = blocker)]
    pub blocked_by: Option<Uuid>,
    /// When the block was lifted early.
    pub released_at: Option<DateTime<Utc>>,
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

/// One change of a room's status; rows are only ever added.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "room_status_changes",
    schema = "core",
    index(room_id, desc(changed_at)),
    index(changed_at, method = brin)
)]
pub struct RoomStatusChange {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// The room.
    #[column(references = Room::id, on_delete = cascade)]
    pub room_id: Uuid,
    /// Status before; none for the first one.
    pub old_status: Option<RoomStatus>,
    /// Status after.
    pub new_status: RoomStatus,
    /// Member of staff who changed it; none when a machine did.
    #[column(references = Staff::id, on_delete = set_null, index, relation = changer)]
    pub changed_by: Option<Uuid>,
    /// What changed it, such as `front_desk` or `housekeeping_app`.
    #[column(sql_type = "varchar(40)")]
    pub source: Option<String>,
    /// Remarks.
    pub note: Option<String>,
    /// When it changed.
    #[column(default = "now()")]
    pub changed_at: DateTime<Utc>,
}

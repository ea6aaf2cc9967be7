//! Properties (one hotel each) and what they are built of: buildings, floors, amenities.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

/// Where a property stands in its life.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "property_status", schema = "core")]
pub enum PropertyStatus {
    /// Being built or fitted out; takes reservations for later only.
    Opening,
    /// Receives guests.
    Open,
    /// Closed for part of the year.
    SeasonallyClosed,
    /// Closed for good.
    Closed,
}

/// House rules of a property that no query filters by.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]
#[serde(default)]
pub struct PropertySettings {
    /// Hours before arrival until which a stay can be cancelled free of charge.
    pub free_cancellation_hours: Option<u32>,
    /// Whether pets may stay.
    pub pets_allowed: bool,
    /// Hours (0 to 23, local time) between which guests are asked to be quiet.
    pub quiet_hours: Option<(u8, u8)>,
    /// Name of the wireless network for guests.
    pub wifi_network: Option<String>,
}

/// A hotel: one address, one currency, one clock.
#[derive(Table, Debug, Clone)]
#[table(
    name = "properties",
    schema = "core",
    index(country, city),
    index(tags, method = gin),
    check("check_out_time < check_in_time", name = "properties_turnover_check"),
    has_many(rooms = crate::room::Room::property_id),
    has_many(reservations = crate::reservation::Reservation::property_id)
)]
pub struct Property {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Short code used on documents, such as `BER01`.
    #[column(unique, sql_type = "varchar(12)")]
    pub code: String,
    /// Name guests know it by.
    pub name: String,
    /// Name of the company that runs it, when it differs.
    pub legal_name: Option<String>,
    /// Where it stands in its life.
    #[column(default = "'open'")]
    pub status: PropertyStatus,
    /// Official stars, 1 to 5.
    #[column(check = "star_rating BETWEEN 1 AND 5")]
    pub star_rating: Option<i16>,
    /// Zone of its clock, such as `Europe/Berlin`.
    pub timezone: String,
    /// Currency of its prices, ISO 4217.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Street and house number.
    pub address_line1: String,
    /// Rest of the street address.
    pub address_line2: Option<String>,
    /// City.
    pub city: String,
    /// State, province or county.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[column(sql_type = "char(2)")]
    pub country: String,
    /// Degrees north of the equator.
    #[column(sql_type = "numeric(9,6)", check = "latitude BETWEEN -90 AND 90")]
    pub latitude: Option<Decimal>,
    /// Degrees east of Greenwich.
    #[column(sql_type = "numeric(9,6)", check = "longitude BETWEEN -180 AND 180")]
    pub longitude: Option<Decimal>,
    /// Telephone of the front desk.
    pub phone: Option<String>,
    /// Mailbox of the front desk.
    pub email: Option<String>,
    /// Local time from which rooms are ready.
    #[column(default = "'15:00'")]
    pub check_in_time: NaiveTime,
    /// Local time by which rooms are left.
    #[column(default = "'11:00'")]
    pub check_out_time: NaiveTime,
    /// Free labels, such as `beach` or `conference`.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// House rules.
    #[column(default = "'{}'")]
    pub settings: Json<PropertySettings>,
    /// First day it received guests.
    pub opened_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the property was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A building of a property.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "buildings", schema = "core", unique(property_id, code))]
pub struct Building {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property it belongs to.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// Short code, unique within the property.
    #[column(sql_type = "varchar(12)")]
    pub code: String,
    /// Name on the signs, such as `Garden Wing`.
    pub name: String,
    /// Year of completion.
    #[column(check = "built_in BETWEEN 1000 AND 2200")]
    pub built_in: Option<i16>,
    /// Year of the last full renovation.
    pub renovated_in: Option<i16>,
    /// Whether a lift reaches every floor.
    #[column(default = "false")]
    pub has_elevator: bool,
    /// Whether every entrance is free of steps.
    #[column(default = "false")]
    pub step_free: bool,
    /// Gross floor area in square metres.
    #[column(sql_type = "numeric(10,2)", check = "area_sqm > 0")]
    pub area_sqm: Option<Decimal>,
    /// Where guests gather when the building is cleared.
    pub assembly_point: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A floor of a building.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "floors", schema = "core", unique(building_id, level))]
pub struct Floor {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Building it is in.
    #[column(references = Building::id, on_delete = cascade)]
    pub building_id: Uuid,
    /// Level counted from the ground floor, which is 0; basements are negative.
    pub level: i32,
    /// Name on the lift panel, when it is not the level.
    pub label: Option<String>,
    /// Whether guests may only enter with a key card.
    #[column(default = "false")]
    pub restricted: bool,
    /// Whether smoking rooms are allowed here.
    #[column(default = "false")]
    pub smoking: bool,
    /// Address of the floor plan shown beside the lift.
    pub plan_url: Option<String>,
    /// Emergency exits on the floor.
    #[column(default = "2", check = "emergency_exits >= 0")]
    pub emergency_exits: i16,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Part of the hotel an amenity belongs to.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "amenity_category", schema = "core")]
pub enum AmenityCategory {
    /// Pools, gyms, saunas.
    Wellness,
    /// Restaurants, bars, breakfast.
    Dining,
    /// Meeting rooms and what they need.
    Business,
    /// Parking, shuttles, charging points.
    Transport,
    /// Playgrounds, child care.
    Family,
    /// Everything for guests with disabilities.
    Accessibility,
    /// Anything else.
    General,
}

/// Something a property can offer, described once for the whole chain.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "amenities", schema = "core", index(category, sort_order))]
pub struct Amenity {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Stable code, such as `outdoor_pool`.
    #[column(unique, sql_type = "varchar(40)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// Part of the hotel it belongs to.
    #[column(default = "'general'")]
    pub category: AmenityCategory,
    /// A sentence for the website.
    pub description: Option<String>,
    /// Name of its icon.
    pub icon: Option<String>,
    /// Place in lists, ascending.
    #[column(default = "0")]
    pub sort_order: i32,
    /// Whether it can still be assigned.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// An amenity as one property offers it.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "property_amenities",
    schema = "core",
    primary_key(property_id, amenity_id),
    check(
        "closes_at IS NULL OR opens_at IS NOT NULL",
        name = "property_amenities_hours_check"
    )
)]
pub struct PropertyAmenity {
    /// Property that offers it.
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    /// What is offered.
    #[column(references = Amenity::id, on_delete = restrict, index)]
    pub amenity_id: Uuid,
    /// Price of one use in the property's currency; none when it is free.
    #[column(sql_type = "numeric(10,2)", check = "fee >= 0")]
    pub fee: Option<Decimal>,
    /// Local time it opens; none when it never closes.
    pub opens_at: Option<NaiveTime>,
    /// Local time it closes; earlier than `opens_at` when that is after midnight.
    pub closes_at: Option<NaiveTime>,
    /// Whether guests must reserve it.
    #[column(default = "false")]
    pub reservation_required: bool,
    /// Where to find it.
    pub location: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

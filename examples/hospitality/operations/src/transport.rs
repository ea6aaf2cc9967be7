//! Transport: the vehicles of the house and the trips guests ask for.

use ormlite::prelude::*;

use crate::purchasing::Supplier;

/// Kind of vehicle.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "vehicle_kind", schema = "operations")]
pub enum VehicleKind {
    /// Up to four guests.
    Car,
    /// Up to eight guests.
    Van,
    /// More.
    Bus,
    /// Within large grounds.
    GolfCart,
    /// On water.
    Boat,
}

/// A vehicle guests are driven in.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "vehicles",
    schema = "operations",
    index(property_id, kind, where = "active"),
    index(inspection_due_on, where = "active")
)]
pub struct Vehicle {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property it stands at.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Uuid,
    /// Company that owns it; none when the house does.
    #[column(references = Supplier::id, on_delete = set_null, index, relation = owner)]
    pub supplier_id: Option<Uuid>,
    /// Number on the plates.
    #[column(unique, sql_type = "varchar(16)")]
    pub plate: String,
    /// Kind.
    #[column(default = "'car'")]
    pub kind: VehicleKind,
    /// Maker and model.
    pub model: String,
    /// Guests that fit.
    #[column(check = "seats > 0")]
    pub seats: i16,
    /// Whether a wheelchair fits.
    #[column(default = "false")]
    pub wheelchair_accessible: bool,
    /// Whether it runs on electricity alone.
    #[column(default = "false")]
    pub electric: bool,
    /// Kilometres driven.
    #[column(default = "0", check = "odometer_km >= 0")]
    pub odometer_km: i32,
    /// Day of the next inspection the law asks for.
    pub inspection_due_on: Option<NaiveDate>,
    /// Last day of the insurance.
    pub insured_until: Option<NaiveDate>,
    /// Whether it is in use.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where a trip stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "transport_status", schema = "operations")]
pub enum TransportStatus {
    /// Asked for.
    Requested,
    /// Driver and vehicle are known.
    Confirmed,
    /// On the way.
    Underway,
    /// Arrived.
    Completed,
    /// The guest was not there.
    NoShow,
    /// Called off.
    Cancelled,
}

/// A trip a guest asked for.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "transport_requests",
    schema = "operations",
    index(property_id, pickup_at),
    index(
        vehicle_id,
        pickup_at,
        where = "status IN ('confirmed', 'underway')",
        name = "transport_requests_planned_idx"
    )
)]
pub struct TransportRequest {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Guest who rides.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Reservation of the stay.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Vehicle.
    #[column(references = Vehicle::id, on_delete = set_null, index)]
    pub vehicle_id: Option<Uuid>,
    /// Member of staff who drives.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub driver_id: Option<Uuid>,
    /// Where it stands.
    #[column(default = "'requested'")]
    pub status: TransportStatus,
    /// Where the trip begins.
    pub pickup_location: String,
    /// Where it ends.
    pub dropoff_location: String,
    /// When it begins.
    pub pickup_at: DateTime<Utc>,
    /// Flight or train it meets.
    #[column(sql_type = "varchar(16)")]
    pub flight_number: Option<String>,
    /// Persons.
    #[column(default = "1", check = "passengers > 0")]
    pub passengers: i16,
    /// Pieces of luggage.
    #[column(default = "0", check = "luggage_pieces >= 0")]
    pub luggage_pieces: i16,
    /// Price, in the property's currency.
    #[column(sql_type = "numeric(10,2)", default = "0", check = "price >= 0")]
    pub price: Decimal,
    /// When it ended.
    pub completed_at: Option<DateTime<Utc>>,
    /// Remarks, such as a child seat.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

//! A night's charge for every guest in the house.

use hospitality::core::{Reservation, ReservationRoom, ReservationRoomStatus, Room};
use hospitality::financial::{ChargeCode, ChargeSource, Folio, FolioCharge, FolioStatus};
use ormlite::prelude::*;

/// A posting: more than the columns a charge must have, so it is a struct of its own.
#[derive(Insert)]
#[insert(table = FolioCharge)]
struct RoomNight {
    folio_id: Uuid,
    charge_code_id: Uuid,
    source: ChargeSource,
    service_date: NaiveDate,
    description: String,
    unit_price: Decimal,
    external_reference: Option<String>,
}

/// Posts the price of the night to the account of every guest in the house; gives how many it posted.
///
/// One statement, however full the house is. A night that was posted before is left alone: the reference
/// of a posting is unique within its source.
///
/// # Errors
/// The database's; `is_not_found` where the property has no charge code `ROOM`.
pub async fn post_room_nights(
    tx: &Transaction,
    property_id: Uuid,
    night: NaiveDate,
) -> Result<u64, ormlite::Error> {
    let code = ChargeCode::query()
        .filter(ChargeCode::property_id.eq(property_id))
        .filter(ChargeCode::code.eq("ROOM"))
        .one(tx)
        .await?;
    let in_house = in_house(tx, property_id, night).await?;
    let postings = in_house
        .into_iter()
        .map(|(folio_id, stay_id, room, rate)| RoomNight {
            folio_id,
            charge_code_id: code.id,
            source: ChargeSource::NightAudit,
            service_date: night,
            description: format!("Room {room}"),
            unit_price: rate,
            external_reference: Some(format!("{stay_id}/{night}")),
        });
    FolioCharge::insert_many(postings)
        .on_conflict((FolioCharge::source, FolioCharge::external_reference))
        .where_index(FolioCharge::external_reference.is_not_null())
        .do_nothing()
        .execute(tx)
        .await
}

/// Who is in the house, and where it is charged: account, stay, number of the room, price of the night.
async fn in_house(
    tx: &Transaction,
    property_id: Uuid,
    night: NaiveDate,
) -> Result<Vec<(Uuid, Uuid, String, Decimal)>, ormlite::Error> {
    ReservationRoom::query()
        .inner_join_by(ReservationRoom::reservation)
        .inner_join_by(ReservationRoom::room)
        .inner_join::<Folio>()
        .on(Folio::reservation_id.eq(Reservation::id))
        .filter(Reservation::property_id.eq(property_id))
        .filter(ReservationRoom::status.eq(ReservationRoomStatus::CheckedIn))
        .filter(ReservationRoom::stay.range_contains(night))
        .filter(Folio::status.eq(FolioStatus::Open))
        .select((
            Folio::id,
            ReservationRoom::id,
            Room::number,
            ReservationRoom::rate,
        ))
        .all(tx)
        .await
}

/// Sets the balance of every open account to the sum of its charges; guests pay when they leave.
///
/// # Errors
/// The database's.
pub async fn balance_accounts(tx: &Transaction, property_id: Uuid) -> Result<u64, ormlite::Error> {
    let charges = FolioCharge::query()
        .correlate::<Folio>()
        .filter(FolioCharge::folio_id.eq(Folio::id))
        .filter(FolioCharge::voided_at.is_null())
        .select(FolioCharge::gross_amount.sum());
    Folio::update()
        .filter(Folio::property_id.eq(property_id))
        .filter(Folio::status.eq(FolioStatus::Open))
        .set(Folio::balance, charges.scalar().coalesce(Decimal::ZERO))
        .execute(tx)
        .await
}

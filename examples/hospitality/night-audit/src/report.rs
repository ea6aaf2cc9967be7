//! The numbers of a day.

use hospitality::core::{ReservationRoom, ReservationRoomStatus, Room, RoomStatus};
use hospitality::financial::{ChargeCode, Folio, FolioCharge, FolioStatus, Invoice, InvoiceStatus};
use ormlite::expr::{count, exists};
use ormlite::prelude::*;
use ormlite::{Executor, Select};

/// The rooms of a property on one night.
#[derive(Row, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rooms {
    /// All of them.
    pub total: i64,
    /// Those that were sold.
    pub sold: i64,
    /// Those that could not be sold.
    pub out_of_order: i64,
}

impl Rooms {
    /// The share of rooms that were sold, 0 to 1.
    pub fn occupancy(&self) -> f64 {
        self.sold as f64 / self.total.max(1) as f64
    }
}

/// Counts the rooms: one pass over the table, three numbers by `FILTER`.
///
/// # Errors
/// The database's.
pub async fn rooms(
    db: &impl Executor,
    property_id: Uuid,
    night: NaiveDate,
) -> Result<Rooms, ormlite::Error> {
    let sold = exists(
        ReservationRoom::query()
            .correlate::<Room>()
            .filter(ReservationRoom::room_id.eq(Room::id))
            .filter(ReservationRoom::status.ne(ReservationRoomStatus::Released))
            .filter(ReservationRoom::stay.range_contains(night)),
    );
    Room::query()
        .filter(Room::property_id.eq(property_id))
        .select(SelectRooms {
            total: count(),
            sold: count().filter(sold),
            out_of_order: count().filter(Room::status.eq(RoomStatus::OutOfOrder)),
        })
        .one(db)
        .await
}

/// Revenue of one kind of charge.
#[derive(Row, Debug, Clone)]
pub struct RevenueLine {
    /// Revenue department.
    pub department: String,
    /// Name of the charge.
    pub charge: String,
    /// Charges.
    pub count: i64,
    /// Their sum before tax.
    pub net: Option<Decimal>,
    /// Their sum with tax.
    pub gross: Option<Decimal>,
}

/// What was charged on a day, by kind of charge, the greatest first.
pub fn revenue(
    property_id: Uuid,
    day: NaiveDate,
) -> Select<(ChargeCode, (FolioCharge, ())), RevenueLine> {
    FolioCharge::query()
        .inner_join_by(FolioCharge::charge_code)
        .filter(ChargeCode::property_id.eq(property_id))
        .filter(FolioCharge::service_date.eq(day))
        .filter(FolioCharge::voided_at.is_null())
        .group_by((ChargeCode::department, ChargeCode::name))
        .order_by(FolioCharge::gross_amount.sum().desc())
        .select(SelectRevenueLine {
            department: ChargeCode::department,
            charge: ChargeCode::name,
            count: count(),
            net: FolioCharge::net_amount.sum(),
            gross: FolioCharge::gross_amount.sum(),
        })
}

/// How many accounts are open, and what is owed on them.
pub fn open_folios(property_id: Uuid) -> Select<(Folio, ()), (i64, Option<Decimal>)> {
    Folio::query()
        .filter(Folio::property_id.eq(property_id))
        .filter(Folio::status.eq(FolioStatus::Open))
        .select((count(), Folio::balance.sum()))
}

/// The unpaid invoices of a property.
#[derive(Row, Debug, Clone)]
pub struct Invoices {
    /// How many there are.
    pub unpaid: i64,
    /// What is owed on them.
    pub outstanding: Option<Decimal>,
    /// How many of them should have been paid by now.
    pub overdue: i64,
}

/// Counts the unpaid invoices.
pub fn invoices(property_id: Uuid, day: NaiveDate) -> Select<(Invoice, ()), Invoices> {
    let unpaid = [
        InvoiceStatus::Issued,
        InvoiceStatus::PartiallyPaid,
        InvoiceStatus::Overdue,
    ];
    Invoice::query()
        .filter(Invoice::property_id.eq(property_id))
        .filter(Invoice::status.in_(unpaid))
        .select(SelectInvoices {
            unpaid: count(),
            outstanding: Invoice::outstanding_amount.sum(),
            overdue: count().filter(Invoice::due_on.lt(day)),
        })
}

//! What happens to a reservation after it was made.
//!
//! Each step takes the reservation as the clerk sees it. When somebody else has changed it since, its
//! version has moved on, the update finds no row, and the step fails with
//! [`FrontDeskError::ChangedMeanwhile`] instead of undoing what the other one did.

use hospitality::core::{
    Guest, Reservation, ReservationDetail, ReservationEventKind, ReservationRoom,
    ReservationRoomStatus, ReservationStatus, Room, RoomStatus,
};
use ormlite::Select;
use ormlite::expr::now;
use ormlite::prelude::*;

use crate::booking::note;
use crate::error::FrontDeskError;

/// The reservation with this code.
///
/// # Errors
/// When there is none (`is_not_found`), or the database fails.
pub async fn by_code(db: &Db, code: &str) -> Result<Reservation, ormlite::Error> {
    Reservation::query()
        .filter(Reservation::confirmation_code.eq(code))
        .one(db)
        .await
}

/// The reservation with its guest and its rooms, one row for each room: read from a view.
pub fn details(code: &str) -> Select<(ReservationDetail, ()), ReservationDetail> {
    ReservationDetail::query()
        .filter(ReservationDetail::confirmation_code.eq(code))
        .order_by(ReservationDetail::room_number)
}

/// Everything a guest has booked, the latest arrival first.
pub fn stays_of(guest: &Guest) -> Select<(ReservationDetail, ()), ReservationDetail> {
    ReservationDetail::query()
        .filter(ReservationDetail::guest_id.eq(guest.id))
        .order_by((
            ReservationDetail::check_in.desc(),
            ReservationDetail::room_number.asc(),
        ))
}

/// Gives the guest the keys.
///
/// # Errors
/// [`FrontDeskError::WrongStatus`] unless the reservation is confirmed;
/// [`FrontDeskError::ChangedMeanwhile`]; or the database's.
pub async fn check_in(db: &Db, seen: &Reservation) -> Result<Reservation, FrontDeskError> {
    expect(seen, ReservationStatus::Confirmed)?;
    db.transaction(async |tx| {
        let reservation = Reservation::update()
            .of(seen)
            .set(Reservation::status, ReservationStatus::CheckedIn)
            .one(tx)
            .await?;
        let rooms = ReservationRoom::update()
            .filter(ReservationRoom::reservation_id.eq(seen.id))
            .filter(ReservationRoom::status.eq(ReservationRoomStatus::Assigned))
            .set(ReservationRoom::status, ReservationRoomStatus::CheckedIn)
            .set(ReservationRoom::checked_in_at, now())
            .returning(ReservationRoom::room_id)
            .all(tx)
            .await?;
        set_rooms(tx, rooms, RoomStatus::Occupied).await?;
        note(tx, &reservation, ReservationEventKind::CheckedIn).await?;
        Ok(reservation)
    })
    .await
}

/// Takes the keys back; the rooms wait for housekeeping.
///
/// # Errors
/// [`FrontDeskError::WrongStatus`] unless the guest is checked in;
/// [`FrontDeskError::ChangedMeanwhile`]; or the database's.
pub async fn check_out(db: &Db, seen: &Reservation) -> Result<Reservation, FrontDeskError> {
    expect(seen, ReservationStatus::CheckedIn)?;
    db.transaction(async |tx| {
        let reservation = Reservation::update()
            .of(seen)
            .set(Reservation::status, ReservationStatus::CheckedOut)
            .one(tx)
            .await?;
        let rooms = ReservationRoom::update()
            .filter(ReservationRoom::reservation_id.eq(seen.id))
            .filter(ReservationRoom::status.eq(ReservationRoomStatus::CheckedIn))
            .set(ReservationRoom::status, ReservationRoomStatus::CheckedOut)
            .set(ReservationRoom::checked_out_at, now())
            .returning(ReservationRoom::room_id)
            .all(tx)
            .await?;
        set_rooms(tx, rooms, RoomStatus::Cleaning).await?;
        note(tx, &reservation, ReservationEventKind::CheckedOut).await?;
        Ok(reservation)
    })
    .await
}

/// Calls the stay off and gives its rooms back.
///
/// # Errors
/// [`FrontDeskError::WrongStatus`] once the guest has arrived, or when it was called off before;
/// [`FrontDeskError::ChangedMeanwhile`]; or the database's.
pub async fn cancel(
    db: &Db,
    seen: &Reservation,
    reason: &str,
) -> Result<Reservation, FrontDeskError> {
    if seen.status != ReservationStatus::Pending {
        expect(seen, ReservationStatus::Confirmed)?;
    }
    db.transaction(async |tx| {
        let reservation = Reservation::update()
            .of(seen)
            .set(Reservation::status, ReservationStatus::Cancelled)
            .set(Reservation::cancelled_at, now())
            .set(Reservation::cancellation_reason, reason)
            .one(tx)
            .await?;
        ReservationRoom::update()
            .filter(ReservationRoom::reservation_id.eq(seen.id))
            .set(ReservationRoom::status, ReservationRoomStatus::Released)
            .execute(tx)
            .await?;
        note(tx, &reservation, ReservationEventKind::Cancelled).await?;
        Ok(reservation)
    })
    .await
}

fn expect(seen: &Reservation, status: ReservationStatus) -> Result<(), FrontDeskError> {
    if seen.status == status {
        return Ok(());
    }
    Err(FrontDeskError::WrongStatus {
        confirmation_code: seen.confirmation_code.clone(),
        status: seen.status,
    })
}

async fn set_rooms(
    tx: &Transaction,
    rooms: Vec<Uuid>,
    status: RoomStatus,
) -> Result<(), ormlite::Error> {
    Room::update()
        .filter(Room::id.in_(rooms))
        .set(Room::status, status)
        .execute(tx)
        .await?;
    Ok(())
}

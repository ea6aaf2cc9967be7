//! Making a reservation: one transaction, in which a room is never sold twice.

use hospitality::core::{
    Guest, NewGuest, NewReservation, NewReservationEvent, NewReservationRoom, Property,
    Reservation, ReservationEvent, ReservationEventKind, ReservationRoom, ReservationSource, Room,
};
use ormlite::expr::any;
use ormlite::prelude::*;

use crate::error::FrontDeskError;
use crate::nights::Nights;
use crate::search::{is_blocked, is_reserved};

/// How a guest is known and reached.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Address for confirmations, by which a returning guest is found.
    pub email: String,
}

/// What a guest asks for.
#[derive(Debug, Clone)]
pub struct BookingRequest {
    /// Room that was chosen from a search.
    pub room_id: Uuid,
    /// The nights.
    pub nights: Nights,
    /// Who books.
    pub contact: Contact,
    /// Adults.
    pub adults: i32,
    /// Children.
    pub children: i32,
    /// Anything else, in words.
    pub special_requests: Option<String>,
}

/// What the guest gets.
#[derive(Debug, Clone)]
pub struct Booking {
    /// The reservation.
    pub reservation: Reservation,
    /// Who booked.
    pub guest: Guest,
    /// The room.
    pub room: Room,
}

/// Makes a reservation.
///
/// The room's row is locked first, so that two clerks who sell the same room wait for each other, and the
/// second one is refused. A constraint of the table (`EXCLUDE`) refuses what other programs might try.
///
/// # Errors
/// [`FrontDeskError::RoomTaken`], or the database's.
pub async fn book(db: &Db, request: &BookingRequest) -> Result<Booking, FrontDeskError> {
    db.transaction(async |tx| {
        let room = Room::find(request.room_id).for_update().one(tx).await?;
        refuse_if_taken(tx, &room, request.nights).await?;
        let guest = find_or_create_guest(tx, &request.contact).await?;
        let reservation = reserve(tx, request, &room, &guest).await?;
        keep_room(tx, request, &room, &reservation).await?;
        note(tx, &reservation, ReservationEventKind::Created).await?;
        Ok(Booking {
            reservation,
            guest,
            room,
        })
    })
    .await
}

async fn refuse_if_taken(
    tx: &Transaction,
    room: &Room,
    nights: Nights,
) -> Result<(), FrontDeskError> {
    let taken = Room::find(room.id)
        .filter(any([is_reserved(nights), is_blocked(nights)]))
        .exists(tx)
        .await?;
    if taken {
        return Err(room_taken(room, nights));
    }
    Ok(())
}

/// The guest with this address, whatever its case; a new one when nobody has it.
///
/// Families share addresses, so the table has no unique index for an upsert to rest on. [`book`] calls
/// this after the lock of the room, not of the guest: two first bookings at once may add a guest twice.
async fn find_or_create_guest(
    tx: &Transaction,
    contact: &Contact,
) -> Result<Guest, ormlite::Error> {
    let known = Guest::query()
        .filter(Guest::email.lower().eq(contact.email.to_lowercase()))
        .order_by(Guest::created_at)
        .first(tx)
        .await?;
    match known {
        Some(guest) => Ok(guest),
        None => {
            Guest::insert(NewGuest {
                first_name: contact.first_name.clone(),
                last_name: contact.last_name.clone(),
            })
            .set(Guest::email, &contact.email)
            .one(tx)
            .await
        }
    }
}

async fn reserve(
    tx: &Transaction,
    request: &BookingRequest,
    room: &Room,
    guest: &Guest,
) -> Result<Reservation, ormlite::Error> {
    let property: Property = room.property().one(tx).await?;
    let nights = request.nights;
    Reservation::insert(NewReservation {
        property_id: room.property_id,
        guest_id: guest.id,
        confirmation_code: confirmation_code(),
        check_in: nights.arrival(),
        check_out: nights.departure(),
    })
    .set(Reservation::adults, request.adults)
    .set(Reservation::children, request.children)
    .set(
        Reservation::total_amount,
        room.rate * Decimal::from(nights.count()),
    )
    .set(Reservation::currency, property.currency)
    .set(Reservation::source, ReservationSource::Direct)
    .set_opt(
        Reservation::special_requests,
        request.special_requests.as_deref(),
    )
    .one(tx)
    .await
}

async fn keep_room(
    tx: &Transaction,
    request: &BookingRequest,
    room: &Room,
    reservation: &Reservation,
) -> Result<ReservationRoom, FrontDeskError> {
    ReservationRoom::insert(NewReservationRoom {
        reservation_id: reservation.id,
        room_id: room.id,
        stay: request.nights.range(),
        rate: room.rate,
    })
    .set(ReservationRoom::adults, request.adults)
    .set(ReservationRoom::children, request.children)
    .one(tx)
    .await
    .map_err(|error| match error.is_exclusion_violation() {
        true => room_taken(room, request.nights),
        false => error.into(),
    })
}

/// Writes down what happened to a reservation.
pub(crate) async fn note(
    tx: &Transaction,
    reservation: &Reservation,
    kind: ReservationEventKind,
) -> Result<(), ormlite::Error> {
    ReservationEvent::insert(NewReservationEvent {
        reservation_id: reservation.id,
        kind,
    })
    .set(ReservationEvent::channel, "front_desk")
    .execute(tx)
    .await?;
    Ok(())
}

fn room_taken(room: &Room, nights: Nights) -> FrontDeskError {
    FrontDeskError::RoomTaken {
        room: room.number.clone(),
        nights,
    }
}

/// Ten characters that no two reservations share: the random end of a UUID.
fn confirmation_code() -> String {
    let id = Uuid::now_v7().simple().to_string().to_uppercase();
    id[id.len() - 10..].to_owned()
}

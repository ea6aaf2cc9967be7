//! The front desk sells a room.

use hospitality::core::{
    Guest, GuestPreference, Reservation, ReservationRoom, ReservationStatus, Room, RoomFeature,
    RoomType,
};
use hospitality_front_desk::{BookingRequest, Contact, Wishes, book, free_rooms, stay};
use ormlite::prelude::*;

use super::House;
use crate::Failure;
use crate::sheet::{Sheet, money, or_dash};
use crate::stage::Stage;

pub(crate) async fn play(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    search(stage, house).await?;
    let request = request(stage, house).await?;
    sell(stage, &request).await?;
    conflict(stage, house).await?;
    view(stage, &request).await?;
    arrivals(stage, house).await
}

async fn search(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let nights = house.nights()?;
    let wishes = Wishes {
        max_rate: Some(Decimal::from(200)),
        persons: Some(2),
        ..Wishes::default()
    };
    let purpose = "left join, optional filters (two of four given), NOT EXISTS";
    stage
        .scene("Which rooms are free?", purpose, "", async |db| {
            let rooms = free_rooms(house.id, nights, &wishes)
                .limit(50)
                .all(db)
                .await?;
            let rows = rooms.into_iter().map(|room| {
                [
                    room.number,
                    or_dash(room.room_type),
                    or_dash(room.sleeps),
                    money(room.rate),
                ]
            });
            Ok(Sheet::new(["room", "type", "sleeps", "rate"], rows))
        })
        .await
}

/// A booking of the cheapest free room.
async fn request(stage: &Stage, house: &House) -> Result<BookingRequest, Failure> {
    let nights = house.nights()?;
    let room = free_rooms(house.id, nights, &Wishes::default());
    let room = room.first(&stage.db).await?.ok_or("the house is full")?;
    Ok(BookingRequest {
        room_id: room.id,
        nights,
        contact: Contact {
            first_name: "Nora".to_owned(),
            last_name: "Lindberg".to_owned(),
            email: "nora.lindberg@mail.example".to_owned(),
        },
        adults: 2,
        children: 0,
        special_requests: Some("Quiet room".to_owned()),
    })
}

async fn sell(stage: &mut Stage, request: &BookingRequest) -> Result<(), Failure> {
    let purpose = "a transaction: the room locked, then guest, reservation and room; and once more";
    stage
        .scene("Book it, twice", purpose, "FOR UPDATE", async |db| {
            let booking = book(db, request).await?;
            let row = [
                booking.reservation.confirmation_code,
                booking.guest.full_name,
                booking.room.number,
                booking.reservation.nights.to_string(),
                money(booking.reservation.total_amount),
            ];
            let sheet = Sheet::new(["code", "guest", "room", "nights", "total"], [row]);
            Ok(match book(db, request).await {
                Ok(_) => sheet.note("sold twice!"),
                Err(refused) => sheet.note(format!("the second time: {refused}")),
            })
        })
        .await
}

async fn conflict(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let purpose = "two clerks have read version 1; the second one's update finds no row";
    stage
        .scene(
            "Two clerks, one reservation",
            purpose,
            "UPDATE",
            async |db| {
                let seen: Reservation = Reservation::query()
                    .filter(Reservation::property_id.eq(house.id))
                    .filter(Reservation::check_in.eq(house.today))
                    .filter(Reservation::status.eq(ReservationStatus::Confirmed))
                    .order_by(Reservation::confirmation_code)
                    .first(db)
                    .await?
                    .ok_or("nobody arrives today")?;
                let arrived = stay::check_in(db, &seen).await?;
                let row = [
                    seen.confirmation_code.clone(),
                    format!("{:?}", arrived.status),
                    format!("{} to {}", seen.version, arrived.version),
                ];
                let sheet = Sheet::new(["code", "status", "version"], [row]);
                Ok(match stay::cancel(db, &seen, "Guest called").await {
                    Ok(_) => sheet.note("both succeeded!"),
                    Err(refused) => sheet.note(format!("the other clerk: {refused}")),
                })
            },
        )
        .await
}

async fn view(stage: &mut Stage, request: &BookingRequest) -> Result<(), Failure> {
    let purpose = "a view is a table that cannot be written: `insert` on it does not compile";
    stage
        .scene("What did she book?", purpose, "", async |db| {
            let email = &request.contact.email;
            let stays = hospitality::core::ReservationDetail::query()
                .filter(hospitality::core::ReservationDetail::guest_email.eq(email))
                .all(db)
                .await?;
            let rows = stays.into_iter().map(|stay| {
                [
                    stay.guest_name,
                    format!("{:?}", stay.status),
                    stay.check_in.to_string(),
                    stay.check_out.to_string(),
                    or_dash(stay.room_number),
                    or_dash(stay.room_type_name),
                ]
            });
            let head = ["guest", "status", "arrives", "leaves", "room", "type"];
            Ok(Sheet::new(head, rows))
        })
        .await
}

/// A room of a stay, with its type and what is special about it.
type Bed = (ReservationRoom, Room, Option<String>, Vec<String>);
/// An arrival with its guest, what the guest likes, and its rooms.
type Arrival = (Reservation, Option<(Guest, Vec<GuestPreference>)>, Vec<Bed>);

async fn arrivals(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let purpose = "five relations, four levels deep, typed: one round trip";
    stage
        .scene("Who arrives today, and where?", purpose, "", async |db| {
            let rooms = Reservation::rooms
                .order_by(ReservationRoom::id)
                .query(|rooms| {
                    rooms.inner_join_by(ReservationRoom::room).select((
                        ReservationRoom::row(),
                        Room::row(),
                        Room::room_type.select(RoomType::name),
                        Room::features
                            .order_by(RoomFeature::name)
                            .select(RoomFeature::name),
                    ))
                });
            let arrivals: Vec<Arrival> = Reservation::query()
                .filter(Reservation::property_id.eq(house.id))
                .filter(Reservation::check_in.eq(house.today))
                .with(Reservation::guest.with(Guest::preferences))
                .with(rooms)
                .order_by(Reservation::confirmation_code)
                .limit(20)
                .all(db)
                .await?;
            let rows = arrivals.into_iter().map(|(stay, guest, rooms)| {
                let beds = rooms.iter().map(|(_, room, kind, features)| {
                    let kind = kind.as_deref().unwrap_or("-");
                    format!("{} ({kind}, {} features)", room.number, features.len())
                });
                let beds: Vec<_> = beds.collect();
                let (name, likes) = match guest {
                    Some((guest, likes)) => (guest.full_name, likes.len().to_string()),
                    None => ("-".to_owned(), String::new()),
                };
                [stay.confirmation_code, name, likes, beds.join(", ")]
            });
            Ok(Sheet::new(["code", "guest", "wishes", "rooms"], rows))
        })
        .await
}

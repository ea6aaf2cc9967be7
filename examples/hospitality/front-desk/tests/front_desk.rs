//! The front desk on a small hotel.

use std::error::Error;

use hospitality::core::{
    Guest, PreferenceCategory, Reservation, ReservationDetail, ReservationStatus, Room, RoomStatus,
};
use hospitality_front_desk::guest::{forget, purge_forgotten, remember, without_stays};
use hospitality_front_desk::{
    BookingRequest, Contact, FrontDeskError, Nights, Wishes, book, free_rooms, report, stay,
};
use hospitality_seed::{Plan, Planted, plant};
use ormlite::chrono::Days;
use ormlite::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

/// Two nights, far enough ahead that rooms are free.
fn nights(planted: &Planted) -> Result<Nights, FrontDeskError> {
    let arrival = planted.today + Days::new(12);
    Nights::new(arrival, arrival + Days::new(2))
}

fn request(room_id: Uuid, nights: Nights, email: &str) -> BookingRequest {
    BookingRequest {
        room_id,
        nights,
        contact: Contact {
            first_name: "Ida".to_owned(),
            last_name: "Berg".to_owned(),
            email: email.to_owned(),
        },
        adults: 1,
        children: 0,
        special_requests: None,
    }
}

/// Books the first free room.
async fn booked(db: &Db, planted: &Planted) -> Result<Reservation, Box<dyn Error>> {
    let nights = nights(planted)?;
    let free = free_rooms(planted.properties[0], nights, &Wishes::default());
    let room = free.first(db).await?.ok_or("the house is full")?;
    let booking = book(db, &request(room.id, nights, "ida.berg@mail.example")).await?;
    Ok(booking.reservation)
}

#[ormlite::test]
async fn a_booked_room_is_no_longer_free(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let (property, nights) = (planted.properties[0], nights(&planted)?);
    let before = free_rooms(property, nights, &Wishes::default())
        .all(&db)
        .await?;
    booked(&db, &planted).await?;
    let after = free_rooms(property, nights, &Wishes::default())
        .all(&db)
        .await?;
    assert_eq!(after, before[1..]);
    Ok(())
}

#[ormlite::test]
async fn wishes_narrow_the_search(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let wishes = Wishes {
        min_rate: Some(Decimal::from(150)),
        max_rate: Some(Decimal::from(200)),
        room_type: Some("FAM".to_owned()),
        persons: Some(4),
    };
    let rooms = free_rooms(planted.properties[0], nights(&planted)?, &wishes);
    let rooms = rooms.all(&db).await?;
    assert!(!rooms.is_empty());
    for room in rooms {
        assert_eq!(room.room_type.as_deref(), Some("Family Room"));
        assert!(room.rate >= Decimal::from(150) && room.rate <= Decimal::from(200));
    }
    Ok(())
}

#[ormlite::test]
async fn of_two_clerks_one_sells_the_room(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let nights = nights(&planted)?;
    let free = free_rooms(planted.properties[0], nights, &Wishes::default());
    let room = free.first(&db).await?.ok_or("the house is full")?;
    let (one, two) = (
        request(room.id, nights, "one@mail.example"),
        request(room.id, nights, "two@mail.example"),
    );
    let (one, two) = tokio::join!(book(&db, &one), book(&db, &two));
    let refused = match (one, two) {
        (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
        (one, two) => return Err(format!("{one:?} and {two:?}").into()),
    };
    assert!(
        matches!(refused, FrontDeskError::RoomTaken { .. }),
        "{refused:?}"
    );
    Ok(())
}

#[ormlite::test]
async fn a_returning_guest_is_found_by_address(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let nights = nights(&planted)?;
    let free = free_rooms(planted.properties[0], nights, &Wishes::default());
    let rooms = free.limit(2).all(&db).await?;
    let first = book(&db, &request(rooms[0].id, nights, "ida@mail.example")).await?;
    let second = book(&db, &request(rooms[1].id, nights, "IDA@mail.example")).await?;
    assert_eq!(first.guest.id, second.guest.id);
    assert_eq!(stay::stays_of(&first.guest).count(&db).await?, 2);
    Ok(())
}

#[ormlite::test]
async fn a_stay_from_key_to_key(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let reservation = booked(&db, &planted).await?;
    let arrived = stay::check_in(&db, &reservation).await?;
    let details = stay::details(&reservation.confirmation_code);
    let line: ReservationDetail = details.one(&db).await?;
    let room_id = line.room_id.ok_or("no room")?;
    assert_eq!(
        Room::find(room_id).one(&db).await?.status,
        RoomStatus::Occupied
    );

    let left = stay::check_out(&db, &arrived).await?;
    assert_eq!(left.status, ReservationStatus::CheckedOut);
    assert_eq!(
        Room::find(room_id).one(&db).await?.status,
        RoomStatus::Cleaning
    );
    let again = stay::check_out(&db, &left).await;
    assert!(matches!(again, Err(FrontDeskError::WrongStatus { .. })));
    Ok(())
}

#[ormlite::test]
async fn what_a_clerk_saw_before_is_not_overwritten(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let seen = booked(&db, &planted).await?;
    stay::cancel(&db, &seen, "Guest called").await?;
    let late = stay::check_in(&db, &seen).await;
    assert!(matches!(late, Err(FrontDeskError::ChangedMeanwhile)));
    Ok(())
}

#[ormlite::test]
async fn a_cancelled_room_is_free_again(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let (property, nights) = (planted.properties[0], nights(&planted)?);
    let before = free_rooms(property, nights, &Wishes::default())
        .count(&db)
        .await?;
    let reservation = booked(&db, &planted).await?;
    stay::cancel(&db, &reservation, "Guest called").await?;
    let after = free_rooms(property, nights, &Wishes::default())
        .count(&db)
        .await?;
    assert_eq!(after, before);
    Ok(())
}

#[ormlite::test]
async fn a_preference_is_replaced_and_gains_weight(db: Db) -> Outcome {
    plant(&db, &Plan::small()).await?;
    let guest: Guest = Guest::query().first(&db).await?.ok_or("no guest")?;
    let room = PreferenceCategory::Room;
    let first = remember(&db, &guest, room, "noise", "quiet").await?;
    let second = remember(&db, &guest, room, "noise", "to the garden").await?;
    assert_eq!(second.id, first.id);
    assert_eq!(second.preference, "to the garden");
    assert_eq!(second.importance, first.importance + 1);
    Ok(())
}

#[ormlite::test]
async fn a_forgotten_guest_is_gone_and_then_removed(db: Db) -> Outcome {
    plant(&db, &Plan::small()).await?;
    let guest = Guest::insert(hospitality::core::NewGuest {
        first_name: "Omar".to_owned(),
        last_name: "Khan".to_owned(),
    });
    let guest = guest.one(&db).await?;
    let strangers = without_stays().count(&db).await?;
    forget(&db, &guest).await?;
    assert_eq!(without_stays().count(&db).await?, strangers - 1);
    assert!(Guest::find(guest.id).with_deleted().exists(&db).await?);
    assert_eq!(purge_forgotten(&db).await?, 1);
    assert!(!Guest::find(guest.id).with_deleted().exists(&db).await?);
    Ok(())
}

#[ormlite::test]
async fn reports_agree_with_the_rooms(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let property = planted.properties[0];
    let types = report::occupancy_by_type(property, planted.today, 0)
        .all(&db)
        .await?;
    let bands = report::price_bands(property).all(&db).await?;
    let rooms = Room::query()
        .filter(Room::property_id.eq(property))
        .count(&db)
        .await?;
    assert_eq!(types.iter().map(|line| line.rooms).sum::<i64>(), rooms);
    assert_eq!(bands.iter().map(|(_, count, _)| count).sum::<i64>(), rooms);
    let arrivals = report::arrivals(property, planted.today).all(&db).await?;
    assert!(arrivals.iter().all(|arrival| arrival.room.is_some()));
    assert!(!report::regulars(1).all(&db).await?.is_empty());
    Ok(())
}

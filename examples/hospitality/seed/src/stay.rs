//! Reservations and the rooms they hold. No room is held twice in one night.

use hospitality::core::{
    Reservation, ReservationGuest, ReservationGuestRole, ReservationRoom, ReservationRoomStatus,
    ReservationSource, ReservationStatus, RoomStatus,
};
use ormlite::chrono::Datelike;
use ormlite::prelude::*;

use crate::garden::Garden;
use crate::guest::SeedGuest;
use crate::house::{House, KINDS};
use crate::names::REQUESTS;
use crate::plan::Plan;
use crate::random::{Random, after, at};

/// A reservation of one room.
pub(crate) struct Stay {
    pub(crate) reservation_id: Uuid,
    pub(crate) reservation_room_id: Uuid,
    /// Its place among the houses.
    pub(crate) house: usize,
    /// The room's place among those of the house.
    pub(crate) room: usize,
    /// The guest's place among the guests.
    pub(crate) guest: usize,
    pub(crate) arrival: NaiveDate,
    pub(crate) departure: NaiveDate,
    pub(crate) rate: Decimal,
    pub(crate) status: ReservationStatus,
}

impl Stay {
    pub(crate) fn nights(&self) -> i64 {
        (self.departure - self.arrival).num_days()
    }

    /// Whether it holds its room, or held it.
    pub(crate) fn is_kept(&self) -> bool {
        !matches!(
            self.status,
            ReservationStatus::Cancelled | ReservationStatus::NoShow
        )
    }
}

/// Makes the stays, and sets what rooms can be used for today.
pub(crate) fn book(
    plan: &Plan,
    houses: &mut [House],
    guests: &[SeedGuest],
    random: &mut Random,
) -> Vec<Stay> {
    let mut stays = Vec::new();
    for (at, house) in houses.iter_mut().enumerate() {
        for room in 0..house.rooms.len() {
            let first = stays.len();
            fill(plan, house, (at, room), guests, random, &mut stays);
            house.rooms[room].status = status_today(plan, &stays[first..], random);
        }
    }
    stays
}

/// Books one room from the past to the future, stay by stay.
fn fill(
    plan: &Plan,
    house: &House,
    (at, room): (usize, usize),
    guests: &[SeedGuest],
    random: &mut Random,
    stays: &mut Vec<Stay>,
) {
    let last = after(plan.today, plan.size.horizon);
    let mut day = after(plan.today, -plan.size.horizon);
    while day < last {
        if !random.chance(arrival_chance(demand(plan, day))) {
            day = after(day, 1);
            continue;
        }
        let departure = after(day, LENGTHS[random.below(LENGTHS.len())]);
        let stay = Stay {
            reservation_id: random.id(),
            reservation_room_id: random.id(),
            house: at,
            room,
            guest: regular(guests.len(), random),
            arrival: day,
            departure,
            rate: seasonal(house.rooms[room].rate, day),
            status: status(plan.today, day, departure, random),
        };
        if stay.is_kept() {
            day = departure;
        }
        stays.push(stay);
    }
}

/// Nights of a stay, by how often they occur; 2.9 on average.
const LENGTHS: [i64; 14] = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 7];
const MEAN_LENGTH: f64 = 2.9;

/// The share of rooms that is meant to be sold: even in the busy days, then ever less.
fn demand(plan: &Plan, day: NaiveDate) -> f64 {
    let days = (day - plan.today).num_days();
    // Guests book late: the busy days to come are fewer than those that were.
    let beyond = (days - plan.size.busy / 4)
        .max(-plan.size.busy - days)
        .max(0);
    let weekday = [0.92, 0.9, 0.93, 1.0, 1.12, 1.15, 0.98];
    let weekday = weekday[day.weekday().num_days_from_monday() as usize];
    (0.78 * weekday * (-beyond as f64 / 7.0).exp()).clamp(0.01, 0.95)
}

/// The chance that a stay begins in a free night, for such a share of sold nights.
fn arrival_chance(sold: f64) -> f64 {
    1.0 / (1.0 + MEAN_LENGTH * (1.0 - sold) / sold)
}

/// A tenth of the guests books a third of the stays.
fn regular(guests: usize, random: &mut Random) -> usize {
    match random.chance(0.33) {
        true => random.below(guests.div_ceil(10)),
        false => random.below(guests),
    }
}

/// Summer and the end of the week are dearer.
fn seasonal(rate: Decimal, day: NaiveDate) -> Decimal {
    let mut percent = match day.month() {
        6..=8 | 12 => 118,
        4 | 5 | 9 => 106,
        _ => 94,
    };
    if day.weekday().num_days_from_monday() >= 4 {
        percent += 8;
    }
    (rate * Decimal::new(percent, 2)).round()
}

fn status(
    today: NaiveDate,
    arrival: NaiveDate,
    departure: NaiveDate,
    random: &mut Random,
) -> ReservationStatus {
    use ReservationStatus::{Cancelled, CheckedIn, CheckedOut, Confirmed, NoShow, Pending};
    if random.chance(0.06) {
        return Cancelled;
    }
    if departure < today {
        return if random.chance(0.02) {
            NoShow
        } else {
            CheckedOut
        };
    }
    if departure == today {
        return if random.chance(0.5) {
            CheckedOut
        } else {
            CheckedIn
        };
    }
    if arrival < today {
        return CheckedIn;
    }
    if arrival == today {
        return if random.chance(0.3) {
            CheckedIn
        } else {
            Confirmed
        };
    }
    if random.chance(0.08) {
        Pending
    } else {
        Confirmed
    }
}

/// What a room with such stays can be used for today.
fn status_today(plan: &Plan, stays: &[Stay], random: &mut Random) -> RoomStatus {
    let left = |stay: &&Stay| stay.departure == plan.today;
    if stays
        .iter()
        .any(|stay| stay.status == ReservationStatus::CheckedIn)
    {
        RoomStatus::Occupied
    } else if stays.iter().filter(left).any(Stay::is_kept) {
        RoomStatus::Cleaning
    } else if random.chance(0.02) {
        RoomStatus::OutOfOrder
    } else {
        RoomStatus::Available
    }
}

#[derive(Insert)]
#[insert(table = Reservation)]
struct SeedReservation {
    id: Uuid,
    property_id: Uuid,
    guest_id: Uuid,
    confirmation_code: String,
    status: ReservationStatus,
    check_in: NaiveDate,
    check_out: NaiveDate,
    adults: i32,
    children: i32,
    total_amount: Decimal,
    currency: String,
    source: ReservationSource,
    special_requests: Option<String>,
    cancelled_at: Option<DateTime<Utc>>,
    cancellation_reason: Option<String>,
    created_at: DateTime<Utc>,
}

#[derive(Insert)]
#[insert(table = ReservationRoom)]
struct SeedReservationRoom {
    id: Uuid,
    reservation_id: Uuid,
    room_id: Uuid,
    stay: PgRange<NaiveDate>,
    rate: Decimal,
    status: ReservationRoomStatus,
    assigned_by: Option<Uuid>,
    checked_in_at: Option<DateTime<Utc>>,
    checked_out_at: Option<DateTime<Utc>>,
}

#[derive(Insert)]
#[insert(table = ReservationGuest)]
struct SeedReservationGuest {
    reservation_id: Uuid,
    guest_id: Uuid,
    reservation_room_id: Option<Uuid>,
    role: ReservationGuestRole,
}

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    houses: &[House],
    guests: &[SeedGuest],
    stays: &[Stay],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let reservations = stays
        .iter()
        .map(|stay| reservation(plan, houses, guests, stay, random));
    let reservations = reservations.collect();
    garden.insert::<Reservation, _>(reservations).await?;
    let rooms = stays
        .iter()
        .map(|stay| room(houses, stay, random))
        .collect();
    garden.insert::<ReservationRoom, _>(rooms).await?;
    let primary = stays.iter().map(|stay| SeedReservationGuest {
        reservation_id: stay.reservation_id,
        guest_id: guests[stay.guest].id,
        reservation_room_id: Some(stay.reservation_room_id),
        role: ReservationGuestRole::Primary,
    });
    garden
        .insert::<ReservationGuest, _>(primary.collect())
        .await
}

fn reservation(
    plan: &Plan,
    houses: &[House],
    guests: &[SeedGuest],
    stay: &Stay,
    random: &mut Random,
) -> SeedReservation {
    let house = &houses[stay.house];
    let persons = i64::from(KINDS[house.rooms[stay.room].kind].3);
    let adults = random.between(1, persons.min(2));
    let known = stay.arrival.min(plan.today);
    let made = after(known, -random.between(1, 90));
    let cancelled = stay.status == ReservationStatus::Cancelled;
    let code = random.id().simple().to_string().to_uppercase();
    SeedReservation {
        id: stay.reservation_id,
        property_id: house.id,
        guest_id: guests[stay.guest].id,
        confirmation_code: code[code.len() - 10..].to_owned(),
        status: stay.status,
        check_in: stay.arrival,
        check_out: stay.departure,
        adults: adults as i32,
        children: random.between(0, persons - adults).min(2) as i32,
        total_amount: stay.rate * Decimal::from(stay.nights()),
        currency: house.facts.currency.to_owned(),
        source: random.pick(&[
            ReservationSource::Direct,
            ReservationSource::Direct,
            ReservationSource::OnlineAgency,
            ReservationSource::OnlineAgency,
            ReservationSource::Phone,
            ReservationSource::Corporate,
        ]),
        special_requests: random
            .chance(0.15)
            .then(|| random.pick(&REQUESTS).to_owned()),
        cancelled_at: cancelled.then(|| at(after(made, 1), 600)),
        cancellation_reason: cancelled.then(|| "Change of plans".to_owned()),
        created_at: at(made, random.between(0, 1_439)),
    }
}

fn room(houses: &[House], stay: &Stay, random: &mut Random) -> SeedReservationRoom {
    use ReservationStatus::{Cancelled, CheckedIn, CheckedOut, Confirmed, NoShow, Pending};
    let house = &houses[stay.house];
    let status = match stay.status {
        Pending | Confirmed => ReservationRoomStatus::Assigned,
        CheckedIn => ReservationRoomStatus::CheckedIn,
        CheckedOut => ReservationRoomStatus::CheckedOut,
        Cancelled | NoShow => ReservationRoomStatus::Released,
    };
    let arrived = matches!(stay.status, CheckedIn | CheckedOut);
    let left = stay.status == CheckedOut;
    SeedReservationRoom {
        id: stay.reservation_room_id,
        reservation_id: stay.reservation_id,
        room_id: house.rooms[stay.room].id,
        stay: (stay.arrival..stay.departure).into(),
        rate: stay.rate,
        status,
        assigned_by: Some(random.pick(&house.staff)),
        checked_in_at: arrived.then(|| at(stay.arrival, random.between(840, 1_320))),
        checked_out_at: left.then(|| at(stay.departure, random.between(420, 660))),
    }
}

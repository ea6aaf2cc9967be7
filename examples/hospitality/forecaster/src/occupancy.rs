//! How full a property was, night by night.

use std::ops::Bound;

use hospitality::core::{ReservationRoom, ReservationRoomStatus, Room};
use ormlite::Executor;
use ormlite::prelude::*;

/// The share of rooms sold (0 to 1) in each of the `nights` from `first` on.
///
/// Two statements, however many nights: the count of the rooms, and the stays that touch the span.
///
/// # Errors
/// The database's.
pub async fn occupancy(
    db: &impl Executor,
    property_id: Uuid,
    first: NaiveDate,
    nights: usize,
) -> Result<Vec<(NaiveDate, f64)>, ormlite::Error> {
    let days: Vec<NaiveDate> = first.iter_days().take(nights).collect();
    let Some(&last) = days.last() else {
        return Ok(Vec::new());
    };
    let rooms = Room::query()
        .filter(Room::property_id.eq(property_id))
        .count(db)
        .await?;
    let stays = stays(db, property_id, first, last).await?;
    let share = |night: &NaiveDate| {
        let sold = stays.iter().filter(|stay| stay.contains(night)).count();
        sold as f64 / rooms.max(1) as f64
    };
    Ok(days
        .into_iter()
        .map(|night| (night, share(&night)))
        .collect())
}

/// The stays that touch a span of nights, both ends included.
async fn stays(
    db: &impl Executor,
    property_id: Uuid,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<PgRange<NaiveDate>>, ormlite::Error> {
    let span = PgRange::new(Bound::Included(first), Bound::Included(last));
    ReservationRoom::query()
        .inner_join_by(ReservationRoom::room)
        .filter(Room::property_id.eq(property_id))
        .filter(ReservationRoom::status.ne(ReservationRoomStatus::Released))
        .filter(ReservationRoom::stay.overlaps(span))
        .select(ReservationRoom::stay)
        .all(db)
        .await
}

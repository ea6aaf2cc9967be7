//! What the house remembers of a guest.

use hospitality::core::{
    Guest, GuestPreference, NewGuestPreference, PreferenceCategory, Reservation, ReservationStatus,
};
use ormlite::Select;
use ormlite::expr::{exists, not};
use ormlite::prelude::*;
use ormlite::query::excluded;

/// Writes a preference down; what was known about the same matter is replaced, and grows in weight.
///
/// # Errors
/// The database's.
pub async fn remember(
    db: &Db,
    guest: &Guest,
    category: PreferenceCategory,
    topic: &str,
    preference: &str,
) -> Result<GuestPreference, ormlite::Error> {
    GuestPreference::insert(NewGuestPreference {
        guest_id: guest.id,
        category,
        topic: topic.to_owned(),
        preference: preference.to_owned(),
    })
    .on_conflict((
        GuestPreference::guest_id,
        GuestPreference::property_id,
        GuestPreference::category,
        GuestPreference::topic,
    ))
    .do_update()
    .set(
        GuestPreference::preference,
        excluded(GuestPreference::preference),
    )
    .set(
        GuestPreference::importance,
        (GuestPreference::importance + 1).least(5),
    )
    .one(db)
    .await
}

/// Guests who never came: no stay of theirs took place or is still to come.
pub fn without_stays() -> Select<(Guest, ()), Guest> {
    let stays = Reservation::query()
        .correlate::<Guest>()
        .filter(Reservation::guest_id.eq(Guest::id))
        .filter(Reservation::status.ne(ReservationStatus::Cancelled));
    Guest::query()
        .filter(not(exists(stays)))
        .order_by((Guest::last_name, Guest::first_name))
}

/// Takes a guest off the books: the row is marked, and no query sees it from then on.
///
/// # Errors
/// When somebody else changed the guest meanwhile (`is_stale_version`), or the database fails.
pub async fn forget(db: &Db, guest: &Guest) -> Result<u64, ormlite::Error> {
    Guest::delete().of(guest).execute(db).await
}

/// Removes the marked guests for good, those with a reservation excepted: accounting still needs these.
///
/// # Errors
/// The database's.
pub async fn purge_forgotten(db: &Db) -> Result<u64, ormlite::Error> {
    let stays = Reservation::query()
        .correlate::<Guest>()
        .filter(Reservation::guest_id.eq(Guest::id))
        .with_deleted();
    Guest::purge()
        .only_deleted()
        .filter(not(exists(stays)))
        .execute(db)
        .await
}

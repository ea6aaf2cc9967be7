//! Updates: by filter, by key, by patch.

use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{cents, date, open};
use crate::schema::*;

#[ormlite::test]
async fn only_the_chosen_rows_change(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let raised = Room::update()
        .filter(Room::property_id.eq(hotel.alpha))
        .filter(Room::floor.eq(1))
        .set(Room::rate, Room::rate * Decimal::new(11, 1))
        .set(Room::floor, Room::floor + 10)
        .set(Room::number, Room::number.concat("-b"))
        .execute(&db)
        .await?;
    assert_eq!(raised, 2);
    let rooms = Room::query()
        .order_by((Room::floor.desc(), Room::rate.asc()))
        .select((Room::number, Room::floor, Room::rate, Room::weekly))
        .all(&db)
        .await?;
    let row = |number: &str, floor, rate| (number.to_owned(), floor, cents(rate), cents(rate * 7));
    let expected = [
        row("101-b", 11, 88_00),
        row("102-b", 11, 132_55),
        row("202", 2, 50_00),
        row("201", 2, 130_00),
        row("101", 1, 75_25),
    ];
    assert_eq!(rooms, expected);
    Ok(())
}

#[ormlite::test]
async fn every_write_counts_the_version_and_the_time(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let before = Room::find(hotel.rooms[0]).one(&db).await?;
    let update = || Room::update().find(hotel.rooms[0]);
    let after = update().set(Room::floor, 5).one(&db).await?;
    assert_eq!((after.floor, after.version), (5, 2));
    assert!(after.updated_at > before.updated_at);
    assert_eq!(after.created_at, before.created_at);
    // Explicit values are kept.
    let time: DateTime<Utc> = "2020-01-01T00:00:00Z".parse().unwrap();
    let explicit = update().set(Room::updated_at, time).set(Room::version, 40);
    let explicit = explicit.one(&db).await?;
    assert_eq!((explicit.updated_at, explicit.version), (time, 40));
    let other = Room::find(hotel.rooms[1]).one(&db).await?;
    assert_eq!(other.version, 1);
    Ok(())
}

#[ormlite::test]
async fn null_is_set_and_set_again(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let update = || Room::update().find(hotel.rooms[0]);
    let room = update()
        .set(Room::room_type_id, None)
        .set(Room::codes, Some(vec![Some(1)]))
        .one(&db)
        .await?;
    assert_eq!((room.room_type_id, room.codes), (None, Some(vec![Some(1)])));
    let room = update()
        .set(Room::room_type_id, hotel.double)
        .set(Room::codes, None)
        .one(&db)
        .await?;
    assert_eq!((room.room_type_id, room.codes), (Some(hotel.double), None));

    let guest = || Guest::update().find(hotel.ann);
    let without = guest()
        .set(Guest::email, None::<String>)
        .set(Guest::born, None);
    let without = without.one(&db).await?;
    assert_eq!((without.email, without.born), (None, None));
    let with = guest().set(Guest::email, Some("a@b".to_owned()));
    let with = with.one(&db).await?;
    assert_eq!(with.email.as_deref(), Some("a@b"));
    Ok(())
}

#[ormlite::test]
async fn what_is_not_given_stays(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let guest = Guest::update()
        .find(hotel.ann)
        .set_opt(Guest::points, None::<i64>)
        .set_opt(Guest::name, Some("Anna"))
        .set_opt(Guest::email, None::<&str>)
        .set_opt(Guest::score, Some(None::<f64>))
        .one(&db)
        .await?;
    assert_eq!((guest.name.as_str(), guest.points), ("Anna", 100));
    assert_eq!(guest.email.as_deref(), Some("ann@example.com"));
    assert_eq!(guest.score, None);

    let nothing = Guest::update().find(hotel.ann);
    let nothing = nothing.set_opt(Guest::points, None::<i64>);
    let error = nothing.execute(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert_eq!(error.code(), None);
    Ok(())
}

#[derive(Patch, Default)]
#[patch(table = Guest)]
struct GuestPatch {
    name: Option<String>,
    email: Option<Option<String>>,
    #[patch(column = Guest::points)]
    balance: Option<i64>,
    born: Option<Option<NaiveDate>>,
}

/// A field that is not optional is always set.
#[derive(Patch)]
#[patch(table = Room)]
struct Assessment {
    status: RoomStatus,
    notes: Option<ormlite::serde_json::Value>,
}

#[ormlite::test]
async fn a_patch_sets_what_it_holds(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let patch = |patch| Guest::update().find(hotel.ann).patch(patch);
    let guest = patch(GuestPatch {
        name: Some("Anna".to_owned()),
        email: Some(None),
        ..GuestPatch::default()
    });
    let guest = guest.one(&db).await?;
    assert_eq!((guest.name.as_str(), guest.email), ("Anna", None));
    assert_eq!((guest.points, guest.born), (100, Some(date(1990, 2, 28))));

    let guest = patch(GuestPatch {
        email: Some(Some("new@example.com".to_owned())),
        balance: Some(7),
        ..GuestPatch::default()
    });
    let guest = guest.one(&db).await?;
    assert_eq!(guest.email.as_deref(), Some("new@example.com"));
    assert_eq!((guest.name.as_str(), guest.points), ("Anna", 7));

    let error = patch(GuestPatch::default()).execute(&db).await.unwrap_err();
    assert!(error.is_invalid_query());
    // Beside what is set, an empty patch is nothing.
    let both = patch(GuestPatch::default()).set(Guest::points, 8);
    assert_eq!(both.one(&db).await?.points, 8);

    let room = Room::update().find(hotel.rooms[0]).patch(Assessment {
        status: RoomStatus::Occupied,
        notes: None,
    });
    let room = room.one(&db).await?;
    assert_eq!((room.status, room.notes), (RoomStatus::Occupied, None));
    Ok(())
}

#[ormlite::test]
async fn no_row_is_an_error_only_where_one_was_asked_for(db: Db) -> Outcome {
    open(&db).await?;
    let none = || Room::update().find(Uuid::nil()).set(Room::floor, 1);
    assert_eq!(none().execute(&db).await?, 0);
    assert_eq!(none().optional(&db).await?, None);
    assert_eq!(none().all(&db).await?, []);
    let error = none().one(&db).await.unwrap_err();
    assert!(error.is_not_found() && !error.is_stale_version(), "{error}");
    let several = Room::update().filter(Room::floor.eq(1)).set(Room::floor, 8);
    assert!(several.one(&db).await.unwrap_err().is_too_many_rows());
    // They stay changed: the statement had been done.
    assert_eq!(Room::query().filter(Room::floor.eq(8)).count(&db).await?, 3);
    Ok(())
}

#[ormlite::test]
async fn every_row_when_it_is_said(db: Db) -> Outcome {
    open(&db).await?;
    let floors = Room::update()
        .all_rows()
        .set(Room::floor, -Room::floor)
        .returning(Room::floor);
    let mut floors = floors.all(&db).await?;
    floors.sort_unstable();
    assert_eq!(floors, [-2, -2, -1, -1, -1]);
    Ok(())
}

#[ormlite::test]
async fn values_may_come_from_other_tables(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let standard = RoomType::query()
        .correlate::<Room>()
        .filter(RoomType::id.eq(Room::room_type_id))
        .select(RoomType::rate)
        .scalar();
    let rates = Room::update()
        .filter(Room::property_id.eq(hotel.alpha))
        .set(Room::rate, standard.coalesce(Room::rate))
        .returning((Room::number, Room::rate))
        .all(&db)
        .await?;
    let mut rates: Vec<_> = rates;
    rates.sort();
    let row = |number: &str, rate| (number.to_owned(), cents(rate));
    let expected = [
        row("101", 80_00),
        row("102", 120_50),
        row("201", 120_50),
        row("202", 50_00),
    ];
    assert_eq!(rates, expected);
    Ok(())
}

#[ormlite::test]
async fn a_composite_reference_cascades(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let amenity = Amenity {
        code: "tv".to_owned(),
        label: "Television".to_owned(),
    };
    Amenity::insert(amenity).execute(&db).await?;
    let has = NewRoomAmenity {
        room_id: hotel.rooms[0],
        amenity_code: "tv".to_owned(),
    };
    RoomAmenity::insert(has).execute(&db).await?;
    let renamed = Amenity::update().find("tv").set(Amenity::code, "screen");
    assert_eq!(renamed.execute(&db).await?, 1);
    let codes: Vec<String> = RoomAmenity::query()
        .select(RoomAmenity::amenity_code)
        .all(&db)
        .await?;
    assert_eq!(codes, ["screen"]);
    Ok(())
}

//! The rows that most tests start from.

use ormlite::Error;
use ormlite::prelude::*;

use crate::schema::*;

/// The keys of the rows, by what they are called.
pub struct Hotel {
    pub alpha: PropertyId,
    pub beta: PropertyId,
    pub single: i32,
    pub double: i32,
    /// The rooms 101, 102, 201 and 202 of Alpha, and 101 of Beta.
    pub rooms: [Uuid; 5],
    pub ann: i64,
    pub ben: i64,
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An amount of hundredths.
pub fn cents(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

pub fn new_room(property_id: PropertyId, number: &str) -> NewRoom {
    NewRoom {
        property_id,
        number: number.to_owned(),
        floor: 1,
        rate: cents(100_00),
    }
}

pub async fn property(db: &Db, code: &str) -> Result<PropertyId, Error> {
    let property = NewProperty {
        code: code.to_owned(),
        name: code.to_owned(),
    };
    Property::insert(property)
        .returning(Property::id)
        .one(db)
        .await
}

/// Three properties, the last without rooms; three types, the last without rooms; five rooms, one
/// without a type; four members of staff in three levels, one without a property; three guests.
pub async fn open(db: &Db) -> Result<Hotel, Error> {
    let properties = [
        (
            "ALP",
            "Alpha",
            Some("Bern"),
            Season::Low,
            Some(date(2001, 5, 20)),
        ),
        ("BET", "Beta", None, Season::HighSummer, None),
        (
            "GAM",
            "Gamma",
            Some("Chur"),
            Season::Low,
            Some(date(1999, 12, 31)),
        ),
    ];
    let mut ids = Vec::new();
    for (code, name, city, season, opened_on) in properties {
        let row = NewProperty {
            code: code.to_owned(),
            name: name.to_owned(),
        };
        let id = Property::insert(row)
            .set_opt(Property::city, city)
            .set(Property::season, season)
            .set(Property::opened_on, opened_on)
            .returning(Property::id);
        ids.push(id.one(db).await?);
    }
    let (alpha, beta) = (ids[0], ids[1]);
    let kinds = [
        ("single", 1, 80_00),
        ("double", 2, 120_50),
        ("suite", 4, 300_00),
    ];
    let kinds = kinds.map(|(name, beds, rate)| NewRoomType {
        name: name.to_owned(),
        beds,
        rate: cents(rate),
    });
    let kinds = RoomType::insert_many(kinds).returning(RoomType::id);
    let kinds = kinds.all(db).await?;
    let (single, double) = (kinds[0], kinds[1]);

    let plans: [(_, _, _, _, _, &[&str]); 5] = [
        (alpha, "101", 1, Some(single), 80_00, &["quiet", "sea"]),
        (alpha, "102", 1, Some(double), 120_50, &[]),
        (alpha, "201", 2, Some(double), 130_00, &["sea"]),
        (alpha, "202", 2, None, 50_00, &[]),
        (beta, "101", 1, Some(single), 75_25, &["quiet"]),
    ];
    let mut rooms = [Uuid::nil(); 5];
    for (at, (property_id, number, floor, kind, rate, tags)) in plans.into_iter().enumerate() {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        let room = NewRoom {
            floor,
            rate: cents(rate),
            ..new_room(property_id, number)
        };
        rooms[at] = Room::insert(room)
            .set(Room::room_type_id, kind)
            .set(Room::tags, tags)
            .returning(Room::id)
            .one(db)
            .await?;
    }

    Staff::insert_many([
        staff(1, "Ada", None, Some(alpha)),
        staff(2, "Bob", Some(1), Some(alpha)),
        staff(3, "Cy", Some(1), Some(beta)),
        staff(4, "Dee", Some(2), None),
    ])
    .execute(db)
    .await?;

    let guests = ["Ann", "Ben", "Cem"].map(|name| NewGuest {
        name: name.to_owned(),
    });
    let guests = Guest::insert_many(guests).returning(Guest::id);
    let guests = guests.all(db).await?;
    Guest::update()
        .find(guests[0])
        .set(Guest::email, "ann@example.com")
        .set(Guest::born, date(1990, 2, 28))
        .set(Guest::points, 100)
        .set(Guest::score, 2.5)
        .execute(db)
        .await?;
    Guest::update()
        .find(guests[2])
        .set(Guest::points, 250)
        .set(Guest::r#type, "vip")
        .execute(db)
        .await?;
    Ok(Hotel {
        alpha,
        beta,
        single,
        double,
        rooms,
        ann: guests[0],
        ben: guests[1],
    })
}

fn staff(id: i64, name: &str, manager: Option<i64>, property: Option<PropertyId>) -> Staff {
    Staff {
        id,
        name: name.to_owned(),
        manager_id: manager,
        property_id: property,
    }
}

pub fn booking(guest_id: i64, room_id: Uuid, lane: i32, from: u32, to: u32) -> NewBooking {
    NewBooking {
        guest_id,
        room_id,
        lane: PgRange::from(lane..lane + 1),
        during: PgRange::from(date(2025, 3, from)..date(2025, 3, to)),
    }
}

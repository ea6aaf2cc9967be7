//! The properties as the other modules see them: their keys, rooms and prices.

use hospitality::core::{RoomCategory, RoomStatus};
use ormlite::prelude::*;

use crate::plan::Plan;
use crate::random::Random;

/// A property.
pub(crate) struct House {
    pub(crate) id: Uuid,
    pub(crate) facts: &'static Facts,
    pub(crate) types: Vec<Uuid>,
    pub(crate) rooms: Vec<HouseRoom>,
    pub(crate) staff: Vec<Uuid>,
}

/// A room of a property.
pub(crate) struct HouseRoom {
    pub(crate) id: Uuid,
    /// Its place among [`House::types`].
    pub(crate) kind: usize,
    pub(crate) floor: i32,
    pub(crate) number: String,
    pub(crate) rate: Decimal,
    pub(crate) status: RoomStatus,
}

/// What is known of a property beforehand.
pub(crate) struct Facts {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) street: &'static str,
    pub(crate) city: &'static str,
    pub(crate) country: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) timezone: &'static str,
    pub(crate) stars: i16,
    pub(crate) tags: &'static [&'static str],
    /// Factor on the prices of the room types.
    pub(crate) price: i64,
}

pub(crate) const HOUSES: [Facts; 3] = [
    Facts {
        code: "VIE01",
        name: "Hotel am Stadtpark",
        street: "Parkring 18",
        city: "Vienna",
        country: "AT",
        currency: "EUR",
        timezone: "Europe/Vienna",
        stars: 4,
        tags: &["city", "conference"],
        price: 100,
    },
    Facts {
        code: "LIS01",
        name: "Casa do Porto",
        street: "Rua do Cais 7",
        city: "Lisbon",
        country: "PT",
        currency: "EUR",
        timezone: "Europe/Lisbon",
        stars: 4,
        tags: &["city", "harbour"],
        price: 85,
    },
    Facts {
        code: "ZER01",
        name: "Alpenblick Lodge",
        street: "Bergweg 2",
        city: "Zermatt",
        country: "CH",
        currency: "CHF",
        timezone: "Europe/Zurich",
        stars: 5,
        tags: &["mountain", "spa"],
        price: 165,
    },
];

/// A room type: code, name, category, persons, square metres, price, share of the rooms of a floor.
pub(crate) type Kind = (
    &'static str,
    &'static str,
    RoomCategory,
    i32,
    i64,
    i64,
    usize,
);

pub(crate) const KINDS: [Kind; 4] = [
    (
        "STD",
        "Standard Double",
        RoomCategory::Standard,
        2,
        22,
        98,
        10,
    ),
    (
        "SUP",
        "Superior Double",
        RoomCategory::Superior,
        2,
        28,
        132,
        5,
    ),
    ("FAM", "Family Room", RoomCategory::Deluxe, 4, 36, 178, 3),
    ("STE", "Park Suite", RoomCategory::Suite, 3, 52, 290, 2),
];

/// Rooms on a floor: the shares of [`KINDS`] together.
const PER_FLOOR: usize = 20;

/// Staff of a property.
const STAFF: usize = 18;

pub(crate) fn build(plan: &Plan, random: &mut Random) -> Vec<House> {
    let facts = HOUSES.iter().take(plan.size.properties);
    facts.map(|facts| house(plan, facts, random)).collect()
}

fn house(plan: &Plan, facts: &'static Facts, random: &mut Random) -> House {
    let id = random.id();
    let types = KINDS.iter().map(|_| random.id()).collect();
    let floors = 1..=plan.size.floors;
    House {
        id,
        facts,
        types,
        rooms: floors
            .flat_map(|floor| rooms(facts, floor, random))
            .collect(),
        staff: (0..STAFF).map(|_| random.id()).collect(),
    }
}

/// The rooms of a floor: 101 to 120, 201 to 220, ...; the higher, the dearer.
fn rooms(facts: &Facts, floor: usize, random: &mut Random) -> Vec<HouseRoom> {
    let kinds = KINDS.iter().enumerate();
    let kinds = kinds.flat_map(|(at, kind)| std::iter::repeat_n(at, kind.6));
    kinds
        .take(PER_FLOOR)
        .enumerate()
        .map(|(place, kind)| HouseRoom {
            id: random.id(),
            kind,
            floor: floor as i32,
            number: format!("{}{:02}", floor, place + 1),
            rate: price(facts, kind) + Decimal::from(3 * (floor - 1)),
            status: RoomStatus::Available,
        })
        .collect()
}

pub(crate) fn price(facts: &Facts, kind: usize) -> Decimal {
    Decimal::from(KINDS[kind].5 * facts.price / 100)
}

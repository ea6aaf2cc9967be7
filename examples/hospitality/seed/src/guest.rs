//! Guests, what they like, and their memberships.

use hospitality::core::{
    Guest, GuestPreference, LoyaltyMembership, LoyaltyProgram, LoyaltyTier, NewGuestPreference,
    PreferenceCategory,
};
use ormlite::prelude::*;

use crate::garden::Garden;
use crate::names::{FIRST, LAST, ORIGINS};
use crate::plan::Plan;
use crate::random::{Random, after, at};

#[derive(Insert, Clone)]
#[insert(table = Guest)]
pub(crate) struct SeedGuest {
    pub(crate) id: Uuid,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    email: Option<String>,
    phone: Option<String>,
    nationality: Option<String>,
    language: String,
    date_of_birth: Option<NaiveDate>,
    vip: bool,
    marketing_consent: bool,
    tags: Vec<String>,
    created_at: DateTime<Utc>,
}

#[derive(Insert)]
#[insert(table = LoyaltyProgram)]
struct SeedProgram {
    id: Uuid,
    code: String,
    name: String,
    welcome_points: i32,
}

#[derive(Insert)]
#[insert(table = LoyaltyTier)]
struct SeedTier {
    id: Uuid,
    program_id: Uuid,
    code: String,
    name: String,
    rank: i16,
    min_nights: i32,
}

#[derive(Insert)]
#[insert(table = LoyaltyMembership)]
struct SeedMembership {
    program_id: Uuid,
    guest_id: Uuid,
    tier_id: Option<Uuid>,
    number: String,
    points_balance: i64,
    lifetime_points: i64,
    enrolled_on: NaiveDate,
}

pub(crate) fn invite(plan: &Plan, random: &mut Random) -> Vec<SeedGuest> {
    (0..plan.size.guests)
        .map(|number| guest(plan, number, random))
        .collect()
}

fn guest(plan: &Plan, number: usize, random: &mut Random) -> SeedGuest {
    let (first_name, last_name) = (random.pick(&FIRST), random.pick(&LAST));
    let (nationality, language, prefix) = random.pick(&ORIGINS);
    let email = format!("{first_name}.{last_name}.{number}@mail.example").to_lowercase();
    let phone = format!("{prefix} 555 {:06}", random.below(1_000_000));
    SeedGuest {
        id: random.id(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        email: random.chance(0.95).then_some(email),
        phone: random.chance(0.7).then_some(phone),
        nationality: Some(nationality.to_owned()),
        language: language.to_owned(),
        date_of_birth: Some(after(plan.today, -random.between(20 * 365, 80 * 365))),
        vip: random.chance(0.03),
        marketing_consent: random.chance(0.4),
        tags: match random.below(12) {
            0 => vec!["allergies".to_owned()],
            1 => vec!["business".to_owned(), "returning".to_owned()],
            _ => Vec::new(),
        },
        created_at: at(
            after(plan.today, -random.between(185, 1_500)),
            random.between(0, 1_439),
        ),
    }
}

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    guests: &[SeedGuest],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    garden.insert::<Guest, _>(guests.to_vec()).await?;
    let preferences = preferences(guests, random);
    garden.insert::<GuestPreference, _>(preferences).await?;
    plant_loyalty(garden, plan, guests, random).await
}

/// Matters guests have wishes in: category, topic, and what they wish.
const TOPICS: [(PreferenceCategory, &str, [&str; 3]); 4] = [
    (
        PreferenceCategory::Bedding,
        "pillow",
        ["feather-free", "firm", "two of them"],
    ),
    (
        PreferenceCategory::Room,
        "floor",
        ["high", "low", "near the stairs"],
    ),
    (
        PreferenceCategory::Dining,
        "breakfast",
        ["vegan", "gluten-free", "in the room"],
    ),
    (
        PreferenceCategory::Communication,
        "channel",
        ["email", "text message", "no calls"],
    ),
];

fn preferences(guests: &[SeedGuest], random: &mut Random) -> Vec<NewGuestPreference> {
    let mut preferences = Vec::new();
    for guest in guests {
        for (category, topic, wishes) in TOPICS {
            if random.chance(0.15) {
                preferences.push(NewGuestPreference {
                    guest_id: guest.id,
                    category,
                    topic: topic.to_owned(),
                    preference: random.pick(&wishes).to_owned(),
                });
            }
        }
    }
    preferences
}

const TIERS: [(&str, &str, i32); 3] = [
    ("silver", "Silver", 0),
    ("gold", "Gold", 15),
    ("platinum", "Platinum", 40),
];

async fn plant_loyalty(
    garden: &mut Garden<'_>,
    plan: &Plan,
    guests: &[SeedGuest],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let program = SeedProgram {
        id: random.id(),
        code: "circle".to_owned(),
        name: "Stadtpark Circle".to_owned(),
        welcome_points: 500,
    };
    let program_id = program.id;
    let tiers = TIERS
        .iter()
        .zip(1..)
        .map(|((code, name, min_nights), rank)| SeedTier {
            id: random.id(),
            program_id,
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            rank,
            min_nights: *min_nights,
        });
    let tiers: Vec<SeedTier> = tiers.collect();
    let ids: Vec<Uuid> = tiers.iter().map(|tier| tier.id).collect();
    garden.insert::<LoyaltyProgram, _>(vec![program]).await?;
    garden.insert::<LoyaltyTier, _>(tiers).await?;

    let members = guests
        .iter()
        .enumerate()
        .filter(|(_, guest)| guest.marketing_consent);
    let members = members.map(|(number, guest)| {
        let earned = random.between(500, 60_000);
        SeedMembership {
            program_id,
            guest_id: guest.id,
            tier_id: Some(ids[usize::from(earned > 30_000) + usize::from(earned > 52_000)]),
            number: format!("SC{:08}", 10_000_000 + number),
            points_balance: random.between(0, earned),
            lifetime_points: earned,
            enrolled_on: after(plan.today, -random.between(0, 1_200)),
        }
    });
    let members = members.collect();
    garden.insert::<LoyaltyMembership, _>(members).await
}

//! Properties, buildings, floors, room types, rooms, and the tenant that runs them.

use hospitality::core::{
    Building, Floor, Property, PropertySettings, Room, RoomCategory, RoomStatus, RoomType,
};
use hospitality::tenancy::{NewTenantProperty, Tenant, TenantProperty, TenantStatus};
use ormlite::prelude::*;

use crate::garden::Garden;
use crate::house::{House, HouseRoom, KINDS, price};
use crate::plan::Plan;
use crate::random::{Random, after};
use crate::staff;

#[derive(Insert)]
#[insert(table = Tenant)]
struct SeedTenant {
    id: Uuid,
    slug: String,
    name: String,
    status: TenantStatus,
    billing_email: String,
}

#[derive(Insert)]
#[insert(table = Property)]
struct SeedProperty {
    id: Uuid,
    code: String,
    name: String,
    star_rating: Option<i16>,
    timezone: String,
    currency: String,
    address_line1: String,
    city: String,
    country: String,
    tags: Vec<String>,
    settings: Json<PropertySettings>,
    opened_on: Option<NaiveDate>,
}

#[derive(Insert)]
#[insert(table = Building)]
struct SeedBuilding {
    id: Uuid,
    property_id: Uuid,
    code: String,
    name: String,
    has_elevator: bool,
}

#[derive(Insert)]
#[insert(table = Floor)]
struct SeedFloor {
    id: Uuid,
    building_id: Uuid,
    level: i32,
}

#[derive(Insert)]
#[insert(table = RoomType)]
struct SeedRoomType {
    id: Uuid,
    property_id: Uuid,
    code: String,
    name: String,
    category: RoomCategory,
    base_occupancy: i32,
    max_occupancy: i32,
    size_sqm: Option<Decimal>,
    base_rate: Decimal,
    sort_order: i32,
}

#[derive(Insert)]
#[insert(table = Room)]
struct SeedRoom {
    id: Uuid,
    property_id: Uuid,
    room_type_id: Option<Uuid>,
    floor_id: Option<Uuid>,
    number: String,
    floor: i32,
    status: RoomStatus,
    rate: Decimal,
    tags: Vec<String>,
}

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    houses: &[House],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let properties = houses.iter().map(|house| property(plan, house));
    garden.insert::<Property, _>(properties.collect()).await?;
    plant_tenant(garden, houses, random).await?;
    for house in houses {
        staff::plant(garden, plan, house, random).await?;
        plant_rooms(garden, plan, house, random).await?;
    }
    Ok(())
}

fn property(plan: &Plan, house: &House) -> SeedProperty {
    let facts = house.facts;
    SeedProperty {
        id: house.id,
        code: facts.code.to_owned(),
        name: facts.name.to_owned(),
        star_rating: Some(facts.stars),
        timezone: facts.timezone.to_owned(),
        currency: facts.currency.to_owned(),
        address_line1: facts.street.to_owned(),
        city: facts.city.to_owned(),
        country: facts.country.to_owned(),
        tags: facts.tags.iter().map(|tag| (*tag).to_owned()).collect(),
        settings: Json(PropertySettings {
            free_cancellation_hours: Some(48),
            quiet_hours: Some((22, 7)),
            ..PropertySettings::default()
        }),
        opened_on: Some(after(plan.today, -4_000)),
    }
}

async fn plant_tenant(
    garden: &mut Garden<'_>,
    houses: &[House],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let tenant = SeedTenant {
        id: random.id(),
        slug: "stadtpark-group".to_owned(),
        name: "Stadtpark Hotel Group".to_owned(),
        status: TenantStatus::Active,
        billing_email: "accounts@stadtpark.example".to_owned(),
    };
    let tenant_id = tenant.id;
    garden.insert::<Tenant, _>(vec![tenant]).await?;
    let properties = houses.iter().map(|house| NewTenantProperty {
        tenant_id,
        property_id: house.id,
    });
    garden
        .insert::<TenantProperty, _>(properties.collect())
        .await
}

async fn plant_rooms(
    garden: &mut Garden<'_>,
    plan: &Plan,
    house: &House,
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let floors = plant_building(garden, plan, house, random).await?;
    let types = KINDS.iter().enumerate().map(|(at, kind)| SeedRoomType {
        id: house.types[at],
        property_id: house.id,
        code: kind.0.to_owned(),
        name: kind.1.to_owned(),
        category: kind.2,
        base_occupancy: kind.3.min(2),
        max_occupancy: kind.3,
        size_sqm: Some(Decimal::from(kind.4)),
        base_rate: price(house.facts, at),
        sort_order: at as i32,
    });
    garden.insert::<RoomType, _>(types.collect()).await?;
    let rooms = house.rooms.iter().map(|room| SeedRoom {
        id: room.id,
        property_id: house.id,
        room_type_id: Some(house.types[room.kind]),
        floor_id: floors.get(room.floor as usize - 1).copied(),
        number: room.number.clone(),
        floor: room.floor,
        status: room.status,
        rate: room.rate,
        tags: tags(plan, room),
    });
    garden.insert::<Room, _>(rooms.collect()).await
}

/// One building with all floors; gives their keys, the lowest first.
async fn plant_building(
    garden: &mut Garden<'_>,
    plan: &Plan,
    house: &House,
    random: &mut Random,
) -> Result<Vec<Uuid>, ormlite::Error> {
    let building = SeedBuilding {
        id: random.id(),
        property_id: house.id,
        code: "MAIN".to_owned(),
        name: "Main House".to_owned(),
        has_elevator: true,
    };
    let floors: Vec<SeedFloor> = (1..=plan.size.floors as i32)
        .map(|level| SeedFloor {
            id: random.id(),
            building_id: building.id,
            level,
        })
        .collect();
    let ids = floors.iter().map(|floor| floor.id).collect();
    garden.insert::<Building, _>(vec![building]).await?;
    garden.insert::<Floor, _>(floors).await?;
    Ok(ids)
}

/// The last room of a floor is at the corner; the top floor is quiet.
fn tags(plan: &Plan, room: &HouseRoom) -> Vec<String> {
    let mut tags = Vec::new();
    if room.number.ends_with("20") {
        tags.push("corner".to_owned());
    }
    if room.floor as usize == plan.size.floors {
        tags.push("quiet".to_owned());
    }
    tags
}

//! What is to be cleaned, and what was done by whom.

use hospitality::audit::{ActorKind, AuditAction, AuditLog};
use hospitality::core::ReservationStatus;
use hospitality::operations::{
    HousekeepingTask, HousekeepingTaskKind, HousekeepingTaskStatus, Priority,
};
use ormlite::prelude::*;
use ormlite::serde_json::{Value as JsonValue, json};

use crate::garden::Garden;
use crate::house::House;
use crate::plan::Plan;
use crate::random::{Random, after, at};
use crate::stay::Stay;

#[derive(Insert)]
#[insert(table = HousekeepingTask)]
struct SeedTask {
    property_id: Uuid,
    room_id: Option<Uuid>,
    reservation_id: Option<Uuid>,
    kind: HousekeepingTaskKind,
    status: HousekeepingTaskStatus,
    priority: Priority,
    assigned_to: Option<Uuid>,
    scheduled_on: NaiveDate,
    started_at: Option<DateTime<Utc>>,
    finished_at: Option<DateTime<Utc>>,
}

#[derive(Insert)]
#[insert(table = AuditLog)]
struct SeedLog {
    property_id: Option<Uuid>,
    actor_kind: ActorKind,
    staff_id: Option<Uuid>,
    actor_label: String,
    action: AuditAction,
    entity_schema: String,
    entity_table: String,
    entity_id: Option<Uuid>,
    details: JsonValue,
    created_at: DateTime<Utc>,
}

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    houses: &[House],
    stays: &[Stay],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let tasks = tasks(plan, houses, stays, random);
    garden.insert::<HousekeepingTask, _>(tasks).await?;
    let logs = stays
        .iter()
        .filter(|stay| stay.status == ReservationStatus::CheckedOut);
    let logs = logs.map(|stay| log(houses, stay, random)).collect();
    garden.insert::<AuditLog, _>(logs).await
}

/// A task for each occupied room on each of the last days, today included.
fn tasks(plan: &Plan, houses: &[House], stays: &[Stay], random: &mut Random) -> Vec<SeedTask> {
    let mut tasks = Vec::new();
    for day in after(plan.today, -2).iter_days().take(3) {
        let in_house = |stay: &&Stay| stay.is_kept() && stay.arrival < day && day <= stay.departure;
        for stay in stays.iter().filter(in_house) {
            let house = &houses[stay.house];
            let done = day < plan.today || random.chance(0.7);
            let started = at(day, random.between(540, 840));
            tasks.push(SeedTask {
                property_id: house.id,
                room_id: Some(house.rooms[stay.room].id),
                reservation_id: Some(stay.reservation_id),
                kind: match stay.departure == day {
                    true => HousekeepingTaskKind::Departure,
                    false => HousekeepingTaskKind::Stayover,
                },
                status: match done {
                    true => HousekeepingTaskStatus::Inspected,
                    false => HousekeepingTaskStatus::Pending,
                },
                priority: Priority::Normal,
                assigned_to: Some(random.pick(&house.staff)),
                scheduled_on: day,
                started_at: done.then_some(started),
                finished_at: done
                    .then(|| started + ormlite::chrono::TimeDelta::minutes(random.between(18, 55))),
            });
        }
    }
    tasks
}

fn log(houses: &[House], stay: &Stay, random: &mut Random) -> SeedLog {
    let house = &houses[stay.house];
    SeedLog {
        property_id: Some(house.id),
        actor_kind: ActorKind::Staff,
        staff_id: Some(random.pick(&house.staff)),
        actor_label: "front desk".to_owned(),
        action: AuditAction::Change,
        entity_schema: "core".to_owned(),
        entity_table: "reservations".to_owned(),
        entity_id: Some(stay.reservation_id),
        details: json!({ "status": "checked_out" }),
        created_at: at(stay.departure, random.between(420, 660)),
    }
}

//! References of every shape: to itself, around in a circle, composite, to a newtype, across modules.

use ormlite::prelude::*;
use ormlite::{Error, Executor};

#[derive(Value, Debug, Clone, PartialEq)]
struct StaffId(Uuid);

#[derive(Table, Debug, Clone)]
#[table(name = "staff")]
struct Staff {
    #[column(primary_key, default = uuid_v7)]
    id: StaffId,
    #[column(references = Self::id, on_delete = set_null)]
    manager_id: Option<StaffId>,
    #[column(references = Team::id)]
    team_id: i64,
}

#[derive(Table, Debug, Clone)]
struct Team {
    #[column(primary_key, identity)]
    id: i64,
    #[column(references = Staff::id, deferrable, initially_deferred)]
    lead_id: Option<StaffId>,
}

mod floors {
    use ormlite::prelude::*;

    #[derive(Table, Debug, Clone)]
    #[table(primary_key(building, level))]
    pub(crate) struct Floor {
        pub(crate) building: String,
        pub(crate) level: i16,
    }
}

#[derive(Table, Debug, Clone)]
#[table(
    primary_key(building, number),
    foreign_key(columns(building, level), references = floors::Floor(building, level), on_delete = cascade, relation = floor),
    foreign_key(columns(twin_building, twin_number), references = Room(building, number), relation = twin)
)]
struct Room {
    building: String,
    number: i32,
    level: i16,
    twin_building: Option<String>,
    twin_number: Option<i32>,
    // A reference that is text carries no accessor and no dependency.
    #[column(references = "core.properties(id)")]
    property_id: Uuid,
    #[column(references = Staff::id, relation = cleaner)]
    cleaned_by: Option<StaffId>,
}

// A view's reference is a relation without a foreign key behind it.
#[derive(Table, Debug, Clone)]
#[table(view)]
struct Headcount {
    #[column(references = Team::id)]
    team_id: i64,
    staff: i64,
}

// A reference that holds for a text, and for a number.
#[derive(Table, Debug, Clone)]
#[table(
    belongs_to(team = Team::id, by = about_id, when(about = "team")),
    belongs_to(headcount = Headcount::team_id, by = about_id, when(level = 2))
)]
struct Remark {
    #[column(primary_key)]
    id: i32,
    about: String,
    level: i16,
    about_id: i64,
}

async fn load(db: &impl Executor, room: &Room, staff: &Staff) -> Result<(), Error> {
    let _: floors::Floor = room.floor().one(db).await?;
    let _: Option<Room> = room.twin().optional(db).await?;
    let _: Option<Staff> = room.cleaner().optional(db).await?;
    let _: Team = staff.team().one(db).await?;
    let _: Option<Staff> = staff.manager().query().filter(Staff::team_id.eq(1)).optional(db).await?;
    let _: Vec<(i32, Option<StaffId>, Option<i64>)> = Room::query()
        .left_join_by(Room::cleaner)
        .left_join_by(Staff::team)
        .select((Room::number, Staff::id, Team::id))
        .all(db)
        .await?;
    let _: Vec<Headcount> = Headcount::query().inner_join_by(Headcount::team).all(db).await?;
    let _: Room = Room::find(("North".to_owned(), 101)).one(db).await?;
    let _: Staff = Staff::find(StaffId(Uuid::nil())).one(db).await?;
    Ok(())
}

fn main() {}

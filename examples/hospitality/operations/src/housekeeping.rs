//! Housekeeping: what is cleaned, by which list, how well, and where the linen is.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

use crate::inventory::InventoryItem;
use crate::purchasing::Supplier;

/// What is to be done in a room.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "housekeeping_task_kind", schema = "operations")]
pub enum HousekeepingTaskKind {
    /// Daily cleaning while the guest stays.
    Stayover,
    /// Full cleaning after departure.
    Departure,
    /// Evening visit.
    Turndown,
    /// Cleaning that reaches everything.
    Deep,
    /// A room that stood empty is made fresh.
    Refresh,
    /// Lobby, corridors and other shared rooms.
    PublicArea,
}

/// Where a housekeeping task stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "housekeeping_task_status", schema = "operations")]
pub enum HousekeepingTaskStatus {
    /// To be done.
    Pending,
    /// Being done.
    InProgress,
    /// Done, not yet looked at.
    Done,
    /// Looked at and found good.
    Inspected,
    /// The guest did not want it.
    Declined,
    /// Called off.
    Cancelled,
}

/// How soon something must be done.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "priority", schema = "operations")]
pub enum Priority {
    /// When there is time.
    Low,
    /// In the usual order.
    Normal,
    /// Before anything normal.
    High,
    /// At once.
    Urgent,
}

/// One thing to clean on one day.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "housekeeping_tasks",
    schema = "operations",
    index(property_id, scheduled_on, status),
    index(
        assigned_to,
        scheduled_on,
        where = "status IN ('pending', 'in_progress')",
        name = "housekeeping_tasks_open_idx"
    ),
    index(room_id, desc(scheduled_on)),
    check(
        "room_id IS NOT NULL OR area IS NOT NULL",
        name = "housekeeping_tasks_place_check"
    ),
    check("finished_at >= started_at", name = "housekeeping_tasks_times_check")
)]
pub struct HousekeepingTask {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room to clean; none for public areas.
    #[column(references = "core.rooms(id)", on_delete = cascade)]
    pub room_id: Option<Uuid>,
    /// Public area to clean.
    pub area: Option<String>,
    /// Reservation of the guest in the room.
    #[column(references = "core.reservations(id)", on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// List to work by.
    #[column(references = HousekeepingChecklist::id, on_delete = set_null, index)]
    pub checklist_id: Option<Uuid>,
    /// What is to be done.
    #[column(default = "'stayover'")]
    pub kind: HousekeepingTaskKind,
    /// Where it stands.
    #[column(default = "'pending'")]
    pub status: HousekeepingTaskStatus,
    /// How soon it must be done.
    #[column(default = "'normal'")]
    pub priority: Priority,
    /// Member of staff who does it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub assigned_to: Option<Uuid>,
    /// Day it is to be done.
    #[column(default = "CURRENT_DATE")]
    pub scheduled_on: NaiveDate,
    /// Local time by which the room is needed.
    pub due_at: Option<NaiveTime>,
    /// Minutes it should take.
    #[column(default = "30", check = "estimated_minutes > 0")]
    pub estimated_minutes: i32,
    /// When it was begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was finished.
    pub finished_at: Option<DateTime<Utc>>,
    /// Minutes it took, computed by the server.
    #[column(generated = "(extract(epoch FROM (finished_at - started_at)) / 60)::integer")]
    pub actual_minutes: Option<i32>,
    /// Remarks.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Counts changes, for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A list of what a kind of cleaning consists of.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "housekeeping_checklists",
    schema = "operations",
    unique(property_id, name, revision),
    index(
        property_id,
        kind,
        unique,
        where = "active AND room_type_id IS NULL",
        name = "housekeeping_checklists_one_default_key"
    )
)]
pub struct HousekeepingChecklist {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that uses it.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room type it is for; none when it is for all.
    #[column(references = "core.room_types(id)", on_delete = cascade, index)]
    pub room_type_id: Option<Uuid>,
    /// Kind of cleaning it is for.
    pub kind: HousekeepingTaskKind,
    /// Name.
    pub name: String,
    /// Edition of the list, from 1.
    #[column(default = "1", check = "revision > 0")]
    pub revision: i32,
    /// Minutes a room should take by it.
    #[column(default = "30", check = "estimated_minutes > 0")]
    pub estimated_minutes: i32,
    /// Whether it is the one in use.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// One point of a checklist.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "housekeeping_checklist_items",
    schema = "operations",
    unique(checklist_id, position, deferrable, initially_deferred)
)]
pub struct HousekeepingChecklistItem {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The list.
    #[column(references = HousekeepingChecklist::id, on_delete = cascade)]
    pub checklist_id: Uuid,
    /// Place within the list, from 1; checked at commit, so that points can be reordered.
    #[column(check = "position > 0")]
    pub position: i32,
    /// Part of the room, such as `bathroom`.
    #[column(sql_type = "varchar(40)")]
    pub section: Option<String>,
    /// What is to be done.
    pub instruction: String,
    /// Stock that is used up or put out.
    #[column(references = InventoryItem::id, on_delete = set_null, index, relation = supply)]
    pub inventory_item_id: Option<Uuid>,
    /// Quantity of that stock, in its unit.
    #[column(sql_type = "numeric(12,3)", check = "supply_quantity > 0")]
    pub supply_quantity: Option<Decimal>,
    /// Whether the room fails inspection without it.
    #[column(default = "true")]
    pub mandatory: bool,
    /// Whether a picture must be taken.
    #[column(default = "false")]
    pub photo_required: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// One fault found by an inspection.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct InspectionFinding {
    /// Part of the room.
    pub section: String,
    /// What was wrong.
    pub remark: String,
    /// Points taken off the score.
    pub points: u8,
}

/// A look at a cleaned room.
#[derive(Table, Debug, Clone)]
#[table(
    name = "housekeeping_inspections",
    schema = "operations",
    unique(task_id, attempt),
    index(inspector_id, desc(inspected_at))
)]
pub struct HousekeepingInspection {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The task looked at.
    #[column(references = HousekeepingTask::id, on_delete = cascade)]
    pub task_id: Uuid,
    /// First, second, ... look at the same task.
    #[column(default = "1", check = "attempt > 0")]
    pub attempt: i16,
    /// Member of staff who looked.
    #[column(references = "core.staff(id)", on_delete = set_null)]
    pub inspector_id: Option<Uuid>,
    /// Score out of 100.
    #[column(check = "score BETWEEN 0 AND 100")]
    pub score: i16,
    /// Whether the room may be sold.
    pub passed: bool,
    /// Faults found.
    #[column(default = "'[]'")]
    pub findings: Json<Vec<InspectionFinding>>,
    /// Addresses of pictures.
    #[column(default = "'{}'")]
    pub photo_urls: Vec<String>,
    /// Remarks.
    pub notes: Option<String>,
    /// When the room was looked at.
    #[column(default = "now()")]
    pub inspected_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Where a laundry batch is.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "laundry_status", schema = "operations")]
pub enum LaundryStatus {
    /// Being gathered.
    Collecting,
    /// Given to the laundry.
    Sent,
    /// Being washed in the house.
    Washing,
    /// Back and counted.
    Returned,
    /// Put on the shelves.
    Closed,
}

/// Linen or guests' clothes washed together.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "laundry_batches",
    schema = "operations",
    unique(property_id, number),
    index(property_id, status, where = "status <> 'closed'"),
    check("returned_at >= sent_at", name = "laundry_batches_times_check")
)]
pub struct LaundryBatch {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Laundry that washes it; none when the house does.
    #[column(references = Supplier::id, on_delete = restrict, index, relation = laundry)]
    pub supplier_id: Option<Uuid>,
    /// Number on the bag, unique within the property.
    #[column(sql_type = "varchar(20)")]
    pub number: String,
    /// Where it is.
    #[column(default = "'collecting'")]
    pub status: LaundryStatus,
    /// Weight in kilograms.
    #[column(sql_type = "numeric(8,2)", check = "weight_kg > 0")]
    pub weight_kg: Option<Decimal>,
    /// Washing temperature in degrees Celsius.
    #[column(check = "temperature_celsius BETWEEN 20 AND 95")]
    pub temperature_celsius: Option<i16>,
    /// Price of the washing, in the property's currency.
    #[column(sql_type = "numeric(10,2)", check = "cost >= 0")]
    pub cost: Option<Decimal>,
    /// Member of staff who counted it out.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub prepared_by: Option<Uuid>,
    /// When it left.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it should be back.
    pub due_at: Option<DateTime<Utc>>,
    /// When it came back.
    pub returned_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// One kind of piece in a laundry batch.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "laundry_items",
    schema = "operations",
    check(
        "returned + damaged + lost <= sent",
        name = "laundry_items_count_check"
    ),
    check(
        "inventory_item_id IS NOT NULL OR guest_id IS NOT NULL",
        name = "laundry_items_owner_check"
    )
)]
pub struct LaundryItem {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The batch.
    #[column(references = LaundryBatch::id, on_delete = cascade, index)]
    pub batch_id: Uuid,
    /// Linen of the house; none for guests' clothes.
    #[column(references = InventoryItem::id, on_delete = restrict, index, relation = linen)]
    pub inventory_item_id: Option<Uuid>,
    /// Guest whose clothes they are.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Option<Uuid>,
    /// Room to bring them back to.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// What they are, in words.
    pub description: String,
    /// Pieces given.
    #[column(check = "sent > 0")]
    pub sent: i32,
    /// Pieces that came back whole.
    #[column(default = "0", check = "returned >= 0")]
    pub returned: i32,
    /// Pieces that came back damaged.
    #[column(default = "0", check = "damaged >= 0")]
    pub damaged: i32,
    /// Pieces that did not come back.
    #[column(default = "0", check = "lost >= 0")]
    pub lost: i32,
    /// Price charged to the guest, in the property's currency.
    #[column(sql_type = "numeric(10,2)", check = "charge >= 0")]
    pub charge: Option<Decimal>,
    /// Remarks, such as stains.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

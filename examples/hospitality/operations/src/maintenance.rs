//! Maintenance: what the house owns, what is broken, who repairs it and what is looked after in time.

use ormlite::prelude::*;

use crate::housekeeping::Priority;
use crate::inventory::InventoryItem;
use crate::purchasing::Supplier;

/// A category of assets; categories form a tree.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "asset_categories",
    schema = "operations",
    check("parent_id <> id", name = "asset_categories_parent_check")
)]
pub struct AssetCategory {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Category above it; none at the top.
    #[column(references = AssetCategory::id, on_delete = restrict, index)]
    pub parent_id: Option<Uuid>,
    /// Stable code, such as `hvac`.
    #[column(unique, sql_type = "varchar(40)")]
    pub code: String,
    /// Name.
    pub name: String,
    /// Months over which the price is written off.
    #[column(check = "depreciation_months > 0")]
    pub depreciation_months: Option<i32>,
    /// Whether the law asks for regular inspections.
    #[column(default = "false")]
    pub inspection_required: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Whether an asset works.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "asset_status", schema = "operations")]
pub enum AssetStatus {
    /// Works.
    InService,
    /// Being repaired.
    InRepair,
    /// Kept in reserve.
    Stored,
    /// No longer in the house.
    Disposed,
}

/// A thing of value the house owns: a boiler, a lift, a television.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "assets",
    schema = "operations",
    unique(property_id, tag),
    index(opclass(attributes, "jsonb_path_ops"), method = gin, name = "assets_attributes_idx"),
    index(warranty_until, where = "warranty_until IS NOT NULL"),
    check("parent_id <> id", name = "assets_parent_check")
)]
pub struct Asset {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that owns it.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Category.
    #[column(references = AssetCategory::id, on_delete = restrict, index)]
    pub category_id: Uuid,
    /// Asset it is a part of.
    #[column(references = Asset::id, on_delete = set_null, index)]
    pub parent_id: Option<Uuid>,
    /// Room it stands in.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// Supplier it was bought from.
    #[column(references = Supplier::id, on_delete = set_null, index)]
    pub supplier_id: Option<Uuid>,
    /// Number on the sticker, unique within the property.
    #[column(sql_type = "varchar(30)")]
    pub tag: String,
    /// Name.
    pub name: String,
    /// Company that made it.
    pub manufacturer: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Serial number.
    #[column(index)]
    pub serial_number: Option<String>,
    /// Whether it works.
    #[column(default = "'in_service'")]
    pub status: AssetStatus,
    /// What only some categories have, such as voltage.
    #[column(default = "'{}'")]
    pub attributes: serde_json::Value,
    /// Day it was bought.
    pub purchased_on: Option<NaiveDate>,
    /// Price paid, in the property's currency.
    #[column(sql_type = "numeric(12,2)", check = "purchase_price >= 0")]
    pub purchase_price: Option<Decimal>,
    /// Last day of the warranty.
    pub warranty_until: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the asset was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Trade a repair belongs to.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "maintenance_trade", schema = "operations")]
pub enum MaintenanceTrade {
    /// Water and drains.
    Plumbing,
    /// Power and light.
    Electrical,
    /// Heating, ventilation, cooling.
    Hvac,
    /// Wood, locks, furniture.
    Carpentry,
    /// Walls and ceilings.
    Painting,
    /// Televisions, telephones, network.
    Electronics,
    /// Lifts.
    Elevator,
    /// Anything else.
    General,
}

/// Where a maintenance request stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "maintenance_request_status", schema = "operations")]
pub enum MaintenanceRequestStatus {
    /// Reported.
    Reported,
    /// Looked at and agreed.
    Accepted,
    /// Being repaired.
    InProgress,
    /// Repaired.
    Resolved,
    /// Not to be repaired.
    Rejected,
}

/// A report that something is broken.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "maintenance_requests",
    schema = "operations",
    unique(property_id, number),
    index(
        property_id,
        desc(priority),
        reported_at,
        where = "status IN ('reported', 'accepted', 'in_progress')",
        name = "maintenance_requests_open_idx"
    ),
    check(
        "resolved_at >= reported_at",
        name = "maintenance_requests_times_check"
    )
)]
pub struct MaintenanceRequest {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Running number, unique within the property.
    #[column(check = "number > 0")]
    pub number: i32,
    /// Room where it is; none for the rest of the house.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// What is broken, where it is an asset.
    #[column(references = Asset::id, on_delete = set_null, index)]
    pub asset_id: Option<Uuid>,
    /// Guest who reported it.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub guest_id: Option<Uuid>,
    /// Member of staff who reported it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub reported_by: Option<Uuid>,
    /// Trade it belongs to.
    #[column(default = "'general'")]
    pub trade: MaintenanceTrade,
    /// How soon it must be done.
    #[column(default = "'normal'")]
    pub priority: Priority,
    /// Where it stands.
    #[column(default = "'reported'")]
    pub status: MaintenanceRequestStatus,
    /// What is broken, in one line.
    pub title: String,
    /// What is broken, in full.
    pub description: Option<String>,
    /// Addresses of pictures.
    #[column(default = "'{}'")]
    pub photo_urls: Vec<String>,
    /// Whether the room can be sold meanwhile.
    #[column(default = "true")]
    pub room_usable: bool,
    /// When it was reported.
    #[column(default = "now()")]
    pub reported_at: DateTime<Utc>,
    /// When it was repaired.
    pub resolved_at: Option<DateTime<Utc>>,
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

/// Where a work order stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "work_order_status", schema = "operations")]
pub enum WorkOrderStatus {
    /// Not yet given to anyone.
    Open,
    /// Given to someone.
    Assigned,
    /// Being worked on.
    InProgress,
    /// Waiting for parts or access.
    OnHold,
    /// Done.
    Completed,
    /// Called off.
    Cancelled,
}

/// Work to be done by the house's technicians or a company.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "work_orders",
    schema = "operations",
    unique(property_id, number),
    index(
        property_id,
        scheduled_for,
        where = "status NOT IN ('completed', 'cancelled')",
        name = "work_orders_open_idx"
    ),
    check(
        "num_nonnulls(assigned_to, contractor_id) <= 1",
        name = "work_orders_one_worker_check"
    ),
    check("completed_at >= started_at", name = "work_orders_times_check")
)]
pub struct WorkOrder {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Running number, unique within the property.
    #[column(check = "number > 0")]
    pub number: i32,
    /// Report that led to it.
    #[column(references = MaintenanceRequest::id, on_delete = set_null, index, relation = request)]
    pub maintenance_request_id: Option<Uuid>,
    /// Schedule that led to it.
    #[column(references = PreventiveMaintenanceSchedule::id, on_delete = set_null, index)]
    pub schedule_id: Option<Uuid>,
    /// What is worked on.
    #[column(references = Asset::id, on_delete = set_null, index)]
    pub asset_id: Option<Uuid>,
    /// Technician who does it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub assigned_to: Option<Uuid>,
    /// Company that does it.
    #[column(references = Supplier::id, on_delete = set_null, index)]
    pub contractor_id: Option<Uuid>,
    /// Trade it belongs to.
    #[column(default = "'general'")]
    pub trade: MaintenanceTrade,
    /// How soon it must be done.
    #[column(default = "'normal'")]
    pub priority: Priority,
    /// Where it stands.
    #[column(default = "'open'")]
    pub status: WorkOrderStatus,
    /// What is to be done.
    pub instructions: String,
    /// When it is planned.
    pub scheduled_for: Option<DateTime<Utc>>,
    /// When it was begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was done.
    pub completed_at: Option<DateTime<Utc>>,
    /// Minutes worked.
    #[column(default = "0", check = "labor_minutes >= 0")]
    pub labor_minutes: i32,
    /// Price of the work, in the property's currency.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "labor_cost >= 0")]
    pub labor_cost: Decimal,
    /// Price of the parts, in the property's currency.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "parts_cost >= 0")]
    pub parts_cost: Decimal,
    /// Price of both, computed by the server.
    #[column(sql_type = "numeric(12,2)", generated = "labor_cost + parts_cost")]
    pub total_cost: Decimal,
    /// What was done.
    pub report: Option<String>,
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

/// A part used by a work order.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "work_order_parts",
    schema = "operations",
    unique(work_order_id, inventory_item_id)
)]
pub struct WorkOrderPart {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The work order.
    #[column(references = WorkOrder::id, on_delete = cascade)]
    pub work_order_id: Uuid,
    /// Stock it was taken from; none for what was bought for this work.
    #[column(references = InventoryItem::id, on_delete = restrict, index)]
    pub inventory_item_id: Option<Uuid>,
    /// What it is.
    pub description: String,
    /// Quantity used.
    #[column(sql_type = "numeric(12,3)", default = "1", check = "quantity > 0")]
    pub quantity: Decimal,
    /// Price of a unit, in the property's currency.
    #[column(sql_type = "numeric(12,4)", default = "0", check = "unit_cost >= 0")]
    pub unit_cost: Decimal,
    /// Price of all, computed by the server.
    #[column(
        sql_type = "numeric(14,2)",
        generated = "round(quantity * unit_cost, 2)"
    )]
    pub total_cost: Decimal,
    /// Serial number of the part put in.
    pub serial_number: Option<String>,
    /// Last day of the part's own warranty.
    pub warranty_until: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Work that comes back at regular times, before anything breaks.
#[derive(Table, Debug, Clone)]
#[table(
    name = "preventive_maintenance_schedules",
    schema = "operations",
    index(
        next_due_on,
        where = "active",
        name = "preventive_maintenance_schedules_due_idx"
    ),
    check(
        "asset_id IS NOT NULL OR category_id IS NOT NULL",
        name = "preventive_maintenance_schedules_target_check"
    ),
    check(
        "every > interval '0'",
        name = "preventive_maintenance_schedules_every_check"
    )
)]
pub struct PreventiveMaintenanceSchedule {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Uuid,
    /// Asset it is for.
    #[column(references = Asset::id, on_delete = cascade, index)]
    pub asset_id: Option<Uuid>,
    /// Category it is for, when it is for all assets of one.
    #[column(references = AssetCategory::id, on_delete = cascade, index)]
    pub category_id: Option<Uuid>,
    /// Name.
    pub name: String,
    /// What is to be done.
    pub instructions: String,
    /// Trade it belongs to.
    #[column(default = "'general'")]
    pub trade: MaintenanceTrade,
    /// Time from one turn to the next.
    pub every: Interval,
    /// Days before the due day on which the work order is written.
    #[column(default = "7", check = "lead_days >= 0")]
    pub lead_days: i32,
    /// Minutes it should take.
    #[column(default = "60", check = "estimated_minutes > 0")]
    pub estimated_minutes: i32,
    /// Whether the law asks for it.
    #[column(default = "false")]
    pub statutory: bool,
    /// Day it was last done.
    pub last_done_on: Option<NaiveDate>,
    /// Day it is due.
    pub next_due_on: NaiveDate,
    /// Whether it is followed.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

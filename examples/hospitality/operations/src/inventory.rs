//! Stock: what the house keeps, how much of it, and each movement.

use ormlite::prelude::*;

use crate::purchasing::Supplier;

/// A category of stock; categories form a tree.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "inventory_categories",
    schema = "operations",
    check("parent_id <> id", name = "inventory_categories_parent_check")
)]
pub struct InventoryCategory {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Category above it; none at the top.
    #[column(references = InventoryCategory::id, on_delete = restrict, index)]
    pub parent_id: Option<Uuid>,
    /// Stable code, such as `linen`.
    #[column(unique, sql_type = "varchar(40)")]
    pub code: String,
    /// Name.
    pub name: String,
    /// What belongs here.
    pub description: Option<String>,
    /// Account purchases are booked on.
    #[column(sql_type = "varchar(20)")]
    pub expense_account: Option<String>,
    /// Whether its items go bad and carry a date.
    #[column(default = "false")]
    pub perishable: bool,
    /// Place in lists, ascending.
    #[column(default = "0")]
    pub sort_order: i32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Unit in which stock is counted.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "stock_unit", schema = "operations")]
pub enum StockUnit {
    /// Single pieces.
    Piece,
    /// Boxes, as the supplier packs them.
    Box,
    /// Pairs.
    Pair,
    /// Kilograms.
    Kilogram,
    /// Litres.
    Litre,
    /// Metres.
    Metre,
}

/// Something a property keeps in stock.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "inventory",
    schema = "operations",
    unique(property_id, sku),
    index(
        property_id,
        name,
        where = "quantity_on_hand <= reorder_level AND active",
        name = "inventory_to_reorder_idx"
    ),
    index(tags, method = gin),
    check("quantity_reserved <= quantity_on_hand", name = "inventory_reserved_check")
)]
pub struct InventoryItem {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that keeps it.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Category.
    #[column(references = InventoryCategory::id, on_delete = restrict, index)]
    pub category_id: Uuid,
    /// Supplier it is usually ordered from.
    #[column(references = Supplier::id, on_delete = set_null, index)]
    pub preferred_supplier_id: Option<Uuid>,
    /// Stock-keeping number, unique within the property.
    #[column(sql_type = "varchar(40)")]
    pub sku: String,
    /// Name.
    pub name: String,
    /// Barcode on the package.
    #[column(sql_type = "varchar(32)", index)]
    pub barcode: Option<String>,
    /// Unit of all quantities of this item.
    #[column(default = "'piece'")]
    pub unit: StockUnit,
    /// Quantity in the house.
    #[column(
        sql_type = "numeric(12,3)",
        default = "0",
        check = "quantity_on_hand >= 0"
    )]
    pub quantity_on_hand: Decimal,
    /// Part of that quantity already promised.
    #[column(
        sql_type = "numeric(12,3)",
        default = "0",
        check = "quantity_reserved >= 0"
    )]
    pub quantity_reserved: Decimal,
    /// Quantity that can still be taken, computed by the server.
    #[column(
        sql_type = "numeric(12,3)",
        generated = "quantity_on_hand - quantity_reserved"
    )]
    pub quantity_available: Decimal,
    /// Quantity at which more is ordered.
    #[column(
        sql_type = "numeric(12,3)",
        default = "0",
        check = "reorder_level >= 0"
    )]
    pub reorder_level: Decimal,
    /// Quantity to order then.
    #[column(sql_type = "numeric(12,3)", check = "reorder_quantity > 0")]
    pub reorder_quantity: Option<Decimal>,
    /// Average price paid for a unit, in the property's currency.
    #[column(sql_type = "numeric(12,4)", default = "0", check = "unit_cost >= 0")]
    pub unit_cost: Decimal,
    /// Shelf and room where it lies.
    pub storage_location: Option<String>,
    /// Free labels.
    #[column(default = "'{}'")]
    pub tags: Vec<String>,
    /// Whether it is still kept.
    #[column(default = "true")]
    pub active: bool,
    /// When it was last counted by hand.
    pub last_counted_at: Option<DateTime<Utc>>,
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

/// Why stock came or went.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "inventory_transaction_kind", schema = "operations")]
pub enum InventoryTransactionKind {
    /// Received from a supplier.
    Receipt,
    /// Taken for use.
    Issue,
    /// Brought back unused.
    Return,
    /// Moved to or from another property.
    Transfer,
    /// Corrected after a count.
    Adjustment,
    /// Broken, spoiled or stolen.
    WriteOff,
}

/// One movement of stock; rows are only ever added.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "inventory_transactions",
    schema = "operations",
    index(inventory_item_id, desc(occurred_at), name = "inventory_transactions_item_time_idx"),
    index(occurred_at, method = brin),
    index(
        source_table,
        source_id,
        where = "source_id IS NOT NULL",
        name = "inventory_transactions_source_idx"
    ),
    check(
        "(source_table IS NULL) = (source_id IS NULL)",
        name = "inventory_transactions_source_check"
    )
)]
pub struct InventoryTransaction {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// What came or went.
    #[column(references = InventoryItem::id, on_delete = restrict)]
    pub inventory_item_id: Uuid,
    /// Why.
    pub kind: InventoryTransactionKind,
    /// Quantity in the item's unit; negative when it went.
    #[column(sql_type = "numeric(12,3)", check = "quantity <> 0")]
    pub quantity: Decimal,
    /// Quantity in the house afterwards.
    #[column(sql_type = "numeric(12,3)", check = "quantity_after >= 0")]
    pub quantity_after: Decimal,
    /// Price of a unit, in the property's currency.
    #[column(sql_type = "numeric(12,4)", check = "unit_cost >= 0")]
    pub unit_cost: Option<Decimal>,
    /// Value of the movement, computed by the server.
    #[column(
        sql_type = "numeric(14,2)",
        generated = "round(quantity * unit_cost, 2)"
    )]
    pub total_cost: Option<Decimal>,
    /// Table of the row that caused it, such as `work_order_parts`.
    #[column(sql_type = "varchar(63)")]
    pub source_table: Option<String>,
    /// Key of that row.
    pub source_id: Option<Uuid>,
    /// Member of staff who moved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub staff_id: Option<Uuid>,
    /// Number of the batch, for what goes bad.
    #[column(sql_type = "varchar(40)")]
    pub lot_number: Option<String>,
    /// Last day it can be used.
    pub expires_on: Option<NaiveDate>,
    /// Remarks.
    pub note: Option<String>,
    /// When it moved.
    #[column(default = "now()")]
    pub occurred_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

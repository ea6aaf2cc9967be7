//! Purchasing: from whom the house buys, what it ordered and what arrived.

use ormlite::prelude::*;

use crate::inventory::{InventoryItem, StockUnit};

/// A company the house buys from.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "suppliers",
    schema = "operations",
    index("lower(name)", name = "suppliers_lower_name_idx"),
    index(product_groups, method = gin)
)]
pub struct Supplier {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Number in the books.
    #[column(unique, sql_type = "varchar(20)")]
    pub code: String,
    /// Name of the company.
    pub name: String,
    /// Tax number, such as a VAT identifier.
    #[column(unique, sql_type = "varchar(20)")]
    pub tax_number: Option<String>,
    /// Who to ask for.
    pub contact_name: Option<String>,
    /// Mailbox for orders.
    pub email: Option<String>,
    /// Telephone in international form.
    pub phone: Option<String>,
    /// Postal address, one line each.
    #[column(default = "'{}'")]
    pub address_lines: Vec<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[column(sql_type = "char(2)")]
    pub country: String,
    /// Currency of its prices, ISO 4217.
    #[column(sql_type = "char(3)", default = "'EUR'")]
    pub currency: String,
    /// Days after the invoice within which it is paid.
    #[column(default = "30", check = "payment_days >= 0")]
    pub payment_days: i32,
    /// Days between order and delivery.
    #[column(check = "lead_days >= 0")]
    pub lead_days: Option<i32>,
    /// Smallest order it accepts, in its currency.
    #[column(sql_type = "numeric(10,2)", check = "minimum_order >= 0")]
    pub minimum_order: Option<Decimal>,
    /// What it sells, by category code.
    #[column(default = "'{}'")]
    pub product_groups: Vec<String>,
    /// The buyers' rating, 0 to 5.
    #[column(sql_type = "numeric(2,1)", check = "rating BETWEEN 0 AND 5")]
    pub rating: Option<Decimal>,
    /// Whether orders may be placed.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the supplier was taken off the books.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Where a purchase order stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "purchase_order_status", schema = "operations")]
pub enum PurchaseOrderStatus {
    /// Being written.
    Draft,
    /// Waiting for approval.
    Submitted,
    /// Approved, not yet sent.
    Approved,
    /// Sent to the supplier.
    Ordered,
    /// Some of it arrived.
    PartiallyReceived,
    /// All of it arrived.
    Received,
    /// Called off.
    Cancelled,
}

/// An order placed with a supplier.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "purchase_orders",
    schema = "operations",
    unique(property_id, number),
    index(expected_on, where = "status IN ('ordered', 'partially_received')"),
    check("expected_on >= ordered_on", name = "purchase_orders_dates_check")
)]
pub struct PurchaseOrder {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that buys.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Who sells.
    #[column(references = Supplier::id, on_delete = restrict, index)]
    pub supplier_id: Uuid,
    /// Number of the order, unique within the property.
    #[column(sql_type = "varchar(20)")]
    pub number: String,
    /// Where it stands.
    #[column(default = "'draft'")]
    pub status: PurchaseOrderStatus,
    /// Currency of its prices, ISO 4217.
    #[column(sql_type = "char(3)")]
    pub currency: String,
    /// Sum of the lines without tax.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "net_amount >= 0")]
    pub net_amount: Decimal,
    /// Tax on the lines.
    #[column(sql_type = "numeric(12,2)", default = "0", check = "tax_amount >= 0")]
    pub tax_amount: Decimal,
    /// Price of the delivery.
    #[column(
        sql_type = "numeric(12,2)",
        default = "0",
        check = "shipping_amount >= 0"
    )]
    pub shipping_amount: Decimal,
    /// All of it, computed by the server.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "net_amount + tax_amount + shipping_amount"
    )]
    pub total_amount: Decimal,
    /// Member of staff who asked for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub requested_by: Option<Uuid>,
    /// Member of staff who approved it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by: Option<Uuid>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// Day it was sent.
    pub ordered_on: Option<NaiveDate>,
    /// Day it should arrive.
    pub expected_on: Option<NaiveDate>,
    /// Remarks for the supplier.
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

/// A line of a purchase order.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "purchase_order_lines",
    schema = "operations",
    primary_key(purchase_order_id, line_number),
    check(
        "quantity_received <= quantity",
        name = "purchase_order_lines_received_check"
    )
)]
pub struct PurchaseOrderLine {
    /// The order.
    #[column(references = PurchaseOrder::id, on_delete = cascade)]
    pub purchase_order_id: Uuid,
    /// Place within the order, from 1.
    #[column(check = "line_number > 0")]
    pub line_number: i32,
    /// What is ordered; none for what is not kept in stock.
    #[column(references = InventoryItem::id, on_delete = restrict, index)]
    pub inventory_item_id: Option<Uuid>,
    /// What is ordered, in words.
    pub description: String,
    /// Number the supplier uses for it.
    #[column(sql_type = "varchar(40)")]
    pub supplier_sku: Option<String>,
    /// Unit of the quantities.
    #[column(default = "'piece'")]
    pub unit: StockUnit,
    /// Quantity ordered.
    #[column(sql_type = "numeric(12,3)", check = "quantity > 0")]
    pub quantity: Decimal,
    /// Quantity that arrived so far.
    #[column(
        sql_type = "numeric(12,3)",
        default = "0",
        check = "quantity_received >= 0"
    )]
    pub quantity_received: Decimal,
    /// Price of a unit without tax.
    #[column(sql_type = "numeric(12,4)", check = "unit_price >= 0")]
    pub unit_price: Decimal,
    /// Discount in percent.
    #[column(
        sql_type = "numeric(5,2)",
        default = "0",
        check = "discount_percent BETWEEN 0 AND 100"
    )]
    pub discount_percent: Decimal,
    /// Tax in percent.
    #[column(sql_type = "numeric(5,2)", default = "0", check = "tax_percent >= 0")]
    pub tax_percent: Decimal,
    /// Price of the line without tax, computed by the server.
    #[column(
        sql_type = "numeric(14,2)",
        generated = "round(quantity * unit_price * (1 - discount_percent / 100), 2)"
    )]
    pub net_amount: Decimal,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A delivery that arrived for a purchase order.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "goods_receipts",
    schema = "operations",
    unique(purchase_order_id, delivery_note),
    unique(purchase_order_id, id)
)]
pub struct GoodsReceipt {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The order.
    #[column(references = PurchaseOrder::id, on_delete = restrict)]
    pub purchase_order_id: Uuid,
    /// Number of the supplier's delivery note.
    #[column(sql_type = "varchar(40)")]
    pub delivery_note: String,
    /// Member of staff who signed for it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub received_by: Option<Uuid>,
    /// When it arrived.
    #[column(default = "now()", index)]
    pub received_at: DateTime<Utc>,
    /// Temperature on arrival in degrees Celsius, for what must stay cold.
    #[column(sql_type = "numeric(4,1)")]
    pub temperature_celsius: Option<Decimal>,
    /// Whether everything was as ordered.
    #[column(default = "true")]
    pub complete: bool,
    /// Addresses of pictures of damage.
    #[column(default = "'{}'")]
    pub photo_urls: Vec<String>,
    /// Remarks.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What a delivery brought of one line of its order; both keys carry the order, so that a receipt cannot
/// name a line of another one.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "goods_receipt_lines",
    schema = "operations",
    primary_key(goods_receipt_id, line_number),
    foreign_key(
        columns(purchase_order_id, goods_receipt_id),
        references = GoodsReceipt(purchase_order_id, id),
        on_delete = cascade,
        name = "goods_receipt_lines_receipt_fkey",
        relation = goods_receipt
    ),
    foreign_key(
        columns(purchase_order_id, line_number),
        references = PurchaseOrderLine(purchase_order_id, line_number),
        on_delete = restrict,
        name = "goods_receipt_lines_order_line_fkey",
        relation = order_line
    ),
    index(purchase_order_id, line_number, name = "goods_receipt_lines_order_line_idx"),
    check("quantity_rejected <= quantity", name = "goods_receipt_lines_rejected_check")
)]
pub struct GoodsReceiptLine {
    /// The delivery.
    pub goods_receipt_id: Uuid,
    /// Line of the order.
    pub line_number: i32,
    /// The order, the same as that of the delivery.
    pub purchase_order_id: Uuid,
    /// Quantity that arrived, in the unit of the line.
    #[column(sql_type = "numeric(12,3)", check = "quantity >= 0")]
    pub quantity: Decimal,
    /// Part of it that was sent back.
    #[column(
        sql_type = "numeric(12,3)",
        default = "0",
        check = "quantity_rejected >= 0"
    )]
    pub quantity_rejected: Decimal,
    /// Why it was sent back.
    pub rejection_reason: Option<String>,
    /// Number of the batch, for what goes bad.
    #[column(sql_type = "varchar(40)")]
    pub lot_number: Option<String>,
    /// Last day it can be used.
    pub expires_on: Option<NaiveDate>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

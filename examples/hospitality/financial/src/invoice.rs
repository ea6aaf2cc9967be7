//! Invoices, their lines and tax totals, and the reminders sent for them.

use crate::{Folio, FolioCharge, Tax, TaxRate};
use ormlite::prelude::*;

/// The life of an invoice.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "invoice_status", schema = "financial")]
pub enum InvoiceStatus {
    /// Being put together; may change.
    Draft,
    /// Sent to the guest.
    Issued,
    /// Some of the amount has been received.
    PartiallyPaid,
    /// The whole amount has been received.
    Paid,
    /// Not paid by the due day.
    Overdue,
    /// Cancelled, with its number kept.
    Void,
}

/// How a reminder reaches the guest.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "reminder_channel", schema = "financial")]
pub enum ReminderChannel {
    /// By electronic mail.
    Email,
    /// By letter.
    Post,
    /// By telephone.
    Phone,
}

/// A bill for a stay.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "invoices",
    schema = "financial",
    index(property_id, desc(issued_on)),
    index(
        due_on,
        where = "status IN ('issued', 'partially_paid', 'overdue') AND deleted_at IS NULL",
        name = "invoices_open_due_on_idx"
    ),
    index("lower(billing_name)", name = "invoices_billing_name_lower_idx"),
    check("due_on >= issued_on", name = "invoices_due_on_check"),
    check("corrects_id <> id", name = "invoices_corrects_check"),
    check(
        "status <> 'paid' OR paid_amount >= net_amount + tax_amount",
        name = "invoices_paid_check"
    )
)]
pub struct Invoice {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that issues the invoice.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Reservation that is billed.
    #[column(references = "core.reservations(id)", on_delete = restrict, index)]
    pub reservation_id: Uuid,
    /// Guest who has to pay.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Folio the lines were taken from.
    #[column(references = Folio::id, on_delete = restrict, index)]
    pub folio_id: Option<Uuid>,
    /// Invoice this one corrects, for credit notes.
    #[column(references = Invoice::id, on_delete = restrict, index)]
    pub corrects_id: Option<Uuid>,
    /// Number printed on the invoice.
    #[column(sql_type = "varchar(32)", unique)]
    pub number: String,
    /// Where the invoice is in its life.
    #[column(default = "'draft'")]
    pub status: InvoiceStatus,
    /// Day on the invoice.
    #[column(default = "CURRENT_DATE")]
    pub issued_on: NaiveDate,
    /// Day by which it has to be paid.
    pub due_on: NaiveDate,
    /// ISO 4217 code of the currency of all amounts.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Sum of the lines before tax; negative on a credit note.
    #[column(sql_type = "numeric(12,2)")]
    pub net_amount: Decimal,
    /// Sum of the taxes.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub tax_amount: Decimal,
    /// Net amount and tax.
    #[column(sql_type = "numeric(12,2)", generated = "net_amount + tax_amount")]
    pub gross_amount: Decimal,
    /// Sum of the payments received.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub paid_amount: Decimal,
    /// What is still owed.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "net_amount + tax_amount - paid_amount"
    )]
    pub outstanding_amount: Decimal,
    /// Name of the person or company billed, where it is not the guest.
    pub billing_name: Option<String>,
    /// Address printed on the invoice: street, city, postcode, country, tax number.
    #[column(default = "'{}'")]
    pub billing_address: serde_json::Value,
    /// When the invoice was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When a draft was thrown away.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A line of an invoice.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "invoice_lines",
    schema = "financial",
    unique(invoice_id, line_number),
    check(
        "discount_percent BETWEEN 0 AND 100",
        name = "invoice_lines_discount_percent_check"
    )
)]
pub struct InvoiceLine {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Invoice the line is part of.
    #[column(references = Invoice::id, on_delete = cascade)]
    pub invoice_id: Uuid,
    /// Place on the invoice, from 1.
    #[column(check = "line_number > 0")]
    pub line_number: i16,
    /// Charge the line was made from; none for lines written by hand.
    #[column(references = FolioCharge::id, on_delete = restrict, index)]
    pub folio_charge_id: Option<Uuid>,
    /// Tax rate the percentage was taken from.
    #[column(references = TaxRate::id, on_delete = restrict, index)]
    pub tax_rate_id: Option<Uuid>,
    /// Text of the line.
    pub description: String,
    /// Days of the service; none where it does not matter.
    pub service_period: Option<PgRange<NaiveDate>>,
    /// Units billed.
    #[column(sql_type = "numeric(10,3)", default = "1", check = "quantity <> 0")]
    pub quantity: Decimal,
    /// Net price of one unit.
    #[column(sql_type = "numeric(12,2)")]
    pub unit_price: Decimal,
    /// Discount on the line, in per cent.
    #[column(sql_type = "numeric(5,2)", default = "0")]
    pub discount_percent: Decimal,
    /// Tax on the discounted price, in per cent.
    #[column(sql_type = "numeric(6,3)", default = "0", check = "tax_percent >= 0")]
    pub tax_percent: Decimal,
    /// Discounted price of all units before tax.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "round(quantity * unit_price * (1 - discount_percent / 100), 2)"
    )]
    pub net_amount: Decimal,
    /// Tax on the net amount.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "round(quantity * unit_price * (1 - discount_percent / 100) * tax_percent / 100, 2)"
    )]
    pub tax_amount: Decimal,
    /// Net amount and tax.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "round(quantity * unit_price * (1 - discount_percent / 100), 2) + round(quantity * unit_price * (1 - discount_percent / 100) * tax_percent / 100, 2)"
    )]
    pub gross_amount: Decimal,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The sum of one tax on an invoice, as the law wants it shown.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "invoice_tax_totals",
    schema = "financial",
    primary_key(invoice_id, tax_id, rate_percent)
)]
pub struct InvoiceTaxTotal {
    /// Invoice the sum is part of.
    #[column(references = Invoice::id, on_delete = cascade)]
    pub invoice_id: Uuid,
    /// Tax summed up.
    #[column(references = Tax::id, on_delete = restrict, index)]
    pub tax_id: Uuid,
    /// Percentage applied; 0 for flat taxes.
    #[column(sql_type = "numeric(6,3)", default = "0", check = "rate_percent >= 0")]
    pub rate_percent: Decimal,
    /// Net amount the tax was levied on.
    #[column(sql_type = "numeric(12,2)")]
    pub taxable_amount: Decimal,
    /// Tax due.
    #[column(sql_type = "numeric(12,2)")]
    pub tax_amount: Decimal,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A reminder that an invoice is unpaid.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "invoice_reminders",
    schema = "financial",
    unique(invoice_id, stage),
    index(
        desc(sent_at),
        where = "delivered_at IS NULL",
        name = "invoice_reminders_undelivered_idx"
    ),
    check("delivered_at >= sent_at", name = "invoice_reminders_delivered_check")
)]
pub struct InvoiceReminder {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Unpaid invoice.
    #[column(references = Invoice::id, on_delete = cascade)]
    pub invoice_id: Uuid,
    /// Member of staff who sent it; none if sent automatically.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub sent_by_id: Option<Uuid>,
    /// First, second, third or final reminder, from 1.
    #[column(check = "stage BETWEEN 1 AND 4")]
    pub stage: i16,
    /// How it was sent.
    #[column(default = "'email'")]
    pub channel: ReminderChannel,
    /// Address or number it was sent to.
    pub recipient: String,
    /// Text of the reminder.
    pub message: Option<String>,
    /// Fee added, in the invoice's currency.
    #[column(sql_type = "numeric(10,2)", default = "0", check = "fee_amount >= 0")]
    pub fee_amount: Decimal,
    /// Day by which the guest is asked to pay now.
    pub new_due_on: NaiveDate,
    /// When it was sent.
    #[column(default = "now()")]
    pub sent_at: DateTime<Utc>,
    /// When delivery was confirmed.
    pub delivered_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

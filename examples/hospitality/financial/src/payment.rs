//! Money coming in and going out: payment methods, payments, refunds, disputes and the processor's transactions.

use crate::{Invoice, InvoiceLine};
use ormlite::prelude::*;

/// A way of paying.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "payment_method_kind", schema = "financial")]
pub enum PaymentMethodKind {
    /// Credit or debit card.
    Card,
    /// Notes and coins.
    Cash,
    /// Transfer to the hotel's account.
    BankTransfer,
    /// A wallet on the guest's telephone.
    Wallet,
    /// A gift voucher.
    Voucher,
    /// Billed to a company with an agreement.
    DirectBill,
}

/// The life of a payment.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "payment_status", schema = "financial")]
pub enum PaymentStatus {
    /// Started, with no answer yet.
    Pending,
    /// The amount is reserved on the card.
    Authorized,
    /// The amount has been taken.
    Captured,
    /// The money is in the hotel's account.
    Settled,
    /// Declined or broken off.
    Failed,
    /// Given up before capture.
    Cancelled,
    /// Paid back in whole.
    Refunded,
}

/// What the processor did.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "transaction_kind", schema = "financial")]
pub enum TransactionKind {
    /// Reserved an amount.
    Authorization,
    /// Took a reserved amount.
    Capture,
    /// Reserved and took an amount at once.
    Sale,
    /// Gave an amount back.
    Refund,
    /// Took an amount back for the card holder.
    Chargeback,
    /// Transferred collected amounts to the hotel.
    Payout,
    /// Charged for its services.
    Fee,
    /// Corrected an earlier transaction.
    Adjustment,
}

/// How a transaction ended.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "transaction_status", schema = "financial")]
pub enum TransactionStatus {
    /// No answer yet.
    Pending,
    /// Carried out.
    Succeeded,
    /// Declined or broken off.
    Failed,
    /// Taken back by a later transaction.
    Reversed,
}

/// Why money is paid back.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "refund_reason", schema = "financial")]
pub enum RefundReason {
    /// The stay was cancelled in time.
    Cancellation,
    /// Something promised was not provided.
    ServiceFailure,
    /// Too much was charged.
    Overcharge,
    /// The same amount was charged twice.
    Duplicate,
    /// A courtesy.
    Goodwill,
}

/// The life of a refund.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "refund_status", schema = "financial")]
pub enum RefundStatus {
    /// Asked for.
    Requested,
    /// Approved, not yet sent.
    Approved,
    /// Sent to the guest.
    Processed,
    /// Turned down.
    Rejected,
}

/// Where a dispute with a card holder stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "chargeback_stage", schema = "financial")]
pub enum ChargebackStage {
    /// Reported, waiting for the hotel's answer.
    Open,
    /// Evidence was sent.
    Contested,
    /// Decided for the hotel.
    Won,
    /// Decided for the card holder.
    Lost,
}

/// A way of paying that a guest keeps on file. Card numbers stay with the processor; only its token is stored.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "payment_methods",
    schema = "financial",
    unique(
        guest_id,
        where = "is_default AND deleted_at IS NULL",
        name = "payment_methods_one_default_key"
    ),
    unique(processor, token),
    check(
        "num_nonnulls(expires_year, expires_month) IN (0, 2)",
        name = "payment_methods_expiry_check"
    ),
    check(
        "kind <> 'card' OR card_last_four IS NOT NULL",
        name = "payment_methods_card_check"
    )
)]
pub struct PaymentMethod {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Guest it belongs to.
    #[column(references = "core.guests(id)", on_delete = cascade, index)]
    pub guest_id: Uuid,
    /// Way of paying.
    pub kind: PaymentMethodKind,
    /// Name the guest gave it.
    pub label: Option<String>,
    /// Payment processor that issued the token.
    pub processor: String,
    /// The processor's token for it.
    pub token: String,
    /// Brand of the card, such as `visa`.
    pub card_brand: Option<String>,
    /// Last four digits of the card.
    #[column(sql_type = "char(4)", check = "card_last_four ~ '^[0-9]{4}$'")]
    pub card_last_four: Option<String>,
    /// Year in which the card expires.
    pub expires_year: Option<i16>,
    /// Month in which the card expires, 1 to 12.
    #[column(check = "expires_month BETWEEN 1 AND 12")]
    pub expires_month: Option<i16>,
    /// Name of the holder.
    pub holder_name: Option<String>,
    /// Whether it is offered first.
    #[column(default = "false")]
    pub is_default: bool,
    /// When the holder was last verified.
    pub verified_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the guest removed it.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Money received for an invoice.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "payments",
    schema = "financial",
    unique(processor, processor_reference),
    unique(id, invoice_id),
    index(invoice_id, status, include(amount)),
    index(desc(nulls_last(paid_at)), include(amount, currency)),
    index(created_at, where = "status IN ('pending', 'authorized')", name = "payments_unfinished_idx"),
    index(metadata, method = gin),
    check("status NOT IN ('captured', 'settled') OR paid_at IS NOT NULL", name = "payments_paid_at_check"),
    check("fee_amount >= 0 AND fee_amount <= amount", name = "payments_fee_amount_check")
)]
pub struct Payment {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Invoice the payment is for.
    #[column(references = Invoice::id, on_delete = restrict)]
    pub invoice_id: Uuid,
    /// Stored way of paying that was used.
    #[column(references = PaymentMethod::id, on_delete = set_null, index)]
    pub payment_method_id: Option<Uuid>,
    /// Member of staff who took it; none for payments online.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub received_by_id: Option<Uuid>,
    /// Amount in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Way of paying.
    pub method: PaymentMethodKind,
    /// Where the payment is in its life.
    #[column(default = "'pending'")]
    pub status: PaymentStatus,
    /// When the money was received.
    pub paid_at: Option<DateTime<Utc>>,
    /// Fee kept by the processor.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub fee_amount: Decimal,
    /// Amount less the fee.
    #[column(sql_type = "numeric(12,2)", generated = "amount - fee_amount")]
    pub settled_amount: Decimal,
    /// Payment processor; none for cash.
    pub processor: Option<String>,
    /// The processor's number for the payment.
    pub processor_reference: Option<String>,
    /// The processor's code for a failure.
    pub failure_code: Option<String>,
    /// Details sent along by the processor or the terminal.
    #[column(default = "'{}'")]
    pub metadata: serde_json::Value,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// The part of a payment that pays a line of its invoice. Both references carry the invoice, so that a payment cannot
/// be allocated to a line of another invoice.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "payment_allocations",
    schema = "financial",
    primary_key(payment_id, invoice_id, line_number),
    index(invoice_id, line_number),
    foreign_key(
        columns(payment_id, invoice_id),
        references = Payment(id, invoice_id),
        on_delete = cascade,
        relation = payment
    ),
    foreign_key(
        columns(invoice_id, line_number),
        references = InvoiceLine(invoice_id, line_number),
        on_delete = cascade,
        on_update = cascade,
        relation = invoice_line
    )
)]
pub struct PaymentAllocation {
    /// Payment that is divided up.
    pub payment_id: Uuid,
    /// Invoice of the payment and of the line.
    pub invoice_id: Uuid,
    /// Line that is paid.
    pub line_number: i16,
    /// Amount allocated, in the invoice's currency.
    #[column(sql_type = "numeric(12,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Money paid back to a guest.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "refunds",
    schema = "financial",
    index(payment_id, desc(requested_at)),
    index(
        requested_at,
        where = "status IN ('requested', 'approved')",
        name = "refunds_unfinished_idx"
    ),
    check(
        "status <> 'processed' OR processed_at IS NOT NULL",
        name = "refunds_processed_check"
    ),
    check("approved_by_id <> requested_by_id", name = "refunds_four_eyes_check")
)]
pub struct Refund {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Payment that is paid back, in part or in whole.
    #[column(references = Payment::id, on_delete = restrict)]
    pub payment_id: Uuid,
    /// Member of staff who asked for it; none if the guest did online.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub requested_by_id: Option<Uuid>,
    /// Member of staff who approved or rejected it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub approved_by_id: Option<Uuid>,
    /// Amount in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Why the money is paid back.
    pub reason: RefundReason,
    /// Where the refund is in its life.
    #[column(default = "'requested'")]
    pub status: RefundStatus,
    /// When it was asked for.
    #[column(default = "now()")]
    pub requested_at: DateTime<Utc>,
    /// When it was sent.
    pub processed_at: Option<DateTime<Utc>>,
    /// The processor's number for the refund.
    #[column(unique)]
    pub processor_reference: Option<String>,
    /// Explanation for the guest or for accounting.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A dispute raised by a card holder with the bank.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "chargebacks",
    schema = "financial",
    index(respond_by, where = "stage = 'open'", name = "chargebacks_open_idx"),
    check("respond_by >= opened_on", name = "chargebacks_respond_by_check"),
    check(
        "(stage IN ('won', 'lost')) = (decided_on IS NOT NULL)",
        name = "chargebacks_decided_check"
    )
)]
pub struct Chargeback {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Disputed payment.
    #[column(references = Payment::id, on_delete = restrict, index)]
    pub payment_id: Uuid,
    /// Member of staff who answers the bank.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub handled_by_id: Option<Uuid>,
    /// The bank's number for the case.
    #[column(unique)]
    pub case_number: String,
    /// The card scheme's code for the reason.
    #[column(sql_type = "varchar(12)")]
    pub reason_code: String,
    /// Amount in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Where the dispute stands.
    #[column(default = "'open'")]
    pub stage: ChargebackStage,
    /// Day the bank reported it.
    pub opened_on: NaiveDate,
    /// Last day to answer.
    pub respond_by: NaiveDate,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// Addresses of the documents sent as evidence.
    #[column(default = "'{}'")]
    pub evidence_uris: Vec<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A message exchanged with a payment processor about money.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "financial_transactions",
    schema = "financial",
    unique(processor, processor_reference, kind, nulls_not_distinct, name = "financial_transactions_processor_key"),
    index(property_id, desc(occurred_at)),
    index(occurred_at, method = brin, with = "pages_per_range = 64", name = "financial_transactions_occurred_at_brin_idx"),
    index(occurred_at, where = "status = 'pending'", name = "financial_transactions_pending_idx"),
    index(opclass(payload, "jsonb_path_ops"), method = gin),
    check("parent_id <> id", name = "financial_transactions_parent_check"),
    check("num_nonnulls(payment_id, refund_id) <= 1", name = "financial_transactions_subject_check")
)]
pub struct FinancialTransaction {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the money belongs to.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Payment the transaction belongs to.
    #[column(references = Payment::id, on_delete = restrict, index)]
    pub payment_id: Option<Uuid>,
    /// Refund the transaction belongs to.
    #[column(references = Refund::id, on_delete = restrict, index)]
    pub refund_id: Option<Uuid>,
    /// Earlier transaction this one builds on, as a capture does on its authorization.
    #[column(references = FinancialTransaction::id, on_delete = restrict, index)]
    pub parent_id: Option<Uuid>,
    /// What the processor did.
    pub kind: TransactionKind,
    /// How it ended.
    #[column(default = "'pending'")]
    pub status: TransactionStatus,
    /// Amount in `currency`; negative for money going out.
    #[column(sql_type = "numeric(14,2)", check = "amount <> 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Payment processor, or `cash` for the till.
    pub processor: String,
    /// The processor's number for the transaction.
    pub processor_reference: String,
    /// Key sent along so that a repeated request is carried out once.
    #[column(unique)]
    pub idempotency_key: Uuid,
    /// The processor's answer as received.
    #[column(default = "'{}'")]
    pub payload: serde_json::Value,
    /// The processor's code for a failure.
    pub error_code: Option<String>,
    /// When the processor carried it out.
    #[column(default = "now()")]
    pub occurred_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

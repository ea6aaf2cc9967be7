//! Folios: the running accounts of guests during a stay, their charges, and deposits taken beforehand.

use crate::{Invoice, LedgerAccount, Tax};
use ormlite::prelude::*;

/// Whom a folio bills and for what.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "folio_kind", schema = "financial")]
pub enum FolioKind {
    /// The guest's own account.
    Guest,
    /// A company's or group's account for several rooms.
    Master,
    /// Extras the guest pays apart from the room.
    Incidental,
    /// An account of the house, not of a guest.
    House,
}

/// The life of a folio.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "folio_status", schema = "financial")]
pub enum FolioStatus {
    /// Charges may be posted.
    Open,
    /// Balanced, waiting for departure.
    Settled,
    /// Closed at departure.
    Closed,
    /// Opened by mistake.
    Void,
}

/// Where a charge came from.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "charge_source", schema = "financial")]
pub enum ChargeSource {
    /// Posted by the end-of-day run.
    NightAudit,
    /// Sent by a restaurant, bar or shop till.
    PointOfSale,
    /// Typed in at the front desk.
    FrontDesk,
    /// Sent by a minibar, telephone or parking system.
    Interface,
}

/// The life of a deposit.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "deposit_status", schema = "financial")]
pub enum DepositStatus {
    /// The guest was asked to pay.
    Requested,
    /// Received and owed to the guest.
    Held,
    /// Counted towards an invoice.
    Applied,
    /// Paid back.
    Refunded,
    /// Kept after a late cancellation or a no-show.
    Forfeited,
}

/// What may be charged to a folio, and how it is booked.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "charge_codes",
    schema = "financial",
    unique(property_id, code),
    index(property_id, department, where = "is_active AND deleted_at IS NULL")
)]
pub struct ChargeCode {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that uses the code.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Revenue account charges are booked on.
    #[column(references = LedgerAccount::id, on_delete = restrict, index)]
    pub ledger_account_id: Option<Uuid>,
    /// Tax that applies unless a charge says otherwise.
    #[column(references = Tax::id, on_delete = restrict, index)]
    pub default_tax_id: Option<Uuid>,
    /// Short code, such as `ROOM` or `MINIBAR`.
    #[column(sql_type = "varchar(16)")]
    pub code: String,
    /// Name on the folio.
    pub name: String,
    /// Revenue department, such as `rooms` or `food and beverage`.
    pub department: String,
    /// Unit price offered when posting, in the property's currency.
    #[column(sql_type = "numeric(12,2)", check = "default_price >= 0")]
    pub default_price: Option<Decimal>,
    /// Whether staff may post the code by hand.
    #[column(default = "true")]
    pub is_manual: bool,
    /// Whether the code reduces the balance, as a discount does.
    #[column(default = "false")]
    pub is_credit: bool,
    /// Whether the code is in use.
    #[column(default = "true")]
    pub is_active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the code was retired.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A running account of a stay.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "folios",
    schema = "financial",
    unique(property_id, number),
    index(
        property_id,
        desc(opened_at),
        where = "status = 'open' AND deleted_at IS NULL"
    ),
    check("closed_at >= opened_at", name = "folios_closed_at_check"),
    check(
        "kind = 'house' OR reservation_id IS NOT NULL",
        name = "folios_reservation_check"
    )
)]
pub struct Folio {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that keeps the account.
    #[column(references = "core.properties(id)", on_delete = restrict)]
    pub property_id: Uuid,
    /// Reservation whose stay is charged; none for accounts of the house.
    #[column(references = "core.reservations(id)", on_delete = restrict, index)]
    pub reservation_id: Option<Uuid>,
    /// Guest who owes the balance.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Option<Uuid>,
    /// Room the charges are signed to.
    #[column(references = "core.rooms(id)", on_delete = set_null, index)]
    pub room_id: Option<Uuid>,
    /// Number printed on the folio.
    #[column(sql_type = "varchar(24)")]
    pub number: String,
    /// Whom the folio bills.
    #[column(default = "'guest'")]
    pub kind: FolioKind,
    /// Where the folio is in its life.
    #[column(default = "'open'")]
    pub status: FolioStatus,
    /// ISO 4217 code of the currency of all amounts.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Balance up to which charges are accepted; none means no limit.
    #[column(sql_type = "numeric(12,2)", check = "credit_limit >= 0")]
    pub credit_limit: Option<Decimal>,
    /// Charges less payments.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub balance: Decimal,
    /// When the account was opened.
    #[column(default = "now()")]
    pub opened_at: DateTime<Utc>,
    /// When the account was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Remarks of the front desk.
    pub notes: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the folio was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// An amount charged to a folio.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "folio_charges",
    schema = "financial",
    index(folio_id, service_date),
    index(
        service_date,
        charge_code_id,
        where = "voided_at IS NULL",
        include(gross_amount)
    ),
    index(
        source,
        external_reference,
        unique,
        where = "external_reference IS NOT NULL"
    ),
    check(
        "(voided_at IS NULL) = (void_reason IS NULL)",
        name = "folio_charges_void_check"
    ),
    check("reverses_id <> id", name = "folio_charges_reverses_check")
)]
pub struct FolioCharge {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Folio charged.
    #[column(references = Folio::id, on_delete = restrict)]
    pub folio_id: Uuid,
    /// What was charged.
    #[column(references = ChargeCode::id, on_delete = restrict, index)]
    pub charge_code_id: Uuid,
    /// Charge this one takes back.
    #[column(references = FolioCharge::id, on_delete = restrict, unique)]
    pub reverses_id: Option<Uuid>,
    /// Member of staff who posted it; none for automatic postings.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub posted_by_id: Option<Uuid>,
    /// Where the charge came from.
    #[column(default = "'front_desk'")]
    pub source: ChargeSource,
    /// Business day of the service.
    pub service_date: NaiveDate,
    /// Text on the folio.
    pub description: String,
    /// Units charged; negative for a reversal.
    #[column(sql_type = "numeric(10,3)", default = "1", check = "quantity <> 0")]
    pub quantity: Decimal,
    /// Net price of one unit in the folio's currency.
    #[column(sql_type = "numeric(12,2)")]
    pub unit_price: Decimal,
    /// Net amount: quantity times unit price.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "round(quantity * unit_price, 2)"
    )]
    pub net_amount: Decimal,
    /// Tax on the net amount.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub tax_amount: Decimal,
    /// Net amount and tax.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "round(quantity * unit_price, 2) + tax_amount"
    )]
    pub gross_amount: Decimal,
    /// Number of the slip or message in the sending system.
    pub external_reference: Option<String>,
    /// When the charge was voided.
    pub voided_at: Option<DateTime<Utc>>,
    /// Why the charge was voided.
    pub void_reason: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Sends charges of one kind from a folio to another, as when a company pays the room and the guest the extras.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "folio_routings",
    schema = "financial",
    primary_key(source_folio_id, charge_code_id),
    check(
        "source_folio_id <> target_folio_id",
        name = "folio_routings_target_check"
    )
)]
pub struct FolioRouting {
    /// Folio the charges are posted to.
    #[column(references = Folio::id, on_delete = cascade)]
    pub source_folio_id: Uuid,
    /// Charges that are moved.
    #[column(references = ChargeCode::id, on_delete = cascade, index)]
    pub charge_code_id: Uuid,
    /// Folio the charges are moved to.
    #[column(references = Folio::id, on_delete = cascade, index)]
    pub target_folio_id: Uuid,
    /// Share that is moved, in per cent.
    #[column(
        sql_type = "numeric(5,2)",
        default = "100",
        check = "share_percent > 0 AND share_percent <= 100"
    )]
    pub share_percent: Decimal,
    /// Days on which the routing applies; none means the whole stay.
    pub validity: Option<PgRange<NaiveDate>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// Money asked for or held before a stay.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "deposits",
    schema = "financial",
    index(
        property_id,
        due_on,
        where = "status = 'requested'",
        name = "deposits_requested_idx"
    ),
    check(
        "status = 'requested' OR received_at IS NOT NULL",
        name = "deposits_received_check"
    ),
    check(
        "(status = 'applied') = (invoice_id IS NOT NULL)",
        name = "deposits_applied_check"
    )
)]
pub struct Deposit {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the deposit is paid to.
    #[column(references = "core.properties(id)", on_delete = restrict, index)]
    pub property_id: Uuid,
    /// Reservation the deposit secures.
    #[column(references = "core.reservations(id)", on_delete = restrict, index)]
    pub reservation_id: Uuid,
    /// Guest who pays.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Folio the deposit is credited to on arrival.
    #[column(references = Folio::id, on_delete = set_null, index)]
    pub folio_id: Option<Uuid>,
    /// Invoice the deposit was counted towards.
    #[column(references = Invoice::id, on_delete = restrict, index)]
    pub invoice_id: Option<Uuid>,
    /// Amount in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount > 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Where the deposit is in its life.
    #[column(default = "'requested'")]
    pub status: DepositStatus,
    /// Day by which the guest has to pay.
    pub due_on: NaiveDate,
    /// When the money arrived.
    pub received_at: Option<DateTime<Utc>>,
    /// When the deposit was applied, refunded or forfeited.
    pub released_at: Option<DateTime<Utc>>,
    /// Remarks of the reservations office.
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

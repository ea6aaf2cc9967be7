//! Offers: promotions, the discounts they grant, how often these were used, and gift vouchers.

use crate::{Invoice, RatePlan};
use ormlite::prelude::*;

/// The life of a promotion.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "promotion_status", schema = "financial")]
pub enum PromotionStatus {
    /// Being prepared.
    Draft,
    /// Guests may book with it.
    Active,
    /// Held back for a while.
    Paused,
    /// Over.
    Ended,
}

/// What a discount grants.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "discount_kind", schema = "financial")]
pub enum DiscountKind {
    /// A percentage off.
    Percent,
    /// An amount off.
    Amount,
    /// One or more nights for nothing.
    FreeNights,
}

/// The life of a gift voucher.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "voucher_status", schema = "financial")]
pub enum VoucherStatus {
    /// Sold, not yet usable.
    Issued,
    /// May be used.
    Active,
    /// Used up.
    Redeemed,
    /// No longer valid.
    Expired,
    /// Taken back.
    Cancelled,
}

/// An offer made to guests.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "promotions",
    schema = "financial",
    index(tenant_id, "upper(code)", unique, where = "deleted_at IS NULL", name = "promotions_tenant_code_key"),
    index(booking_window, method = gist, where = "status = 'active'"),
    index(channels, method = gin),
    check("NOT isempty(booking_window)", name = "promotions_booking_window_check"),
    check("spent_amount <= budget_amount", name = "promotions_budget_check")
)]
pub struct Promotion {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that makes the offer.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict, index)]
    pub tenant_id: Uuid,
    /// Property the offer is limited to.
    #[column(references = "core.properties(id)", on_delete = cascade, index)]
    pub property_id: Option<Uuid>,
    /// Code guests enter, compared without regard to case.
    #[column(sql_type = "varchar(32)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// What is offered, shown to guests.
    pub description: Option<String>,
    /// Where the promotion is in its life.
    #[column(default = "'draft'")]
    pub status: PromotionStatus,
    /// When guests may book.
    pub booking_window: PgRange<DateTime<Utc>>,
    /// Days of stay the offer covers; none means any.
    pub stay_window: Option<PgRange<NaiveDate>>,
    /// Fewest nights to be booked.
    #[column(default = "1", check = "minimum_nights > 0")]
    pub minimum_nights: i16,
    /// Number of bookings after which the offer ends.
    #[column(check = "maximum_redemptions > 0")]
    pub maximum_redemptions: Option<i32>,
    /// Sum of discounts after which the offer ends, in the tenant's currency.
    #[column(sql_type = "numeric(14,2)", check = "budget_amount > 0")]
    pub budget_amount: Option<Decimal>,
    /// Sum of discounts granted so far.
    #[column(sql_type = "numeric(14,2)", default = "0")]
    pub spent_amount: Decimal,
    /// Channels the offer is made on.
    #[column(default = "'{}'")]
    pub channels: Vec<String>,
    /// Whether it may be combined with other promotions.
    #[column(default = "false")]
    pub is_stackable: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the promotion was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// A rate plan that a promotion may be booked with.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "promotion_rate_plans",
    schema = "financial",
    primary_key(promotion_id, rate_plan_id)
)]
pub struct PromotionRatePlan {
    /// The promotion.
    #[column(references = Promotion::id, on_delete = cascade)]
    pub promotion_id: Uuid,
    /// The rate plan.
    #[column(references = RatePlan::id, on_delete = cascade, index)]
    pub rate_plan_id: Uuid,
    /// Place in the list shown to guests.
    #[column(default = "0")]
    pub sort_order: i16,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// What a promotion grants.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "discounts",
    schema = "financial",
    unique(promotion_id, name),
    check(
        "num_nonnulls(percent_off, amount_off, free_nights) = 1",
        name = "discounts_one_grant_check"
    ),
    check(
        "(amount_off IS NULL) = (currency IS NULL)",
        name = "discounts_amount_currency_check"
    )
)]
pub struct Discount {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Promotion that grants it.
    #[column(references = Promotion::id, on_delete = cascade)]
    pub promotion_id: Uuid,
    /// Text on the invoice.
    pub name: String,
    /// What is granted.
    pub kind: DiscountKind,
    /// Percentage off the price.
    #[column(
        sql_type = "numeric(5,2)",
        check = "percent_off > 0 AND percent_off <= 100"
    )]
    pub percent_off: Option<Decimal>,
    /// Amount off the price, in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount_off > 0")]
    pub amount_off: Option<Decimal>,
    /// Number of nights that cost nothing.
    #[column(check = "free_nights > 0")]
    pub free_nights: Option<i16>,
    /// ISO 4217 code of the currency of the amount off.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: Option<String>,
    /// Charge codes it applies to; empty means the room only.
    #[column(default = "'{}'")]
    pub charge_codes: Vec<String>,
    /// Most it may take off a booking.
    #[column(sql_type = "numeric(12,2)", check = "maximum_amount > 0")]
    pub maximum_amount: Option<Decimal>,
    /// Whether it is granted.
    #[column(default = "true")]
    pub is_active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The use of a discount for a reservation.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "discount_redemptions",
    schema = "financial",
    unique(discount_id, reservation_id),
    index(
        discount_id,
        desc(redeemed_at),
        where = "reversed_at IS NULL",
        name = "discount_redemptions_live_idx"
    ),
    check(
        "reversed_at >= redeemed_at",
        name = "discount_redemptions_reversed_check"
    )
)]
pub struct DiscountRedemption {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Discount that was used.
    #[column(references = Discount::id, on_delete = restrict)]
    pub discount_id: Uuid,
    /// Reservation it was used for.
    #[column(references = "core.reservations(id)", on_delete = restrict, index)]
    pub reservation_id: Uuid,
    /// Guest who used it.
    #[column(references = "core.guests(id)", on_delete = restrict, index)]
    pub guest_id: Uuid,
    /// Invoice it appears on.
    #[column(references = Invoice::id, on_delete = set_null, index)]
    pub invoice_id: Option<Uuid>,
    /// Code as the guest entered it.
    pub entered_code: Option<String>,
    /// Channel it was booked on.
    #[column(default = "'web'")]
    pub channel: String,
    /// Amount taken off, in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "amount >= 0")]
    pub amount: Decimal,
    /// ISO 4217 code of the currency of the amount.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// When it was used.
    #[column(default = "now()")]
    pub redeemed_at: DateTime<Utc>,
    /// When the booking was cancelled and the use given back.
    pub reversed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A voucher with a balance, sold as a gift.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "gift_vouchers",
    schema = "financial",
    index(
        expires_on,
        where = "status = 'active'",
        name = "gift_vouchers_active_expires_on_idx"
    ),
    check(
        "redeemed_amount BETWEEN 0 AND initial_amount",
        name = "gift_vouchers_redeemed_check"
    ),
    check("expires_on > issued_on", name = "gift_vouchers_expires_on_check")
)]
pub struct GiftVoucher {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant that sold it.
    #[column(references = "tenancy.tenants(id)", on_delete = restrict, index)]
    pub tenant_id: Uuid,
    /// Guest who bought it.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub buyer_id: Option<Uuid>,
    /// Guest who may use it; none means whoever holds the code.
    #[column(references = "core.guests(id)", on_delete = set_null, index)]
    pub recipient_id: Option<Uuid>,
    /// Code printed on it.
    #[column(sql_type = "varchar(24)", unique)]
    pub code: String,
    /// Where the voucher is in its life.
    #[column(default = "'issued'")]
    pub status: VoucherStatus,
    /// ISO 4217 code of the currency of all amounts.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Amount when sold.
    #[column(sql_type = "numeric(12,2)", check = "initial_amount > 0")]
    pub initial_amount: Decimal,
    /// Amount used so far.
    #[column(sql_type = "numeric(12,2)", default = "0")]
    pub redeemed_amount: Decimal,
    /// Amount left.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "initial_amount - redeemed_amount"
    )]
    pub remaining_amount: Decimal,
    /// Day it was sold.
    #[column(default = "CURRENT_DATE")]
    pub issued_on: NaiveDate,
    /// Day after which it is worth nothing.
    pub expires_on: NaiveDate,
    /// Greeting printed on it.
    pub message: Option<String>,
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

//! What a night costs: cancellation policies, rate plans with their prices per day, and the rules that move prices.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

/// Whom a rate plan is sold to.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "rate_plan_kind", schema = "financial")]
pub enum RatePlanKind {
    /// The best rate open to everyone.
    BestAvailable,
    /// A rate agreed with a company.
    Corporate,
    /// A room together with other services.
    Package,
    /// A rate agreed for a group.
    Group,
    /// A rate for members of the loyalty programme.
    Member,
    /// A rate for a limited offer.
    Promotional,
}

/// Meals contained in a rate.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "meal_plan", schema = "financial")]
pub enum MealPlan {
    /// No meals.
    RoomOnly,
    /// Breakfast.
    Breakfast,
    /// Breakfast and dinner.
    HalfBoard,
    /// Breakfast, lunch and dinner.
    FullBoard,
    /// All meals and drinks.
    AllInclusive,
}

/// What a pricing rule looks at.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "pricing_rule_kind", schema = "financial")]
pub enum PricingRuleKind {
    /// How full the hotel is.
    Occupancy,
    /// How long before arrival the booking is made.
    LeadTime,
    /// How many nights are booked.
    LengthOfStay,
    /// The day of the week.
    Weekday,
    /// The season.
    Season,
    /// A fair, concert or other event nearby.
    Event,
}

/// How a pricing rule changes a price.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "price_adjustment", schema = "financial")]
pub enum PriceAdjustment {
    /// By a percentage.
    Percent,
    /// By an amount.
    Amount,
    /// To an amount.
    Fixed,
}

/// One step of a cancellation policy.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct CancellationTier {
    /// The step applies when fewer hours than this are left until arrival.
    pub hours_before_arrival: u32,
    /// Share of the stay that is charged, in per cent.
    pub charge_percent: u8,
}

/// What a guest owes for cancelling.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "cancellation_policies",
    schema = "financial",
    unique(property_id, code),
    check(
        "no_show_percent BETWEEN 0 AND 100",
        name = "cancellation_policies_no_show_check"
    ),
    check(
        "free_until >= interval '0'",
        name = "cancellation_policies_free_until_check"
    )
)]
pub struct CancellationPolicy {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that offers the policy.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Short code, such as `FLEX24`.
    #[column(sql_type = "varchar(16)")]
    pub code: String,
    /// Name shown when booking.
    pub name: String,
    /// The terms in full.
    pub description: Option<String>,
    /// Whether anything at all is paid back.
    #[column(default = "true")]
    pub is_refundable: bool,
    /// Time before arrival up to which cancelling is free.
    #[column(default = "'1 day'")]
    pub free_until: Interval,
    /// Charges after that, from the earliest step to the latest.
    #[column(default = "'[]'")]
    pub tiers: Json<Vec<CancellationTier>>,
    /// Share of the stay charged for a no-show, in per cent.
    #[column(sql_type = "numeric(5,2)", default = "100")]
    pub no_show_percent: Decimal,
    /// Deposit asked for when booking, in per cent of the stay.
    #[column(
        sql_type = "numeric(5,2)",
        default = "0",
        check = "deposit_percent BETWEEN 0 AND 100"
    )]
    pub deposit_percent: Decimal,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the policy was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A set of terms under which rooms are sold.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "rate_plans",
    schema = "financial",
    unique(property_id, code),
    index(property_id, kind, where = "is_public AND deleted_at IS NULL", name = "rate_plans_public_idx"),
    index(channels, method = gin),
    check("parent_id <> id", name = "rate_plans_parent_check"),
    check("maximum_stay >= minimum_stay", name = "rate_plans_stay_check"),
    check("parent_id IS NOT NULL OR derived_percent IS NULL", name = "rate_plans_derived_check")
)]
pub struct RatePlan {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property that sells under the plan.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// What cancelling costs.
    #[column(references = CancellationPolicy::id, on_delete = restrict, index)]
    pub cancellation_policy_id: Uuid,
    /// Plan the prices are derived from; none for a plan with prices of its own.
    #[column(references = RatePlan::id, on_delete = restrict, index)]
    pub parent_id: Option<Uuid>,
    /// Short code, such as `BAR`.
    #[column(sql_type = "varchar(16)")]
    pub code: String,
    /// Name shown when booking.
    pub name: String,
    /// Whom the plan is sold to.
    #[column(default = "'best_available'")]
    pub kind: RatePlanKind,
    /// Meals contained.
    #[column(default = "'room_only'")]
    pub meal_plan: MealPlan,
    /// ISO 4217 code of the currency of all prices.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Difference from the parent's price in per cent, -10 for ten per cent less.
    #[column(sql_type = "numeric(6,2)")]
    pub derived_percent: Option<Decimal>,
    /// Days of stay the plan may be sold for; none means always.
    pub validity: Option<PgRange<NaiveDate>>,
    /// Fewest nights sold.
    #[column(default = "1", check = "minimum_stay > 0")]
    pub minimum_stay: i16,
    /// Most nights sold; none means no limit.
    pub maximum_stay: Option<i16>,
    /// Channels the plan is sold on, such as `web` or `gds`.
    #[column(default = "'{}'")]
    pub channels: Vec<String>,
    /// Whether the plan is shown without a code.
    #[column(default = "true")]
    pub is_public: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the plan was withdrawn.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
    /// Row version for optimistic locking.
    #[column(version)]
    pub version: i32,
}

/// The price of a room type under a rate plan on one night.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "rate_plan_prices",
    schema = "financial",
    primary_key(rate_plan_id, room_type_id, stay_date),
    index(room_type_id, stay_date, include(price)),
    index(stay_date, where = "is_closed", name = "rate_plan_prices_closed_idx")
)]
pub struct RatePlanPrice {
    /// Rate plan the price belongs to.
    #[column(references = RatePlan::id, on_delete = cascade)]
    pub rate_plan_id: Uuid,
    /// Room type that is priced.
    #[column(references = "core.room_types(id)", on_delete = cascade)]
    pub room_type_id: Uuid,
    /// Night that is priced, by the day it begins on.
    pub stay_date: NaiveDate,
    /// Price for standard occupancy, in the plan's currency.
    #[column(sql_type = "numeric(12,2)", check = "price >= 0")]
    pub price: Decimal,
    /// Price for one person; none means the standard price.
    #[column(sql_type = "numeric(12,2)", check = "single_price >= 0")]
    pub single_price: Option<Decimal>,
    /// Surcharge for each further adult.
    #[column(
        sql_type = "numeric(12,2)",
        default = "0",
        check = "extra_adult_price >= 0"
    )]
    pub extra_adult_price: Decimal,
    /// Surcharge for each child.
    #[column(
        sql_type = "numeric(12,2)",
        default = "0",
        check = "extra_child_price >= 0"
    )]
    pub extra_child_price: Decimal,
    /// Fewest nights sold when arriving on this day.
    #[column(default = "1", check = "minimum_stay > 0")]
    pub minimum_stay: i16,
    /// Whether guests may not arrive on this day.
    #[column(default = "false")]
    pub closed_to_arrival: bool,
    /// Whether guests may not leave on this day.
    #[column(default = "false")]
    pub closed_to_departure: bool,
    /// Whether the night is not sold at all.
    #[column(default = "false")]
    pub is_closed: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A rule that moves prices up or down.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "pricing_rules",
    schema = "financial",
    unique(property_id, priority, deferrable, initially_deferred),
    index(property_id, kind, where = "is_active AND deleted_at IS NULL", name = "pricing_rules_active_idx"),
    index(validity, method = gist),
    index(opclass(conditions, "jsonb_path_ops"), method = gin),
    check("minimum_price <= maximum_price", name = "pricing_rules_price_bounds_check"),
    check("weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]", name = "pricing_rules_weekdays_check")
)]
pub struct PricingRule {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the rule is for.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Rate plan the rule is limited to.
    #[column(references = RatePlan::id, on_delete = cascade, index)]
    pub rate_plan_id: Option<Uuid>,
    /// Room type the rule is limited to.
    #[column(references = "core.room_types(id)", on_delete = cascade, index)]
    pub room_type_id: Option<Uuid>,
    /// Name in the revenue manager's list.
    pub name: String,
    /// What the rule looks at.
    pub kind: PricingRuleKind,
    /// How the rule changes the price.
    #[column(default = "'percent'")]
    pub adjustment: PriceAdjustment,
    /// Size of the change: per cent or an amount, by `adjustment`.
    #[column(sql_type = "numeric(12,4)")]
    pub adjustment_size: Decimal,
    /// When the rule applies, such as `{"occupancy_from": 80}`.
    #[column(default = "'{}'")]
    pub conditions: serde_json::Value,
    /// Days of the week, Monday is 1; empty means all.
    #[column(default = "'{}'")]
    pub weekdays: Vec<i16>,
    /// Days of stay the rule covers; none means always.
    pub validity: Option<PgRange<NaiveDate>>,
    /// Order in which rules apply, lowest first.
    #[column(default = "100")]
    pub priority: i16,
    /// Price the rule may not go below.
    #[column(sql_type = "numeric(12,2)", check = "minimum_price >= 0")]
    pub minimum_price: Option<Decimal>,
    /// Price the rule may not go above.
    #[column(sql_type = "numeric(12,2)")]
    pub maximum_price: Option<Decimal>,
    /// Whether the rule is applied.
    #[column(default = "true")]
    pub is_active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the rule was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

//! Plans: what can be bought, what each tenant bought, may use and has used.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

use crate::tenant::Tenant;

/// How often a plan is paid.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "billing_period", schema = "tenancy")]
pub enum BillingPeriod {
    /// Each month.
    Monthly,
    /// Each quarter.
    Quarterly,
    /// Each year.
    Yearly,
}

/// How much a plan allows; none means without limit.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]
#[serde(default)]
pub struct PlanLimits {
    /// Properties.
    pub properties: Option<u32>,
    /// Rooms over all properties.
    pub rooms: Option<u32>,
    /// Members.
    pub members: Option<u32>,
    /// Calls to the interface in a month.
    pub api_calls: Option<u64>,
    /// Bytes kept.
    pub storage_bytes: Option<u64>,
}

/// A plan tenants can buy.
#[derive(Table, Debug, Clone)]
#[table(
    name = "tenant_plans",
    schema = "tenancy",
    unique(code, revision),
    index(features, method = gin),
    index(sort_order, where = "on_sale")
)]
pub struct TenantPlan {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Stable code, such as `professional`.
    #[column(sql_type = "varchar(30)")]
    pub code: String,
    /// Edition of the plan, from 1; those who bought an older one keep it.
    #[column(default = "1", check = "revision > 0")]
    pub revision: i32,
    /// Name.
    pub name: String,
    /// A paragraph for the price list.
    pub description: Option<String>,
    /// How often it is paid.
    #[column(default = "'monthly'")]
    pub billing_period: BillingPeriod,
    /// Price of a period without tax.
    #[column(sql_type = "numeric(10,2)", check = "price >= 0")]
    pub price: Decimal,
    /// Price of each room and period on top.
    #[column(
        sql_type = "numeric(10,4)",
        default = "0",
        check = "price_per_room >= 0"
    )]
    pub price_per_room: Decimal,
    /// Currency of the prices, ISO 4217.
    #[column(sql_type = "char(3)", default = "'EUR'")]
    pub currency: String,
    /// Days a new tenant may try it.
    #[column(default = "14", check = "trial_days >= 0")]
    pub trial_days: i32,
    /// How much it allows.
    #[column(default = "'{}'")]
    pub limits: Json<PlanLimits>,
    /// Features it includes, by code.
    #[column(default = "'{}'")]
    pub features: Vec<String>,
    /// Place in the price list, ascending.
    #[column(default = "0")]
    pub sort_order: i32,
    /// Whether it can be bought.
    #[column(default = "true")]
    pub on_sale: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where a subscription stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "subscription_status", schema = "tenancy")]
pub enum SubscriptionStatus {
    /// Free for now.
    Trialing,
    /// Paid.
    Active,
    /// A payment is late.
    PastDue,
    /// Called off; ends with the period.
    Cancelled,
    /// Over.
    Ended,
}

/// A plan a tenant bought; a tenant has one at any time.
// Equality on uuid in a gist index needs the extension btree_gist; a range of one hash does not, and two
// tenants with the same 64-bit hash would only refuse a subscription, never allow a double one.
#[derive(Table, Debug, Clone)]
#[table(
    name = "tenant_subscriptions",
    schema = "tenancy",
    index(renews_on, where = "status IN ('trialing', 'active', 'past_due')"),
    check("NOT isempty(term)", name = "tenant_subscriptions_term_check"),
    exclude(
        "int8range(uuid_hash_extended(tenant_id, 0), uuid_hash_extended(tenant_id, 0), '[]') WITH &&, term WITH &&",
        using = gist,
        name = "tenant_subscriptions_no_overlap_excl"
    )
)]
pub struct TenantSubscription {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade, index)]
    pub tenant_id: Uuid,
    /// The plan.
    #[column(references = TenantPlan::id, on_delete = restrict, index)]
    pub plan_id: Uuid,
    /// Where it stands.
    #[column(default = "'trialing'")]
    pub status: SubscriptionStatus,
    /// Days it holds; without an end until it is called off.
    pub term: PgRange<NaiveDate>,
    /// Rooms it is paid for.
    #[column(default = "0", check = "rooms >= 0")]
    pub rooms: i32,
    /// Price of a period as agreed, without tax.
    #[column(sql_type = "numeric(10,2)", check = "agreed_price >= 0")]
    pub agreed_price: Decimal,
    /// Discount in percent.
    #[column(
        sql_type = "numeric(5,2)",
        default = "0",
        check = "discount_percent BETWEEN 0 AND 100"
    )]
    pub discount_percent: Decimal,
    /// Day the next period begins.
    pub renews_on: Option<NaiveDate>,
    /// Number of the subscription at the payment provider.
    #[column(unique)]
    pub provider_reference: Option<String>,
    /// When it was called off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Why it was called off.
    pub cancellation_reason: Option<String>,
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

/// A feature switched on or off for one tenant, whatever its plan says.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_features",
    schema = "tenancy",
    primary_key(tenant_id, feature),
    index(feature, where = "enabled"),
    index(expires_at, where = "expires_at IS NOT NULL")
)]
pub struct TenantFeature {
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Code of the feature, such as `demand_forecast`.
    #[column(sql_type = "varchar(60)")]
    pub feature: String,
    /// Whether it is on.
    #[column(default = "true")]
    pub enabled: bool,
    /// Share of the tenant's members that see it, in percent.
    #[column(default = "100", check = "rollout_percent BETWEEN 0 AND 100")]
    pub rollout_percent: i16,
    /// What only some features need.
    #[column(default = "'{}'")]
    pub options: serde_json::Value,
    /// Why it differs from the plan.
    pub reason: Option<String>,
    /// When the plan holds again.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What is counted.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "usage_metric", schema = "tenancy")]
pub enum UsageMetric {
    /// Calls to the interface.
    ApiCalls,
    /// Bytes kept.
    StorageBytes,
    /// Rooms.
    Rooms,
    /// Members who signed in.
    ActiveMembers,
    /// Reservations made.
    Reservations,
    /// Messages sent to guests.
    Messages,
}

/// How much of something a tenant used on one day.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tenant_usage",
    schema = "tenancy",
    unique(tenant_id, metric, used_on),
    index(used_on, method = brin)
)]
pub struct TenantUsage {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// The tenant.
    #[column(references = Tenant::id, on_delete = cascade)]
    pub tenant_id: Uuid,
    /// What is counted.
    pub metric: UsageMetric,
    /// The day, in UTC.
    pub used_on: NaiveDate,
    /// How much, in the unit of what is counted.
    #[column(default = "0", check = "quantity >= 0")]
    pub quantity: i64,
    /// How much of it the plan includes; none without limit.
    #[column(check = "included >= 0")]
    pub included: Option<i64>,
    /// How much is charged on top, computed by the server; 0 without limit.
    #[column(generated = "greatest(quantity - included, 0)")]
    pub overage: i64,
    /// When it was put on an invoice.
    pub billed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

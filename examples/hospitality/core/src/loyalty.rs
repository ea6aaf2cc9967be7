//! Loyalty: programs, their tiers, who is a member and how points come and go.

use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

use crate::guest::Guest;
use crate::reservation::Reservation;
use crate::staff::Staff;

/// A program that rewards guests for coming back.
#[derive(Table, Debug, Clone)]
#[table(
    name = "loyalty_programs",
    schema = "core",
    check("ends_on > starts_on", name = "loyalty_programs_dates_check")
)]
pub struct LoyaltyProgram {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Stable code, such as `circle`.
    #[column(unique, sql_type = "varchar(20)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// A paragraph for the website.
    pub description: Option<String>,
    /// Points given for each unit of currency spent.
    #[column(
        sql_type = "numeric(8,4)",
        default = "1",
        check = "points_per_unit >= 0"
    )]
    pub points_per_unit: Decimal,
    /// What a point is worth when it is spent, in units of `currency`.
    #[column(
        sql_type = "numeric(10,6)",
        default = "0.01",
        check = "point_value >= 0"
    )]
    pub point_value: Decimal,
    /// Currency of `point_value`, ISO 4217.
    #[column(sql_type = "char(3)", default = "'EUR'")]
    pub currency: String,
    /// Points given for joining.
    #[column(default = "0", check = "welcome_points >= 0")]
    pub welcome_points: i32,
    /// How long points last after they were earned; none when they never expire.
    pub points_last: Option<Interval>,
    /// Where the terms are published.
    pub terms_url: Option<String>,
    /// First day on which guests can join.
    #[column(default = "CURRENT_DATE")]
    pub starts_on: NaiveDate,
    /// Last day of the program; none while it has no end.
    pub ends_on: Option<NaiveDate>,
    /// Whether guests can join.
    #[column(default = "true")]
    pub active: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// What members of a tier get.
#[derive(Serialize, Deserialize, Debug, Clone, Default, PartialEq)]
#[serde(default)]
pub struct TierBenefits {
    /// Whether a better free room is given at arrival.
    pub room_upgrade: bool,
    /// Whether breakfast is included.
    pub free_breakfast: bool,
    /// Hours by which departure may be later.
    pub late_check_out_hours: u8,
    /// Further benefits in words.
    pub other: Vec<String>,
}

/// A level of a program.
#[derive(Table, Debug, Clone)]
#[table(
    name = "loyalty_tiers",
    schema = "core",
    unique(program_id, code),
    unique(program_id, rank)
)]
pub struct LoyaltyTier {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The program.
    #[column(references = LoyaltyProgram::id, on_delete = cascade)]
    pub program_id: Uuid,
    /// Stable code, such as `gold`.
    #[column(sql_type = "varchar(20)")]
    pub code: String,
    /// Name shown to guests.
    pub name: String,
    /// Place among the tiers, the lowest first, from 1.
    #[column(check = "rank > 0")]
    pub rank: i16,
    /// Points earned in a year that lead here.
    #[column(default = "0", check = "min_points >= 0")]
    pub min_points: i64,
    /// Nights stayed in a year that lead here.
    #[column(default = "0", check = "min_nights >= 0")]
    pub min_nights: i32,
    /// Factor on the points earned.
    #[column(
        sql_type = "numeric(4,2)",
        default = "1",
        check = "earn_multiplier >= 1"
    )]
    pub earn_multiplier: Decimal,
    /// What its members get.
    #[column(default = "'{}'")]
    pub benefits: Json<TierBenefits>,
    /// Colour of the card, as `#rrggbb`.
    #[column(sql_type = "char(7)", check = "color ~ '^#[0-9a-f]{6}$'")]
    pub color: Option<String>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// Where a membership stands.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "membership_status", schema = "core")]
pub enum MembershipStatus {
    /// Earns and spends.
    Active,
    /// Paused by the house.
    Suspended,
    /// Ended because the guest did not come.
    Lapsed,
    /// Ended by the guest.
    Cancelled,
}

/// A guest's membership in a program.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "loyalty_memberships",
    schema = "core",
    unique(guest_id, program_id),
    index(tier_expires_on, where = "status = 'active'"),
    check(
        "points_balance <= lifetime_points",
        name = "loyalty_memberships_points_check"
    )
)]
pub struct LoyaltyMembership {
    /// Primary key.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The program.
    #[column(references = LoyaltyProgram::id, on_delete = restrict, index)]
    pub program_id: Uuid,
    /// The member.
    #[column(references = Guest::id, on_delete = cascade)]
    pub guest_id: Uuid,
    /// The tier reached; none before the first.
    #[column(references = LoyaltyTier::id, on_delete = set_null, index)]
    pub tier_id: Option<Uuid>,
    /// Number on the card.
    #[column(unique, sql_type = "varchar(20)")]
    pub number: String,
    /// Where it stands.
    #[column(default = "'active'")]
    pub status: MembershipStatus,
    /// Points that can be spent.
    #[column(default = "0", check = "points_balance >= 0")]
    pub points_balance: i64,
    /// Points ever earned.
    #[column(default = "0", check = "lifetime_points >= 0")]
    pub lifetime_points: i64,
    /// Nights stayed in the current year.
    #[column(default = "0", check = "nights_this_year >= 0")]
    pub nights_this_year: i32,
    /// Day the guest joined.
    #[column(default = "CURRENT_DATE")]
    pub enrolled_on: NaiveDate,
    /// Last day of the tier, unless it is earned again.
    pub tier_expires_on: Option<NaiveDate>,
    /// When points last came or went.
    pub last_activity_at: Option<DateTime<Utc>>,
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

/// Why points came or went.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "loyalty_transaction_kind", schema = "core")]
pub enum LoyaltyTransactionKind {
    /// Earned by a stay.
    Earn,
    /// Given without a stay.
    Bonus,
    /// Spent.
    Redeem,
    /// Run out.
    Expire,
    /// Given to or received from another member.
    Transfer,
    /// Corrected by hand.
    Adjustment,
}

/// One movement of points; rows are only ever added.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "loyalty_transactions",
    schema = "core",
    index(membership_id, desc(occurred_at)),
    index(expires_on, where = "expires_on IS NOT NULL")
)]
pub struct LoyaltyTransaction {
    /// Primary key, given by the server.
    #[column(primary_key, identity)]
    pub id: i64,
    /// Whose points.
    #[column(references = LoyaltyMembership::id, on_delete = restrict)]
    pub membership_id: Uuid,
    /// The other membership of a transfer.
    #[column(references = LoyaltyMembership::id, on_delete = set_null, index)]
    pub counterpart_id: Option<Uuid>,
    /// Stay they were earned or spent on.
    #[column(references = Reservation::id, on_delete = set_null, index)]
    pub reservation_id: Option<Uuid>,
    /// Why they came or went.
    pub kind: LoyaltyTransactionKind,
    /// Points; negative when they went.
    #[column(check = "points <> 0")]
    pub points: i64,
    /// Balance after the movement.
    #[column(check = "balance_after >= 0")]
    pub balance_after: i64,
    /// Line on the member's statement.
    pub description: Option<String>,
    /// Member of staff who booked it; none when a machine did.
    #[column(references = Staff::id, on_delete = set_null, index)]
    pub staff_id: Option<Uuid>,
    /// Last day on which these points can be spent.
    pub expires_on: Option<NaiveDate>,
    /// When it counts.
    #[column(default = "now()")]
    pub occurred_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

//! Guests as models see them: segments, their members, and scores of single guests.

use crate::ModelVersion;
use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

/// What a score says about a guest.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "guest_score_kind", schema = "ml")]
pub enum GuestScoreKind {
    /// Probability of not coming back, 0 to 1.
    Churn,
    /// Revenue expected in the next three years, in the tenant's currency.
    LifetimeValue,
    /// Probability of accepting a better room, 0 to 1.
    Upsell,
    /// Probability of not arriving, 0 to 1.
    NoShow,
}

/// A group of guests who are alike.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_segments",
    schema = "ml",
    unique(tenant_id, code),
    index(
        "(rule ->> 'channel')",
        where = "rule ? 'channel'",
        name = "guest_segments_rule_channel_idx"
    ),
    check("parent_id <> id", name = "guest_segments_parent_check")
)]
pub struct GuestSegment {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Tenant whose guests are grouped.
    #[column(references = "tenancy.tenants(id)", on_delete = cascade)]
    pub tenant_id: Uuid,
    /// Segment this one divides further.
    #[column(references = GuestSegment::id, on_delete = set_null, index)]
    pub parent_id: Option<Uuid>,
    /// Model version that found it; none for segments defined by a rule.
    #[column(references = ModelVersion::id, on_delete = set_null, index)]
    pub model_version_id: Option<Uuid>,
    /// Short name used by services.
    #[column(sql_type = "varchar(40)")]
    pub code: String,
    /// Name on reports.
    pub name: String,
    /// Who the guests are and what they look for.
    pub description: Option<String>,
    /// Rule by which guests belong to it.
    #[column(default = "'{}'")]
    pub rule: serde_json::Value,
    /// Middle of the segment among all guests, if a model found it.
    pub centroid: Option<Vec<f64>>,
    /// Whether members are looked up anew every night.
    #[column(default = "true")]
    pub is_dynamic: bool,
    /// Number of members when last looked up.
    #[column(default = "0", check = "member_count >= 0")]
    pub member_count: i32,
    /// When members were last looked up.
    pub refreshed_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
    /// When the segment was removed.
    #[column(soft_delete)]
    pub deleted_at: Option<DateTime<Utc>>,
}

/// A guest who belongs to a segment.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_segment_members",
    schema = "ml",
    primary_key(guest_segment_id, guest_id),
    index(member_during, method = gist)
)]
pub struct GuestSegmentMember {
    /// The segment.
    #[column(references = GuestSegment::id, on_delete = cascade)]
    pub guest_segment_id: Uuid,
    /// The guest.
    #[column(references = "core.guests(id)", on_delete = cascade, index)]
    pub guest_id: Uuid,
    /// How well the guest fits, 0 to 1.
    #[column(default = "1", check = "affinity BETWEEN 0 AND 1")]
    pub affinity: f32,
    /// Time during which the guest belongs to it; open at the end for a present member.
    #[column(default = "tstzrange(now(), NULL)")]
    pub member_during: PgRange<DateTime<Utc>>,
    /// Whether a person, not a rule, put the guest there.
    #[column(default = "false")]
    pub is_manual: bool,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A reason for a score.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct ScoreFactor {
    /// Name of the feature.
    pub feature: String,
    /// What the feature added to the score or took from it.
    pub contribution: f64,
}

/// A model's score of a guest during a span of time.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "guest_scores",
    schema = "ml",
    unique(guest_id, kind, valid_during),
    index(model_version_id, desc(created_at)),
    index(
        kind,
        desc(score),
        where = "upper_inf(valid_during)",
        name = "guest_scores_current_idx"
    ),
    check("NOT isempty(valid_during)", name = "guest_scores_valid_during_check")
)]
pub struct GuestScore {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// The guest.
    #[column(references = "core.guests(id)", on_delete = cascade)]
    pub guest_id: Uuid,
    /// Model version that gave the score.
    #[column(references = ModelVersion::id, on_delete = restrict)]
    pub model_version_id: Uuid,
    /// What the score says.
    pub kind: GuestScoreKind,
    /// The score, in the unit of its kind.
    pub score: f64,
    /// Share of guests with a lower score, in per cent.
    #[column(check = "percentile BETWEEN 0 AND 100")]
    pub percentile: Option<i16>,
    /// Strongest reasons first.
    #[column(default = "'[]'")]
    pub factors: Json<Vec<ScoreFactor>>,
    /// Time during which the score holds; open at the end for the present one.
    #[column(default = "tstzrange(now(), NULL)")]
    pub valid_during: PgRange<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

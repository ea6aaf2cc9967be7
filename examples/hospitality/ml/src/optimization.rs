//! Price optimization: runs of the solver, their results, and the recommendations shown to revenue managers.

use crate::{ModelVersion, RunStatus};
use ormlite::prelude::*;

/// What a run tries to make as large as possible.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "optimization_objective", schema = "ml")]
pub enum OptimizationObjective {
    /// Room revenue.
    Revenue,
    /// Revenue less the cost of serving the rooms.
    Profit,
    /// Rooms sold.
    Occupancy,
}

/// What became of a recommendation.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "recommendation_status", schema = "ml")]
pub enum RecommendationStatus {
    /// Waiting for a decision.
    Pending,
    /// The price was changed.
    Accepted,
    /// The price was kept.
    Rejected,
    /// Not decided in time.
    Expired,
}

/// A search for the best prices of a property over a span of nights.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "optimization_runs",
    schema = "ml",
    index(property_id, desc(created_at)),
    index(
        created_at,
        where = "status IN ('queued', 'running')",
        name = "optimization_runs_unfinished_idx"
    ),
    check("NOT isempty(stay_dates)", name = "optimization_runs_stay_dates_check"),
    check(
        "finished_at >= started_at",
        name = "optimization_runs_finished_at_check"
    )
)]
pub struct OptimizationRun {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property whose prices are searched.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Model version that foretells demand.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Uuid,
    /// Member of staff who asked for it; none for nightly runs.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub requested_by_id: Option<Uuid>,
    /// What is made as large as possible.
    #[column(default = "'revenue'")]
    pub objective: OptimizationObjective,
    /// Where the run stands.
    #[column(default = "'queued'")]
    pub status: RunStatus,
    /// Nights whose prices are searched.
    pub stay_dates: PgRange<NaiveDate>,
    /// Bounds that prices must keep, such as the largest change in a day.
    #[column(default = "'{}'")]
    pub constraints: serde_json::Value,
    /// Method of the search.
    #[column(default = "'coordinate descent'")]
    pub solver: String,
    /// Objective at the prices before.
    pub objective_before: Option<f64>,
    /// Objective at the best prices.
    pub objective_after: Option<f64>,
    /// Gain in per cent.
    #[column(
        generated = "(objective_after - objective_before) / nullif(objective_before, 0) * 100"
    )]
    pub uplift_percent: Option<f64>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The best price a run found for a room type and night.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "optimization_results",
    schema = "ml",
    unique(
        optimization_run_id,
        room_type_id,
        stay_date,
        name = "optimization_results_run_night_key"
    ),
    unique(optimization_run_id, gain_rank, deferrable, initially_deferred),
    index(room_type_id, stay_date)
)]
pub struct OptimizationResult {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Run that found it.
    #[column(references = OptimizationRun::id, on_delete = cascade)]
    pub optimization_run_id: Uuid,
    /// Room type that is priced.
    #[column(references = "core.room_types(id)", on_delete = cascade)]
    pub room_type_id: Uuid,
    /// Night that is priced, by the day it begins on.
    pub stay_date: NaiveDate,
    /// Price before, in the property's currency.
    #[column(sql_type = "numeric(12,2)", check = "current_price >= 0")]
    pub current_price: Decimal,
    /// Best price, in the property's currency.
    #[column(sql_type = "numeric(12,2)", check = "optimal_price >= 0")]
    pub optimal_price: Decimal,
    /// Best price less the price before.
    #[column(
        sql_type = "numeric(12,2)",
        generated = "optimal_price - current_price"
    )]
    pub price_change: Decimal,
    /// Room nights expected at the best price.
    #[column(check = "expected_room_nights >= 0")]
    pub expected_room_nights: f64,
    /// Revenue expected at the best price.
    #[column(sql_type = "numeric(14,2)")]
    pub expected_revenue: Decimal,
    /// Revenue that one more room would bring.
    #[column(sql_type = "numeric(12,2)")]
    pub shadow_price: Option<Decimal>,
    /// Constraints that kept the price from moving further.
    #[column(default = "'{}'")]
    pub binding_constraints: Vec<String>,
    /// Place among the run's results by expected gain, from 1.
    #[column(check = "gain_rank > 0")]
    pub gain_rank: i32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A change of price proposed to the revenue manager. A room type and night has one open proposal at most.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "price_recommendations",
    schema = "ml",
    unique(
        room_type_id,
        stay_date,
        where = "status = 'pending'",
        name = "price_recommendations_pending_key"
    ),
    index(room_type_id, stay_date),
    index(property_id, status, stay_date),
    check(
        "(status IN ('accepted', 'rejected')) = (decided_at IS NOT NULL)",
        name = "price_recommendations_decided_check"
    )
)]
pub struct PriceRecommendation {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property of the room type.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room type whose price should change.
    #[column(references = "core.room_types(id)", on_delete = cascade)]
    pub room_type_id: Uuid,
    /// Result it was made from.
    #[column(references = OptimizationResult::id, on_delete = set_null, index)]
    pub optimization_result_id: Option<Uuid>,
    /// Member of staff who decided; none if accepted automatically.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub decided_by_id: Option<Uuid>,
    /// Night, by the day it begins on.
    pub stay_date: NaiveDate,
    /// Price now, in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "current_price > 0")]
    pub current_price: Decimal,
    /// Price proposed, in `currency`.
    #[column(sql_type = "numeric(12,2)", check = "recommended_price > 0")]
    pub recommended_price: Decimal,
    /// Change in per cent of the price now.
    #[column(
        sql_type = "numeric(8,2)",
        generated = "round((recommended_price - current_price) / current_price * 100, 2)"
    )]
    pub change_percent: Decimal,
    /// ISO 4217 code of the currency of all prices.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Probability that the change earns more, 0 to 1.
    #[column(check = "confidence BETWEEN 0 AND 1")]
    pub confidence: f32,
    /// Why, in words for the revenue manager.
    #[column(default = "'{}'")]
    pub reasons: Vec<String>,
    /// What became of it.
    #[column(default = "'pending'")]
    pub status: RecommendationStatus,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// When it lapses if not decided.
    pub expires_at: DateTime<Utc>,
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

//! What models say about the days to come: single predictions, forecasts, demand curves, and days that went otherwise.

use crate::ModelVersion;
use ormlite::prelude::*;
use serde::{Deserialize, Serialize};

/// The quantity that is predicted.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "prediction_kind", schema = "ml")]
pub enum PredictionKind {
    /// Share of rooms sold, 0 to 1.
    Occupancy,
    /// Average daily rate, in the property's currency.
    Adr,
    /// Revenue for each available room, in the property's currency.
    Revpar,
    /// Room nights asked for.
    Demand,
    /// Probability that bookings are cancelled, 0 to 1.
    Cancellation,
    /// Probability that guests do not arrive, 0 to 1.
    NoShow,
    /// Average nights of a stay.
    LengthOfStay,
}

/// The steps a forecast proceeds in.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "forecast_granularity", schema = "ml")]
pub enum ForecastGranularity {
    /// Days.
    Day,
    /// Weeks, from Monday.
    Week,
    /// Calendar months.
    Month,
}

/// How much an anomaly matters.
#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "anomaly_severity", schema = "ml")]
pub enum AnomalySeverity {
    /// Worth knowing.
    Info,
    /// Worth a look today.
    Warning,
    /// Worth a call now.
    Critical,
}

/// A prediction of one quantity for one day. Each run of a model adds rows, so that predictions can be compared with
/// later ones and with what came true.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "ml_predictions",
    schema = "ml",
    index(property_id, kind, target_date, desc(created_at)),
    index(model_version_id, target_date, include(predicted, actual), name = "ml_predictions_model_version_target_date_idx"),
    index(target_date, where = "actual IS NULL", name = "ml_predictions_unresolved_idx"),
    index(opclass(features, "jsonb_path_ops"), method = gin),
    index(created_at, method = brin),
    check("lower_bound <= predicted AND predicted <= upper_bound", name = "ml_predictions_bounds_check")
)]
pub struct MlPrediction {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Model version that predicts.
    #[column(references = ModelVersion::id, on_delete = restrict)]
    pub model_version_id: Uuid,
    /// Property the prediction is about.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room type it is limited to; none for the whole property.
    #[column(references = "core.room_types(id)", on_delete = cascade, index)]
    pub room_type_id: Option<Uuid>,
    /// Day it is about.
    pub target_date: NaiveDate,
    /// Quantity that is predicted.
    pub kind: PredictionKind,
    /// Expected value, in the unit of the quantity.
    pub predicted: f64,
    /// Value that is undercut in five per cent of cases.
    pub lower_bound: f64,
    /// Value that is exceeded in five per cent of cases.
    pub upper_bound: f64,
    /// Value that came true, once it is known.
    pub actual: Option<f64>,
    /// Distance between the expected value and the one that came true.
    #[column(generated = "abs(actual - predicted)")]
    pub absolute_error: Option<f64>,
    /// Input of the model by feature name.
    #[column(default = "'{}'")]
    pub features: serde_json::Value,
    /// When the prediction was made.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
}

/// A forecast of one quantity over a span of days. One forecast of each kind and scenario is the current one.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "forecasts",
    schema = "ml",
    unique(
        property_id,
        room_type_id,
        kind,
        scenario,
        nulls_not_distinct,
        where = "is_current",
        name = "forecasts_current_key"
    ),
    index(property_id, kind, desc(issued_at)),
    index(horizon, method = gist),
    check("supersedes_id <> id", name = "forecasts_supersedes_check"),
    check("NOT isempty(horizon) AND NOT upper_inf(horizon)", name = "forecasts_horizon_check")
)]
pub struct Forecast {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the forecast is about.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room type it is limited to; none for the whole property.
    #[column(references = "core.room_types(id)", on_delete = cascade, index)]
    pub room_type_id: Option<Uuid>,
    /// Model version it was made by.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Uuid,
    /// Forecast it replaces.
    #[column(references = Forecast::id, on_delete = set_null, index)]
    pub supersedes_id: Option<Uuid>,
    /// Quantity that is forecast.
    pub kind: PredictionKind,
    /// Steps it proceeds in.
    #[column(default = "'day'")]
    pub granularity: ForecastGranularity,
    /// Assumption it was made under, such as `baseline` or `trade fair`.
    #[column(default = "'baseline'")]
    pub scenario: String,
    /// Days it covers.
    pub horizon: PgRange<NaiveDate>,
    /// Number of days it covers.
    #[column(generated = "upper(horizon) - lower(horizon)")]
    pub horizon_days: Option<i32>,
    /// Settings it was made with.
    #[column(default = "'{}'")]
    pub parameters: serde_json::Value,
    /// Mean absolute percentage error on the days that have come true, 0.08 for eight per cent.
    pub mape: Option<f64>,
    /// Whether it is the one to plan by.
    #[column(default = "true")]
    pub is_current: bool,
    /// When it was made.
    #[column(default = "now()")]
    pub issued_at: DateTime<Utc>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A step of a forecast.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "forecast_points",
    schema = "ml",
    primary_key(forecast_id, target_date),
    index(
        target_date,
        where = "actual IS NULL",
        name = "forecast_points_unresolved_idx"
    ),
    check(
        "lower_bound <= predicted AND predicted <= upper_bound",
        name = "forecast_points_bounds_check"
    )
)]
pub struct ForecastPoint {
    /// Forecast the step is part of.
    #[column(references = Forecast::id, on_delete = cascade)]
    pub forecast_id: Uuid,
    /// First day of the step.
    pub target_date: NaiveDate,
    /// Expected value, in the unit of the forecast's quantity.
    pub predicted: f64,
    /// Value that is undercut in five per cent of cases.
    pub lower_bound: f64,
    /// Value that is exceeded in five per cent of cases.
    pub upper_bound: f64,
    /// Value that came true, once it is known.
    pub actual: Option<f64>,
    /// Distance between the expected value and the one that came true.
    #[column(generated = "abs(actual - predicted)")]
    pub absolute_error: Option<f64>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// The demand expected at a price.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq)]
pub struct DemandPoint {
    /// Price of a night, in the curve's currency.
    pub price: f64,
    /// Room nights asked for at that price.
    pub room_nights: f64,
}

/// How demand for a room type on a night depends on its price.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "demand_curves",
    schema = "ml",
    unique(
        room_type_id,
        stay_date,
        lead_days,
        model_version_id,
        name = "demand_curves_night_key"
    ),
    index(property_id, stay_date, include(optimal_price)),
    check("jsonb_array_length(points) >= 2", name = "demand_curves_points_check")
)]
pub struct DemandCurve {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property of the room type.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Room type that is asked for.
    #[column(references = "core.room_types(id)", on_delete = cascade)]
    pub room_type_id: Uuid,
    /// Model version the curve was fitted by.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Uuid,
    /// Night, by the day it begins on.
    pub stay_date: NaiveDate,
    /// Days before that night at which the curve holds.
    #[column(check = "lead_days >= 0")]
    pub lead_days: i16,
    /// Points of the curve, by rising price.
    pub points: Json<Vec<DemandPoint>>,
    /// Per cent of demand lost for one per cent of price gained, at the optimal price.
    pub elasticity: f64,
    /// Price that earns most.
    #[column(sql_type = "numeric(12,2)", check = "optimal_price >= 0")]
    pub optimal_price: Decimal,
    /// ISO 4217 code of the currency of all prices.
    #[column(sql_type = "char(3)", check = "currency ~ '^[A-Z]{3}$'")]
    pub currency: String,
    /// Share of the variation explained by the curve, 0 to 1.
    #[column(check = "r_squared BETWEEN 0 AND 1")]
    pub r_squared: f32,
    /// Number of bookings it was fitted to.
    #[column(default = "0", check = "sample_count >= 0")]
    pub sample_count: i32,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

/// A span of time in which a metric was not what a model expected.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "anomaly_detections",
    schema = "ml",
    index(property_id, metric, desc(created_at)),
    index(severity, created_at, where = "acknowledged_at IS NULL", name = "anomaly_detections_unacknowledged_idx"),
    index(observed_during, method = gist),
    check("acknowledged_at IS NOT NULL OR acknowledged_by_id IS NULL", name = "anomaly_detections_acknowledged_check")
)]
pub struct AnomalyDetection {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    /// Property the metric was measured at.
    #[column(references = "core.properties(id)", on_delete = cascade)]
    pub property_id: Uuid,
    /// Model version that expected otherwise.
    #[column(references = ModelVersion::id, on_delete = restrict, index)]
    pub model_version_id: Uuid,
    /// Member of staff who looked into it.
    #[column(references = "core.staff(id)", on_delete = set_null, index)]
    pub acknowledged_by_id: Option<Uuid>,
    /// Name of the metric, such as `pickup_per_hour`.
    pub metric: String,
    /// How much it matters.
    #[column(default = "'warning'")]
    pub severity: AnomalySeverity,
    /// Time over which it was measured.
    pub observed_during: PgRange<DateTime<Utc>>,
    /// Measured value.
    pub observed: f64,
    /// Value the model expected.
    pub expected: f64,
    /// Measured value less the expected one.
    #[column(generated = "observed - expected")]
    pub deviation: f64,
    /// Whether it turned out to mean nothing.
    pub is_false_alarm: Option<bool>,
    /// What was found out and done.
    pub resolution: Option<String>,
    /// Other metrics at that time.
    #[column(default = "'{}'")]
    pub context: serde_json::Value,
    /// When someone looked into it.
    pub acknowledged_at: Option<DateTime<Utc>>,
    /// When the row was created.
    #[column(created_at)]
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    #[column(updated_at)]
    pub updated_at: DateTime<Utc>,
}

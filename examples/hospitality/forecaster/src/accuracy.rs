//! How right predictions were.

use hospitality::ml::{MlPrediction, Model, ModelStage, ModelVersion, PredictionKind};
use ormlite::expr::count;
use ormlite::prelude::*;
use ormlite::{Executor, Select};

use crate::prediction::WithModel;

/// Records what came true on a day, in every prediction of it; gives how many there are.
///
/// # Errors
/// The database's.
pub async fn record_actual(
    db: &impl Executor,
    property_id: Uuid,
    kind: PredictionKind,
    day: NaiveDate,
    actual: f64,
) -> Result<u64, ormlite::Error> {
    MlPrediction::update()
        .filter(MlPrediction::property_id.eq(property_id))
        .filter(MlPrediction::kind.eq(kind))
        .filter(MlPrediction::target_date.eq(day))
        .set(MlPrediction::actual, actual)
        .execute(db)
        .await
}

/// How right a version of a model was.
#[derive(Row, Debug, Clone)]
pub struct Accuracy {
    /// Name of the model.
    pub model: String,
    /// Version of the model.
    pub version: i32,
    /// How far the version has come.
    pub stage: ModelStage,
    /// Predictions it made.
    pub predictions: i64,
    /// Those of them whose day has come.
    pub resolved: i64,
    /// Resolved ones that lay within their bounds.
    pub within_bounds: i64,
    /// Mean distance from what came true.
    pub mean_error: Option<f64>,
    /// The same on the days that were nearly full, where it matters most.
    pub mean_error_when_full: Option<f64>,
}

/// How right the versions of all models were on one quantity, one row for each, the best first.
pub fn accuracy(kind: PredictionKind) -> Select<WithModel, Accuracy> {
    let error = MlPrediction::absolute_error;
    let actual = MlPrediction::actual;
    let within = actual.between(MlPrediction::lower_bound, MlPrediction::upper_bound);
    MlPrediction::query()
        .inner_join_by(MlPrediction::model_version)
        .inner_join_by(ModelVersion::model)
        .filter(MlPrediction::kind.eq(kind))
        .group_by((Model::name, ModelVersion::version, ModelVersion::stage))
        .order_by(error.avg().asc().nulls_last())
        .select(SelectAccuracy {
            model: Model::name,
            version: ModelVersion::version,
            stage: ModelVersion::stage,
            predictions: count(),
            resolved: actual.count(),
            within_bounds: count().filter(within),
            mean_error: error.avg(),
            mean_error_when_full: error.avg().filter(actual.ge(0.8)),
        })
}

/// The version of a model that answers real requests.
///
/// # Errors
/// When there is none (`is_not_found`), or the database fails.
pub async fn in_production(db: &Db, model: &str) -> Result<ModelVersion, ormlite::Error> {
    ModelVersion::query()
        .inner_join_by(ModelVersion::model)
        .filter(Model::name.eq(model))
        .filter(ModelVersion::stage.eq(ModelStage::Production))
        .one(db)
        .await
}

//! Predictions: how they are made, written and read.

use hospitality::ml::{MlPrediction, Model, ModelVersion, NewMlPrediction, PredictionKind};
use ormlite::Select;
use ormlite::chrono::Days;
use ormlite::prelude::*;

use crate::occupancy::occupancy;

/// Weeks that a prediction looks back.
const WEEKS: usize = 4;

/// Predicts the occupancy of the `days` from `first` on: the mean of the same weekday in the last weeks.
/// Writes them in one statement and gives what was written.
///
/// # Errors
/// The database's.
pub async fn forecast(
    db: &Db,
    version: &ModelVersion,
    property_id: Uuid,
    first: NaiveDate,
    days: usize,
) -> Result<Vec<MlPrediction>, ormlite::Error> {
    let start = first - Days::new(7 * WEEKS as u64);
    let past = occupancy(db, property_id, start, 7 * WEEKS).await?;
    let predictions = first.iter_days().take(days).enumerate().map(|(at, day)| {
        let same_weekday: Vec<f64> = past
            .iter()
            .skip(at % 7)
            .step_by(7)
            .map(|(_, x)| *x)
            .collect();
        let (predicted, spread) = mean_and_spread(&same_weekday);
        NewMlPrediction {
            model_version_id: version.id,
            property_id,
            target_date: day,
            kind: PredictionKind::Occupancy,
            predicted,
            lower_bound: (predicted - spread).max(0.0),
            upper_bound: (predicted + spread).min(1.0),
        }
    });
    write(db, predictions).await
}

/// Writes predictions in one statement, whose text is the same for one and for ten thousand.
///
/// # Errors
/// The database's.
pub async fn write(
    db: &Db,
    predictions: impl IntoIterator<Item = NewMlPrediction>,
) -> Result<Vec<MlPrediction>, ormlite::Error> {
    MlPrediction::insert_many(predictions).all(db).await
}

/// A prediction and who made it.
#[derive(Row, Debug, Clone)]
pub struct PredictionLine {
    /// Name of the model.
    pub model: String,
    /// Version of the model.
    pub version: i32,
    /// Day it is about.
    pub day: NaiveDate,
    /// Expected value.
    pub predicted: f64,
    /// Value that is undercut in five per cent of cases.
    pub low: f64,
    /// Value that is exceeded in five per cent of cases.
    pub high: f64,
    /// What came true, once it is known.
    pub actual: Option<f64>,
}

/// Predictions with their versions and models.
pub type WithModel = (Model, (ModelVersion, (MlPrediction, ())));

/// What was predicted of a property from a day on, by day.
pub fn predictions(
    property_id: Uuid,
    kind: PredictionKind,
    from: NaiveDate,
) -> Select<WithModel, PredictionLine> {
    MlPrediction::query()
        .inner_join_by(MlPrediction::model_version)
        .inner_join_by(ModelVersion::model)
        .filter(MlPrediction::property_id.eq(property_id))
        .filter(MlPrediction::kind.eq(kind))
        .filter(MlPrediction::target_date.ge(from))
        .order_by((MlPrediction::target_date, ModelVersion::version))
        .select(SelectPredictionLine {
            model: Model::name,
            version: ModelVersion::version,
            day: MlPrediction::target_date,
            predicted: MlPrediction::predicted,
            low: MlPrediction::lower_bound,
            high: MlPrediction::upper_bound,
            actual: MlPrediction::actual,
        })
}

/// The mean, and how far 90 per cent of the values lie from it.
fn mean_and_spread(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
    (mean, 1.645 * variance.sqrt())
}

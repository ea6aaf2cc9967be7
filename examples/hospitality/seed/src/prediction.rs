//! A model with two versions, the newer one better, and what they predicted.

use std::collections::HashMap;

use hospitality::ml::{MlPrediction, Model, ModelStage, ModelTask, ModelVersion, PredictionKind};
use ormlite::prelude::*;
use ormlite::serde_json::{Value as JsonValue, json};

use crate::garden::Garden;
use crate::house::House;
use crate::plan::Plan;
use crate::random::{Random, after, at};
use crate::stay::Stay;

#[derive(Insert)]
#[insert(table = Model)]
struct SeedModel {
    id: Uuid,
    name: String,
    task: ModelTask,
    target_metric: Option<String>,
    tags: Vec<String>,
}

#[derive(Insert)]
#[insert(table = ModelVersion)]
struct SeedVersion {
    id: Uuid,
    model_id: Uuid,
    version: i32,
    stage: ModelStage,
    artifact_uri: String,
    metrics: JsonValue,
    promoted_at: Option<DateTime<Utc>>,
}

#[derive(Insert)]
#[insert(table = MlPrediction)]
struct SeedPrediction {
    model_version_id: Uuid,
    property_id: Uuid,
    target_date: NaiveDate,
    kind: PredictionKind,
    predicted: f64,
    lower_bound: f64,
    upper_bound: f64,
    actual: Option<f64>,
}

/// Versions: number, stage, how far a prediction may be off.
const VERSIONS: [(i32, ModelStage, f64); 2] = [
    (1, ModelStage::Archived, 0.16),
    (2, ModelStage::Production, 0.07),
];

/// The bounds that a version gives around its predictions.
const BOUND: f64 = 0.06;

pub(crate) async fn plant(
    garden: &mut Garden<'_>,
    plan: &Plan,
    houses: &[House],
    stays: &[Stay],
    random: &mut Random,
) -> Result<(), ormlite::Error> {
    let model = SeedModel {
        id: random.id(),
        name: "occupancy".to_owned(),
        task: ModelTask::Forecasting,
        target_metric: Some("mae".to_owned()),
        tags: vec!["revenue".to_owned()],
    };
    let versions = VERSIONS.map(|version| version_of(plan, model.id, version, random));
    let predictions = predictions(plan, houses, stays, &versions, random);
    garden.insert::<Model, _>(vec![model]).await?;
    garden.insert::<ModelVersion, _>(versions.into()).await?;
    garden.insert::<MlPrediction, _>(predictions).await
}

fn version_of(
    plan: &Plan,
    model_id: Uuid,
    (version, stage, noise): (i32, ModelStage, f64),
    random: &mut Random,
) -> SeedVersion {
    let promoted = stage == ModelStage::Production;
    SeedVersion {
        id: random.id(),
        model_id,
        version,
        stage,
        artifact_uri: format!("s3://models.example/occupancy/{version}"),
        metrics: json!({ "mae": noise / 2.0 }),
        promoted_at: promoted.then(|| at(after(plan.today, -60), 540)),
    }
}

/// From two months ago to two weeks from now; what came true is known up to yesterday.
fn predictions(
    plan: &Plan,
    houses: &[House],
    stays: &[Stay],
    versions: &[SeedVersion],
    random: &mut Random,
) -> Vec<SeedPrediction> {
    let sold = rooms_sold(stays);
    let mut predictions = Vec::new();
    for (place, house) in houses.iter().enumerate() {
        for day in after(plan.today, -60).iter_days().take(75) {
            let sold = sold.get(&(place, day)).copied().unwrap_or(0);
            let share = sold as f64 / house.rooms.len() as f64;
            for (version, (_, _, noise)) in versions.iter().zip(VERSIONS) {
                let predicted = (share + noise * (random.unit() - 0.5) * 2.0).clamp(0.0, 1.0);
                predictions.push(SeedPrediction {
                    model_version_id: version.id,
                    property_id: house.id,
                    target_date: day,
                    kind: PredictionKind::Occupancy,
                    predicted,
                    lower_bound: (predicted - BOUND).max(0.0),
                    upper_bound: (predicted + BOUND).min(1.0),
                    actual: (day < plan.today).then_some(share),
                });
            }
        }
    }
    predictions
}

/// How many rooms a house has sold on each night.
fn rooms_sold(stays: &[Stay]) -> HashMap<(usize, NaiveDate), usize> {
    let mut sold = HashMap::new();
    for stay in stays.iter().filter(|stay| stay.is_kept()) {
        for night in stay.arrival.iter_days().take(stay.nights() as usize) {
            *sold.entry((stay.house, night)).or_default() += 1;
        }
    }
    sold
}

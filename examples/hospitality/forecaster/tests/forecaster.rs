//! The forecaster on a small hotel.

use std::error::Error;

use hospitality::ml::PredictionKind;
use hospitality_forecaster::accuracy::{accuracy, in_production};
use hospitality_forecaster::prediction::predictions;
use hospitality_forecaster::{forecast, occupancy, record_actual};
use hospitality_seed::{Plan, plant};
use ormlite::chrono::Days;
use ormlite::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

#[ormlite::test]
async fn a_forecast_is_written_and_read_with_its_model(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let (property, first) = (planted.properties[0], planted.today + Days::new(30));
    let version = in_production(&db, "occupancy").await?;
    let written = forecast(&db, &version, property, first, 10).await?;
    assert_eq!(written.len(), 10);
    let read = predictions(property, PredictionKind::Occupancy, first);
    let read = read.all(&db).await?;
    assert_eq!(read.len(), 10);
    assert!(
        read.iter()
            .all(|line| line.model == "occupancy" && line.actual.is_none())
    );
    Ok(())
}

#[ormlite::test]
async fn occupancy_is_what_the_seed_says(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let yesterday = planted.today - Days::new(1);
    let measured = occupancy(&db, planted.properties[0], yesterday, 1).await?;
    let lines = predictions(planted.properties[0], PredictionKind::Occupancy, yesterday);
    let line = lines.first(&db).await?.ok_or("no prediction")?;
    assert_eq!(measured, [(yesterday, line.actual.ok_or("not resolved")?)]);
    Ok(())
}

#[ormlite::test]
async fn what_came_true_counts_for_both_versions(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let kind = PredictionKind::Occupancy;
    let before = accuracy(kind).all(&db).await?;
    assert_eq!(before.len(), 2);
    assert!(
        before[0].version == 2,
        "the newer version is the better one"
    );
    let changed = record_actual(&db, planted.properties[0], kind, planted.today, 0.5).await?;
    assert_eq!(changed, 2);
    for (before, after) in before.iter().zip(accuracy(kind).all(&db).await?) {
        assert_eq!(after.resolved, before.resolved + 1);
        assert!(after.within_bounds <= after.resolved && after.resolved <= after.predictions);
    }
    Ok(())
}

//! The forecaster and the night audit.

use hospitality::ml::PredictionKind;
use hospitality_forecaster::accuracy::{accuracy, in_production};
use hospitality_forecaster::{forecast, occupancy, record_actual};
use hospitality_night_audit::close_day;

use super::House;
use crate::Failure;
use crate::sheet::{Sheet, money, or_dash, percent};
use crate::stage::Stage;

pub(crate) async fn play(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    predict(stage, house).await?;
    compare(stage).await?;
    close(stage, house).await
}

async fn predict(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let purpose = "predictions of 30 days in one INSERT, an array per column; then today's truth";
    stage
        .scene("How full shall we be?", purpose, "INSERT", async |db| {
            let version = in_production(db, "occupancy").await?;
            let lines = forecast(db, &version, house.id, house.today, 30).await?;
            let kind = PredictionKind::Occupancy;
            for (night, actual) in occupancy(db, house.id, house.today, 1).await? {
                record_actual(db, house.id, kind, night, actual).await?;
            }
            let rows = lines.into_iter().map(|line| {
                [
                    line.target_date.format("%a %d %b").to_string(),
                    percent(line.predicted),
                    percent(line.lower_bound),
                    percent(line.upper_bound),
                ]
            });
            Ok(Sheet::new(["day", "expected", "at least", "at most"], rows))
        })
        .await
}

async fn compare(stage: &mut Stage) -> Result<(), Failure> {
    let purpose = "two joins, aggregates with FILTER, over two domains";
    stage
        .scene("Which model is better?", purpose, "", async |db| {
            let lines = accuracy(PredictionKind::Occupancy).all(db).await?;
            let rows = lines.into_iter().map(|line| {
                [
                    format!("{} {}", line.model, line.version),
                    format!("{:?}", line.stage),
                    line.predictions.to_string(),
                    percent(line.within_bounds as f64 / line.resolved.max(1) as f64),
                    or_dash(line.mean_error.map(percent)),
                    or_dash(line.mean_error_when_full.map(percent)),
                ]
            });
            let head = [
                "model",
                "stage",
                "predictions",
                "within bounds",
                "error",
                "when full",
            ];
            Ok(Sheet::new(head, rows))
        })
        .await
}

async fn close(stage: &mut Stage, house: &House) -> Result<(), Failure> {
    let purpose = "five domains, one transaction, serializable; and once more";
    stage
        .scene("Close the day", purpose, "INSERT INTO \"financial\"", async |db| {
            let report = close_day(db, house.id, house.today).await?;
            let rows = report.revenue.iter().map(|line| {
                [
                    line.charge.clone(),
                    line.count.to_string(),
                    or_dash(line.gross.map(money)),
                ]
            });
            let sheet = Sheet::new(["charge", "count", "revenue"], rows).note(format!(
                "{} ({}): {} of {} rooms sold ({}), {} accounts open, {} bills overdue, {} rooms left to clean",
                report.property,
                or_dash(report.tenant),
                report.rooms.sold,
                report.rooms.total,
                percent(report.rooms.occupancy()),
                report.open_folios.0,
                report.invoices.overdue,
                report.tasks_carried_over,
            ));
            Ok(match close_day(db, house.id, house.today).await {
                Ok(_) => sheet.note("closed twice!"),
                Err(refused) => sheet.note(format!("the second time: {refused}")),
            })
        })
        .await
}

//! The night audit on a small hotel.

use std::error::Error;

use hospitality::audit::AuditLog;
use hospitality::financial::FolioCharge;
use hospitality_night_audit::{NightAuditError, close_day};
use hospitality_seed::{Plan, plant};
use ormlite::chrono::Days;
use ormlite::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

#[ormlite::test]
async fn a_day_is_closed_once(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let property = planted.properties[0];
    let report = close_day(&db, property, planted.today).await?;
    assert_eq!(report.tenant.as_deref(), Some("Stadtpark Hotel Group"));
    assert_eq!(report.rooms.total, 40);
    assert!(report.nights_posted > 0 && report.tasks_carried_over > 0);
    assert!(AuditLog::find(report.audit_log_id).exists(&db).await?);

    let charges = FolioCharge::query().count(&db).await?;
    let again = close_day(&db, property, planted.today).await;
    assert!(matches!(again, Err(NightAuditError::AlreadyClosed { .. })));
    assert_eq!(FolioCharge::query().count(&db).await?, charges);
    Ok(())
}

#[ormlite::test]
async fn a_posted_night_is_not_posted_again(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    // The seed has posted yesterday's nights.
    let yesterday = planted.today - Days::new(1);
    let before = FolioCharge::query().count(&db).await?;
    let report = close_day(&db, planted.properties[0], yesterday).await?;
    assert_eq!(report.nights_posted, 0);
    assert!(report.revenue.iter().any(|line| line.charge == "Room"));
    assert_eq!(FolioCharge::query().count(&db).await?, before);
    Ok(())
}

#[ormlite::test]
async fn two_runs_at_once_close_the_day_once(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let (property, day) = (planted.properties[0], planted.today);
    let (one, two) = tokio::join!(close_day(&db, property, day), close_day(&db, property, day));
    assert!(one.is_ok() != two.is_ok(), "{one:?} and {two:?}");
    Ok(())
}

#[ormlite::test]
async fn an_unknown_property_is_not_found(db: Db) -> Outcome {
    let outcome = close_day(&db, Uuid::nil(), Plan::small().today).await;
    assert!(matches!(outcome, Err(NightAuditError::Database(error)) if error.is_not_found()));
    Ok(())
}

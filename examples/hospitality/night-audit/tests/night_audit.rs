//! The night audit on a small hotel.

use std::error::Error;

use hospitality::audit::AuditLog;
use hospitality::core::Property;
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

/// A table of this crate's, of which the crate of properties knows nothing.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "night_notes", schema = "audit")]
struct NightNote {
    #[column(primary_key, default = uuid_v7)]
    id: Uuid,
    #[column(references = Property::id, on_delete = cascade, index, inverse = night_notes)]
    property_id: Uuid,
    text: String,
}

#[ormlite::test]
async fn a_parent_in_another_crate_has_children_here(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::small()).await?;
    let property_id = planted.properties[0];
    let note = |text: &str| NewNightNote {
        property_id,
        text: text.to_owned(),
    };
    NightNote::insert_many([note("Boiler cold"), note("Alarm at 3")])
        .execute(&db)
        .await?;
    let (property, notes, rooms): (Property, Vec<NightNote>, i64) = Property::find(property_id)
        .with(Property::night_notes.order_by(NightNote::text))
        .with(Property::rooms.count())
        .one(&db)
        .await?;
    assert_eq!((notes[0].text.as_str(), rooms), ("Alarm at 3", 40));
    assert_eq!(property.night_notes().count(&db).await?, 2);
    let noted = Property::query().filter(Property::night_notes.exists());
    assert_eq!(noted.count(&db).await?, 1);
    Ok(())
}

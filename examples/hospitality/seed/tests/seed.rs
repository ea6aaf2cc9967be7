//! What is planted.

use std::error::Error;

use hospitality::core::{Reservation, ReservationRoom, Room};
use hospitality_seed::{Plan, plant};
use ormlite::prelude::*;

type Outcome = Result<(), Box<dyn Error>>;

#[ormlite::test]
async fn the_demo_is_large(db: Db) -> Outcome {
    let planted = plant(&db, &Plan::demo()).await?;
    assert!(planted.rows() > 20_000, "{}", planted.rows());
    assert_eq!(Room::query().count(&db).await?, 420);
    let reservations = Reservation::query().count(&db).await?;
    assert!((4_500..7_000).contains(&reservations), "{reservations}");
    assert_eq!(ReservationRoom::query().count(&db).await?, reservations);
    Ok(())
}

#[ormlite::test]
async fn the_same_plan_gives_the_same_rows(db: Db) -> Outcome {
    let keys = |db: Db| async move {
        let keys = Reservation::query().order_by(Reservation::id);
        keys.select((Reservation::id, Reservation::confirmation_code))
            .all(&db)
            .await
    };
    plant(&db, &Plan::small()).await?;
    let first = keys(db.clone()).await?;
    db.batch_execute("TRUNCATE core.properties, core.guests, core.loyalty_programs, ml.models, tenancy.tenants CASCADE")
        .await?;
    plant(&db, &Plan::small()).await?;
    assert_eq!(keys(db).await?, first);
    Ok(())
}

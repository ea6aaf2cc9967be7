//! Deferred constraints: a statement that is a transaction of its own has given its rows when they
//! are checked, and has failed all the same.

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite_core::Executor;
use ormlite_testing::TestDatabase;

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;
use crate::support::{execute, statement};

#[tokio::test]
async fn what_is_checked_after_the_rows_is_an_error() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let direct = Db::builder().url(database.url()).connect().await?;
    let pooled = Db::builder()
        .url(database.url())
        .transaction_pooler(true)
        .connect()
        .await?;
    let hotel = open(&direct).await?;
    direct
        .batch_execute("INSERT INTO hotel.amenities VALUES ('tv', 'Television')")
        .await?;
    let has = NewRoomAmenity {
        room_id: hotel.rooms[0],
        amenity_code: "tv".to_owned(),
    };
    RoomAmenity::insert(has).execute(&direct).await?;
    let good = || NewRepair {
        room_id: hotel.rooms[0],
        amenity_code: "tv".to_owned(),
    };
    let bad = || NewRepair {
        room_id: Uuid::now_v7(),
        amenity_code: "nothing".to_owned(),
    };
    Repair::insert(good()).execute(&direct).await?;
    let raw = "INSERT INTO hotel.repairs (room_id, amenity_code) \
               VALUES (gen_random_uuid(), 'nothing') RETURNING id";
    for db in [&direct, &pooled] {
        let update = || {
            Repair::update()
                .set(Repair::amenity_code, "nothing")
                .all_rows()
        };
        let insert = || Repair::insert(bad());
        let upsert = || {
            insert()
                .on_conflict(Repair::id)
                .do_update()
                .set_excluded(Repair::ticket)
        };
        let tx = db.begin().await?;
        insert().one(&tx).await?;
        let errors = [
            insert().execute(db).await.unwrap_err(),
            insert().one(db).await.unwrap_err(),
            insert().returning(Repair::id).one(db).await.unwrap_err(),
            upsert().all(db).await.unwrap_err(),
            Repair::insert_many([bad(), bad()])
                .all(db)
                .await
                .unwrap_err(),
            Repair::insert_many((0..300).map(|_| bad()))
                .returning(Repair::id)
                .all(db)
                .await
                .unwrap_err(),
            update().execute(db).await.unwrap_err(),
            update().returning(Repair::row()).all(db).await.unwrap_err(),
            execute(db, raw).await.unwrap_err(),
            db.batch_execute(raw).await.unwrap_err(),
            db.stream(statement(raw, []), 5)
                .try_next()
                .await
                .err()
                .unwrap(),
            db.pipeline(vec![statement(raw, []), statement("SELECT 1", [])])
                .await
                .err()
                .unwrap(),
            db.transaction(async |tx| insert().one(tx).await)
                .await
                .unwrap_err(),
            db.transaction(async |tx| {
                let inner = tx.savepoint(async |sp| insert().one(sp).await);
                inner.await
            })
            .await
            .unwrap_err(),
            tx.commit().await.unwrap_err(),
        ];
        for (at, error) in errors.iter().enumerate() {
            assert!(error.is_foreign_key_violation(), "{at}: {error}");
            assert_eq!(error.table(), Some("repairs"), "{at}");
        }
        let kept = Repair::query().select(Repair::amenity_code).all(db).await?;
        assert_eq!(kept, ["tv"]);
    }
    Ok(())
}

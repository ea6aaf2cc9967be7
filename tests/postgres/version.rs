//! Optimistic locking: a write that expects a version, and finds another.

use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{cents, open};
use crate::schema::*;

#[ormlite::test]
async fn an_update_of_a_row_that_changed_is_a_conflict(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let read = Room::find(hotel.rooms[0]).one(&db).await?;
    let update = |rate| Room::update().of(&read).set(Room::rate, cents(rate));
    let first = update(90_00).one(&db).await?;
    assert_eq!((first.version, first.rate), (2, cents(90_00)));

    let error = update(70_00).one(&db).await.unwrap_err();
    assert!(error.is_stale_version() && !error.is_not_found(), "{error}");
    assert_eq!(error.table(), Some("rooms"));
    assert!(
        update(70_00)
            .execute(&db)
            .await
            .unwrap_err()
            .is_stale_version()
    );
    assert!(
        update(70_00)
            .optional(&db)
            .await
            .unwrap_err()
            .is_stale_version()
    );
    assert!(update(70_00).all(&db).await.unwrap_err().is_stale_version());
    let now = Room::find(hotel.rooms[0]).one(&db).await?;
    assert_eq!(now, first);

    // By the row as it is now, it goes through.
    let second = Room::update().of(&first).set(Room::rate, cents(70_00));
    assert_eq!(second.one(&db).await?.version, 3);
    Ok(())
}

#[ormlite::test]
async fn by_a_version_that_a_client_brings(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let update = |version: i32| {
        Room::update()
            .find(hotel.rooms[0])
            .version(Room::version, version)
            .set(Room::floor, 4)
    };
    assert!(update(7).execute(&db).await.unwrap_err().is_stale_version());
    assert_eq!(update(1).execute(&db).await?, 1);
    assert!(update(1).one(&db).await.unwrap_err().is_stale_version());
    assert_eq!(update(2).one(&db).await?.version, 3);
    // Any column serves.
    let by_rate = Room::update()
        .find(hotel.rooms[1])
        .version(Room::rate, cents(1))
        .set(Room::floor, 4);
    assert!(by_rate.execute(&db).await.unwrap_err().is_stale_version());
    Ok(())
}

#[ormlite::test]
async fn deletes_expect_the_version_too(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let read = Room::find(hotel.rooms[0]).one(&db).await?;
    Room::update()
        .of(&read)
        .set(Room::floor, 2)
        .execute(&db)
        .await?;
    assert!(
        Room::delete()
            .of(&read)
            .execute(&db)
            .await
            .unwrap_err()
            .is_stale_version()
    );
    assert!(
        Room::purge()
            .of(&read)
            .execute(&db)
            .await
            .unwrap_err()
            .is_stale_version()
    );
    let read = Room::find(hotel.rooms[0]).one(&db).await?;
    let marked = Room::delete().of(&read).one(&db).await?;
    assert_eq!(marked.version, 3);
    // Marked as deleted, it has changed.
    let late = Room::update().of(&read).set(Room::floor, 1);
    assert!(late.execute(&db).await.unwrap_err().is_stale_version());
    assert_eq!(Room::purge().of(&marked).execute(&db).await?, 1);
    Ok(())
}

/// A table without a version is written by key alone.
#[ormlite::test]
async fn without_a_version_the_last_one_wins(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let read = Guest::find(hotel.ann).one(&db).await?;
    for points in [1, 2] {
        let update = Guest::update().of(&read).set(Guest::points, points);
        assert_eq!(update.execute(&db).await?, 1);
    }
    assert_eq!(Guest::find(hotel.ann).one(&db).await?.points, 2);
    Ok(())
}

/// Of writers that read the same version, one gets through, each time.
#[ormlite::test]
async fn of_writers_at_once_one_wins(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let read = Room::find(hotel.rooms[0]).one(&db).await?;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (db, read) = (db.clone(), read.clone());
            tokio::spawn(async move {
                let update = Room::update().of(&read).set(Room::floor, 10 + writer);
                update.one(&db).await
            })
        })
        .collect();
    let mut won = Vec::new();
    for writer in writers {
        match writer.await.unwrap() {
            Ok(room) => won.push(room),
            Err(error) => assert!(error.is_stale_version(), "{error}"),
        }
    }
    assert_eq!(won.len(), 1);
    let now = Room::find(hotel.rooms[0]).one(&db).await?;
    assert_eq!((&now, now.version), (&won[0], 2));
    Ok(())
}

/// Reading anew after a conflict, no write is lost.
#[ormlite::test]
async fn retried_writes_are_all_kept(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let id = hotel.rooms[0];
    let writers: Vec<_> = (0..6)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                loop {
                    let read = Room::find(id).one(&db).await?;
                    let floor = read.floor + 1;
                    let update = Room::update().of(&read).set(Room::floor, floor);
                    match update.execute(&db).await {
                        Err(error) if error.is_stale_version() => {}
                        other => return other,
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        assert_eq!(writer.await.unwrap()?, 1);
    }
    let room = Room::find(id).one(&db).await?;
    assert_eq!((room.floor, room.version), (7, 7));
    Ok(())
}

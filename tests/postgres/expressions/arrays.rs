//! Arrays.

use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

fn tags<const N: usize>(tags: [&str; N]) -> Vec<String> {
    tags.map(str::to_owned).to_vec()
}

/// The numbers of Alpha's rooms for which the predicate holds: 101 is quiet and by the sea, 201 by
/// the sea.
macro_rules! rooms {
    ($db:expr, $alpha:expr, $predicate:expr) => {
        Room::query()
            .filter(Room::property_id.eq($alpha))
            .filter($predicate)
            .order_by(Room::number)
            .select(Room::number)
            .all($db)
            .await?
            .join(" ")
    };
}

#[ormlite::test]
async fn containment_and_overlap(db: Db) -> Outcome {
    let alpha = open(&db).await?.alpha;
    let both = tags(["sea", "quiet"]);
    assert_eq!(rooms!(&db, alpha, Room::tags.array_contains(&both)), "101");
    assert_eq!(
        rooms!(&db, alpha, Room::tags.array_contains(tags([]))),
        "101 102 201 202"
    );
    assert_eq!(
        rooms!(&db, alpha, Room::tags.array_contained_by(tags(["sea"]))),
        "102 201 202"
    );
    assert_eq!(
        rooms!(&db, alpha, Room::tags.overlaps_array(tags(["sea", "x"]))),
        "101 201"
    );
    assert_eq!(rooms!(&db, alpha, Room::tags.has_element("quiet")), "101");
    assert_eq!(rooms!(&db, alpha, Room::tags.has_element(Room::number)), "");
    assert_eq!(rooms!(&db, alpha, Room::tags.eq(tags(["sea"]))), "201");
    assert_eq!(rooms!(&db, alpha, Room::tags.eq(tags([]))), "102 202");
    assert_eq!(rooms!(&db, alpha, Room::tags.cardinality().ge(2)), "101");
    Ok(())
}

#[ormlite::test]
async fn changed_in_place(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let update = || Room::update().find(hotel.rooms[0]).returning(Room::tags);
    let more = update().set(Room::tags, Room::tags.array_append("{a,\"b\"}".to_owned()));
    assert_eq!(more.one(&db).await?, ["quiet", "sea", "{a,\"b\"}"]);
    let fewer = update().set(Room::tags, Room::tags.array_remove("sea".to_owned()));
    assert_eq!(fewer.one(&db).await?, ["quiet", "{a,\"b\"}"]);
    let joined = update().set(Room::tags, Room::tags.array_concat(tags(["x", ""])));
    assert_eq!(joined.one(&db).await?, ["quiet", "{a,\"b\"}", "x", ""]);
    Ok(())
}

#[ormlite::test]
async fn elements_that_may_be_null(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let update = || Room::update().find(hotel.rooms[0]).returning(Room::codes);
    let codes = update().set(Room::codes, vec![Some(1), None]);
    assert_eq!(codes.one(&db).await?, Some(vec![Some(1), None]));
    let more = update().set(Room::codes, Room::codes.array_append(Some(2)));
    assert_eq!(more.one(&db).await?, Some(vec![Some(1), None, Some(2)]));
    assert_eq!(rooms!(&db, hotel.alpha, Room::codes.has_element(2)), "101");
    assert_eq!(
        rooms!(&db, hotel.alpha, Room::codes.cardinality().eq(3)),
        "101"
    );
    // Without a NULL in its type, the array is an error that names the column.
    let bad = Room::query()
        .filter(Room::id.eq(hotel.rooms[0]))
        .select(Room::codes.cast::<Vec<i32>>());
    assert!(bad.one(&db).await.unwrap_err().is_decode());
    Ok(())
}

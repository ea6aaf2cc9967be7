//! `.with(..)`: trees of rows, by one statement and by several.

use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;
use ormlite::prelude::*;
use ormlite_core::private::inverse;

#[ormlite::test]
async fn children_with_their_own_parents(db: Db) -> Outcome {
    let _hotel = open(&db).await?;
    let query = Property::query()
        .with(
            Property::rooms
                .order_by(Room::number.asc())
                .with(Room::room_type),
        )
        .order_by(Property::name);
    println!("{}", query.clone().single_query().to_sql().sql);
    for statement in query.clone().split_query().statements() {
        println!("{}", statement.sql);
    }
    let single: Vec<(Property, Vec<(Room, Option<RoomType>)>)> =
        query.clone().single_query().all(&db).await?;
    let split = query.clone().split_query().all(&db).await?;
    assert_eq!(single, split);
    println!("{single:#?}");
    println!("{}", query.split_query().explain(&db).await?);
    Ok(())
}

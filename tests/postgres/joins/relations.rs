//! Relations: joined by, and followed from a row.

use ormlite::prelude::*;

use super::some;
use crate::Outcome;
use crate::hotel::{booking, open};
use crate::schema::*;

#[ormlite::test]
async fn joins_along_relations(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rows: Vec<(String, String, Option<String>)> = Room::query()
        .inner_join_by(Room::property)
        .left_join_by(Room::room_type)
        .filter(Property::id.eq(hotel.alpha))
        .order_by(Room::number)
        .select((Room::number, Property::name, RoomType::name))
        .all(&db)
        .await?;
    let row = |number: &str, kind| (number.to_owned(), "Alpha".to_owned(), kind);
    let expected = [
        row("101", some("single")),
        row("102", some("double")),
        row("201", some("double")),
        row("202", None),
    ];
    assert_eq!(rows, expected);

    // Along two references, the second from a joined table.
    Booking::insert(booking(hotel.ben, hotel.rooms[4], 1, 1, 3))
        .execute(&db)
        .await?;
    let towns: Vec<(String, String)> = Booking::query()
        .inner_join_by(Booking::guest)
        .inner_join_by(Booking::place)
        .inner_join_by(Room::property)
        .select((Guest::name, Property::name))
        .all(&db)
        .await?;
    assert_eq!(towns, [("Ben".to_owned(), "Beta".to_owned())]);
    Ok(())
}

#[ormlite::test]
async fn from_a_row_to_what_it_refers_to(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let room = Room::find(hotel.rooms[0]).one(&db).await?;
    let property = room.property().one(&db).await?;
    assert_eq!(
        (property.id, property.name.as_str()),
        (hotel.alpha, "Alpha")
    );
    let kind = room.room_type().one(&db).await?;
    assert_eq!(kind.id, hotel.single);

    let untyped = Room::find(hotel.rooms[3]).one(&db).await?;
    assert_eq!(untyped.room_type().optional(&db).await?, None);
    assert!(
        untyped
            .room_type()
            .one(&db)
            .await
            .unwrap_err()
            .is_not_found()
    );

    // It is a query like any other.
    let city: Option<String> = room
        .property()
        .query()
        .filter(Property::stars.ge(3))
        .select(Property::city)
        .one(&db)
        .await?;
    assert_eq!(city.as_deref(), Some("Bern"));
    assert!(
        !room
            .property()
            .query()
            .filter(Property::stars.gt(3))
            .exists(&db)
            .await?
    );
    Ok(())
}

#[ormlite::test]
async fn to_its_own_table_and_round_a_cycle(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let dee = Staff::find(4).one(&db).await?;
    let bob = dee.manager().one(&db).await?;
    let ada = bob.manager().one(&db).await?;
    assert_eq!((bob.name.as_str(), ada.name.as_str()), ("Bob", "Ada"));
    assert_eq!(ada.manager().optional(&db).await?, None);

    Property::update()
        .find(hotel.alpha)
        .set(Property::director_id, ada.id)
        .execute(&db)
        .await?;
    let property = ada.property().one(&db).await?;
    assert_eq!(property.director().one(&db).await?, ada);
    Ok(())
}

#[ormlite::test]
async fn by_a_reference_of_two_columns(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let amenity = |code: &str| Amenity {
        code: code.to_owned(),
        label: code.to_uppercase(),
    };
    Amenity::insert_many([amenity("tv"), amenity("bar")])
        .execute(&db)
        .await?;
    let pairs = [(0, "tv", 3), (0, "bar", 1), (1, "tv", 1)];
    let pairs = pairs.map(|(room, code, quantity)| RoomAmenity {
        room_id: hotel.rooms[room],
        amenity_code: code.to_owned(),
        quantity,
    });
    RoomAmenity::insert_many(pairs).execute(&db).await?;
    let repair = NewRepair {
        room_id: hotel.rooms[0],
        amenity_code: "tv".to_owned(),
    };
    let repair = Repair::insert(repair).one(&db).await?;
    assert_eq!(repair.subject().one(&db).await?.quantity, 3);

    let rows: Vec<(i64, i32, String, String)> = Repair::query()
        .inner_join_by(Repair::subject)
        .inner_join_by(RoomAmenity::amenity)
        .inner_join_by(RoomAmenity::room)
        .select((
            Repair::id,
            RoomAmenity::quantity,
            Amenity::label,
            Room::number,
        ))
        .all(&db)
        .await?;
    assert_eq!(rows, [(repair.id, 3, "TV".to_owned(), "101".to_owned())]);
    Ok(())
}

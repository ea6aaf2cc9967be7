//! Rows that are marked as deleted: hidden, seen when asked for, restored and purged.

use ormlite::expr::exists;
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{booking, new_room, open};
use crate::schema::*;

#[ormlite::test]
async fn a_delete_marks_and_queries_do_not_see(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let id = hotel.rooms[0];
    let before = Room::find(id).one(&db).await?;
    let marked = Room::delete().find(id).one(&db).await?;
    assert!(marked.deleted_at.is_some());
    assert_eq!(marked.version, before.version + 1);
    assert_eq!(marked.deleted_at, Some(marked.updated_at));

    assert_eq!(Room::find(id).optional(&db).await?, None);
    assert!(Room::find(id).one(&db).await.unwrap_err().is_not_found());
    assert!(!Room::find(id).exists(&db).await?);
    assert_eq!(Room::query().count(&db).await?, 4);
    assert_eq!(Room::query().all(&db).await?.len(), 4);
    // Nor do writes.
    assert_eq!(Room::delete().find(id).execute(&db).await?, 0);
    let update = Room::update().find(id).set(Room::floor, 9);
    assert_eq!(update.execute(&db).await?, 0);
    let update = Room::update().all_rows().set(Room::floor, 9);
    assert_eq!(update.execute(&db).await?, 4);
    Ok(())
}

#[ormlite::test]
async fn with_deleted_and_only_deleted_see_them(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let marked = Room::delete().filter(Room::floor.eq(1));
    assert_eq!(marked.execute(&db).await?, 3);
    assert_eq!(Room::query().with_deleted().count(&db).await?, 5);
    assert_eq!(Room::query().only_deleted().count(&db).await?, 3);
    assert!(
        Room::find(hotel.rooms[0])
            .with_deleted()
            .exists(&db)
            .await?
    );
    let only = Room::find(hotel.rooms[2]).only_deleted();
    assert!(!only.exists(&db).await?);
    let low = Room::query().only_deleted().filter(Room::number.eq("101"));
    assert_eq!(low.count(&db).await?, 2);
    let room = Room::find(hotel.rooms[1]).with_deleted().one(&db).await?;
    assert!(room.deleted_at.is_some());
    // A filter with OR keeps its parentheses beside the hidden condition.
    let either = Room::query().filter(Room::floor.eq(1).or(Room::floor.eq(2)));
    assert_eq!(either.count(&db).await?, 2);
    Ok(())
}

#[ormlite::test]
async fn restored_by_an_update(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete()
        .filter(Room::floor.eq(1))
        .execute(&db)
        .await?;
    let restored = Room::update()
        .only_deleted()
        .find(hotel.rooms[0])
        .set(Room::deleted_at, None)
        .one(&db)
        .await?;
    assert_eq!((restored.deleted_at, restored.version), (None, 3));
    assert_eq!(Room::query().count(&db).await?, 3);
    // A row that is not deleted is not among them.
    let again = Room::update()
        .only_deleted()
        .find(hotel.rooms[0])
        .set(Room::deleted_at, None);
    assert_eq!(again.execute(&db).await?, 0);
    let all = Room::update().with_deleted().all_rows().set(Room::floor, 3);
    assert_eq!(all.execute(&db).await?, 5);
    Ok(())
}

#[ormlite::test]
async fn a_purge_removes(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete().find(hotel.rooms[0]).execute(&db).await?;
    // Marked or not.
    let gone = Room::purge()
        .filter(Room::id.in_([hotel.rooms[0], hotel.rooms[1]]))
        .returning(Room::number);
    let mut gone = gone.all(&db).await?;
    gone.sort();
    assert_eq!(gone, ["101", "102"]);
    assert_eq!(Room::query().with_deleted().count(&db).await?, 3);

    // The bin alone.
    Room::delete().find(hotel.rooms[2]).execute(&db).await?;
    let emptied = Room::purge().all_rows().only_deleted();
    assert_eq!(emptied.execute(&db).await?, 1);
    assert_eq!(Room::query().with_deleted().count(&db).await?, 2);
    let room = Room::find(hotel.rooms[3]).one(&db).await?;
    assert_eq!(Room::purge().of(&room).execute(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn the_place_of_a_marked_row_is_still_taken(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete().find(hotel.rooms[0]).execute(&db).await?;
    let insert = || Room::insert(new_room(hotel.alpha, "101"));
    assert!(
        insert()
            .execute(&db)
            .await
            .unwrap_err()
            .is_unique_violation()
    );
    let restored = insert()
        .on_conflict((Room::property_id, Room::number))
        .do_update()
        .set(Room::deleted_at, None)
        .one(&db)
        .await?;
    assert_eq!((restored.id, restored.deleted_at), (hotel.rooms[0], None));
    Ok(())
}

/// Each kind of join, with a marked row on each side.
#[ormlite::test]
async fn hidden_on_the_first_side_of_joins(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete().find(hotel.rooms[1]).execute(&db).await?;
    let on = || Room::room_type_id.eq(RoomType::id);
    let inner = Room::query().inner_join::<RoomType>().on(on());
    assert_eq!(inner.count(&db).await?, 3);
    let left = Room::query().left_join::<RoomType>().on(on());
    assert_eq!(left.count(&db).await?, 4);
    let cross = Room::query().cross_join::<RoomType>();
    assert_eq!(cross.count(&db).await?, 12);
    // The types are all there; those whose rooms are hidden, without a room.
    let right = || Room::query().right_join::<RoomType>().on(on());
    let kinds: Vec<(Option<String>, String)> = right()
        .order_by((RoomType::id, Room::rate))
        .select((Room::number, RoomType::name))
        .all(&db)
        .await?;
    let row = |number: Option<&str>, kind: &str| (number.map(str::to_owned), kind.to_owned());
    let expected = [
        row(Some("101"), "single"),
        row(Some("101"), "single"),
        row(Some("201"), "double"),
        row(None, "suite"),
    ];
    assert_eq!(kinds, expected);
    let full = Room::query().full_join::<RoomType>().on(on());
    assert_eq!(full.count(&db).await?, 5);

    // All of them when asked for; and only the marked ones.
    assert_eq!(right().with_deleted().count(&db).await?, 5);
    let only = right().only_deleted().filter(Room::id.is_not_null());
    assert_eq!(
        only.select(Room::number).all(&db).await?,
        [Some("102".to_owned())]
    );
    let only = Room::query()
        .inner_join::<RoomType>()
        .on(on())
        .only_deleted();
    assert_eq!(only.count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn hidden_on_the_joined_side(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete().find(hotel.rooms[4]).execute(&db).await?;
    let on = || Room::property_id.eq(Property::id);
    let inner = Property::query().inner_join::<Room>().on(on());
    assert_eq!(inner.clone().count(&db).await?, 4);
    assert_eq!(inner.with_deleted().count(&db).await?, 5);
    // Beta stays, without its room.
    let left: Vec<(String, Option<Room>)> = Property::query()
        .left_join::<Room>()
        .on(on())
        .filter(Property::code.ne("ALP"))
        .order_by(Property::code)
        .select((Property::name, Room::row()))
        .all(&db)
        .await?;
    let expected = [("Beta".to_owned(), None), ("Gamma".to_owned(), None)];
    assert_eq!(left, expected);
    let right = Property::query().right_join::<Room>().on(on());
    assert_eq!(right.count(&db).await?, 4);
    let full = Property::query().full_join::<Room>().on(on());
    assert_eq!(full.count(&db).await?, 6);
    let cross = Property::query().cross_join::<Room>();
    assert_eq!(cross.count(&db).await?, 12);
    Ok(())
}

#[ormlite::test]
async fn hidden_under_other_names(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    Room::delete().find(hotel.rooms[1]).execute(&db).await?;
    let same_floor = || {
        Room::floor
            .eq(Room::floor.of::<Other>())
            .and(Room::property_id.eq(Room::property_id.of::<Other>()))
            .and(Room::id.ne(Room::id.of::<Other>()))
    };
    let neighbours = Room::query().inner_join::<Other>().on(same_floor());
    assert_eq!(neighbours.count(&db).await?, 2);
    let right: Vec<(Option<String>, String)> = Room::query()
        .right_join::<Other>()
        .on(same_floor())
        .filter(Room::property_id.of::<Other>().eq(hotel.alpha))
        .order_by(Room::number.of::<Other>())
        .select((Room::number, Room::number.of::<Other>()))
        .all(&db)
        .await?;
    let pair = |a: Option<&str>, b: &str| (a.map(str::to_owned), b.to_owned());
    let expected = [
        pair(None, "101"),
        pair(Some("202"), "201"),
        pair(Some("201"), "202"),
    ];
    assert_eq!(right, expected);
    assert_eq!(Other::query().count(&db).await?, 4);
    Ok(())
}

#[ormlite::test]
async fn hidden_in_subqueries_and_relations(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let row = booking(hotel.ann, hotel.rooms[0], 1, 1, 3);
    let booking = Booking::insert(row).one(&db).await?;
    assert_eq!(booking.place().one(&db).await?.number, "101");
    let with_room = || {
        let room = Room::query().correlate::<Booking>();
        let room = room.filter(Room::id.eq(Booking::room_id));
        Booking::query().filter(exists(room))
    };
    assert_eq!(with_room().count(&db).await?, 1);
    let of_rooms = || Booking::query().filter(Booking::room_id.in_(Room::query().select(Room::id)));
    assert_eq!(of_rooms().count(&db).await?, 1);

    Room::delete().find(hotel.rooms[0]).execute(&db).await?;
    assert_eq!(with_room().count(&db).await?, 0);
    assert_eq!(of_rooms().count(&db).await?, 0);
    assert_eq!(booking.place().optional(&db).await?, None);
    let marked = booking.place().query().with_deleted().one(&db).await?;
    assert!(marked.deleted_at.is_some());
    let joined = Booking::query().inner_join_by(Booking::place);
    assert_eq!(joined.clone().count(&db).await?, 0);
    assert_eq!(joined.with_deleted().count(&db).await?, 1);
    let joined = Booking::query().left_join_by(Booking::place);
    let rooms: Vec<Option<String>> = joined.select(Room::number).all(&db).await?;
    assert_eq!(rooms, [None]);
    Ok(())
}

#[ormlite::test]
async fn a_table_without_marks_knows_none(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    assert_eq!(Guest::query().only_deleted().count(&db).await?, 3);
    let gone = Guest::purge().find(hotel.ben).execute(&db).await?;
    assert_eq!(gone, 1);
    assert_eq!(Guest::query().with_deleted().count(&db).await?, 2);
    Ok(())
}

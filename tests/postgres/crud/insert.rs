//! Inserts of one row.

use ormlite::prelude::*;
use ormlite::serde_json::json;

use crate::Outcome;
use crate::hotel::{cents, date, new_room, open, property};
use crate::schema::*;

#[ormlite::test]
async fn the_required_columns_suffice_and_the_others_take_their_defaults(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let before = Utc::now();
    let room = Room::insert(new_room(alpha, "101")).one(&db).await?;
    assert_eq!(room.property_id, alpha);
    assert_eq!((room.number.as_str(), room.floor), ("101", 1));
    assert_eq!(room.rate, cents(100_00));
    assert_eq!(room.rate.scale(), 2);
    assert_eq!(room.weekly, cents(700_00));
    assert_eq!(room.tags, Vec::<String>::new());
    assert_eq!((room.codes, room.notes), (None, None));
    assert_eq!(room.status, RoomStatus::Available);
    assert_eq!(room.features, Json(Features::default()));
    assert_eq!((room.deleted_at, room.version), (None, 1));
    assert_eq!(room.created_at, room.updated_at);
    // The server's clock is the test's.
    let age = (room.created_at - before).num_seconds();
    assert!((-5..60).contains(&age), "created {age} s after the insert");
    assert_eq!(room.id.get_version_num(), 7);

    let property = Property::find(alpha).one(&db).await?;
    assert_eq!((property.stars, property.season), (3, Season::Low));
    assert_eq!(property.id.0.get_version_num(), 7);
    Ok(())
}

#[ormlite::test]
async fn set_gives_any_column(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let features = Features {
        view: Some("sea \"and\" \\ hills".to_owned()),
        beds: vec![2, 1],
    };
    let room = Room::insert(new_room(alpha, "101"))
        .set(Room::tags, vec!["quiet".to_owned(), "a,b\"c".to_owned()])
        .set(Room::codes, vec![Some(7), None, Some(-7)])
        .set(Room::status, RoomStatus::OutOfOrder)
        .set(Room::features, Json(features.clone()))
        .set(Room::notes, json!({"floor": null, "n": [1, 2.5, "x"]}))
        .set(Room::floor, 3)
        .set(Room::floor, 4)
        .set(Room::version, 9)
        .one(&db)
        .await?;
    assert_eq!(room.tags, ["quiet", "a,b\"c"]);
    assert_eq!(room.codes, Some(vec![Some(7), None, Some(-7)]));
    assert_eq!(room.status, RoomStatus::OutOfOrder);
    assert_eq!(room.features.0, features);
    assert_eq!(room.notes, Some(json!({"floor": null, "n": [1, 2.5, "x"]})));
    assert_eq!((room.floor, room.version), (4, 9));
    assert_eq!(Room::find(room.id).one(&db).await?, room);
    Ok(())
}

#[ormlite::test]
async fn set_takes_expressions_and_options(db: Db) -> Outcome {
    let guest = |name: &str| NewGuest {
        name: name.to_owned(),
    };
    let first = Guest::insert(guest("Ann"))
        .set(Guest::email, Some("ann@example.com".to_owned()))
        .set(Guest::born, ormlite::expr::current_date())
        .set_opt(Guest::points, Some(5))
        .set_opt(Guest::score, None::<f64>)
        .one(&db)
        .await?;
    assert_eq!(first.email.as_deref(), Some("ann@example.com"));
    assert_eq!((first.points, first.score), (5, None));
    let today: Vec<NaiveDate> = Guest::query()
        .select(ormlite::expr::current_date())
        .all(&db)
        .await?;
    assert_eq!(first.born, Some(today[0]));

    // Nothing given: the default stays.
    let second = Guest::insert(guest("Ben"))
        .set_opt(Guest::points, None::<i64>)
        .one(&db)
        .await?;
    assert_eq!(second.points, 0);
    assert_eq!(second.r#type, "regular");
    assert!(second.id > first.id);
    Ok(())
}

#[ormlite::test]
async fn a_whole_row_goes_in_as_it_is(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let old = Room::find(hotel.rooms[0]).one(&db).await?;
    let room = Room {
        id: Uuid::from_u128(7),
        number: "999".to_owned(),
        version: 5,
        created_at: "2020-01-02T03:04:05.678901Z".parse().unwrap(),
        // The server computes it, whatever the row says.
        weekly: cents(1),
        ..old.clone()
    };
    let inserted = Room::insert(room.clone()).one(&db).await?;
    assert_eq!(inserted.weekly, cents(560_00));
    let expected = Room {
        weekly: cents(560_00),
        ..room
    };
    assert_eq!(inserted, expected);
    let found = Room::find(Uuid::from_u128(7)).one(&db).await?;
    assert_eq!(found, expected);

    let again = Room::insert(old).execute(&db).await.unwrap_err();
    assert!(again.is_unique_violation(), "{again}");
    assert_eq!(again.constraint(), Some("rooms_pkey"));
    assert_eq!(again.table(), Some("rooms"));
    Ok(())
}

#[ormlite::test]
async fn identities_are_the_servers_unless_overridden(db: Db) -> Outcome {
    let kind = |name: &str| NewRoomType {
        name: name.to_owned(),
        beds: 1,
        rate: cents(80_00),
    };
    let first = RoomType::insert(kind("single")).one(&db).await?;
    let second = RoomType::insert(kind("double")).one(&db).await?;
    assert_eq!(second.id, first.id + 1);

    let refused = RoomType::insert(kind("suite")).set(RoomType::id, 77);
    let error = refused.execute(&db).await.unwrap_err();
    assert_eq!(error.code(), Some("428C9"));
    let third = RoomType::insert(kind("suite"))
        .set(RoomType::id, 77)
        .overriding_system_value();
    assert_eq!(third.one(&db).await?.id, 77);

    // A whole row does not give the identity either.
    let fourth = RoomType {
        name: "attic".to_owned(),
        ..first.clone()
    };
    let fourth = RoomType::insert(fourth).one(&db).await?;
    assert!(fourth.id > second.id, "{fourth:?}");

    // GENERATED BY DEFAULT takes a value as it is.
    let guest = NewGuest {
        name: "Ann".to_owned(),
    };
    let guest = Guest::insert(guest).set(Guest::id, 500);
    assert_eq!(guest.one(&db).await?.id, 500);
    Ok(())
}

#[ormlite::test]
async fn returning_gives_what_is_selected(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let insert = |number| Room::insert(new_room(alpha, number));
    let id: Uuid = insert("101").returning(Room::id).one(&db).await?;
    let (number, floor, week): (String, i32, Decimal) = insert("102")
        .returning((Room::number, Room::floor * 10, Room::weekly))
        .one(&db)
        .await?;
    assert_eq!((number.as_str(), floor, week), ("102", 10, cents(700_00)));
    let (row, upper): (Room, String) = insert("a1")
        .returning((Room::row(), Room::number.upper()))
        .one(&db)
        .await?;
    assert_eq!((row.number.as_str(), upper.as_str()), ("a1", "A1"));
    assert_eq!(insert("103").execute(&db).await?, 1);
    assert!(Room::find(id).exists(&db).await?);
    assert_eq!(Room::query().count(&db).await?, 4);
    Ok(())
}

#[ormlite::test]
async fn a_table_of_defaults_needs_no_column_and_no_key(db: Db) -> Outcome {
    let first = Odd::insert(NewOdd {}).one(&db).await?;
    assert_eq!((first.number, first.note), (42, None));
    let second = Odd::insert(NewOdd {}).set(Odd::note, "it's \"here\"");
    assert_eq!(
        second.one(&db).await?.note.as_deref(),
        Some("it's \"here\"")
    );
    let notes: Vec<Option<String>> = Odd::query()
        .select(Odd::note)
        .order_by(Odd::note.asc())
        .all(&db)
        .await?;
    assert_eq!(notes, [Some("it's \"here\"".to_owned()), None]);
    Ok(())
}

#[ormlite::test]
async fn constants_on_a_type_of_their_own(db: Db) -> Outcome {
    let setting = RequiredOfSetting {
        scope: "app".to_owned(),
        query: "theme".to_owned(),
    };
    let row = Setting::insert(setting)
        .set(SettingColumns::value, "dark")
        .set(SettingColumns::update, 3)
        .one(&db)
        .await?;
    assert_eq!((row.value.as_deref(), row.update), (Some("dark"), 3));
    let found = Setting::query().filter(SettingColumns::update.gt(2));
    assert_eq!(found.all(&db).await?, [row]);
    Ok(())
}

/// A struct of the user's own, with a column under another name.
#[derive(Insert)]
#[insert(table = Property)]
struct Opening {
    code: String,
    name: String,
    #[insert(column = Property::city)]
    town: Option<String>,
    stars: i16,
    opened_on: Option<NaiveDate>,
}

#[ormlite::test]
async fn a_struct_of_the_users_own(db: Db) -> Outcome {
    let opening = Opening {
        code: "ALP".to_owned(),
        name: "Alpha".to_owned(),
        town: Some("Bern".to_owned()),
        stars: 5,
        opened_on: Some(date(2020, 2, 29)),
    };
    let row = Property::insert(opening).one(&db).await?;
    assert_eq!((row.city.as_deref(), row.stars), (Some("Bern"), 5));
    assert_eq!(row.opened_on, Some(date(2020, 2, 29)));
    assert_eq!(row.season, Season::Low);
    Ok(())
}

#[ormlite::test]
async fn what_the_server_refuses_is_named(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let error = property(&db, "ALP").await.unwrap_err();
    assert!(error.is_unique_violation());
    assert_eq!(error.constraint(), Some("properties_code_key"));

    let nowhere = PropertyId(Uuid::from_u128(1));
    let error = Room::insert(new_room(nowhere, "1")).one(&db).await;
    let error = error.unwrap_err();
    assert!(error.is_foreign_key_violation());
    assert_eq!(error.constraint(), Some("rooms_property_id_fkey"));

    let room = NewRoom {
        rate: cents(-1),
        ..new_room(alpha, "1")
    };
    let error = Room::insert(room).one(&db).await.unwrap_err();
    assert!(error.is_check_violation());
    let error = property(&db, "LONG").await.unwrap_err();
    assert_eq!(error.code(), Some("22001"));
    assert_eq!(Room::query().count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn the_uuids_of_an_insert_are_the_same_whenever_it_is_rendered(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let one = Room::insert(new_room(alpha, "101"));
    let many = Room::insert_many([new_room(alpha, "102"), new_room(alpha, "103")]);
    for (insert, rows) in [(one, 1), (many, 2)] {
        assert_eq!(db.execute(insert.to_sql()).await?, rows);
        let twice = insert
            .on_conflict(Room::id)
            .do_nothing()
            .execute(&db)
            .await?;
        assert_eq!(twice, 0);
    }
    Ok(())
}

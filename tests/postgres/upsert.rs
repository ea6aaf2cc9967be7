//! Inserts that meet a row that is there already.

use ormlite::prelude::*;
use ormlite::query::excluded;

use crate::Outcome;
use crate::hotel::{cents, date, new_room, open, property};
use crate::schema::*;

fn setting(query: &str) -> RequiredOfSetting {
    RequiredOfSetting {
        scope: "app".to_owned(),
        query: query.to_owned(),
    }
}

fn guest(name: &str) -> NewGuest {
    NewGuest {
        name: name.to_owned(),
    }
}

#[ormlite::test]
async fn do_nothing_leaves_the_row_and_returns_none(db: Db) -> Outcome {
    let insert = || Setting::insert(setting("theme")).set(SettingColumns::value, "dark");
    assert_eq!(insert().execute(&db).await?, 1);
    let again = || Setting::insert(setting("theme")).set(SettingColumns::value, "light");
    let key = (SettingColumns::scope, SettingColumns::query);
    assert_eq!(again().on_conflict(key).do_nothing().execute(&db).await?, 0);
    assert_eq!(again().on_conflict_do_nothing().optional(&db).await?, None);
    let constraint = again().on_conflict_constraint("settings_pkey");
    assert_eq!(constraint.do_nothing().all(&db).await?, []);
    let error = again().on_conflict(key).do_nothing().one(&db).await;
    assert!(error.unwrap_err().is_not_found());
    let error = again().execute(&db).await.unwrap_err();
    assert!(error.is_unique_violation());
    let value: Option<String> = Setting::query()
        .select(SettingColumns::value)
        .one(&db)
        .await?;
    assert_eq!(value.as_deref(), Some("dark"));
    Ok(())
}

#[ormlite::test]
async fn do_update_by_the_proposed_values_and_the_old(db: Db) -> Outcome {
    let upsert = |value: &str, count: i32| {
        Setting::insert(setting("theme"))
            .set(SettingColumns::value, value)
            .set(SettingColumns::update, count)
            .on_conflict((SettingColumns::scope, SettingColumns::query))
            .do_update()
            .set_excluded(SettingColumns::value)
            .set(
                SettingColumns::update,
                SettingColumns::update * 10 + excluded(SettingColumns::update),
            )
    };
    let first = upsert("dark", 1).one(&db).await?;
    assert_eq!((first.value.as_deref(), first.update), (Some("dark"), 1));
    let second = upsert("light", 2).one(&db).await?;
    assert_eq!(
        (second.value.as_deref(), second.update),
        (Some("light"), 12)
    );
    assert_eq!(upsert("grey", 3).execute(&db).await?, 1);
    let updates: i32 = upsert("grey", 4)
        .returning(SettingColumns::update)
        .one(&db)
        .await?;
    assert_eq!(updates, 1234);
    assert_eq!(Setting::query().count(&db).await?, 1);
    Ok(())
}

#[ormlite::test]
async fn by_the_name_of_a_constraint(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let room = NewRoom {
        rate: cents(99_00),
        ..new_room(hotel.alpha, "101")
    };
    let row = Room::insert(room)
        .on_conflict_constraint("rooms_property_id_number_key")
        .do_update()
        .set_excluded((Room::rate, Room::floor))
        .set(Room::notes, None)
        .one(&db)
        .await?;
    assert_eq!((row.id, row.rate), (hotel.rooms[0], cents(99_00)));
    // An upsert is a write like another: it counts the version and the time.
    assert_eq!(row.version, 2);
    assert!(row.updated_at > row.created_at);
    assert_eq!(Room::query().count(&db).await?, 5);
    Ok(())
}

#[ormlite::test]
async fn only_where_the_filter_holds(db: Db) -> Outcome {
    let upsert = |count: i32| {
        Setting::insert(setting("theme"))
            .set(SettingColumns::update, count)
            .on_conflict((SettingColumns::scope, SettingColumns::query))
            .do_update()
            .set_excluded(SettingColumns::update)
            .filter(SettingColumns::update.lt(excluded(SettingColumns::update)))
            .filter(SettingColumns::update.ne(99))
    };
    assert_eq!(upsert(5).one(&db).await?.update, 5);
    assert_eq!(upsert(4).optional(&db).await?, None);
    assert_eq!(upsert(4).execute(&db).await?, 0);
    assert_eq!(upsert(99).one(&db).await?.update, 99);
    assert_eq!(upsert(100).all(&db).await?, []);
    Ok(())
}

/// The unique index is over the active guests alone.
#[ormlite::test]
async fn by_a_partial_index(db: Db) -> Outcome {
    let upsert = |name: &str| {
        Guest::insert(guest(name))
            .set(Guest::email, "ann@example.com")
            .on_conflict(Guest::email)
            .where_index(Guest::active)
            .do_update()
            .set_excluded(Guest::name)
    };
    let ann = upsert("Ann").one(&db).await?;
    let anna = upsert("Anna").one(&db).await?;
    assert_eq!((anna.id, anna.name.as_str()), (ann.id, "Anna"));
    Guest::update()
        .find(ann.id)
        .set(Guest::active, false)
        .execute(&db)
        .await?;
    let new = upsert("Ann").one(&db).await?;
    assert_ne!(new.id, ann.id);
    // Without the condition no index fits.
    let error = Guest::insert(guest("Ann"))
        .on_conflict(Guest::email)
        .do_nothing();
    let error = error.execute(&db).await.unwrap_err();
    assert_eq!(error.code(), Some("42P10"));
    Ok(())
}

/// The server plans a statement anew for each of its first runs and generally from then on, when
/// it no longer knows the bound values.
#[ormlite::test]
async fn by_a_partial_index_with_a_value_time_and_again(db: Db) -> Outcome {
    for run in 1..=12 {
        let row = Guest::insert(guest("Ann"))
            .set(Guest::email, "ann@example.com")
            .on_conflict(Guest::email)
            .where_index(Guest::active.eq(true))
            .do_update()
            .set(Guest::points, Guest::points + 1)
            .one(&db)
            .await?;
        assert_eq!(row.points, run - 1);
    }
    Ok(())
}

#[ormlite::test]
async fn many_rows_some_of_them_there(db: Db) -> Outcome {
    let alpha = property(&db, "ALP").await?;
    let room = |number: &str, floor| NewRoom {
        floor,
        ..new_room(alpha, number)
    };
    Room::insert_many([room("1", 1), room("2", 1)])
        .execute(&db)
        .await?;
    let rows = Room::insert_many([room("2", 7), room("3", 7)])
        .set(Room::tags, vec!["new".to_owned()])
        .on_conflict((Room::property_id, Room::number))
        .do_update()
        .set_excluded((Room::floor, Room::tags))
        .returning((Room::number, Room::floor, Room::tags, Room::version))
        .all(&db)
        .await?;
    let row = |number: &str, version| (number.to_owned(), 7, vec!["new".to_owned()], version);
    assert_eq!(rows, [row("2", 2), row("3", 1)]);

    let left_out = Room::insert_many([room("3", 9), room("4", 9), room("1", 9)])
        .on_conflict_do_nothing()
        .returning(Room::number);
    assert_eq!(left_out.all(&db).await?, ["4"]);

    // One statement does not change one row twice.
    let twice = Room::insert_many([room("5", 1), room("5", 2)])
        .on_conflict((Room::property_id, Room::number))
        .do_update()
        .set_excluded(Room::floor);
    let error = twice.execute(&db).await.unwrap_err();
    assert_eq!(error.code(), Some("21000"));
    Ok(())
}

#[ormlite::test]
async fn whole_rows_replace_those_that_are_there(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let mut rooms = Room::query().order_by(Room::id).all(&db).await?;
    for room in &mut rooms {
        room.tags.push("seen".to_owned());
        room.codes = Some(vec![None]);
    }
    let changed = Room::insert_many(rooms)
        .on_conflict(Room::id)
        .do_update()
        .set_excluded((Room::tags, Room::codes))
        .execute(&db)
        .await?;
    assert_eq!(changed, 5);
    let room = Room::find(hotel.rooms[0]).one(&db).await?;
    assert_eq!(room.tags, ["quiet", "sea", "seen"]);
    assert_eq!((room.codes, room.version), (Some(vec![None]), 2));
    Ok(())
}

#[ormlite::test]
async fn an_update_of_nothing_is_refused(db: Db) -> Outcome {
    let upsert = Setting::insert(setting("theme"))
        .on_conflict((SettingColumns::scope, SettingColumns::query))
        .do_update();
    let error = upsert.execute(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert_eq!(Setting::query().count(&db).await?, 0);
    Ok(())
}

/// Its values are written out, and not every type can be.
#[ormlite::test]
async fn the_condition_of_an_index_holds_simple_values(db: Db) -> Outcome {
    let upsert = |at: PartialIndex| {
        let insert = Guest::insert(guest("Ann")).on_conflict(Guest::email);
        match at {
            PartialIndex::Text => insert.where_index(Guest::r#type.eq("it's \\ 'a' label")),
            PartialIndex::Number => insert.where_index(Guest::points.gt(-5)),
            PartialIndex::Date => insert.where_index(Guest::born.eq(date(2025, 1, 1))),
        }
        .do_nothing()
    };
    // They reach the server as SQL that it can read: no index is over these.
    for at in [PartialIndex::Text, PartialIndex::Number] {
        let error = upsert(at).execute(&db).await.unwrap_err();
        assert_eq!(error.code(), Some("42P10"), "{error}");
    }
    let error = upsert(PartialIndex::Date).execute(&db).await.unwrap_err();
    assert!(error.is_invalid_query(), "{error}");
    assert!(error.to_string().contains("date"), "{error}");
    Ok(())
}

enum PartialIndex {
    Text,
    Number,
    Date,
}

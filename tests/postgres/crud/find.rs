//! Rows found by key and by filter, counted, tested for and streamed.

use futures_util::{StreamExt, TryStreamExt};
use ormlite::prelude::*;

use crate::Outcome;
use crate::hotel::{cents, open};
use crate::schema::*;

#[ormlite::test]
async fn by_a_key_of_one_column(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let room = Room::find(hotel.rooms[1]).one(&db).await?;
    assert_eq!((room.id, room.number.as_str()), (hotel.rooms[1], "102"));
    let property = Property::find(hotel.beta).one(&db).await?;
    assert_eq!(
        (property.name.as_str(), property.season),
        ("Beta", Season::HighSummer)
    );
    // Narrowed further, the row is not there.
    let other = Room::find(hotel.rooms[1]).filter(Room::floor.eq(7));
    assert_eq!(other.optional(&db).await?, None);
    let number: String = Room::find(hotel.rooms[1])
        .select(Room::number)
        .one(&db)
        .await?;
    assert_eq!(number, "102");
    Ok(())
}

#[ormlite::test]
async fn by_a_key_of_two_columns(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    for code in ["tv", "wifi"] {
        let label = code.to_uppercase();
        let code = code.to_owned();
        Amenity::insert(Amenity { code, label })
            .execute(&db)
            .await?;
    }
    for (room, code, quantity) in [(0, "tv", 1), (0, "wifi", 2), (1, "tv", 3)] {
        let row = RoomAmenity {
            room_id: hotel.rooms[room],
            amenity_code: code.to_owned(),
            quantity,
        };
        RoomAmenity::insert(row).execute(&db).await?;
    }
    let wifi = RoomAmenity::find((hotel.rooms[0], "wifi".to_owned()));
    assert_eq!(wifi.one(&db).await?.quantity, 2);
    let key = (hotel.rooms[1], "tv".to_owned());
    let changed = RoomAmenity::update().find(key.clone());
    let changed = changed.set(RoomAmenity::quantity, 9).one(&db).await?;
    assert_eq!(changed.quantity, 9);
    assert_eq!(
        RoomAmenity::delete().find(key.clone()).execute(&db).await?,
        1
    );
    assert!(!RoomAmenity::find(key).exists(&db).await?);
    assert_eq!(RoomAmenity::query().count(&db).await?, 2);
    // A text key takes what becomes a `String`.
    assert_eq!(Amenity::find("tv").one(&db).await?.label, "TV");
    Ok(())
}

#[ormlite::test]
async fn one_optional_and_first_say_how_many_they_found(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let none = Room::query().filter(Room::number.eq("999"));
    let error = none.clone().one(&db).await.unwrap_err();
    assert!(error.is_not_found() && !error.is_too_many_rows());
    assert_eq!(error.table(), Some("rooms"));
    assert_eq!(none.clone().optional(&db).await?, None);
    assert_eq!(none.first(&db).await?, None);
    let error = Room::find(Uuid::nil()).one(&db).await.unwrap_err();
    assert!(error.is_not_found());

    let one = Room::query().filter(Room::number.eq("202"));
    assert_eq!(one.clone().one(&db).await?.id, hotel.rooms[3]);
    assert_eq!(
        one.clone().optional(&db).await?.map(|room| room.id),
        Some(hotel.rooms[3])
    );

    let several = Room::query().filter(Room::number.eq("101"));
    let error = several.clone().one(&db).await.unwrap_err();
    assert!(error.is_too_many_rows() && !error.is_not_found());
    assert!(
        several
            .clone()
            .optional(&db)
            .await
            .unwrap_err()
            .is_too_many_rows()
    );
    let dearest = several.order_by(Room::rate.desc()).first(&db).await?;
    assert_eq!(dearest.map(|room| room.id), Some(hotel.rooms[0]));
    Ok(())
}

#[ormlite::test]
async fn filters_are_joined_and_optional_ones_left_out(db: Db) -> Outcome {
    open(&db).await?;
    let search = |floor: Option<i32>, least: Option<Decimal>| {
        Room::query()
            .filter_opt(floor.map(|floor| Room::floor.eq(floor)))
            .filter_opt(least.map(|least| Room::rate.ge(least)))
            .filter(Room::number.ne("101"))
            .order_by(Room::number)
            .select(Room::number)
    };
    assert_eq!(search(None, None).all(&db).await?, ["102", "201", "202"]);
    assert_eq!(search(Some(2), None).all(&db).await?, ["201", "202"]);
    assert_eq!(
        search(Some(2), Some(cents(100_00))).all(&db).await?,
        ["201"]
    );
    assert_eq!(search(Some(3), None).all(&db).await?, Vec::<String>::new());
    Ok(())
}

#[ormlite::test]
async fn limit_and_offset_cut_the_order(db: Db) -> Outcome {
    open(&db).await?;
    let by_rate = Room::query().order_by(Room::rate).select(Room::rate);
    let middle = by_rate.clone().offset(1).limit(2);
    assert_eq!(middle.all(&db).await?, [cents(75_25), cents(80_00)]);
    assert_eq!(by_rate.clone().limit(0).all(&db).await?, []);
    assert_eq!(by_rate.clone().offset(4).all(&db).await?, [cents(130_00)]);
    assert_eq!(by_rate.offset(u64::MAX).all(&db).await?, []);
    Ok(())
}

#[ormlite::test]
async fn count_and_exists_are_the_servers(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let singles = Room::query().filter(Room::room_type_id.eq(hotel.single));
    assert_eq!(singles.clone().count(&db).await?, 2);
    assert!(singles.clone().exists(&db).await?);
    let suites = Room::query().filter(Room::floor.gt(50));
    assert_eq!(suites.clone().count(&db).await?, 0);
    assert!(!suites.exists(&db).await?);

    // Ordered, limited, distinct and locked queries are counted as they would give rows.
    let ordered = Room::query().order_by(Room::number).for_update();
    assert_eq!(ordered.count(&db).await?, 5);
    let limited = Room::query().order_by(Room::number).offset(1).limit(3);
    assert_eq!(limited.count(&db).await?, 3);
    assert_eq!(Room::query().limit(2).count(&db).await?, 2);
    assert_eq!(Room::query().offset(4).count(&db).await?, 1);
    let numbers = Room::query().select(Room::number).distinct();
    assert_eq!(numbers.clone().count(&db).await?, 4);
    assert!(numbers.exists(&db).await?);
    let beyond = Room::query().offset(5);
    assert!(!beyond.exists(&db).await?);
    let floors = Room::query().group_by(Room::floor).select(Room::floor);
    assert_eq!(floors.count(&db).await?, 2);
    Ok(())
}

#[ormlite::test]
async fn streams_give_every_row_in_order(db: Db) -> Outcome {
    let guests = (0..700).map(|n| NewGuest {
        name: format!("{n:03}"),
    });
    Guest::insert_many(guests).execute(&db).await?;
    let names = Guest::query().order_by(Guest::name).select(Guest::name);
    let expected: Vec<String> = (0..700).map(|n| format!("{n:03}")).collect();

    let all: Vec<String> = names.clone().stream(&db).try_collect().await?;
    assert_eq!(all, expected);
    // In batches that do not divide the rows evenly, and of one row.
    let all: Vec<String> = names.clone().stream_by(33, &db).try_collect().await?;
    assert_eq!(all, expected);
    let few: Vec<String> = names
        .clone()
        .limit(5)
        .stream_by(0, &db)
        .try_collect()
        .await?;
    assert_eq!(few, expected[..5]);

    // A stream that is left early gives its connection back.
    for _ in 0..20 {
        let mut stream = names.clone().stream_by(10, &db);
        let first = stream.next().await.unwrap()?;
        assert_eq!(first, "000");
    }
    let none = Guest::query().filter(Guest::name.eq("x"));
    assert_eq!(none.stream(&db).count().await, 0);
    Ok(())
}

#[ormlite::test]
async fn a_failing_stream_ends_with_its_error(db: Db) -> Outcome {
    open(&db).await?;
    let bad = Guest::query().select(Guest::name.cast::<i32>());
    let mut stream = bad.stream(&db);
    let error = stream.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some("22P02"));
    Ok(())
}

/// A row of three columns, one under another name.
#[derive(Row, Debug, PartialEq)]
#[row(table = Room)]
struct Card {
    number: String,
    #[row(column = Room::floor)]
    level: i32,
    codes: Option<Vec<Option<i32>>>,
}

/// A row that takes from several tables.
#[derive(Row, Debug, PartialEq)]
struct Priced {
    number: String,
    kind: Option<String>,
    week: Decimal,
}

#[ormlite::test]
async fn rows_of_the_users_own(db: Db) -> Outcome {
    open(&db).await?;
    let cards = Room::query()
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select(Card::columns())
        .all(&db)
        .await?;
    let card = |number: &str| Card {
        number: number.to_owned(),
        level: 2,
        codes: None,
    };
    assert_eq!(cards, [card("201"), card("202")]);

    let priced = Room::query()
        .left_join::<RoomType>()
        .on(Room::room_type_id.eq(RoomType::id))
        .filter(Room::floor.eq(2))
        .order_by(Room::number)
        .select(SelectPriced {
            number: Room::number,
            kind: RoomType::name,
            week: Room::rate * Decimal::from(7),
        })
        .all(&db)
        .await?;
    let row = |number: &str, kind: Option<&str>, week| Priced {
        number: number.to_owned(),
        kind: kind.map(str::to_owned),
        week,
    };
    let expected = [
        row("201", Some("double"), cents(910_00)),
        row("202", None, cents(350_00)),
    ];
    assert_eq!(priced, expected);
    Ok(())
}

#[ormlite::test]
async fn a_view_is_read_like_a_table(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let booking = crate::hotel::booking(hotel.ann, hotel.rooms[2], 1, 3, 7);
    let id = Booking::insert(booking)
        .returning(Booking::id)
        .one(&db)
        .await?;
    let stays = Stay::query().all(&db).await?;
    let expected = Stay {
        id,
        guest: "Ann".to_owned(),
        number: "201".to_owned(),
        nights: 4,
    };
    assert_eq!(stays, [expected]);
    let long = Stay::query().filter(Stay::nights.gt(4));
    assert_eq!(long.count(&db).await?, 0);
    Ok(())
}

#[ormlite::test]
async fn explain_shows_the_plan(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let plan = Room::find(hotel.rooms[0]).explain(&db).await?;
    assert!(plan.contains("rooms"), "{plan}");
    let plan = Room::query().limit(1).explain_analyze(&db).await?;
    assert!(
        plan.contains("Limit") && plan.contains("actual time"),
        "{plan}"
    );
    Ok(())
}

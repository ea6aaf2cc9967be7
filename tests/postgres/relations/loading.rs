//! `.with(..)`: trees of rows, by one statement and by several.

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::relation::Related;

use super::newspaper::elsewhere::{Badge, Profile, WriterBadges, WriterProfile};
use super::newspaper::*;
use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

/// Runs a query with each loading strategy; the results must be equal.
macro_rules! each_way {
    ($query:expr, $db:expr) => {{
        let query = $query;
        let single = query.clone().single_query().all($db).await?;
        let split = query.clone().split_query().all($db).await?;
        assert_eq!(single, split, "by one statement, and by several");
        let streamed: Vec<_> = query.clone().stream($db).try_collect().await?;
        assert_eq!(single, streamed, "all at once, and one after another");
        assert_eq!(query.all($db).await?, single, "by default");
        single
    }};
}

#[ormlite::test]
async fn children_with_their_own_parents(db: Db) -> Outcome {
    open(&db).await?;
    let rooms = Property::rooms
        .order_by(Room::number.asc())
        .with(Room::room_type);
    let query = Property::query().with(rooms).order_by(Property::name);
    let tree: Vec<(Property, Vec<(Room, Option<RoomType>)>)> = each_way!(query, &db);
    assert_eq!(tree.len(), 3);
    for (property, rooms) in tree {
        assert_eq!(property, Property::find(property.id).one(&db).await?);
        let mut expected = Vec::new();
        for room in property
            .rooms()
            .query()
            .order_by(Room::number)
            .all(&db)
            .await?
        {
            let kind = room.room_type().optional(&db).await?;
            expected.push((room, kind));
        }
        assert_eq!(rooms, expected);
    }
    Ok(())
}

#[ormlite::test]
async fn a_required_row_is_no_option(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rooms: Vec<(Room, Property, Option<RoomType>)> = each_way!(
        Room::query()
            .with(Room::property)
            .with(Room::room_type)
            .order_by((Room::property_id, Room::number)),
        &db
    );
    assert_eq!(rooms.len(), 5);
    for (room, property, kind) in &rooms {
        assert_eq!(room.property_id, property.id);
        assert_eq!(room.room_type_id, kind.as_ref().map(|kind| kind.id));
    }

    // A filter may leave it out.
    let (_, property): (Room, Option<Property>) = Room::find(hotel.rooms[0])
        .with(Room::property.filter(Property::stars.gt(4)))
        .one(&db)
        .await?;
    assert_eq!(property, None);
    Ok(())
}

#[ormlite::test]
async fn deleted_rows_are_missing(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    // Dora is deleted, so whoever an article refers to may be missing.
    let articles: Vec<(Article, Option<Writer>)> = each_way!(
        Article::query().with(Article::writer).order_by(Article::id),
        &db
    );
    let names = articles
        .iter()
        .map(|(article, writer)| (article.id, writer.as_ref().map(|w| w.name.as_str())));
    let names: Vec<_> = names.collect();
    assert_eq!(
        names,
        [
            (1, Some("Ada")),
            (2, Some("Ada")),
            (3, Some("Bea")),
            (4, None)
        ]
    );

    let articles: Vec<(Article, Writer)> = each_way!(
        Article::query()
            .with(Article::writer.with_deleted())
            .order_by(Article::id),
        &db
    );
    assert_eq!(articles[3].1.name, "Dora");

    let writers: Vec<(Writer, Vec<Article>)> = each_way!(
        Writer::query().with(Writer::articles).order_by(Writer::id),
        &db
    );
    let counts: Vec<_> = writers.iter().map(|(_, articles)| articles.len()).collect();
    assert_eq!(counts, [2, 1, 0]);
    let all = Writer::articles.with_deleted().order_by(Article::id);
    let (_, articles) = Writer::find(1).with(all).one(&db).await?;
    assert_eq!(articles.len(), 3);
    let deleted = Writer::articles.only_deleted();
    let (_, articles) = Writer::find(1).with(deleted).one(&db).await?;
    assert_eq!((articles.len(), articles[0].title.as_str()), (1, "Hail"));
    Ok(())
}

#[ormlite::test]
async fn many_to_many_with_what_the_junction_holds(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let labels = Article::labels.order_by(ArticleLabel::position.asc());
    let articles: Vec<(Article, Vec<Label>)> =
        each_way!(Article::query().with(labels).order_by(Article::id), &db);
    assert_eq!(label_names(&articles[0].1), ["long", "weather"]);
    assert_eq!(label_names(&articles[1].1), ["weather"]);
    assert_eq!(label_names(&articles[3].1), [""; 0]);

    let labels = Article::labels
        .order_by(ArticleLabel::position.desc())
        .filter(ArticleLabel::position.lt(2))
        .select((Label::name, ArticleLabel::position, ArticleLabel::row()));
    let articles: Vec<(Article, Vec<(String, i32, ArticleLabel)>)> =
        each_way!(Article::query().with(labels).order_by(Article::id), &db);
    assert_eq!(articles[0].1[0].0, "long");
    assert_eq!(articles[0].1[0].2.label_id, 2);

    // In the other direction; a deleted link does not count.
    ArticleLabel::delete().find((3, 1)).execute(&db).await?;
    let labels: Vec<(Label, Vec<Article>)> = each_way!(
        Label::query()
            .with(Label::articles.order_by(Article::id))
            .order_by(Label::id),
        &db
    );
    let ids = |at: usize| {
        labels[at]
            .1
            .iter()
            .map(|article| article.id)
            .collect::<Vec<_>>()
    };
    assert_eq!((ids(0), ids(1), ids(2)), (vec![1, 2], vec![1], vec![3]));
    Ok(())
}

#[ormlite::test]
async fn a_table_with_itself(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let tree: Vec<(Writer, Vec<(Writer, Vec<Writer>)>, Option<Writer>)> = each_way!(
        Writer::query()
            .with(
                Writer::pupils
                    .order_by(Writer::id)
                    .filter(Writer::id.lt(100))
                    .with(Writer::pupils.with_deleted())
            )
            .with(Writer::mentor)
            .order_by(Writer::id),
        &db
    );
    let [(ada, pupils, none), (_, _, mentor), ..] = &tree[..] else {
        panic!("{tree:?}")
    };
    assert_eq!((ada.name.as_str(), none), ("Ada", &None));
    assert_eq!(mentor.as_ref(), Some(ada));
    let names: Vec<_> = pupils
        .iter()
        .map(|(pupil, _)| pupil.name.as_str())
        .collect();
    assert_eq!(names, ["Bea", "Cleo"]);
    assert_eq!(pupils[0].1[0].name, "Dora");

    let followed: Vec<(Writer, Vec<Writer>, Vec<Writer>)> = each_way!(
        Writer::query()
            .with(Writer::followers.order_by(Writer::id))
            .with(Writer::followed)
            .order_by(Writer::id),
        &db
    );
    let ids = |writers: &[Writer]| writers.iter().map(|w| w.id).collect::<Vec<_>>();
    assert_eq!(ids(&followed[0].1), [2, 3]);
    assert_eq!(ids(&followed[0].2), [2]);
    Ok(())
}

#[ormlite::test]
async fn by_keys_of_several_columns(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let amenities = ["tv", "bath"].map(|code| Amenity {
        code: code.to_owned(),
        label: code.to_owned(),
    });
    Amenity::insert_many(amenities).execute(&db).await?;
    let has = |room: usize, code: &str| NewRoomAmenity {
        room_id: hotel.rooms[room],
        amenity_code: code.to_owned(),
    };
    RoomAmenity::insert_many([has(0, "tv"), has(0, "bath"), has(1, "tv")])
        .execute(&db)
        .await?;
    let repair = |room: usize, code: &str| NewRepair {
        room_id: hotel.rooms[room],
        amenity_code: code.to_owned(),
    };
    let repairs = (1..).zip([repair(0, "tv"), repair(0, "bath"), repair(1, "tv")]);
    for (ticket, repair) in repairs {
        let ticket = Some(format!("T{ticket}"));
        Repair::insert(repair)
            .set(Repair::ticket, ticket)
            .execute(&db)
            .await?;
    }
    let equipment: Vec<(RoomAmenity, Vec<(Repair, RoomAmenity)>)> = each_way!(
        RoomAmenity::query()
            .with(RoomAmenity::repairs.with(Repair::subject))
            .order_by((RoomAmenity::room_id, RoomAmenity::amenity_code)),
        &db
    );
    assert_eq!(equipment.len(), 3);
    for (amenity, repairs) in &equipment {
        assert_eq!(repairs.len(), 1);
        assert_eq!(repairs[0].1, *amenity);
    }
    let rooms: Vec<(Room, Vec<Amenity>)> = each_way!(
        Room::query()
            .with(Room::amenities.order_by(Amenity::code))
            .order_by(Room::id),
        &db
    );
    assert_eq!(
        rooms
            .iter()
            .map(|(_, amenities)| amenities.len())
            .sum::<usize>(),
        3
    );
    Ok(())
}

#[ormlite::test]
async fn limits_hold_for_each_parent(db: Db) -> Outcome {
    open(&db).await?;
    let rooms = |limit, offset| {
        let rooms = Property::rooms
            .order_by(Room::number.desc())
            .limit(limit)
            .offset(offset);
        Property::query()
            .with(rooms.select(Room::number))
            .order_by(Property::name)
    };
    let numbers = each_way!(rooms(2, 0), &db);
    assert_eq!(numbers[0].1, ["202", "201"]);
    assert_eq!((numbers[1].1.len(), numbers[2].1.len()), (1, 0));
    let numbers = each_way!(rooms(2, 3), &db);
    assert_eq!((numbers[0].1.len(), numbers[0].1[0].as_str()), (1, "101"));
    assert_eq!(numbers[1].1.len(), 0);

    let page: Vec<(Property, Vec<Room>)> = each_way!(
        Property::query()
            .with(Property::rooms)
            .order_by(Property::name)
            .limit(1)
            .offset(1),
        &db
    );
    assert_eq!((page.len(), page[0].1.len()), (1, 1));
    Ok(())
}

/// A room on a list, with parts of what it belongs to.
#[derive(Row, Debug, Clone, PartialEq)]
struct Card {
    number: String,
    place: Place,
    kind: Option<String>,
    guests: Vec<Visit>,
    nights: i64,
    size: Size,
}

#[derive(Row, Debug, Clone, PartialEq)]
struct Place {
    name: String,
    town: Option<String>,
}

#[derive(Row, Debug, Clone, PartialEq)]
struct Visit {
    guest: String,
    cancelled: bool,
}

/// Columns of the room itself, in a struct of their own.
#[derive(Row, Debug, Clone, PartialEq)]
struct Size {
    floor: i32,
    tags: Vec<String>,
}

#[ormlite::test]
async fn as_structs_within_structs(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let booking = crate::hotel::booking;
    Booking::insert(booking(hotel.ann, hotel.rooms[0], 1, 1, 3))
        .execute(&db)
        .await?;
    Booking::insert(booking(hotel.ben, hotel.rooms[0], 1, 5, 6))
        .execute(&db)
        .await?;
    let query = Room::query()
        .order_by((Room::property_id, Room::number))
        .select(SelectCard {
            number: Room::number,
            place: Room::property.select(SelectPlace {
                name: Property::name,
                town: Property::city,
            }),
            kind: Room::room_type.select(RoomType::name),
            guests: Room::bookings.order_by(Booking::id).query(|bookings| {
                bookings.inner_join_by(Booking::guest).select(SelectVisit {
                    guest: Guest::name,
                    cancelled: Booking::cancelled,
                })
            }),
            nights: Room::bookings.count(),
            size: SelectSize {
                floor: Room::floor,
                tags: Room::tags,
            },
        });
    let cards: Vec<Card> = each_way!(query, &db);
    assert_eq!(cards[0].place.town.as_deref(), Some("Bern"));
    assert_eq!(cards[0].kind.as_deref(), Some("single"));
    let guests: Vec<_> = cards[0]
        .guests
        .iter()
        .map(|visit| visit.guest.as_str())
        .collect();
    assert_eq!((guests, cards[0].nights), (vec!["Ann", "Ben"], 2));
    assert_eq!(cards[0].size.tags, ["quiet", "sea"]);
    assert_eq!((cards[3].kind.as_ref(), cards[3].guests.len()), (None, 0));
    Ok(())
}

#[ormlite::test]
async fn relations_of_rows_that_may_be_missing(db: Db) -> Outcome {
    open(&db).await?;
    // Two rooms share a type, and one has none.
    let rows: Vec<(String, Option<RoomType>, Vec<Room>)> = each_way!(
        Room::query()
            .left_join_by(Room::room_type)
            .order_by((Room::property_id, Room::number))
            .select((Room::number, RoomType::row()))
            .with(RoomType::rooms.order_by(Room::rate)),
        &db
    );
    let counts: Vec<_> = rows.iter().map(|(_, _, rooms)| rooms.len()).collect();
    assert_eq!(counts, [2, 2, 2, 0, 2]);
    // What a row must refer to is missing with the row.
    let staff: Vec<(i64, Option<Room>, Option<Property>)> = each_way!(
        Staff::query()
            .left_join::<Room>()
            .on(Room::property_id
                .eq(Staff::property_id)
                .and(Room::number.eq("202")))
            .order_by(Staff::id)
            .select((Staff::id, Room::row(), Room::property.load())),
        &db
    );
    let there = staff
        .iter()
        .map(|(_, room, place)| (room.is_some(), place.is_some()));
    let there: Vec<_> = there.collect();
    assert_eq!(
        there,
        [(true, true), (true, true), (false, false), (false, false)]
    );
    Ok(())
}

#[ormlite::test]
async fn one_row_or_the_first_or_none(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let query = || Property::find(hotel.alpha).with(Property::rooms.order_by(Room::number));
    let (alpha, rooms) = query().one(&db).await?;
    assert_eq!((alpha.code.as_str(), rooms.len()), ("ALP", 4));
    assert_eq!(query().statements().len(), 1);
    assert_eq!(query().split_query().one(&db).await?.1.len(), 4);
    let none = query().filter(Property::stars.gt(5)).optional(&db).await?;
    assert_eq!(none, None);
    let none = query()
        .filter(Property::stars.gt(5))
        .split_query()
        .optional(&db)
        .await?;
    assert_eq!(none, None);
    assert!(
        query()
            .filter(Property::stars.gt(5))
            .one(&db)
            .await
            .unwrap_err()
            .is_not_found()
    );
    let several = Property::query().with(Property::rooms);
    assert!(
        several
            .clone()
            .one(&db)
            .await
            .unwrap_err()
            .is_too_many_rows()
    );
    assert!(
        several
            .split_query()
            .one(&db)
            .await
            .unwrap_err()
            .is_too_many_rows()
    );
    let first = Property::query()
        .order_by(Property::name)
        .with(Property::rooms)
        .first(&db);
    assert_eq!(
        first.await?.map(|(property, _)| property.code),
        Some("ALP".to_owned())
    );
    assert_eq!(query().count(&db).await?, 1);
    assert!(query().exists(&db).await?);
    Ok(())
}

#[ormlite::test]
async fn known_to_the_child_alone(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    Badge::insert_many([
        Badge {
            id: 7,
            writer_id: 1,
        },
        Badge {
            id: 8,
            writer_id: 1,
        },
    ])
    .execute(&db)
    .await?;
    let profile = Profile {
        id: 1,
        writer_id: 2,
        text: "writes".to_owned(),
    };
    Profile::insert(profile.clone()).execute(&db).await?;
    let writers: Vec<(Writer, Vec<Badge>, Option<Profile>)> = each_way!(
        Writer::query()
            .with(Writer::badges.order_by(Badge::id))
            .with(Writer::profile)
            .order_by(Writer::id),
        &db
    );
    assert_eq!((writers[0].1.len(), &writers[0].2), (2, &None));
    assert_eq!(
        (writers[1].1.len(), &writers[1].2),
        (0, &Some(profile.clone()))
    );
    assert_eq!(writers[0].0.badges().count(&db).await?, 2);
    assert_eq!(writers[1].0.profile().one(&db).await?, profile);
    assert!(
        writers[0]
            .0
            .profile()
            .one(&db)
            .await
            .unwrap_err()
            .is_not_found()
    );
    Ok(())
}

#[ormlite::test]
async fn with_what_an_insert_returns(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let new = NewArticle {
        writer_id: 2,
        title: "Ice".to_owned(),
    };
    let (article, writer, count) = Article::insert(new)
        .returning((
            Article::row(),
            Article::writer.with_deleted(),
            Article::labels.count(),
        ))
        .one(&db)
        .await?;
    assert_eq!(
        (article.writer_id, writer.name.as_str(), count),
        (2, "Bea", 0)
    );
    let updated: Vec<(i32, Vec<String>)> = Article::update()
        .set(Article::score, 0)
        .filter(Article::labels.some(Label::name.eq("weather")))
        .returning((
            Article::id,
            Article::labels.order_by(Label::id).select(Label::name),
        ))
        .all(&db)
        .await?;
    assert_eq!(updated.len(), 3);
    assert_eq!(updated[0].1, ["weather", "long"]);
    Ok(())
}

#[ormlite::test]
async fn many_relations_of_one_query(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    type Wide = (
        Writer,
        Vec<Article>,
        Vec<Article>,
        Option<Writer>,
        Vec<Writer>,
        Vec<Writer>,
        Vec<Writer>,
        i64,
        bool,
        Vec<Remark>,
    );
    let writers: Vec<Wide> = each_way!(
        Writer::query()
            .with(Writer::articles.order_by(Article::id))
            .with(Writer::edited.order_by(Article::id))
            .with(Writer::mentor)
            .with(Writer::pupils.order_by(Writer::id))
            .with(Writer::followers.order_by(Writer::id))
            .with(Writer::followed)
            .with(Writer::articles.filter(Article::score.gt(5)).count())
            .with(Writer::edited.exists())
            .with(Writer::remarks)
            .order_by(Writer::id),
        &db
    );
    let (_, articles, edited, mentor, pupils, followers, followed, high, edits, remarks) =
        &writers[0];
    let counts = (
        articles.len(),
        edited.len(),
        pupils.len(),
        followers.len(),
        followed.len(),
    );
    assert_eq!(counts, (2, 2, 2, 2, 1));
    assert_eq!((mentor, *high, *edits, remarks.len()), (&None, 1, true, 0));
    Ok(())
}

#[ormlite::test]
async fn six_levels_down(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let labels = || Article::labels.order_by(Label::id);
    let tree =
        Writer::query()
            .filter(Writer::id.eq(1))
            .with(Writer::articles.order_by(Article::id).with(labels().with(
                Label::articles.order_by(Article::id).with(
                    labels().with(Label::articles.order_by(Article::id).with(Article::writer)),
                ),
            )));
    let tree = each_way!(tree, &db);
    let (_, articles) = &tree[0];
    let (_, labels) = &articles[0];
    let (_, articles) = &labels[0];
    let (_, labels) = &articles[2];
    let (label, articles) = &labels[1];
    assert_eq!(label.name, "old");
    assert_eq!(articles[0].1.as_ref().map(|writer| writer.id), Some(2));
    Ok(())
}

#[ormlite::test]
async fn a_value_that_does_not_fit_is_named(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let drift = crate::support::statement(
        "ALTER TABLE press.articles ALTER COLUMN title TYPE integer USING id",
        [],
    );
    ormlite::Executor::execute(&db, drift).await?;
    for query in [
        Writer::query().with(Writer::articles).single_query(),
        Writer::query().with(Writer::articles).split_query(),
    ] {
        let error = query.all(&db).await.unwrap_err();
        assert_eq!(error.column(), Some("articles.title"), "{error}");
    }
    Ok(())
}

#[ormlite::test]
async fn of_relations_that_are_kept_in_a_variable(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let named: Related<Writer, _, _, String> = Writer::articles
        .order_by(Article::title)
        .select(Article::title.upper());
    let query = Writer::query()
        .with(named.clone())
        .with(named)
        .order_by(Writer::id);
    let titles: Vec<(Writer, Vec<String>, Vec<String>)> = each_way!(query, &db);
    assert_eq!(titles[0].1, ["RAIN", "SUN"]);
    assert_eq!(titles[0].1, titles[0].2);
    Ok(())
}

#[ormlite::test]
async fn the_plan_says_how_many_statements(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let query = Writer::query().with(Writer::articles.with(Article::labels));
    let plan = query.clone().split_query().explain(&db).await?;
    for (at, table) in [(1, "writers"), (2, "articles"), (3, "labels")] {
        let line = format!("-- statement {at} of 3: SELECT ");
        let statement = plan.lines().find(|text| text.starts_with(&line));
        assert!(
            statement
                .unwrap()
                .contains(&format!("\"press\".\"{table}\""))
        );
    }
    assert_eq!(query.clone().split_query().statements().len(), 3);
    let plan = query.clone().single_query().explain(&db).await?;
    assert!(!plan.contains("-- statement"), "{plan}");
    let analyzed = query.split_query().explain_analyze(&db).await?;
    assert!(analyzed.contains("actual time"), "{analyzed}");
    Ok(())
}

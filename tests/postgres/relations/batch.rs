//! `load(&rows, ..)`: batch loads of a relation for rows that are already loaded.

use ormlite::prelude::*;

use super::newspaper::elsewhere::{Profile, WriterProfile};
use super::newspaper::*;
use crate::Outcome;
use crate::hotel::open;
use crate::schema::*;

#[ormlite::test]
async fn results_are_in_the_order_of_the_rows(db: Db) -> Outcome {
    let hotel = open(&db).await?;
    let rooms = Room::query()
        .order_by((Room::property_id, Room::number))
        .all(&db)
        .await?;
    let places: Vec<Property> = load(&rooms, Room::property).all(&db).await?;
    let kinds: Vec<Option<RoomType>> = load(&rooms, Room::room_type).all(&db).await?;
    for ((room, place), kind) in rooms.iter().zip(&places).zip(&kinds) {
        assert_eq!(room.property_id, place.id);
        assert_eq!(room.room_type_id, kind.as_ref().map(|kind| kind.id));
    }
    let properties = Property::query().order_by(Property::name).all(&db).await?;
    let rooms: Vec<Vec<(Room, Option<RoomType>)>> = load(
        &properties,
        Property::rooms
            .order_by(Room::number.desc())
            .limit(2)
            .with(Room::room_type),
    )
    .all(&db)
    .await?;
    let numbers = rooms
        .iter()
        .map(|rooms| rooms.iter().map(|(room, _)| room.number.as_str()));
    let numbers: Vec<Vec<_>> = numbers.map(Iterator::collect).collect();
    assert_eq!(numbers, [vec!["202", "201"], vec!["101"], vec![]]);

    // Nothing to load for; one row twice.
    assert_eq!(load(&[] as &[Room], Room::property).all(&db).await?, []);
    let alpha = Property::find(hotel.alpha).one(&db).await?;
    let twice = load(&[alpha.clone(), alpha], Property::rooms)
        .all(&db)
        .await?;
    assert_eq!(twice[0].len(), 4);
    assert_eq!(twice[0], twice[1]);
    Ok(())
}

#[ormlite::test]
async fn relations_of_every_kind(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let articles = Article::query()
        .with_deleted()
        .order_by(Article::id)
        .all(&db)
        .await?;
    let labels: Vec<Vec<(String, i32)>> = load(
        &articles,
        Article::labels
            .order_by(ArticleLabel::position.asc())
            .select((Label::name, ArticleLabel::position)),
    )
    .all(&db)
    .await?;
    assert_eq!(
        labels[0],
        [("long".to_owned(), 1), ("weather".to_owned(), 2)]
    );
    assert_eq!((labels[3].len(), labels[4].len()), (0, 1));

    let writers: Vec<Option<Writer>> = load(&articles, Article::writer).all(&db).await?;
    assert_eq!(writers[3], None);
    let writers: Vec<Writer> = load(&articles, Article::writer.with_deleted())
        .all(&db)
        .await?;
    assert_eq!(writers[3].name, "Dora");

    let remark = |kind, target_id, text: &str| NewRemark {
        target_kind: kind,
        target_id,
        text: text.to_owned(),
    };
    let remarks = [
        remark(RemarkKind::Article, 1, "wet"),
        remark(RemarkKind::Writer, 1, "clever"),
        remark(RemarkKind::Article, 2, "hot"),
    ];
    let remarks = Remark::insert_many(remarks).all(&db).await?;
    let about: Vec<Option<Article>> = load(&remarks, Remark::article).all(&db).await?;
    let about: Vec<_> = about
        .iter()
        .map(|article| article.as_ref().map(|a| a.id))
        .collect();
    assert_eq!(about, [Some(1), None, Some(2)]);
    let of_articles: Vec<Vec<Remark>> = load(&articles, Article::remarks).all(&db).await?;
    assert_eq!(
        of_articles.iter().map(Vec::len).collect::<Vec<_>>(),
        [1, 1, 0, 0, 0]
    );
    assert_eq!(of_articles[0][0].text, "wet");
    Ok(())
}

#[ormlite::test]
async fn relations_to_one_return_one_row(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let writers = Writer::query().order_by(Writer::id).all(&db).await?;
    let profile = |id, writer_id| Profile {
        id,
        writer_id,
        text: String::new(),
    };
    Profile::insert_many([profile(1, 2), profile(2, 3)])
        .execute(&db)
        .await?;
    let profiles = load(&writers, Writer::profile.select(Profile::id))
        .all(&db)
        .await?;
    assert_eq!(profiles, [None, Some(1), Some(2)]);
    // A join gives several rows for the mentor; one is taken.
    let mentored = Writer::mentor.query(|mentor| {
        mentor
            .inner_join_by(Writer::articles)
            .order_by(Article::id)
            .select((Writer::name, Article::title))
    });
    let expected = Some(("Ada".to_owned(), "Rain".to_owned()));
    let loaded = load(&writers, mentored.clone()).all(&db).await?;
    assert_eq!(loaded, [None, expected.clone(), expected]);
    let query = Writer::query().with(mentored).order_by(Writer::id);
    let with: Vec<_> = query
        .all(&db)
        .await?
        .into_iter()
        .map(|(_, mentor)| mentor)
        .collect();
    assert_eq!(with, loaded);
    Ok(())
}

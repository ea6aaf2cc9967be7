//! Relations with unnamed statements, as behind a transaction pooler: the types of values are declared, and
//! those of keys are inferred by the server.

use ormlite::prelude::*;
use ormlite_testing::TestDatabase;

use super::newspaper::*;
use crate::Outcome;
use crate::schema::{Property, Room, RoomType};
use crate::support::single;

#[tokio::test]
async fn by_each_loading_strategy() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let db = single(&database).transaction_pooler(true).connect().await?;
    crate::hotel::open(&db).await?;
    insert_newspaper(&db).await?;

    // Keys of a newtype, and enums, arrays and documents in records.
    let rooms = Property::rooms.order_by(Room::number).with(Room::room_type);
    let query = Property::query().with(rooms).order_by(Property::name);
    let single: Vec<(Property, Vec<(Room, Option<RoomType>)>)> =
        query.clone().single_query().all(&db).await?;
    assert_eq!(single, query.clone().split_query().all(&db).await?);
    assert_eq!(single[0].1.len(), 4);

    let labels = Article::labels.order_by(ArticleLabel::position).limit(1);
    let query = Article::query().with(labels.clone()).order_by(Article::id);
    let articles = query.clone().single_query().all(&db).await?;
    assert_eq!(articles, query.split_query().all(&db).await?);
    assert_eq!(label_names(&articles[0].1), ["long"]);
    let in_hand: Vec<_> = articles
        .iter()
        .map(|(article, _)| article.clone())
        .collect();
    let loaded = load(&in_hand, labels).all(&db).await?;
    assert!(loaded.iter().eq(articles.iter().map(|(_, labels)| labels)));

    assert_eq!(
        in_hand[0].labels().set([2, 3]).all(&db).await?.added.len(),
        1
    );
    let remark = NewRemark {
        target_kind: RemarkKind::Article,
        target_id: 1,
        text: "wet".to_owned(),
    };
    let about: (String, Option<Subject>) = Remark::insert(remark)
        .returning((Remark::text, Subject::relation()))
        .one(&db)
        .await?;
    assert!(matches!(about.1, Some(Subject::Article((article, _))) if article.id == 1));
    Ok(())
}

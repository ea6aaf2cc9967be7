//! Relations in filters, in the order, and as values.

use ormlite::prelude::*;

use super::newspaper::*;
use crate::Outcome;

async fn ids(
    db: &Db,
    predicate: impl FnOnce(
        ormlite::Select<(Writer, ()), Writer>,
    ) -> ormlite::Select<(Writer, ()), Writer>,
) -> Vec<i32> {
    predicate(Writer::query())
        .order_by(Writer::id)
        .select(Writer::id)
        .all(db)
        .await
        .unwrap()
}

#[ormlite::test]
async fn some_none_and_every(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let high = || Article::score.gt(5);
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.exists())).await,
        [1, 2]
    );
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.some(high()))).await,
        [1]
    );
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.none(high()))).await,
        [2, 3]
    );
    let five = || Article::score.eq(5);
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.every(five()))).await,
        [2, 3]
    );
    assert_eq!(
        ids(&db, |q| q.filter(not(Writer::articles.exists()))).await,
        [3]
    );
    // NULL is not true: every article has an editor.
    let edited = || Article::editor_id.gt(0);
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.every(edited()))).await,
        [2, 3]
    );

    // Through a relation of the relation, to its own table, and with rows that are deleted.
    let labelled = Writer::articles.some(Article::labels.some(Label::name.eq("old")));
    assert_eq!(ids(&db, |q| q.filter(labelled)).await, [2]);
    let pupils = Writer::pupils.some(Writer::pupils.with_deleted().exists());
    assert_eq!(ids(&db, |q| q.filter(pupils)).await, [1]);
    assert_eq!(
        ids(&db, |q| q
            .filter(Writer::mentor.some(Writer::name.eq("Ada"))))
        .await,
        [2, 3]
    );
    let deleted = Writer::articles.only_deleted().exists();
    assert_eq!(ids(&db, |q| q.filter(deleted)).await, [1]);
    Ok(())
}

#[ormlite::test]
async fn counts_and_values(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    assert_eq!(
        ids(&db, |q| q.filter(Writer::articles.count().ge(2))).await,
        [1]
    );
    let by_count: Vec<(i32, i64)> = Writer::query()
        .order_by((Writer::articles.count().desc(), Writer::id.desc()))
        .select((Writer::id, Writer::articles.count()))
        .all(&db)
        .await?;
    assert_eq!(by_count, [(1, 2), (2, 1), (3, 0)]);
    let best: Vec<(i32, Option<i32>, Option<i64>)> = Writer::query()
        .order_by(Writer::id)
        .select((
            Writer::id,
            Writer::articles.select(Article::score.max()).value(),
            Writer::articles.select(Article::score.sum()).value(),
        ))
        .all(&db)
        .await?;
    assert_eq!(
        best,
        [
            (1, Some(9), Some(14)),
            (2, Some(5), Some(5)),
            (3, None, None)
        ]
    );
    let latest = Writer::articles
        .order_by(Article::id.desc())
        .limit(1)
        .select(Article::title)
        .value();
    let latest: Vec<(Writer, Option<String>)> = Writer::query()
        .order_by(Writer::id)
        .select((Writer::row(), latest))
        .all(&db)
        .await?;
    assert_eq!(latest[0].1.as_deref(), Some("Sun"));
    let at_most = Writer::articles.limit(1).count();
    let counts = Writer::query()
        .order_by(Writer::id)
        .select(at_most)
        .all(&db)
        .await?;
    assert_eq!(counts, [1, 1, 0]);
    Ok(())
}

#[ormlite::test]
async fn updates_and_deletes_filter_by_relations(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let changed = Article::update()
        .set(Article::score, 100)
        .filter(Article::writer.some(Writer::name.eq("Ada")))
        .execute(&db)
        .await?;
    assert_eq!(changed, 2);
    let deleted = Writer::delete()
        .filter(Writer::articles.with_deleted().none(Article::id.gt(0)))
        .returning(Writer::id)
        .all(&db)
        .await?;
    assert_eq!(deleted, [3]);
    Ok(())
}

#[ormlite::test]
async fn joined_along_relations_to_many(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let rows: Vec<(String, Option<String>)> = Writer::query()
        .left_join_by(Writer::articles)
        .order_by((Writer::id, Article::id))
        .select((Writer::name, Article::title))
        .all(&db)
        .await?;
    let rows: Vec<_> = rows
        .iter()
        .map(|(name, title)| (name.as_str(), title.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            ("Ada", Some("Rain")),
            ("Ada", Some("Sun")),
            ("Bea", Some("Wind")),
            ("Cleo", None)
        ]
    );
    let rows: Vec<(String, Option<String>, Option<i32>)> = Article::query()
        .left_join_by(Article::labels)
        .order_by((Article::id, ArticleLabel::position))
        .select((Article::title, Label::name, ArticleLabel::position))
        .all(&db)
        .await?;
    assert_eq!(rows.len(), 6);
    assert_eq!(
        rows[0],
        ("Rain".to_owned(), Some("long".to_owned()), Some(1))
    );
    assert_eq!(rows[5], ("Fog".to_owned(), None, None));
    let rows: Vec<(String, String)> = Article::query()
        .inner_join_by(Article::labels)
        .inner_join_by(Article::editor)
        .order_by((Article::id, Label::id))
        .select((Writer::name, Label::name))
        .all(&db)
        .await?;
    assert_eq!(rows[0], ("Bea".to_owned(), "weather".to_owned()));
    assert_eq!(rows.len(), 4);
    Ok(())
}

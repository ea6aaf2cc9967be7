//! Edge cases: tables with one name in two schemas, polymorphic references, deleted links, and queries that
//! are not row by row.

use ormlite::prelude::*;

use super::newspaper::{RemarkKind as Kind, *};
use crate::Outcome;
use crate::support::execute;

/// A table of the name of another, in another schema, to which it refers.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "items", schema = "press", has_many(stocks = Stock::item))]
struct Item {
    #[column(primary_key)]
    id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "items", schema = "archive")]
struct Stock {
    #[column(primary_key)]
    id: i32,
    #[column(references = Item::id)]
    item_id: i32,
}

/// A junction to articles and to writers, as its kind says; deleted softly.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tags",
    schema = "press",
    many_to_many(articles = Tagging(tag, article), to = Article),
    many_to_many(writers = Tagging(tag, writer), to = Writer)
)]
struct Tag {
    #[column(primary_key)]
    id: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "taggings",
    schema = "press",
    primary_key(tag_id, kind, target_id),
    belongs_to(article = Article::id, by = target_id, when(kind = Kind::Article)),
    belongs_to(writer = Writer::id, by = target_id, when(kind = Kind::Writer))
)]
struct Tagging {
    #[column(references = Tag::id)]
    tag_id: i32,
    kind: Kind,
    target_id: i32,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

/// No foreign key says that there is such an article.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "clippings",
    schema = "press",
    belongs_to(article = Article::id, by = article_id, inverse = clippings)
)]
struct Clipping {
    #[column(primary_key)]
    id: i32,
    article_id: i32,
}

/// Belongs to a tenant that has a default, in a key of two columns.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "desks", schema = "press", unique(tenant, id), has_many(chairs = Chair::desk))]
struct Desk {
    #[column(primary_key)]
    id: i32,
    #[column(default = "1")]
    tenant: i32,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "chairs",
    schema = "press",
    foreign_key(columns(tenant, desk_id), references = Desk(tenant, id), relation = desk)
)]
struct Chair {
    #[column(primary_key)]
    id: i32,
    #[column(default = "1")]
    tenant: i32,
    desk_id: Option<i32>,
}

#[ormlite::test]
async fn tables_with_one_name_in_two_schemas(db: Db) -> Outcome {
    Item::insert_many([1, 2, 9].map(|id| Item { id }))
        .execute(&db)
        .await?;
    let stock = |(id, item_id)| Stock { id, item_id };
    Stock::insert_many([(1, 1), (2, 1), (3, 2)].map(stock))
        .execute(&db)
        .await?;
    // Keys that are equal by accident must not match.
    execute(&db, "UPDATE archive.items SET id = id + 8").await?;

    let twice = Item::query()
        .filter(Item::stocks.count().eq(2))
        .select(Item::id);
    assert_eq!(twice.all(&db).await?, [1]);
    for (query, strategy) in [
        (Stock::query().with(Stock::item).single_query(), "single"),
        (Stock::query().with(Stock::item).split_query(), "split"),
    ] {
        let stocks = query.order_by(Stock::id).all(&db).await?;
        assert!(
            stocks.iter().all(|(stock, item)| stock.item_id == item.id),
            "{strategy}"
        );
    }
    let items = Item::query()
        .with(Item::stocks.with(Stock::item))
        .order_by(Item::id);
    let single = items.clone().single_query().all(&db).await?;
    assert_eq!(single, items.split_query().all(&db).await?);
    assert_eq!(
        single
            .iter()
            .map(|(_, stocks)| stocks.len())
            .collect::<Vec<_>>(),
        [2, 1, 0]
    );
    let gone = Item::delete().filter(Item::stocks.none(Stock::id.gt(0)));
    assert_eq!(gone.returning(Item::id).all(&db).await?, [9]);
    Ok(())
}

/// A tag on article 1 and on the writers 1 and 2.
async fn tagged(db: &Db) -> Result<Tag, ormlite::Error> {
    insert_newspaper(db).await?;
    let tags = Tag::insert_many([1, 2].map(|id| Tag { id }))
        .all(db)
        .await?;
    let tagging = |(kind, target_id)| NewTagging {
        tag_id: 1,
        kind,
        target_id,
    };
    Tagging::insert_many([(Kind::Article, 1), (Kind::Writer, 1), (Kind::Writer, 2)].map(tagging))
        .execute(db)
        .await?;
    Ok(tags[0].clone())
}

#[ormlite::test]
async fn links_of_another_kind_are_kept(db: Db) -> Outcome {
    let tag = tagged(&db).await?;
    let writers = async || tag.writers().count(&db).await.unwrap();
    assert_eq!(tag.articles().disconnect([1]).execute(&db).await?, 1);
    assert_eq!(tag.articles().disconnect_all().execute(&db).await?, 0);
    assert_eq!(writers().await, 2);
    // The link is marked as deleted, and there again.
    assert_eq!(tag.articles().connect([1, 1, 2]).execute(&db).await?, 2);
    let relinked = tag.articles().set([2, 3]).all(&db).await?;
    assert_eq!((relinked.added.len(), relinked.removed.len()), (1, 1));
    assert_eq!(writers().await, 2);
    Ok(())
}

#[ormlite::test]
async fn a_left_join_skips_links_without_a_target(db: Db) -> Outcome {
    let tag = tagged(&db).await?;
    let joined = || {
        Tag::query()
            .left_join_by(Tag::articles)
            .order_by((Tag::id, Article::id))
            .select((Tag::id, Article::id, Tagging::target_id))
    };
    assert_eq!(
        joined().all(&db).await?,
        [(1, Some(1), Some(1)), (2, None, None)]
    );
    tag.articles().connect([2]).execute(&db).await?;
    Article::delete().find(1).execute(&db).await?;
    assert_eq!(
        joined().all(&db).await?,
        [(1, Some(2), Some(2)), (2, None, None)]
    );
    Ok(())
}

#[ormlite::test]
async fn a_loaded_row_selects_the_relation_of_its_kind(db: Db) -> Outcome {
    tagged(&db).await?;
    let taggings = Tagging::query().order_by((Tagging::kind, Tagging::target_id));
    let taggings = taggings.all(&db).await?;
    let loaded = load(&taggings, Tagging::article).all(&db).await?;
    for (tagging, loaded) in taggings.iter().zip(loaded) {
        assert_eq!(tagging.article().optional(&db).await?, loaded);
        assert_eq!(loaded.is_some(), tagging.kind == Kind::Article);
        let writer = tagging.writer().optional(&db).await?;
        assert_eq!(writer.is_some(), tagging.kind == Kind::Writer);
    }
    Ok(())
}

#[ormlite::test]
async fn a_relation_without_a_foreign_key_may_be_missing(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let clipping = |(id, article_id)| Clipping { id, article_id };
    Clipping::insert_many([(1, 1), (2, 99)].map(clipping))
        .execute(&db)
        .await?;
    let clippings: Vec<(Clipping, Option<Article>)> = Clipping::query()
        .with(Clipping::article.with_deleted())
        .order_by(Clipping::id)
        .all(&db)
        .await?;
    assert_eq!(
        (clippings[0].1.is_some(), clippings[1].1.is_some()),
        (true, false)
    );
    Ok(())
}

#[ormlite::test]
async fn relations_that_are_not_row_by_row(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let clipping = |(id, article_id)| Clipping { id, article_id };
    Clipping::insert_many([(1, 1), (2, 1), (3, 2)].map(clipping))
        .execute(&db)
        .await?;
    let articles = Article::query()
        .filter(Article::id.le(2))
        .order_by(Article::id);
    let in_hand = articles.clone().all(&db).await?;
    macro_rules! agree {
        ($relation:expr, $expected:expr) => {
            let with = articles.clone().with($relation).all(&db).await?;
            let with: Vec<_> = with.into_iter().map(|(_, given)| given).collect();
            assert_eq!(with, $expected);
            assert_eq!(load(&in_hand, $relation).all(&db).await?, with);
        };
    }
    agree!(
        Article::clippings.query(|rows| rows.select(Clipping::article_id).distinct()),
        [vec![1], vec![2]]
    );
    agree!(
        Article::clippings
            .query(|rows| rows.distinct_on(Clipping::article_id))
            .order_by((Clipping::article_id, Clipping::id.desc()))
            .select(Clipping::id),
        [vec![2], vec![3]]
    );
    agree!(
        Article::clippings.select(Clipping::id.max()),
        [vec![Some(2)], vec![Some(3)]]
    );
    agree!(
        Article::clippings.query(|rows| {
            rows.group_by(Clipping::article_id)
                .select((Clipping::article_id, Clipping::id.count()))
        }),
        [vec![(1, 2)], vec![(2, 1)]]
    );
    Ok(())
}

#[ormlite::test]
async fn a_key_keeps_what_must_not_be_null(db: Db) -> Outcome {
    let desk = Desk::insert(Desk { id: 1, tenant: 1 }).one(&db).await?;
    let chair = |id| Chair {
        id,
        tenant: 1,
        desk_id: Some(1),
    };
    Chair::insert_many([1, 2].map(chair)).execute(&db).await?;
    let left = desk.chairs().disconnect([1]).one(&db).await?;
    assert_eq!((left.tenant, left.desk_id), (1, None));
    let relinked = desk.chairs().set([1]).all(&db).await?;
    assert_eq!((relinked.added[0].id, relinked.removed[0].id), (1, 2));
    Ok(())
}

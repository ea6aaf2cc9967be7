//! A page that takes 61 queries one by one: 20 articles, each with its writer, labels and the number
//! of its remarks. Counted on the wire.

use ormlite::prelude::*;
use ormlite::{Executor, Select};
use ormlite_testing::TestDatabase;

use super::newspaper::*;
use crate::Outcome;
use crate::support::single;
use crate::wire::Wire;

type Page = Vec<(Article, Writer, Vec<Label>, i64)>;

fn page() -> Select<(Article, ()), (Article, Writer, Vec<Label>, i64)> {
    Article::query()
        .with(Article::writer.with_deleted())
        .with(Article::labels.order_by(Label::name))
        .with(Article::remarks.count())
        .order_by(Article::id.desc())
        .limit(20)
}

/// What most code does: a query for each article's writer, its labels and its remarks.
async fn one_by_one(db: &impl Executor) -> Result<Page, ormlite::Error> {
    let mut page = Vec::new();
    let articles = Article::query().order_by(Article::id.desc()).limit(20);
    for article in articles.all(db).await? {
        let writer = article.writer().query().with_deleted().one(db).await?;
        let labels = article
            .labels()
            .query()
            .order_by(Label::name)
            .all(db)
            .await?;
        let remarks = article.remarks().count(db).await?;
        page.push((article, writer, labels, remarks));
    }
    Ok(page)
}

/// Thirty articles of three writers, with up to four labels and remarks.
async fn fill(db: &Db) -> Outcome {
    insert_newspaper(db).await?;
    Label::insert_many(["a", "b", "c", "d"].map(|name| NewLabel {
        name: name.to_owned(),
    }))
    .execute(db)
    .await?;
    let labels = Label::query()
        .order_by(Label::id)
        .select(Label::id)
        .all(db)
        .await?;
    let articles = (0..30).map(|at| NewArticle {
        writer_id: at % 3 + 1,
        title: format!("Article {at}"),
    });
    for (at, article) in Article::insert_many(articles)
        .all(db)
        .await?
        .iter()
        .enumerate()
    {
        let some = labels.iter().copied().take(at % 5);
        article.labels().connect(some).execute(db).await?;
        let remarks = (0..at % 4).map(|_| NewRemark {
            target_kind: RemarkKind::Article,
            target_id: article.id,
            text: "so it is".to_owned(),
        });
        Remark::insert_many(remarks).execute(db).await?;
    }
    Ok(())
}

#[tokio::test]
async fn in_one_statement_or_in_two() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let wire = Wire::before(database.url()).await;
    let db = single(&database).url(wire.url()).connect().await?;
    fill(&db).await?;

    let expected = one_by_one(&db).await?;
    assert_eq!(expected.len(), 20);
    assert!(
        expected
            .iter()
            .any(|(_, _, labels, remarks)| labels.len() == 4 && *remarks > 0)
    );
    wire.reset();
    assert_eq!(one_by_one(&db).await?, expected);
    assert_eq!(wire.binds(), 61, "one by one");

    for (query, statements) in [
        (page(), 1),
        (page().single_query(), 1),
        (page().split_query(), 2),
    ] {
        assert_eq!(query.clone().all(&db).await?, expected);
        wire.reset();
        assert_eq!(query.clone().all(&db).await?, expected);
        assert_eq!((wire.binds(), wire.round_trips()), (statements, statements));
        assert_eq!(query.statements().len() as u64, statements);
    }
    Ok(())
}

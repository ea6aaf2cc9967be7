//! Relations under row-level security, beside versions, and in one snapshot.

use ormlite::prelude::*;
use ormlite::{Error, Isolation, Transaction, TransactionOptions};

use super::newspaper::*;
use crate::Outcome;
use crate::support::execute;

/// Writers are seen by their own name's first letter alone, by a role that policies hold for.
async fn hide_all_but(db: &Db, letter: &str) -> Result<(String, TransactionOptions), Error> {
    let role = format!("reader_{}", Uuid::now_v7().simple());
    for sql in [
        format!("CREATE ROLE {role}"),
        format!("GRANT USAGE ON SCHEMA press TO {role}"),
        format!("GRANT ALL ON ALL TABLES IN SCHEMA press TO {role}"),
        "ALTER TABLE press.writers ENABLE ROW LEVEL SECURITY".to_owned(),
        "CREATE POLICY own ON press.writers \
         USING (name LIKE nullif(current_setting('app.letter', true), '') || '%')"
            .to_owned(),
    ] {
        execute(db, &sql).await?;
    }
    let options = TransactionOptions::new()
        .setting("role", &role)
        .setting("app.letter", letter);
    Ok((role, options))
}

async fn names(
    tx: &Transaction,
    query: ormlite::Select<(Article, ()), (Article, Option<Writer>)>,
) -> Result<Vec<(i32, Option<String>)>, Error> {
    let rows = query.all(tx).await?;
    let name = |writer: Option<Writer>| writer.map(|writer| writer.name);
    Ok(rows
        .into_iter()
        .map(|(article, writer)| (article.id, name(writer)))
        .collect())
}

#[ormlite::test]
async fn rows_of_others_are_not_seen(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let (role, options) = hide_all_but(&db, "A").await?;
    db.transaction_with(options, async |tx| {
        let query = || Article::query().with(Article::writer).order_by(Article::id);
        let ada = |id| (id, Some("Ada".to_owned()));
        let expected = [ada(1), ada(2), (3, None), (4, None)];
        assert_eq!(names(tx, query().single_query()).await?, expected);
        assert_eq!(names(tx, query().split_query()).await?, expected);

        let writers = Writer::query().with(Writer::articles).with(Writer::pupils);
        for writers in [writers.clone().single_query(), writers.split_query()] {
            let writers = writers.all(tx).await?;
            assert_eq!(
                (writers.len(), writers[0].1.len(), writers[0].2.len()),
                (1, 2, 0)
            );
        }
        let followers = Article::query()
            .filter(Article::writer.some(Writer::followers.exists()))
            .count(tx)
            .await?;
        assert_eq!(followers, 0, "those who follow Ada are hidden");

        // What must be there and is not seen is an error, and not a panic.
        let required = Article::query()
            .with(Article::writer.with_deleted())
            .order_by(Article::id);
        for required in [required.clone().single_query(), required.split_query()] {
            let error = required.all(tx).await.unwrap_err();
            assert_eq!(error.table(), Some("writers"), "{error}");
        }
        let articles = Article::query().all(tx).await?;
        let error = load(&articles, Article::writer.with_deleted())
            .all(tx)
            .await
            .unwrap_err();
        assert_eq!(error.table(), Some("writers"), "{error}");
        Ok::<_, Error>(())
    })
    .await?;
    // Roles belong to the server, which may outlive the test.
    execute(&db, &format!("DROP OWNED BY {role}")).await?;
    execute(&db, &format!("DROP ROLE {role}")).await?;
    Ok(())
}

#[ormlite::test]
async fn a_child_row_keeps_its_version(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let (_, articles) = Writer::find(1)
        .with(Writer::articles.order_by(Article::id))
        .one(&db)
        .await?;
    let changed = Article::update()
        .of(&articles[0])
        .set(Article::score, 6)
        .one(&db)
        .await?;
    assert_eq!(changed.version, articles[0].version + 1);
    let stale = Article::update()
        .of(&articles[0])
        .set(Article::score, 7)
        .one(&db)
        .await;
    assert!(stale.unwrap_err().is_stale_version());
    let stale = Article::delete().of(&articles[0]).execute(&db).await;
    assert!(stale.unwrap_err().is_stale_version());
    Ok(())
}

#[ormlite::test]
async fn several_statements_see_one_snapshot_in_a_transaction_that_has_one(db: Db) -> Outcome {
    insert_newspaper(&db).await?;
    let options = TransactionOptions::new().isolation(Isolation::RepeatableRead);
    let seen = db
        .transaction_with(options, async |tx| {
            let before = Writer::query().count(tx).await?;
            // Somebody else changes what the tree is made of, between its statements.
            Article::update()
                .all_rows()
                .set(Article::score, 99)
                .execute(&db)
                .await?;
            let tree = Writer::query()
                .with(Writer::articles)
                .split_query()
                .all(tx)
                .await?;
            assert_eq!(tree.len() as i64, before);
            Ok::<_, Error>(tree)
        })
        .await?;
    let scores = seen.iter().flat_map(|(_, articles)| articles);
    assert!(scores.clone().all(|article| article.score != 99));
    assert_eq!(scores.count(), 3);
    Ok(())
}

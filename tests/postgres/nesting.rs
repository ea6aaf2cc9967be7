//! Deep calls: a service awaits a transaction inside functions inside functions, and the types of
//! its futures stay within what the compiler follows.

use ormlite::prelude::*;

use crate::schema::*;

async fn count_properties(tx: &Transaction) -> Result<i64, ormlite::Error> {
    Property::query().count(tx).await
}

async fn inner(tx: &Transaction) -> Result<i64, ormlite::Error> {
    tx.savepoint(async |tx| tx.savepoint(async |tx| count_properties(tx).await).await)
        .await
}

async fn middle(tx: &Transaction) -> Result<i64, ormlite::Error> {
    tx.savepoint(async |tx| {
        let before = inner(tx).await?;
        tx.savepoint(async |tx| Ok(before + inner(tx).await?)).await
    })
    .await
}

async fn outer(db: &Db) -> Result<i64, ormlite::Error> {
    db.transaction(async |tx| {
        let first = middle(tx).await?;
        tx.savepoint(async |tx| Ok(first + middle(tx).await?)).await
    })
    .await
}

async fn handler(db: Db) -> Result<i64, ormlite::Error> {
    let (here, there) = (outer(&db).await?, outer(&db).await?);
    Ok(here + there)
}

#[ormlite::test]
async fn six_levels_of_transactions_can_be_spawned(db: Db) {
    let count = tokio::spawn(async move { handler(db).await });
    assert_eq!(count.await.unwrap().unwrap(), 0);
}

#[ormlite::test]
async fn a_statement_beside_an_open_savepoint_is_refused(db: Db) -> crate::Outcome {
    db.transaction(async |tx| {
        let error = tx
            .savepoint(async |_| count_properties(tx).await)
            .await
            .unwrap_err();
        assert!(error.is_invalid_query(), "{error}");
        assert_eq!(count_properties(tx).await?, 0);
        Ok(())
    })
    .await
}

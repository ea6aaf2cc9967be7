//! A closure of another shape than `async |tx| ..`.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

async fn plain(db: &Db) -> Result<i64, Error> {
    db.transaction(|tx| async move { Room::query().count(tx).await }).await
}

async fn not_async(db: &Db) -> Result<i64, Error> {
    db.transaction(|tx| Ok(1)).await
}

async fn without_tx(db: &Db) -> Result<i64, Error> {
    db.transaction(async || Room::query().count(db).await).await
}

async fn savepoint(tx: &Transaction) -> Result<i64, Error> {
    tx.savepoint(|tx| async move { Room::query().count(tx).await }).await
}

fn main() {}

//! A terminal call takes its executor by reference.

#[path = "../schema.rs"]
mod schema;

use ormlite::prelude::*;
use schema::*;

async fn owned(db: Db, tx: Transaction) {
    let _ = Room::query().one(db).await;
    let _ = Room::query().all(tx).await;
    let _ = Room::update().set(Room::floor, 1).all_rows().execute(Db::clone(&db)).await;
}

async fn shared(db: std::sync::Arc<Db>) {
    let _ = Room::query().all(&db).await;
}

fn main() {}

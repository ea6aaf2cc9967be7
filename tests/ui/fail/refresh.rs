//! Only a materialized view is refreshed, and it is not written to.

use ormlite::prelude::*;

#[derive(Table)]
struct Sale {
    month: i32,
}

#[derive(Table)]
#[table(view = "SELECT month FROM sales")]
struct Month {
    month: i32,
}

#[derive(Table)]
#[table(materialized_view = "SELECT month FROM sales")]
struct StoredMonth {
    month: i32,
}

async fn refresh(db: &Db) {
    let _ = Sale::refresh().execute(db).await;
    let _ = Month::refresh();
    let _ = StoredMonth::refresh().concurrently().execute(db).await;
    let _ = StoredMonth::delete();
}

fn main() {}

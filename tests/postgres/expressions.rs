//! Expressions: what the server makes of each.

mod arrays;
mod comparison;
mod conversion;
mod documents;
mod logic;
mod math;
mod ranges;
mod text;
mod time;

use ormlite::expr::Expression;
use ormlite::prelude::*;
use ormlite::typing::{Boolean, Within};

use crate::schema::Guest;

/// The names of the guests for whom the predicate holds: Ann has an address, a birthday, 100
/// points and a score of 2.5; Ben has none of these; Cem is a vip with 250 points.
async fn guests<P, I>(db: &Db, predicate: P) -> String
where
    P: Expression<Value: Boolean>,
    P::Scope: Within<(Guest, ()), I>,
{
    let query = Guest::query()
        .filter(predicate)
        .order_by(Guest::id)
        .select(Guest::name);
    let sql = query.to_sql().sql;
    match query.all(db).await {
        Ok(names) => names.join(" "),
        Err(error) => panic!("{error}: {sql}"),
    }
}

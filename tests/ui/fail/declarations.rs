//! What a table declares for its DDL: comments, storage, partitions, row security.

use ormlite::prelude::*;

#[derive(Table)]
#[table(
    comment = "",
    options(fillfactor = seventy()),
    row_security = forced,
    policy(name = "own", for = insert, using = "true"),
    policy(using = "true"),
    partition_by = range(day),
    unique(number)
)]
struct Visit {
    #[column(primary_key, storage = extern, compression = zstd)]
    id: i64,
    #[column(collation = C, comment = day)]
    number: String,
    day: NaiveDate,
}

#[derive(Table)]
#[table(policy(name = "own", using = "true"), partition_by = list(dya))]
struct Day {
    day: NaiveDate,
}

#[derive(Table)]
#[table(materialized_view = "SELECT 1 AS day", unique(day), unlogged, view)]
struct Days {
    day: i32,
}

fn main() {}

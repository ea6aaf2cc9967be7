//! The derives on something they do not fit.

use ormlite::prelude::*;

#[derive(Table)]
struct Generic<T> {
    id: T,
}

#[derive(Table)]
struct Tuple(i64, String);

#[derive(Table)]
struct Empty {}

#[derive(Table)]
enum Choice {
    A,
}

#[derive(PgEnum)]
struct NoEnum {
    id: i64,
}

#[derive(Value)]
enum NoNewtype {
    A,
}

#[derive(Row)]
struct NoRow(i64);

#[derive(Patch)]
struct NoTable {
    name: Option<String>,
}

#[derive(Insert)]
struct NoTableEither {
    name: String,
}

fn main() {}

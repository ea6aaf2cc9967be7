//! Structs that are no composite type, and fields that have no type.

use ormlite::prelude::*;

#[derive(PgComposite, Clone)]
struct Pair(String, i32);

#[derive(PgComposite, Clone)]
enum Either {
    Left,
}

#[derive(PgComposite, Clone)]
struct Empty {}

#[derive(PgComposite, Clone)]
#[pg_composite(nmae = "address")]
struct Address {
    street: String,
    #[pg_composite(rename = "street")]
    road: String,
    unit: Option<Option<i32>>,
}

#[derive(Clone)]
struct Foreign;

#[derive(PgComposite, Clone)]
struct Holder {
    inner: Foreign,
    rows: Vec<Vec<i32>>,
}

#[derive(PgComposite, Clone)]
struct Sized {
    #[pg_composite(sql_type = "integer")]
    width: String,
}

fn main() {}

//! The previous names of tables, columns, enum types and labels.

use ormlite::prelude::*;

#[derive(PgEnum, Clone)]
#[pg_enum(was = "old.public.status")]
enum Status {
    #[pg_enum(was = "open")]
    Open,
    #[pg_enum(was = Shut)]
    Closed,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "text", was = "state")]
enum State {
    Open,
}

#[derive(Table)]
#[table(name = "suites", was = "suites")]
struct Suite {
    #[column(was = "price")]
    price: Decimal,
    status: Status,
    state: State,
}

#[derive(Table)]
#[table(view, was = "free_rooms")]
struct FreeSuites {
    #[column(was = "price")]
    price: Decimal,
}

fn main() {}

//! Enums that cannot be kept as it is said.

use ormlite::prelude::*;

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "jsonb")]
enum Json {
    A,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "text[]")]
enum List {
    A,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "core.status")]
enum Named {
    A,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "text", name = "status", schema = "core")]
enum Both {
    A,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "varchar(4)")]
enum Long {
    Open,
    Closed,
    #[pg_enum(rename = "étages")]
    Floors,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "smallint")]
enum Codes {
    Low = 1,
    Counted,
    Large = 40_000,
    Least = -32_769,
    Computed = 1 << 20,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "integer")]
enum Twice {
    Low = 1,
    High = 1,
}

fn main() {}

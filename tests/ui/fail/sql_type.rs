//! Types of columns that cannot hold their fields.

use ormlite::prelude::*;

type Number = i32;

#[derive(Value, Clone)]
struct Name(String);

#[derive(PgEnum, Clone)]
enum Status {
    Open,
    OutOfOrder,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "varchar(5)")]
enum Kind {
    Room,
    Suite,
}

#[derive(PgEnum, Clone)]
#[pg_enum(sql_type = "integer")]
enum Priority {
    Low = 1,
    High = 40_000,
}

#[derive(Table)]
struct Room {
    #[column(primary_key, sql_type = "serial")]
    id: i64,
    #[column(sql_type = "text")]
    floor: i32,
    #[column(sql_type = "VARCHAR (20)")]
    area: Option<Number>,
    #[column(sql_type = "integer")]
    name: String,
    #[column(sql_type = "uuid")]
    title: Option<Name>,
    #[column(sql_type = "text")]
    tags: Vec<String>,
    #[column(sql_type = "text[]")]
    tag: String,
    #[column(sql_type = "timestamp with time zone")]
    at: NaiveDateTime,
    #[column(sql_type = "money")]
    rate: Decimal,
    #[column(sql_type = "bigint")]
    quantity: i32,
}

#[derive(Table)]
struct Enums {
    #[column(primary_key)]
    id: i64,
    #[column(sql_type = "jsonb")]
    as_json: Status,
    #[column(sql_type = "integer")]
    as_number: Option<Status>,
    #[column(sql_type = "varchar(4)")]
    too_short: Status,
    #[column(sql_type = "\"char\"")]
    one_byte: Status,
    #[column(sql_type = "text")]
    list_in_one: Vec<Status>,
    #[column(sql_type = "char(4)[]")]
    short_list: Vec<Option<Status>>,
    #[column(sql_type = "smallint")]
    text_as_number: Kind,
    #[column(sql_type = "varchar(4)")]
    text_too_short: Kind,
    #[column(sql_type = "smallint")]
    code_too_large: Priority,
    #[column(sql_type = "text")]
    code_as_text: Priority,
    #[column(unchecked)]
    not_an_enum: String,
}

fn main() {}

//! Types and modules of the user's that are called like those of the standard library.

#![allow(dead_code, unused_macros)]

use ormlite::prelude::*;

struct Result;
struct Option;
struct String;
struct Vec;
struct Box;
struct Some;
struct None;
struct Ok;
struct Err;
trait From {}
trait Into {}
trait Default {}
trait Clone {}
mod std {}
mod core {}
mod ormlite_core {}
macro_rules! vec { () => { compile_error!("the user's own") } }
macro_rules! panic { () => { compile_error!("the user's own") } }

#[derive(PgEnum, ::core::clone::Clone, Debug)]
enum Status {
    None,
    Some,
}

#[derive(Value, ::core::clone::Clone, Debug)]
struct Code(::std::string::String);

#[derive(PgComposite, ::core::clone::Clone, Debug)]
struct Place {
    #[pg_composite(sql_type = "varchar(9)")]
    r#type: ::std::string::String,
    code: Code,
    parts: ::std::option::Option<::std::vec::Vec<Label>>,
}

#[derive(Value, ::core::clone::Clone, Debug)]
#[value(domain, sql_type = "varchar(9)", check = "VALUE <> ''", default = "'x'", not_null)]
struct Label(::std::string::String);

#[derive(Table)]
#[table(foreign_key(columns(parent, code), references = Room(id, code), relation = above))]
struct Room {
    #[column(primary_key, default = uuid_v7)]
    id: Uuid,
    code: Code,
    parent: ::std::option::Option<Uuid>,
    status: Status,
    tags: ::std::vec::Vec<::std::string::String>,
    #[column(soft_delete)]
    deleted_at: ::std::option::Option<DateTime<Utc>>,
    #[column(version)]
    version: i32,
}

#[derive(Row)]
#[row(table = Room)]
struct Card {
    code: Code,
    parent: ::std::option::Option<Uuid>,
}

#[derive(Patch)]
#[patch(table = Room)]
struct RoomPatch {
    code: ::std::option::Option<Code>,
}

#[derive(Insert)]
#[insert(table = Room)]
struct Fresh {
    code: Code,
    status: Status,
    tags: ::std::vec::Vec<::std::string::String>,
}

alias!(Other = Room);

fn main() {
    let _ = Room::query().select(Card::columns()).to_sql();
    let _: (Result, Option, String, Vec, Box, Some, None, Ok, Err) =
        (Result, Option, String, Vec, Box, Some, None, Ok, Err);
}

/// A type called like a trait that the derive uses.
mod documents {
    use ormlite::Table;
    use ormlite::serde_json::Value;

    #[derive(Table)]
    struct Document {
        #[column(primary_key)]
        id: i64,
        body: Value,
        extra: ::std::option::Option<Value>,
    }
}

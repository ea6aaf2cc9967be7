//! The expansion of each derive.

use insta::assert_snapshot;

use super::expansion;
use crate::{insert, one_of, patch, pg_composite, pg_enum, row, table, value};

mod declarations;
mod relations;

/// The registration of a table, without the rest, which has snapshots of its own.
fn registered(input: &str) -> String {
    let without = super::count(table::expand(super::tokens(input), false));
    expansion(
        |tokens| {
            let all = table::expand(tokens, true).into_iter();
            let mut seen = 0;
            all.skip_while(|token| {
                seen += super::count(token.clone().into());
                seen <= without
            })
            .collect()
        },
        input,
    )
}

#[test]
fn table_of_a_few_columns() {
    assert_snapshot!(expansion(
        |input| table::expand(input, false),
        r#"
/// A room.
#[derive(Table)]
#[table(schema = "core")]
pub struct Room {
    /// Identifier.
    #[column(primary_key, default = uuid_v7)]
    pub id: Uuid,
    #[column(references = Property::id, on_delete = cascade)]
    pub property_id: Uuid,
    #[column(rename = "type", default = "'single'")]
    kind: Kind,
}
"#
    ));
}

#[test]
fn table_with_columns_apart_and_a_composite_reference() {
    assert_snapshot!(expansion(
        |input| table::expand(input, false),
        r#"
#[table(
    columns = QueryColumns,
    new = NewLoggedQuery,
    name = "queries",
    crate = crate::orm,
    primary_key(tenant, query),
    foreign_key(columns(tenant, parent), references = Self(tenant, query), relation = parent)
)]
pub(crate) struct Query {
    tenant: i32,
    query: i32,
    parent: Option<i32>,
    #[column(references = Language::code)]
    language: Option<String>,
    #[column(references = "core.staff(id)")]
    staff_id: Uuid,
    #[column(references = Kind::id)]
    type_id: i16,
}
"#
    ));
}

#[test]
fn view() {
    assert_snapshot!(expansion(
        |input| table::expand(input, false),
        r#"
#[table(view, name = "room_availability")]
pub struct Availability {
    pub free: i64,
}
"#
    ));
}

#[test]
fn registration() {
    let input = r#"
#[table(
    unique(property_id, number, nulls_not_distinct, deferrable),
    unique(number, where = "deleted_at IS NULL"),
    index(property_id, nulls_last(desc(created_at)), "lower(number)", include(number)),
    index(opclass(number, "gin_trgm_ops"), method = gin, with = "fastupdate = off", name = "rooms_number_trgm"),
    check("rate > 0 OR number = ''"),
    exclude("number WITH =, during WITH &&", using = gist, where = "rate > 0", initially_deferred)
)]
struct Room {
    #[column(primary_key, identity = by_default)]
    id: i64,
    #[column(references = Property::id, on_delete = set_null, on_update = cascade, index)]
    property_id: Option<Uuid>,
    #[column(references = "core.staff(id)", unique, initially_deferred)]
    staff_id: Uuid,
    #[column(sql_type = "varchar(10)")]
    number: String,
    #[column(sql_type = "numeric(10,2)", check = "rate >= 0", default = "0")]
    rate: Decimal,
    during: PgRange<NaiveDate>,
    #[column(generated = "rate * 2")]
    double: Decimal,
    #[column(created_at)]
    created_at: DateTime<Utc>,
    #[column(version)]
    version: i32,
}
"#;
    assert_snapshot!(registered(input));
}

#[test]
fn view_registration() {
    assert_snapshot!(expansion(
        |input| table::expand(input, true),
        r#"
#[table(view = "SELECT id FROM rooms")]
struct RoomId {
    #[column(primary_key, references = Room::id)]
    room_id: Uuid,
}
"#
    ));
}

#[test]
fn materialized_view() {
    assert_snapshot!(expansion(
        |input| table::expand(input, true),
        r#"
#[table(materialized_view = "SELECT month FROM sales", index(month, unique))]
struct Month {
    month: i32,
}
"#
    ));
}

#[test]
fn one_of() {
    assert_snapshot!(expansion(
        one_of::derive,
        r#"
#[one_of(table = Comment, crate = crate::orm)]
pub(crate) enum Target {
    #[one_of(Comment::post.with(Post::author))]
    Post((Post, User)),
    #[one_of(Comment::video)]
    Video(Video),
}
"#
    ));
}

#[test]
fn pg_enum() {
    assert_snapshot!(expansion(
        pg_enum::derive,
        r#"
#[pg_enum(schema = "core", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RoomStatus {
    Available,
    #[pg_enum(rename = "out-of-order")]
    OutOfOrder,
    r#Try,
}
"#
    ));
}

#[test]
fn pg_composite() {
    assert_snapshot!(expansion(
        pg_composite::derive,
        r#"
#[pg_composite(schema = "shared")]
pub struct Address {
    pub street: String,
    #[pg_composite(rename = "zip", sql_type = "varchar(10)")]
    pub postcode: Option<String>,
    #[pg_composite(sql_type = "shared.country")]
    r#in: Country,
}
"#
    ));
}

#[test]
fn domain() {
    assert_snapshot!(expansion(
        value::derive,
        r#"
#[value(domain, schema = "shared", sql_type = "varchar(320)", check = "VALUE ~ '@'", not_null)]
struct EmailAddress(String);
"#
    ));
}

#[test]
fn value() {
    assert_snapshot!(expansion(value::derive, "struct RoomId(Uuid);"));
}

#[test]
fn value_of_an_array() {
    assert_snapshot!(expansion(value::derive, "struct Tags { all: Vec<String> }"));
}

#[test]
fn row() {
    assert_snapshot!(expansion(
        row::derive,
        r#"
#[row(table = Room, select = CardColumns)]
pub struct Card {
    /// Number on the door.
    pub number: String,
    #[row(rename = rate)]
    price: Decimal,
}
"#
    ));
}

#[test]
fn patch() {
    assert_snapshot!(expansion(
        patch::derive,
        r#"
#[patch(table = Room)]
struct RoomPatch {
    rate: Option<Decimal>,
    #[patch(column = Room::notes)]
    remark: Option<Option<String>>,
}
"#
    ));
}

#[test]
fn insert() {
    assert_snapshot!(expansion(
        insert::derive,
        r#"
#[insert(table = Room)]
struct WalkIn {
    number: String,
    #[insert(column = Room::property_id)]
    property: Uuid,
}
"#
    ));
}

#[test]
fn test_attribute() {
    assert_snapshot!(expansion(
        |function| crate::test::expand(Default::default(), function),
        r#"
/// Rooms are found.
#[ignore]
async fn finds_rooms(db: Db) -> Result<(), Error> {
    db.ping().await
}
"#
    ));
}

#[test]
fn test_attribute_on_an_empty_database() {
    assert_snapshot!(expansion(
        |function| crate::test::expand(super::tokens("tables = none"), function),
        "async fn starts_empty(Db { .. }: Db,) { assert!(true) }"
    ));
}

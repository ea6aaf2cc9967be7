//! What is wrong with what a table declares for its DDL.

use insta::assert_snapshot;

use crate::tests::mistakes;

fn check(input: &str) -> String {
    mistakes(crate::table::derive, input)
}

#[test]
fn comments_and_storage() {
    assert_snapshot!(check(
        r#"
#[doc = include_str!("room.md")]
#[table(
    comments = "all",
    comment,
    comment = "",
    unlogged = true,
    options(),
)]
struct Room {
    #[column(comment = name, collation = C, storage = extern, compression = "lz4")]
    a: String,
    #[column(sql_type = "varchar(3) COLLATE \"de-x-icu\"", collation = "C")]
    b: String,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[table(options(fillfactor, fillfactor = 70, fillfactor = 80, a = f(1), b = , "c", toast = 1, toast(d(1))))]
struct Room {
    a: String,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[doc = include_str!("room.md")]
#[table(comments)]
struct Room {
    #[doc = concat!("a", "b")]
    a: String,
    #[doc = concat!("a", "b")]
    #[column(comment = "b")]
    b: String,
}
"#
    ));
}

#[test]
fn partitions() {
    assert_snapshot!(check(
        r#"
#[table(
    partition_by = range(day),
    unique(number),
    unique(number, day),
    unique(number, where = "floor > 0"),
    index(number),
    index(number, day, unique),
    index(number, unique),
    options(fillfactor = 70),
    unlogged
)]
struct Room {
    #[column(primary_key)]
    id: i64,
    number: String,
    #[column(unique)]
    floor: i32,
    day: NaiveDate,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[table(primary_key(id, floor), unique(double, floor), partition_by = list(floor, double, "id + 1"))]
struct Room {
    id: i64,
    floor: i32,
    #[column(generated = "floor * 2")]
    double: i32,
}
"#
    ));
    let forms = [
        "partition_by",
        "partition_by = day",
        "partition_by = range",
        "partition_by = range()",
        "partition_by = rang(day)",
        "partition_by = month(day)",
        "partition_by = range(dya)",
        "partition_by = hash(day, day)",
        "partition_by = range(day), partition_by = list(day)",
    ];
    let forms = forms.map(|form| {
        check(&format!(
            "#[table({form})] struct Room {{ day: NaiveDate }}"
        ))
    });
    assert_snapshot!(forms.join("\n"));
}

#[test]
fn materialized_views() {
    assert_snapshot!(check(
        r#"
#[table(
    materialized_view = "SELECT 1",
    view,
    index(a),
    unique(a, refresh),
    unlogged,
    partition_by = hash(a),
    check("a > 0")
)]
struct Room {
    #[column(unique, index)]
    a: i32,
    refresh: i32,
}
"#
    ));
    assert_snapshot!(check(
        r#"
#[table(materialized_view, index(a), columns = RoomColumns, new = NewR)]
struct Room {
    #[column(unique, default = "1")]
    a: i32,
    refresh: i32,
}
"#
    ));
    // Only there is `refresh` the name of a function.
    assert_snapshot!(check("struct Room { refresh: i32 }").lines().count(), @"1");
}

#[test]
fn previous_names() {
    assert_snapshot!(check(
        r#"
#[table(name = "rooms", schema = "core", was = "core.rooms")]
struct Room {
    #[column(was = "a")]
    a: i64,
    #[column(was = "a")]
    b: i64,
    #[column(was = c)]
    c: i64,
}
"#
    ));
    let forms = [
        "rooms",
        "a.b.c",
        ".rooms",
        "\\\"a.b\\\".c",
        "old.rooms",
        "chambers",
    ];
    let forms = forms.map(|was| {
        check(&format!(
            "#[table(was = \"{was}\")] struct Room {{ a: i32 }}"
        ))
    });
    assert_snapshot!(forms.join("\n"));
    assert_snapshot!(check(
        "#[table(view = \"SELECT 1\", was = \"chambers\")] struct Room { #[column(was = \"b\")] a: i32 }"
    ));
    let enums = [
        r#"
#[pg_enum(was = "status")]
enum Status {
    #[pg_enum(was = "open")]
    Open,
    #[pg_enum(was = "open", was = "opened")]
    Opened,
    #[pg_enum(was)]
    Held,
}"#,
        r#"
#[pg_enum(was = "a.b.c")]
enum Status {
    Open,
}"#,
        r#"
#[pg_enum(sql_type = "text", was = "state")]
enum Status {
    #[pg_enum(was = "opened")]
    Open,
}"#,
    ];
    let enums = enums.map(|input| mistakes(crate::pg_enum::derive, input));
    assert_snapshot!(enums.join("\n"));
}

#[test]
fn policies() {
    assert_snapshot!(check(
        r#"
#[table(
    row_security = forced,
    policy(name = "a", for = slect, using = "true"),
    policy(name = "b", for = insert, using = "true"),
    policy(name = "c", for = insert),
    policy(name = "d", for = select, check = "true"),
    policy(name = "e", for = delete, using = "true", check = "true"),
    policy(name = "f"),
    policy(name = "f", for = update, using = "true", restrict),
    policy(for = update, using = "true"),
    policy("g", using = true, restrictive = "yes"),
    policy(name = "a_name_of_a_policy_that_is_longer_than_postgresql_allows_for_names", using = "true"),
    policy
)]
struct Room {
    a: String,
}
"#
    ));
}

#[test]
fn views() {
    assert_snapshot!(check(
        r#"
#[table(view = "SELECT 1", unlogged, comments, options(security_invoker = true), partition_by = list(a), row_security, policy(name = "a", using = "true"))]
struct Room {
    #[column(collation = "C", storage = plain, compression = pglz, comment = "a")]
    a: String,
}
"#
    ));
}

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
fn views() {
    assert_snapshot!(check(
        r#"
#[table(view = "SELECT 1", unlogged, comments, options(security_invoker = true))]
struct Room {
    #[column(collation = "C", storage = plain, compression = pglz, comment = "a")]
    a: String,
}
"#
    ));
}

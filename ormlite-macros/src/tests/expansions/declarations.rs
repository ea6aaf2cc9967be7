//! What a table declares for its DDL alone.

use insta::assert_snapshot;
use proc_macro2::TokenStream;

use super::{expansion, registered};
use crate::tests::{count, tokens};
use crate::{pg_enum, table};

#[test]
fn comments() {
    assert_snapshot!(registered(
        r#"
/// A bookable room.
///
/// With its number.
#[table(comments)]
#[doc(hidden)]
struct Room {
    /// Key
    #[column(primary_key, comment = "The key")]
    id: i64,
    /// The number
    /// on the door
    number: String,
    floor: i32,
}
"#
    ));
}

#[test]
fn storage() {
    assert_snapshot!(registered(
        r#"
#[table(
    unlogged,
    options(
        fillfactor = 70,
        autovacuum_vacuum_scale_factor = "0.02",
        autovacuum_analyze_scale_factor = 0.01,
        log_autovacuum_min_duration = -1,
        vacuum_index_cleanup = auto,
        toast(autovacuum_enabled = false),
    ),
    comment = "Rooms",
)]
struct Room {
    #[column(collation = "C", storage = external, compression = lz4)]
    number: String,
}
"#
    ));
}

#[test]
fn partitions_and_policies() {
    assert_snapshot!(registered(
        r#"
#[table(
    partition_by = range(day, "lower(number)"),
    row_security = force,
    policy(name = "own", using = "number = current_user"),
    policy(name = "staff", for = insert, to = "staff", to = "admin", check = "true", restrictive)
)]
struct Room {
    number: String,
    day: NaiveDate,
}
"#
    ));
}

#[test]
fn previous_names() {
    assert_snapshot!(registered(
        r#"
#[table(was = "core.rooms")]
struct Suite {
    #[column(was = "rate")]
    price: Decimal,
}
"#
    ));
    assert_snapshot!(expansion(
        |input| {
            let code = pg_enum::expand(input.clone(), false).into_iter().count();
            pg_enum::expand(input, true)
                .into_iter()
                .skip(code)
                .collect()
        },
        r#"
#[pg_enum(was = "room_status")]
enum SuiteStatus {
    Clean,
    #[pg_enum(was = "dirty")]
    Soiled,
}
"#
    ));
}

/// What a service compiles is the same, whatever a table declares for its DDL. A partitioned table has an
/// empty impl besides.
#[test]
fn declarations_cost_a_service_nothing() {
    type Derive = fn(TokenStream) -> TokenStream;
    let of_table: Derive = |input| table::expand(input, false);
    let of_enum: Derive = |input| pg_enum::expand(input, false);
    for (derive, with, without) in [
        (
            of_table,
            r#"
/// A room.
#[table(comments, was = "chambers", row_security, policy(name = "a", using = "true"))]
struct Room {
    /// Key.
    #[column(collation = "C", storage = main, compression = pglz, comment = "Key", was = "key")]
    id: String,
}
"#,
            "/// A room.\nstruct Room {\n/// Key.\nid: String }",
        ),
        (
            of_enum,
            "#[pg_enum(was = \"a\")] enum Status { #[pg_enum(was = \"b\")] Open }",
            "enum Status { Open }",
        ),
    ] {
        let expanded = |input| derive(tokens(input));
        assert_eq!(expanded(with).to_string(), expanded(without).to_string());
        assert!(count(expanded(with)) > 0);
    }
}

//! The checks that follow from an enum: a column of texts or numbers takes its variants alone.

use ormlite::prelude::*;
use ormlite::registry::{self, TableDef};

use crate::Outcome;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "text")]
enum Status {
    Open,
    #[pg_enum(rename = "it's \\")]
    Held,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "smallint")]
enum Priority {
    Low = -1,
    High = 1 << 4,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(schema = "enum_checks")]
enum Mood {
    Calm,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "varchar(4)", unchecked)]
enum Free {
    Open,
}

#[derive(Value, Debug, Clone, Copy, PartialEq)]
struct Wrapped(Status);

/// A column of each form, and constraints that have the names their checks would have.
#[derive(Table, Debug)]
#[table(
    name = "orders",
    schema = "enum_checks",
    check("id > 0", name = "orders_mood_check"),
    unique(id, priority, name = "orders_mood_check1"),
    index(id, name = "orders_levels_check")
)]
struct Order {
    #[column(primary_key)]
    id: i32,
    #[column(check = "status <> 'x'")]
    status: Status,
    wrapped: Option<Wrapped>,
    priority: Option<Priority>,
    #[column(sql_type = "int2")]
    level: Priority,
    levels: Vec<Priority>,
    statuses: Option<Vec<Status>>,
    maybe_statuses: Vec<Option<Status>>,
    #[column(sql_type = "varchar(9)")]
    mood: Mood,
    #[column(sql_type = "char(5)[]")]
    moods: Vec<Mood>,
    of_type: Mood,
    free: Free,
    #[column(sql_type = "text", unchecked)]
    unchecked: Mood,
    #[column(rename = "a \"quoted\" name")]
    quoted: Status,
}

#[derive(Table, Debug)]
#[table(
    name = "view",
    schema = "enum_checks",
    view = "SELECT 'open'::text AS status"
)]
struct View {
    status: Status,
}

fn table(name: &str) -> &'static TableDef {
    let mut tables = registry::tables().into_iter();
    let of =
        |table: &&TableDef| (table.desc.schema, table.desc.name) == (Some("enum_checks"), name);
    tables.find(of).expect("the table has registered itself")
}

#[test]
fn checks_follow_from_the_enums() {
    let checks: Vec<_> = table("orders").enum_checks();
    let checks: Vec<_> = checks
        .iter()
        .map(|check| (&check.name[..], &check.sql[..]))
        .collect();
    assert_eq!(
        checks,
        [
            // The column has a check of its own.
            (
                "orders_status_check1",
                r#""status" IN ('open', E'it''s \\')"#
            ),
            (
                "orders_wrapped_check",
                r#""wrapped" IN ('open', E'it''s \\')"#
            ),
            ("orders_priority_check", r#""priority" IN (-1, 16)"#),
            ("orders_level_check", r#""level" IN (-1, 16)"#),
            (
                "orders_levels_check1",
                r#""levels"::bigint[] <@ ARRAY[-1, 16]::bigint[]"#
            ),
            (
                "orders_statuses_check",
                r#""statuses"::text[] <@ ARRAY['open', E'it''s \\']::text[]"#
            ),
            (
                "orders_maybe_statuses_check",
                r#"array_remove("maybe_statuses"::text[], NULL) <@ ARRAY['open', E'it''s \\']::text[]"#
            ),
            ("orders_mood_check2", r#""mood" IN ('calm')"#),
            (
                "orders_moods_check",
                r#""moods"::text[] <@ ARRAY['calm']::text[]"#
            ),
            (
                "orders_a \"quoted\" name_check",
                r#""a ""quoted"" name" IN ('open', E'it''s \\')"#
            ),
        ]
    );
    assert_eq!(table("view").enum_checks(), []);
}

#[test]
fn columns_have_the_types_of_their_storage() {
    let columns = table("orders").columns.iter();
    let types: Vec<_> = columns.map(|column| column.type_name()).collect();
    let mood = r#""enum_checks"."mood""#;
    assert_eq!(
        types,
        [
            "integer",
            "text",
            "text",
            "smallint",
            "int2",
            "smallint[]",
            "text[]",
            "text[]",
            "varchar(9)",
            "char(5)[]",
            mood,
            "varchar(4)",
            "text",
            "text",
        ]
    );
    let enums = registry::enums_of(&[table("orders")]);
    assert_eq!(
        enums.iter().map(|desc| desc.name).collect::<Vec<_>>(),
        ["mood"]
    );
}

fn order(id: i32) -> Order {
    Order {
        id,
        status: Status::Held,
        wrapped: Some(Wrapped(Status::Open)),
        priority: None,
        level: Priority::High,
        levels: vec![Priority::Low, Priority::High],
        statuses: Some(vec![Status::Held]),
        maybe_statuses: vec![None, Some(Status::Open)],
        mood: Mood::Calm,
        moods: vec![Mood::Calm],
        of_type: Mood::Calm,
        free: Free::Open,
        unchecked: Mood::Calm,
        quoted: Status::Held,
    }
}

/// Returns the constraint that refuses an assignment of a handwritten statement.
async fn refused(db: &Db, assignment: &str) -> Option<String> {
    let client = db.client().await.unwrap();
    let sql = format!("UPDATE enum_checks.orders SET {assignment}");
    let error = client.batch_execute(&sql).await.err()?;
    let error = error.as_db_error().expect("an error of the server");
    assert_eq!(error.code().code(), "23514", "{assignment}: {error}");
    error.constraint().map(str::to_owned)
}

#[ormlite::test]
async fn a_column_takes_the_variants_alone(db: Db) -> Outcome {
    Order::insert(order(1)).execute(&db).await?;
    Order::insert_many([order(2), order(3)])
        .execute(&db)
        .await?;
    let read = Order::query().order_by(Order::id).all(&db).await?;
    assert_eq!(
        format!("{read:?}"),
        format!("{:?}", [order(1), order(2), order(3)])
    );
    let cases = [
        ("status = 'closed'", Some("orders_status_check1")),
        ("status = 'OPEN'", Some("orders_status_check1")),
        ("wrapped = 'closed'", Some("orders_wrapped_check")),
        ("priority = 3", Some("orders_priority_check")),
        ("priority = NULL", None),
        ("level = 1000", Some("orders_level_check")),
        ("levels = '{16,-1,16}'", None),
        ("levels = '{}'", None),
        ("levels = '{16,2}'", Some("orders_levels_check1")),
        ("levels = '{16,NULL}'", Some("orders_levels_check1")),
        ("statuses = '{open,closed}'", Some("orders_statuses_check")),
        ("statuses = '{NULL}'", Some("orders_statuses_check")),
        ("statuses = NULL", None),
        ("maybe_statuses = '{NULL,open}'", None),
        (
            "maybe_statuses = '{NULL,closed}'",
            Some("orders_maybe_statuses_check"),
        ),
        ("mood = 'busy'", Some("orders_mood_check2")),
        ("moods = '{busy}'", Some("orders_moods_check")),
        ("free = 'any'", None),
        ("unchecked = 'anything'", None),
        (
            "\"a \"\"quoted\"\" name\" = ''",
            Some("orders_a \"quoted\" name_check"),
        ),
    ];
    for (assignment, constraint) in cases {
        assert_eq!(
            refused(&db, assignment).await.as_deref(),
            constraint,
            "{assignment}"
        );
    }
    let error = Order::query().all(&db).await.unwrap_err().to_string();
    assert!(error.contains("free") && !error.contains("any"), "{error}");
    Ok(())
}

/// What an error says, and its sources.
fn chain(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", chain(source)),
        None => error.to_string(),
    }
}

#[ormlite::test]
async fn an_unknown_label_is_an_error_that_does_not_tell_it(db: Db) -> Outcome {
    Order::insert(order(1)).execute(&db).await?;
    let client = db.client().await.unwrap();
    let insert = "ALTER TABLE enum_checks.orders DROP CONSTRAINT orders_status_check1;
                  UPDATE enum_checks.orders SET status = 'closed'";
    client.batch_execute(insert).await.unwrap();
    let error = Order::query().one(&db).await.unwrap_err();
    let text = chain(&error);
    assert!(
        text.contains("the enum for `status` has no variant for this label"),
        "{text}"
    );
    assert!(
        !text.contains("closed") && !format!("{error:?}").contains("closed"),
        "{text}"
    );
    Ok(())
}

//! Values and secrets are in no error, trace, log or `Debug`.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ormlite::prelude::*;
use ormlite::{TransactionOptions, count_queries};
use ormlite_core::{Bind, Executor};
use ormlite_testing::TestDatabase;

use crate::Outcome;
use crate::support::{database, single, statement};
use crate::traced::Collector;

const SECRET: &str = "S3CR3T";

/// All that can be printed of an error and of what is beneath it.
fn printed(error: &(dyn StdError + 'static)) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text.push_str(&format!("{error} {error:?} "));
        next = error.source();
    }
    text
}

/// What is wrong with an error of the server's: a SQLSTATE that is none of `code`, or a value in it.
fn fault(result: Result<(), ormlite::Error>, sql: &str, code: &str) -> Option<String> {
    let Err(error) = result else {
        return Some(format!("{sql}: no error"));
    };
    let printed = printed(&error);
    let silent = !printed.contains("S3CR") && !printed.contains("73737");
    let fine = silent
        && error
            .code()
            .is_some_and(|is| code.split('|').any(|code| code == is));
    (!fine).then(|| format!("{sql}: {printed}"))
}

/// What the server says of a value, whatever the SQLSTATE.
#[tokio::test]
async fn messages_of_the_server_hold_no_value() {
    let database = database().await;
    let db = single(&database).connect().await.unwrap();
    db.batch_execute(
        "CREATE TYPE mood AS ENUM ('sad');
         CREATE SEQUENCE numbers MAXVALUE 5;
         CREATE TABLE things (name text UNIQUE, sole text CHECK (sole <> 'S3CR3T'));
         CREATE TABLE parts (part text) PARTITION BY LIST (part);
         INSERT INTO things VALUES ('a S3CR3T')",
    )
    .await
    .unwrap();
    let mut faults = Vec::new();
    // A value that is bound, and the SQLSTATE.
    for (sql, value, code) in [
        ("SELECT $1::text::mood", SECRET, "22P02"),
        ("SELECT $1::text::int", SECRET, "22P02"),
        ("SELECT $1::text::uuid", SECRET, "22P02"),
        ("SELECT $1::text::jsonb", "{\"a\": S3CR3T}", "22P02"),
        ("SELECT $1::text::jsonpath", "$.a S3CR3T", "42601"),
        (
            "SELECT jsonb_path_query('{}', $1::text::jsonpath)",
            "$S3CR3T",
            "42704",
        ),
        ("SELECT $1::text::tsquery", "S3CR3T &", "42601"),
        ("SELECT $1::text::int4range", SECRET, "22P02"),
        ("SELECT $1::text::int[]", "{S3CR3T}", "22P02"),
        ("SELECT $1::text::inet", SECRET, "22P02"),
        // Not every server is built with XML.
        ("SELECT $1::text::xml", "<S3CR3T", "2200N|0A000"),
        ("SELECT $1::text::date", SECRET, "22007"),
        ("SELECT $1::text::date", "2026-02-31 S3CR3T", "22007|22008"),
        ("SELECT $1::text::interval", SECRET, "22007"),
        ("SELECT to_date($1, 'YYYY')", SECRET, "22007"),
        ("SELECT to_timestamp($1, 'DD')", SECRET, "22007"),
        ("SELECT date_trunc($1, now())", SECRET, "22023"),
        ("SELECT date_part($1, now())", SECRET, "22023"),
        ("SELECT now() AT TIME ZONE $1", SECRET, "22023"),
        ("SELECT encode('', $1)", SECRET, "22023"),
        ("SELECT decode($1, 'hex')", SECRET, "22023"),
        ("SELECT convert_to('', $1)", SECRET, "22023"),
        (
            "SELECT convert_to($1, 'LATIN1')",
            "S3CR3T \u{20ac}",
            "22P05",
        ),
        ("SELECT 'a' ~ $1", "(S3CR3T", "2201B"),
        (
            "SELECT regexp_replace('a', 'a', 'b', $1)",
            "S3CR3T",
            "22023",
        ),
        ("SELECT format($1)", "%S3CR3T", "22023"),
        (
            "SELECT set_config('statement_timeout', $1, true)",
            SECRET,
            "22023",
        ),
        ("SELECT set_config('TimeZone', $1, true)", SECRET, "22023"),
        ("SELECT set_config('role', $1, true)", SECRET, "22023"),
        (
            "SELECT set_config('search_path', $1, true)",
            "\"S3CR3T",
            "22023",
        ),
        (
            "INSERT INTO things (name) VALUES ('a ' || $1)",
            SECRET,
            "23505",
        ),
        ("INSERT INTO things (sole) VALUES ($1)", SECRET, "23514"),
        ("INSERT INTO parts VALUES ($1)", SECRET, "23514"),
    ] {
        let bound = statement(sql, [Bind::new(value.to_owned())]);
        let result = db.execute(bound).await;
        faults.extend(fault(result.map(|_| ()), sql, code));
    }
    // Numbers have no quotation marks around them.
    for (sql, code) in [
        ("SELECT make_date(73737, 73737, 1)", "22008"),
        ("SELECT make_time(73737, 1, 1)", "22008"),
        ("SELECT make_timestamp(2026, 73737, 1, 1, 1, 1)", "22008"),
        ("SELECT setval('numbers', 73737)", "22003"),
        ("SELECT chr(1973737)", "54000"),
        ("SELECT to_date('73737', 'DD')", "22008"),
        (
            "SELECT percentile_cont(73737) WITHIN GROUP (ORDER BY 1)",
            "22003",
        ),
    ] {
        let result = db.execute(statement(sql, [])).await;
        faults.extend(fault(result.map(|_| ()), sql, code));
    }
    // Text that is no statement: what the server quotes of it is from where it stopped reading.
    for (sql, code) in [
        ("SELECT 'it' S3CR3T S3CR3T", "42601"),
        ("SELECT 'S3CR3T", "42601"),
        ("SELECT \"S3CR3T", "42601"),
        ("SELECT $$S3CR3T", "42601"),
        ("SELECT E'S3CR3T\\", "42601"),
        ("SELECT /* S3CR3T", "42601"),
        ("SELECT 1 FROM x WHERE name = 'O'S3CR3T'", "42601"),
        ("ALTER ROLE postgres PASSWORD S3CR3T", "42601"),
        ("SELECT 73S3CR3T", "42601"),
    ] {
        faults.extend(fault(db.batch_execute(sql).await, sql, code));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let error = db.batch_execute("SELECT 1 FORM x )").await.unwrap_err();
    assert!(error.to_string().contains("character 15"), "{error}");
}

/// A partial index is named by values in the text, which nobody else gets to see.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "tokens",
    schema = "safe_of_secrets",
    unique(owner, where = "kind = 'S3CR3T ''x'' DO \\' AND level = 73737")
)]
struct Token {
    #[column(primary_key)]
    id: i32,
    owner: String,
    kind: String,
    level: i32,
}

fn upsert(id: i32) -> ormlite::query::Insert<Token, Token> {
    Token::insert(Token {
        id,
        owner: "ann".to_owned(),
        kind: "S3CR3T 'x' DO \\".to_owned(),
        level: 73737,
    })
    .on_conflict(Token::owner)
    .where_index(Token::kind.eq("S3CR3T 'x' DO \\"))
    .where_index(Token::level.eq(73737))
    .do_nothing()
}

fn assert_no_value(what: &str, text: &str) {
    for value in ["S3CR3T", "73737", "'x'"] {
        assert!(!text.contains(value), "{what}: {text}");
    }
}

#[tokio::test]
async fn the_condition_of_an_index_is_traced_without_its_values() -> Outcome {
    let database = TestDatabase::with_tables().await.unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = seen.clone();
    let db = single(&database)
        .slow_threshold(Duration::ZERO)
        .n_plus_one_threshold(2)
        .on_statement(Arc::new(move |event| {
            told.lock().unwrap().push(event.sql.to_owned())
        }))
        .connect()
        .await?;
    let collector = Collector::default();
    let guard = tracing::subscriber::set_default(collector.clone());
    let (result, count) = count_queries(async {
        for id in 1..=2 {
            assert_eq!(upsert(id).execute(&db).await?, u64::from(id == 1));
        }
        let tx = db.begin().await?;
        upsert(3).execute(&tx).await?;
        tx.commit().await
    })
    .await;
    result?;
    drop(guard);

    assert!(upsert(1).to_sql().sql.contains("73737"), "the text has it");
    assert_no_value("Debug", &format!("{:?}", upsert(1).to_sql()));
    assert_no_value("the count", &format!("{count} {count:?}"));
    let mut conflicts = 0;
    for (what, fields) in [("span", &collector.spans), ("event", &collector.events)] {
        for fields in &*fields.lock().unwrap() {
            assert_no_value(what, &format!("{fields:?}"));
            let text = fields.get("db.query.text").map_or("", |text| text);
            conflicts += usize::from(text.contains("\"kind\" = ??"));
        }
    }
    assert!(conflicts >= 7, "3 spans, 3 slow, a warning: {conflicts}");
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 3);
    seen.iter().for_each(|sql| assert_no_value("the hook", sql));
    Ok(())
}

#[tokio::test]
async fn options_print_no_value() -> Outcome {
    let database = database().await;
    let db = single(&database).connect().await?;
    let options = TransactionOptions::new()
        .setting("app.tenant", SECRET)
        .setting("app.user", "73737");
    let tx = db.begin_with(&options).await?;
    let printed: [(&str, &dyn Debug); 5] = [
        ("options", &options.clone()),
        ("options to retry", &options.retries(3)),
        ("transaction", &tx),
        ("database", &db),
        ("builder", &single(&database).password(SECRET)),
    ];
    for (what, value) in printed {
        assert_no_value(what, &format!("{value:?} {value:#?}"));
    }
    assert!(format!("{:?}", printed[0].1).contains("app.tenant"));
    Ok(())
}

//! Documents that PostgreSQL and Rust do not both hold: an error, on every path and before a row is
//! written, and never another value.

use std::collections::BTreeMap;

use ormlite::prelude::*;
use ormlite::serde_json::{self, Value as Document, json};
use ormlite::{Error, Executor, Json};

use crate::Outcome;
use crate::support::execute;

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "papers", schema = "archive_of_json", has_many(notes = Note::paper_id))]
struct Paper {
    #[column(primary_key)]
    id: i32,
    body: Document,
    #[column(sql_type = "json")]
    plain: Option<Document>,
    list: Vec<Document>,
    rates: Json<Vec<f64>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "notes", schema = "archive_of_json")]
struct Note {
    #[column(primary_key)]
    id: i32,
    #[column(references = Paper::id)]
    paper_id: i32,
    body: Document,
}

fn paper(id: i32) -> Paper {
    Paper {
        id,
        body: json!({}),
        plain: None,
        list: Vec::new(),
        rates: Json(Vec::new()),
    }
}

/// Documents whose number is more than a `Document` keeps.
const LONG: [&str; 7] = [
    "12345678901234567890123",
    "-18446744073709551616",
    "0.1000000000000000000001",
    "9007199254740993.5",
    "1e400",
    "-1e-400",
    r#"{"a": ["\"", {"b\\": [1, 2.00000000000000000001]}]}"#,
];

/// And some whose numbers it keeps.
const KEPT: [&str; 8] = [
    "18446744073709551615",
    "-9223372036854775808",
    "0.1",
    "0.30000000000000004",
    "1e300",
    "5e-324",
    "1.7976931348623157e308",
    r#"["12345678901234567890123", {"0.1000000000000000000001": 1.10}]"#,
];

#[track_caller]
fn assert_number<T: std::fmt::Debug>(result: Result<T, Error>, of: &str) {
    let error = result.expect_err(of);
    assert!(error.is_decode(), "{of}: {error}");
    let text = error.to_string();
    assert!(text.contains("more digits"), "{of}: {text}");
    assert!(!format!("{error:?}").contains("0000"), "{of}: {error:?}");
}

#[ormlite::test]
async fn no_digit_is_lost_on_any_path(db: Db) -> Outcome {
    for document in LONG {
        Paper::delete().all_rows().execute(&db).await?;
        let sql = format!(
            "INSERT INTO archive_of_json.papers VALUES (1, '{document}', NULL, '{{}}', '[]'),
                 (2, '1', '{document}', '{{}}', '[]'),
                 (3, '1', NULL, ARRAY[jsonb '{document}'], '[]'),
                 (4, '1', NULL, '{{}}', '[{document}]')"
        );
        execute(&db, &sql).await?;
        for id in 1..=4 {
            // As numbers of typed documents: the last one is no list of them.
            if id == 4 && document.starts_with('{') {
                continue;
            }
            assert_number(Paper::find(id).one(&db).await, document);
        }
        let body = Paper::find(1).select(Paper::body).one(&db).await;
        assert_number(body, document);
        let sql = format!("INSERT INTO archive_of_json.notes VALUES (1, 1, '{document}')");
        execute(&db, &sql).await?;
        assert_number(Note::query().with(Note::paper).all(&db).await, document);
        let notes = Paper::query().select((Paper::id,)).with(Paper::notes);
        assert_number(notes.all(&db).await, document);
        Note::delete().all_rows().execute(&db).await?;
    }
    Ok(())
}

#[ormlite::test]
async fn documents_round_trip(db: Db) -> Outcome {
    for document in KEPT {
        Paper::delete().all_rows().execute(&db).await?;
        let value: Document = serde_json::from_str(document).expect(document);
        let written = Paper {
            body: value.clone(),
            plain: Some(value.clone()),
            list: vec![value.clone(), value.clone()],
            ..paper(1)
        };
        let read = Paper::insert(written.clone()).one(&db).await?;
        assert_eq!(read, written, "{document}");
        let sql = format!("UPDATE archive_of_json.papers SET body = '{document}'");
        execute(&db, &sql).await?;
        assert_eq!(Paper::find(1).one(&db).await?, written, "{document}");
    }
    Ok(())
}

/// A list of `depth` lists.
fn nested(depth: usize) -> Document {
    (1..depth).fold(json!([]), |inner, _| json!([inner]))
}

#[ormlite::test]
async fn documents_that_cannot_be_decoded_are_not_written(db: Db) -> Outcome {
    let deepest = paper(1);
    let deepest = Paper {
        body: nested(127),
        plain: Some(nested(127)),
        ..deepest
    };
    assert_eq!(Paper::insert(deepest.clone()).one(&db).await?, deepest);
    for (refused, says) in [
        (
            Paper {
                body: nested(128),
                ..paper(2)
            },
            "127 levels",
        ),
        (
            Paper {
                plain: Some(nested(500)),
                ..paper(2)
            },
            "127 levels",
        ),
        (
            Paper {
                list: vec![json!(1), nested(128)],
                ..paper(2)
            },
            "127 levels",
        ),
        (
            Paper {
                rates: Json(vec![1.0, f64::NAN]),
                ..paper(2)
            },
            "not finite",
        ),
        (
            Paper {
                rates: Json(vec![f64::INFINITY]),
                ..paper(2)
            },
            "not finite",
        ),
        (
            Paper {
                body: json!({ "a\0": 1 }),
                ..paper(2)
            },
            "NUL",
        ),
    ] {
        let results = [
            Paper::insert(refused.clone()).execute(&db).await,
            Paper::insert_many([paper(3), refused.clone()])
                .execute(&db)
                .await,
            Paper::update()
                .set(Paper::body, refused.body)
                .set(Paper::plain, refused.plain)
                .set(Paper::list, refused.list)
                .set(Paper::rates, refused.rates)
                .filter(Paper::id.eq(1))
                .execute(&db)
                .await,
        ];
        for result in results {
            let error = result.expect_err(says);
            assert!(error.is_parameter(), "{error}");
            assert!(error.to_string().contains(says), "{error}");
        }
    }
    assert_eq!(Paper::query().all(&db).await?, [deepest]);
    Ok(())
}

#[ormlite::test]
async fn errors_name_why_a_document_cannot_be_decoded(db: Db) -> Outcome {
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    for (document, says) in [
        (&*deep, "127 levels"),
        (r#""\ud800""#, "surrogate"),
        (r#"{"a": "\udc00\ud800"}"#, "surrogate"),
        ("1e309", "more digits"),
    ] {
        Paper::delete().all_rows().execute(&db).await?;
        let sql = format!(
            "INSERT INTO archive_of_json.papers VALUES (1, '1', '{document}', '{{}}', '[]')"
        );
        execute(&db, &sql).await?;
        let error = Paper::find(1).one(&db).await.expect_err(says);
        assert!(error.is_decode(), "{error}");
        assert!(error.to_string().contains(says), "{error}");
    }
    Ok(())
}

/// Types that hold more than an `f64`, and those that do not look at all.
#[ormlite::test]
async fn a_type_that_holds_a_number_reads_it(db: Db) -> Outcome {
    let big = 12_345_678_901_234_567_890_123_u128;
    let value = Json(BTreeMap::from([("a".to_owned(), vec![big, 1, u128::MAX])]));
    let sql = "SELECT $1::jsonb, ARRAY[$1::jsonb]";
    let bind = ormlite_core::Bind::new(value.clone());
    let rows = db.fetch(crate::support::statement(sql, [bind])).await?;
    let read = ormlite_core::decode::decode_all(&*rows, |row| {
        Some((
            row.take::<Json<BTreeMap<String, Vec<u128>>>>()?,
            row.take()?,
        ))
    })?;
    assert_eq!(read, [(value.clone(), vec![value])]);

    let document = format!("[{{\"small\": 1, \"large\": {big}}}]");
    let sql = format!("SELECT jsonb '{document}'");
    let rows = db.fetch(crate::support::statement(&sql, [])).await?;
    let read = crate::support::values::<Json<(Small,)>>(&*rows);
    assert_eq!(read, [Json((Small { small: 1 },))]);
    Ok(())
}

/// It has no place for what is large.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
struct Small {
    small: u8,
}

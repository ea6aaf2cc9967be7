//! What the Rust type cannot hold, and what the server cannot.

use futures_util::TryStreamExt;
use ormlite::prelude::*;
use ormlite::serde_json::json;
use ormlite::{Error, PgRange};
use ormlite_core::types::Date;

use super::{Edge, both, nested, nothing};
use crate::Outcome;
use crate::support::execute;

/// What the Rust type cannot hold is an error that names the column, on every path of reading.
#[tokio::test]
async fn what_cannot_be_read_is_an_error() -> Outcome {
    let (_database, pools) = both().await?;
    let cases = [
        ("amount", "'NaN'"),
        ("amount", "'-infinity'"),
        ("amount", "repeat('9', 131072)::numeric"),
        ("amount", "('0.' || repeat('0', 16382) || '1')::numeric"),
        ("amounts", "'{1,NaN}'"),
        ("amounts", "'{{1,2},{3,4}}'"),
        ("day", "'5874897-12-31'"),
        ("days", "'{{-infinity}}'"),
        ("at", "'294276-12-31'"),
        ("blobs", "'{NULL}'"),
        ("document", "(repeat('[', 200) || repeat(']', 200))::jsonb"),
        ("document", "'12345678901234567890123'"),
        ("documents", "'{1,NULL}'"),
        ("words", "'{a,NULL}'"),
        ("words", "'[2:3][0:1]={{a,b},{c,d}}'"),
        ("ranges", "'{\"[2020-01-01,5874897-01-01)\"}'"),
        ("kinds", "'{NULL}'"),
    ];
    let edges = "\"Edge s\".edges";
    for db in &pools {
        for (column, literal) in cases {
            db.batch_execute(&format!(
                "DELETE FROM {edges}; INSERT INTO {edges} \
                 (id, parent_id, amounts, days, blobs, documents, ranges, kinds) \
                 VALUES (1, 1, '{{}}', '{{}}', '{{}}', '{{}}', '{{}}', '{{}}')"
            ))
            .await?;
            execute(db, &format!("UPDATE {edges} SET {column} = {literal}")).await?;
            let one = || Edge::find(1);
            let children = || Edge::query().with(Edge::children);
            let errors = [
                one().all(db).await.unwrap_err(),
                one().stream(db).try_collect::<Vec<_>>().await.unwrap_err(),
                one().select(Edge::parent.load()).all(db).await.unwrap_err(),
                one()
                    .select(Edge::children.load())
                    .single_query()
                    .all(db)
                    .await
                    .unwrap_err(),
                children().all(db).await.unwrap_err(),
                children().split_query().all(db).await.unwrap_err(),
                Edge::update()
                    .set(Edge::id, 1)
                    .find(1)
                    .all(db)
                    .await
                    .unwrap_err(),
                db.transaction(async |tx| one().all(tx).await.map(|_| ()))
                    .await
                    .unwrap_err(),
            ];
            for (at, error) in errors.iter().enumerate() {
                let text = error.to_string();
                assert!(error.is_decode(), "{column} {literal} {at}: {text}");
                assert!(text.contains(column), "{column} {literal} {at}: {text}");
            }
            // The connection is good for the next.
            assert_eq!(Edge::query().count(db).await?, 1);
        }
        // The bounds of an array are not kept, and not looked at.
        execute(
            db,
            &format!("UPDATE {edges} SET words = '[-5:-4]={{a,b}}', kinds = '{{}}'"),
        )
        .await?;
        let words = Edge::query().select(Edge::children.select(Edge::words));
        let words = words.single_query().one(db).await?;
        assert_eq!(words, [Some(vec!["a".to_owned(), "b".to_owned()])]);
    }
    Ok(())
}

/// What the server cannot hold is an error before anything is sent, alone and among others.
#[tokio::test]
async fn what_cannot_be_written_is_an_error() -> Outcome {
    let (_database, pools) = both().await?;
    let early = Date::Value(NaiveDate::MIN);
    let deep = || Some(nested(128));
    let cases = [
        Edge {
            words: Some(vec!["a\0".to_owned()]),
            ..nothing(1)
        },
        Edge {
            code: Some("\0".to_owned()),
            ..nothing(1)
        },
        Edge {
            day: Some(early),
            ..nothing(1)
        },
        Edge {
            days: vec![early],
            ..nothing(1)
        },
        Edge {
            ranges: vec![PgRange::from(early..)],
            ..nothing(1)
        },
        Edge {
            document: Some(json!({ "a\0": 1 })),
            ..nothing(1)
        },
        Edge {
            documents: vec![json!("\0")],
            ..nothing(1)
        },
        Edge {
            document: deep(),
            ..nothing(1)
        },
        Edge {
            raw: deep(),
            ..nothing(1)
        },
    ];
    for (db, mode) in pools.iter().zip(["direct", "unnamed"]) {
        // Unnamed, a document may be for a `json`, which holds text with NUL.
        let refused = |error: Error| match error.code() {
            None => true,
            code => mode == "unnamed" && code == Some("22P05"),
        };
        for row in &cases {
            let error = Edge::insert(row.clone()).execute(db).await.unwrap_err();
            assert!(refused(error), "{mode}: {row:?}");
            let rows = vec![nothing(2), row.clone()];
            let error = Edge::insert_many(rows).execute(db).await.unwrap_err();
            assert!(refused(error), "{mode}: {row:?}");
        }
        assert_eq!(Edge::query().count(db).await?, 0);
    }
    Ok(())
}

//! Text, bytes, UUIDs and documents.

use std::collections::BTreeMap;

use ormlite_core::{Bind, Json};
use serde_json::json;
use uuid::Uuid;

use super::{Session, round_trips};

#[tokio::test]
async fn text() {
    let session = Session::start().await;
    let long = "Zoë 🏨 ".repeat(2_000);
    round_trips(
        &session,
        &[
            (String::new(), "''"),
            (String::from("a"), "'a'"),
            (String::from("it's"), "'it''s'"),
            (String::from("NULL"), "'NULL'"),
            (
                String::from("back\\slash \"quote\" {brace},"),
                r#"'back\slash "quote" {brace},'"#,
            ),
            (
                String::from("房间 🏨 e\u{301}"),
                "U&'\\623F\\95F4 \\+01F3E8 e\\0301'",
            ),
            (
                String::from("\u{1}\n\t\u{10FFFF}"),
                r"E'\x01\n\t\U0010FFFF'",
            ),
            (long.clone(), &format!("'{long}'")),
        ],
    )
    .await;
}

#[tokio::test]
async fn text_with_nul_is_refused_before_it_is_sent() {
    let session = Session::start().await;
    for text in ["\0", "a\0b"] {
        let refusal = session.refusal(text.to_owned()).await;
        assert!(refusal.contains("text cannot hold NUL"), "{refusal}");
        session.refusal(vec![text.to_owned()]).await;
        let refusal = session.refusal(Json(text.to_owned())).await;
        assert!(refusal.contains("jsonb cannot hold NUL"), "{refusal}");
    }
}

#[tokio::test]
async fn other_types_of_text() {
    let session = Session::start().await;
    let domain = "CREATE DOMAIN email AS varchar(20)";
    session.batch_execute(domain).await.unwrap();
    let table = [
        ("varchar(5)", "ab", "ab"),
        ("char(5)", "ab", "ab   "),
        ("name", "ab", "ab"),
        ("citext", "Ab", "Ab"),
        ("ltree", "hotel.floor", "hotel.floor"),
        ("email", "a@b", "a@b"),
        ("\"char\"", "a", "a"),
        ("\"char\"", "", ""),
    ];
    for (ty, written, read) in table {
        if matches!(ty, "citext" | "ltree") && !session.has_extension(ty).await {
            continue;
        }
        let sql = format!("SELECT $1::{ty}, '{written}'::{ty}, ARRAY[$1]::{ty}[]");
        let row = session.row(&sql, &[Bind::new(written.to_owned())]).await;
        assert_eq!(row.get::<String>(0).unwrap(), read, "{ty}");
        assert_eq!(row.get::<String>(1).unwrap(), read, "{ty}");
        assert_eq!(row.get::<Vec<String>>(2).unwrap(), [read], "{ty}");
        let sql = format!("SELECT $1::{ty}[] = ARRAY[$2::{ty}]");
        let binds = [
            Bind::new(vec![written.to_owned()]),
            Bind::new(written.to_owned()),
        ];
        assert!(
            session.row(&sql, &binds).await.get::<bool>(0).unwrap(),
            "{ty}"
        );
    }
}

#[tokio::test]
async fn bytes_and_uuids() {
    let session = Session::start().await;
    let all: Vec<u8> = (0..=255).collect();
    let hex: String = all.iter().map(|byte| format!("{byte:02x}")).collect();
    round_trips(
        &session,
        &[
            (vec![], r"'\x'"),
            (vec![0_u8, 92, 255], r"'\x005cff'"),
            (all, &format!(r"'\x{hex}'")),
        ],
    )
    .await;
    round_trips(
        &session,
        &[
            (Uuid::nil(), "'00000000-0000-0000-0000-000000000000'"),
            (Uuid::max(), "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
            (
                Uuid::from_u128(1),
                "'{00000000-0000-0000-0000-000000000001}'",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn documents() {
    let session = Session::start().await;
    round_trips(
        &session,
        &[
            (json!(null), "'null'"),
            (json!({}), "'{}'"),
            (
                json!([1, -0.5, 1e300, "é\n\"", true, null]),
                r#"'[1,-0.5,1e300,"é\n\"",true,null]'"#,
            ),
            (json!({ "a": { "b": [{}] } }), r#"'{"a":{"b":[{}]}}'"#),
            (json!("back\\u0000"), r#"'"back\\u0000"'"#),
            (json!(u64::MAX), "'18446744073709551615'"),
        ],
    )
    .await;
    let rates = BTreeMap::from([
        (String::from("single"), Some(80_u32)),
        (String::from("suite"), None),
    ]);
    round_trips(
        &session,
        &[
            (Json(rates), r#"'{"suite": null, "single": 80}'"#),
            (Json(BTreeMap::new()), "'{}'"),
        ],
    )
    .await;
    round_trips(
        &session,
        &[(Json(None::<bool>), "'null'"), (Json(Some(true)), "'true'")],
    )
    .await;
    let json = session
        .read::<Json<Vec<u8>>>("'[ 1, 2 ]'::json")
        .await
        .unwrap();
    assert_eq!(*json, [1, 2]);
    let row = session
        .row("SELECT $1::json::text", &[Bind::new(json!([1, "\0"]))])
        .await;
    assert_eq!(row.get::<String>(0).unwrap(), r#"[1,"\u0000"]"#);
}

#[tokio::test]
async fn errors_of_documents_do_not_quote_them() {
    let session = Session::start().await;
    let secret = r#"'{"password": "hunter2"}'::jsonb"#;
    let error = session
        .read::<Json<BTreeMap<String, u32>>>(secret)
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "column `jsonb`: cannot decode the value as jsonb: the document does not have the structure of \
         the Rust type (line 1, column 22)"
    );
    assert!(!format!("{error:?}").contains("hunter2"));
}

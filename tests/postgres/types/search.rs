//! Documents and queries of text search.

use ormlite_core::types::{TsQuery, TsVector, Weight};

use super::{Session, round_trips};

#[tokio::test]
async fn vectors() {
    let session = Session::start().await;
    let mut vector = TsVector::default();
    vector.add("suite", 1, Weight::A);
    vector.add("suite", 20_000, Weight::D);
    vector.add("sea", 2, Weight::C);
    vector.add("it's\\", 3, Weight::B);
    vector.add_unplaced("é");
    let literal = r"'''suite'':1A,16383 ''sea'':2C ''it''''s\\'':3B é'";
    round_trips(
        &session,
        &[(TsVector::default(), "''"), (vector.clone(), literal)],
    )
    .await;
    let text = session
        .read::<String>(&format!("{literal}::tsvector::text"))
        .await;
    assert_eq!(text.unwrap(), vector.to_string());
    let made = session
        .read::<TsVector>("to_tsvector('english', 'Suites by the sea')")
        .await;
    assert_eq!(made.unwrap().to_string(), "'sea':4 'suit':1");
    let mut crowded = TsVector::default();
    (1..400).for_each(|place| crowded.add("a", place, Weight::A));
    assert_eq!(crowded.positions("a").count(), 256);
    let places = (1..400)
        .map(|place| format!("{place}A"))
        .collect::<Vec<_>>()
        .join(",");
    round_trips(&session, &[(crowded, &*format!("'a:{places}'"))]).await;
    for lexeme in [String::new(), "a".repeat(2_048)] {
        let mut vector = TsVector::default();
        vector.add_unplaced(lexeme);
        assert!(
            session
                .refusal(vector)
                .await
                .contains("between 1 and 2,047 bytes")
        );
    }
}

#[tokio::test]
async fn queries() {
    let session = Session::start().await;
    let lexeme = |text: &str| TsQuery::lexeme(text);
    let all = lexeme("suite")
        .weighted([Weight::A, Weight::D])
        .followed_by(1, lexeme("with").followed_by(3, TsQuery::prefix("bal")))
        .and(lexeme("noise").or(lexeme("it's\\")).not());
    let table = [
        (lexeme("a"), "'a'"),
        (
            lexeme("a").and(lexeme("b")).or(lexeme("c").not()),
            "'a & b | !c'",
        ),
        (
            lexeme("a").or(lexeme("b")).and(lexeme("c")),
            "'(a | b) & c'",
        ),
        (
            lexeme("a")
                .followed_by(1, lexeme("b"))
                .followed_by(2, lexeme("c")),
            "'a <-> b <2> c'",
        ),
        (
            all,
            r"'suite:AD <-> (with <3> bal:*) & !(noise | ''it''''s\\'')'",
        ),
    ];
    round_trips(&session, &table).await;
    for (query, literal) in &table {
        let text = session
            .read::<String>(&format!("{literal}::tsquery::text"))
            .await;
        assert_eq!(text.unwrap(), query.to_string());
    }
    let nothing = session
        .read::<TsQuery>("to_tsquery('english', 'the')")
        .await
        .unwrap();
    assert!(nothing.is_empty());
    assert!(session.refusal(nothing).await.contains("without lexemes"));
    let words = vec!["word"; 2_000].join(" ");
    let sql = format!("to_tsquery('simple', replace('{words}', ' ', '&'))");
    let deep = session.read::<TsQuery>(&sql).await.unwrap();
    assert_eq!(deep.to_string().matches('&').count(), 1_999);
}

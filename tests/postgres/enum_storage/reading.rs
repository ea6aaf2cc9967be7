//! Every type that holds labels or codes, read and compared as an enum.

use std::fmt::Debug;

use ormlite::prelude::*;
use ormlite_core::decode::{Decode, decode_all};
use ormlite_core::types::{Element, Scalar};
use ormlite_core::{Bind, Error, Executor, Value};

use crate::support::statement;

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(name = "held_status")]
enum OfType {
    A,
    B,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "text")]
enum Text {
    A,
    B,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq)]
#[pg_enum(sql_type = "integer")]
enum Number {
    A = 1,
    B = 2,
}

async fn read<V: Value>(db: &Db, sql: &str, binds: Vec<Bind>) -> Result<Vec<V>, Error> {
    let rows = db.fetch(statement(sql, binds)).await?;
    let first: Decode<V> = |row| row.take();
    decode_all(&*rows, first)
}

/// A value of the type in SQL is read as the variant, alone and in an array, and the variant is a
/// parameter of that type.
async fn is_held<E>(db: &Db, literal: &str, ty: &str, value: E)
where
    E: Scalar + Element + PartialEq + Debug,
{
    let case = format!("{literal}::{ty}");
    assert_eq!(
        read::<E>(db, &format!("SELECT {case}"), vec![])
            .await
            .unwrap(),
        std::slice::from_ref(&value),
        "{case}"
    );
    let array = read::<Vec<E>>(db, &format!("SELECT ARRAY[{case}]"), vec![]).await;
    assert_eq!(array.unwrap(), [vec![value.clone()]], "array of {case}");
    // PostgreSQL compares no domain over an enum with an array of it.
    let ty = if ty == "held_domain" {
        "held_status"
    } else {
        ty
    };
    let case = format!("{literal}::{ty}");
    let same = format!("SELECT {case} = $1::{ty}, {case} = ANY($2::{ty}[])");
    let binds = vec![Bind::new(value.clone()), Bind::new(vec![value])];
    assert_eq!(
        read::<bool>(db, &same, binds).await.unwrap(),
        [true],
        "{case} as a parameter"
    );
}

#[ormlite::test(tables = none)]
async fn labels_and_codes_are_read_from_each_type(db: Db) {
    let client = db.client().await.unwrap();
    client
        .batch_execute(
            "CREATE TYPE held_status AS ENUM ('a', 'b');
             CREATE TYPE other_status AS ENUM ('a', 'b');
             CREATE DOMAIN held_domain AS held_status;
             CREATE DOMAIN text_domain AS varchar(3);
             CREATE DOMAIN deeper_domain AS text_domain CHECK (VALUE <> '');
             CREATE DOMAIN char_domain AS char(4);
             CREATE DOMAIN number_domain AS integer;",
        )
        .await
        .unwrap();
    let mut texts = vec![
        "text",
        "varchar",
        "varchar(3)",
        "char(1)",
        "char(7)",
        "name",
        "\"char\"",
        "text_domain",
        "deeper_domain",
        "char_domain",
    ];
    if client
        .batch_execute("CREATE EXTENSION citext")
        .await
        .is_ok()
    {
        texts.push("citext");
    }
    drop(client);
    for ty in &texts {
        is_held(&db, "'b'", ty, OfType::B).await;
        is_held(&db, "'b'", ty, Text::B).await;
    }
    for ty in ["held_status", "held_domain"] {
        is_held(&db, "'b'", ty, OfType::B).await;
        is_held(&db, "'b'", ty, Text::B).await;
    }
    for ty in ["integer", "number_domain"] {
        is_held(&db, "2", ty, Number::B).await;
    }
    // Another type is told, and so is an unknown value, without it.
    for (sql, error) in [
        ("SELECT 1", "integer"),
        ("SELECT 'secret'::text", "held_status"),
        ("SELECT 'b'::other_status", "other_status"),
        ("SELECT '{}'::jsonb", "jsonb"),
    ] {
        let said = format!("{:?}", read::<OfType>(&db, sql, vec![]).await.unwrap_err());
        assert!(
            said.contains(error) || said.contains("int4"),
            "{sql}: {said}"
        );
        assert!(!said.contains("secret"), "{sql}: {said}");
    }
    for sql in ["SELECT 77777", "SELECT 1::smallint", "SELECT 'a'::text"] {
        let said = format!("{:?}", read::<Number>(&db, sql, vec![]).await.unwrap_err());
        assert!(!said.contains("77777"), "{sql}: {said}");
    }
}

//! The order of creation, by dependencies and by the names in texts.

use ormlite_schema::Catalog;
use ormlite_schema::ddl;

/// The first words of each statement that has one of these.
fn order(json: &str, words: &[&str]) -> Vec<String> {
    let catalog: Catalog = serde_json::from_str(json).unwrap();
    let statements = ddl::create(&catalog);
    assert_eq!(statements, ddl::create(&catalog));
    let line = |sql: &str| sql.lines().next().unwrap_or_default().to_owned();
    let lines = statements.iter().map(|statement| line(&statement.sql));
    lines
        .filter(|line| words.iter().any(|word| line.contains(word)))
        .collect()
}

const ROUTINE: &str = r#""routines": {"s.f(s.t)": {"definition": "CREATE FUNCTION s.f(s.t) RETURNS integer BEGIN ATOMIC SELECT 1; END", "arguments": "s.t"}}"#;

/// A default, a check, and a generated column that call a function whose argument is the table's row.
#[test]
fn parts_that_need_their_table_follow_it() {
    let json = format!(
        r#"{{{ROUTINE}, "tables": {{"s.t": {{
            "columns": [{{"name": "a", "type": "integer", "default": "s.f(NULL)"}},
                {{"name": "b", "type": "integer", "default": "1"}},
                {{"name": "g", "type": "integer", "generated": {{"expression": "s.f(NULL)"}}}}],
            "constraints": {{"c": {{"check": {{"expression": "s.f(t) > 0"}}}}}}}}}}}}"#
    );
    assert_eq!(
        order(&json, &["TABLE", "FUNCTION"]),
        [
            r#"CREATE TABLE "s"."t" ("#,
            "CREATE FUNCTION s.f(s.t) RETURNS integer BEGIN ATOMIC SELECT 1; END",
            r#"ALTER TABLE ONLY "s"."t" ALTER COLUMN "a" SET DEFAULT s.f(NULL)"#,
            r#"ALTER TABLE "s"."t" ADD COLUMN "g" integer GENERATED ALWAYS AS (s.f(NULL)) STORED"#,
            r#"ALTER TABLE "s"."t" ADD CONSTRAINT "c" CHECK (s.f(t) > 0)"#,
        ]
    );
}

/// What the server says counts, not the names in texts.
#[test]
fn dependencies_of_the_server() {
    let json = r#"{
        "views": {"s.a": {"definition": "SELECT * FROM b"}, "s.b": {"definition": "SELECT 1 AS a"}, "s.c": {"definition": ""}},
        "dependencies": [[{"view": "s.a"}, [{"view": "s.c"}]]]
    }"#;
    assert_eq!(
        order(json, &["VIEW"]),
        [
            r#"CREATE VIEW "s"."b" AS SELECT 1 AS a"#,
            r#"CREATE VIEW "s"."c" AS "#,
            r#"CREATE VIEW "s"."a" AS SELECT * FROM b"#,
        ]
    );
}

/// Two views in a circle: one has a placeholder for a while, if its columns are known.
#[test]
fn circles_of_views() {
    let json = |columns: &str| {
        format!(
            r#"{{"views": {{"s.a": {{"definition": "SELECT x FROM s.b"}}, "s.b": {{"definition": "SELECT x FROM s.a"{columns}}}}}}}"#
        )
    };
    assert_eq!(
        order(
            &json(r#", "columns": [{"name": "x", "type": "int"}]"#),
            &["VIEW"]
        ),
        [
            r#"CREATE VIEW "s"."b" AS SELECT NULL::int AS "x""#,
            r#"CREATE VIEW "s"."a" AS SELECT x FROM s.b"#,
            r#"CREATE OR REPLACE VIEW "s"."b" AS SELECT x FROM s.a"#,
        ]
    );
    assert_eq!(
        order(&json(""), &["VIEW"]),
        [
            r#"CREATE VIEW "s"."a" AS SELECT x FROM s.b"#,
            r#"CREATE VIEW "s"."b" AS SELECT x FROM s.a"#,
        ]
    );
}

/// The canonical function of a range takes the range: it is declared first.
#[test]
fn ranges_with_a_canonical_function() {
    let json = r#"{
        "types": {"s.r": {"range": {"subtype": "integer", "canonical": "s.c"}}},
        "routines": {"s.c(s.r)": {"definition": "CREATE FUNCTION s.c(s.r) RETURNS s.r", "arguments": ""}}
    }"#;
    assert_eq!(
        order(json, &["TYPE", "FUNCTION"]),
        [
            r#"CREATE TYPE "s"."r""#,
            "CREATE FUNCTION s.c(s.r) RETURNS s.r",
            r#"CREATE TYPE "s"."r" AS RANGE (SUBTYPE = integer, CANONICAL = s.c)"#,
        ]
    );
}

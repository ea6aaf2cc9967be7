//! Names in SQL text of the user: found by its words, without its grammar.

use std::collections::BTreeMap;

/// An element of an exclusion constraint: `room_id WITH =`.
#[derive(Debug, PartialEq)]
pub(super) struct Element {
    /// The column or the expression.
    pub(super) on: String,
    /// Its operator class.
    pub(super) class: Option<String>,
    pub(super) operator: String,
}

/// The name of a type, an operator class or similar, without its schema, arguments and brackets:
/// `vector` for `public.vector(3)[]`. `None` for a name in another schema, which can be anything.
pub(super) fn type_name(sql: &str) -> Option<String> {
    let sql = sql.trim();
    let end = sql.find(['(', '[']).unwrap_or(sql.len());
    let name = sql[..end].trim();
    let name = match name.split_once('.') {
        Some((schema, name)) if ["public", "pg_catalog"].contains(&&*folded(schema)) => name,
        Some(_) => return None,
        None => name,
    };
    Some(folded(name))
}

/// The name of a type that is not an array: `timestamp` for `timestamp(3) with time zone`.
pub(super) fn scalar_name(sql: &str) -> Option<String> {
    if sql.contains('[') {
        return None;
    }
    let name = type_name(sql)?;
    let zone = [" with time zone", " without time zone"];
    let short = zone.iter().find_map(|zone| name.strip_suffix(zone));
    Some(short.unwrap_or(&name).to_owned())
}

/// The functions that an expression calls, by the names before its parentheses.
pub(super) fn calls(sql: &str) -> Vec<String> {
    let mut called = Vec::new();
    let mut rest = sql;
    while let Some(at) = rest.find('(') {
        let before = rest[..at].trim_end();
        let word = before.rsplit(|c: char| !is_of_word(c)).next();
        if let Some(word) = word.filter(|word| !word.is_empty()) {
            called.push(word.to_lowercase());
        }
        rest = &rest[at + 1..];
    }
    called
}

/// What statements create, as kind and name: `CREATE DOMAIN IF NOT EXISTS shop.price` creates a
/// domain `price`.
pub(super) fn created(sql: &str) -> Vec<(String, String)> {
    let lower = sql.to_lowercase();
    let mut words = lower.split(|c: char| !is_of_word(c) && c != '-' && c != '.' && c != '"');
    let mut created = Vec::new();
    while let Some(word) = words.next() {
        if word != "create" {
            continue;
        }
        let noise = ["or", "replace", "if", "not", "exists", "trusted", ""];
        let mut told = words.by_ref().filter(|word| !noise.contains(word));
        if let (Some(kind), Some(name)) = (told.next(), told.next()) {
            let name = name.rsplit('.').next().unwrap_or(name);
            created.push((kind.to_owned(), name.trim_matches('"').to_owned()));
        }
    }
    created
}

/// The elements of an exclusion constraint.
pub(super) fn elements(sql: &str) -> Vec<Element> {
    at_top_level(sql).into_iter().filter_map(element).collect()
}

fn element(sql: &str) -> Option<Element> {
    let at = sql.to_ascii_lowercase().rfind(" with ")?;
    let operator = sql[at + 6..].trim().to_owned();
    let left = sql[..at].trim();
    let end = match left.strip_prefix('"') {
        Some(quoted) => quoted.find('"')? + 2,
        None => match left.find([' ', '(']) {
            // An expression in parentheses, or a function call.
            Some(at) if left[at..].starts_with('(') => closing(left)?,
            Some(at) => at,
            None => left.len(),
        },
    };
    let (on, class) = left.split_at(end);
    let class = class.trim();
    Some(Element {
        on: on.trim().to_owned(),
        class: (!class.is_empty()).then(|| class.to_owned()),
        operator,
    })
}

/// The position after the parenthesis that closes the first one.
fn closing(sql: &str) -> Option<usize> {
    let mut depth = 0i32;
    for (at, c) in unquoted(sql) {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The name of a text that is one identifier.
pub(super) fn identifier(sql: &str) -> Option<String> {
    let quoted = sql.strip_prefix('"').and_then(|sql| sql.strip_suffix('"'));
    let is_one = match quoted {
        Some(quoted) => !quoted.contains('"'),
        None => sql.chars().all(is_of_word) && !sql.starts_with(|c: char| c.is_ascii_digit()),
    };
    is_one.then(|| folded(sql))
}

/// An operator class and its parameters: `gist_trgm_ops(siglen = 32)`.
pub(super) fn with_parameters(sql: &str) -> (Option<String>, BTreeMap<String, String>) {
    match sql
        .trim()
        .strip_suffix(')')
        .and_then(|sql| sql.split_once('('))
    {
        Some((name, options)) => (Some(name.trim().to_owned()), parameters(options)),
        None => (Some(sql.trim().to_owned()), BTreeMap::new()),
    }
}

/// Storage parameters: `fillfactor = 70, fastupdate`.
pub(super) fn parameters(sql: &str) -> BTreeMap<String, String> {
    let parts = at_top_level(sql).into_iter().map(str::trim);
    let parts = parts.filter(|part| !part.is_empty()).map(|part| {
        // A parameter without a value is switched on.
        let (name, value) = part.split_once('=').unwrap_or((part, "true"));
        let value = value.trim();
        let literal = value
            .strip_prefix('\'')
            .and_then(|it| it.strip_suffix('\''));
        let value = literal.map_or(value.to_owned(), |it| it.replace("''", "'"));
        (folded(name), value)
    });
    parts.collect()
}

/// The parts between commas outside of parentheses and quotes.
pub(super) fn at_top_level(sql: &str) -> Vec<&str> {
    let (mut depth, mut start) = (0i32, 0);
    let mut parts = Vec::new();
    for (at, c) in unquoted(sql) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&sql[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&sql[start..]);
    parts
}

/// The characters outside of quotes.
fn unquoted(sql: &str) -> impl Iterator<Item = (usize, char)> {
    let mut quote = None;
    sql.char_indices().filter(move |&(_, c)| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            false
        }
        None => {
            if matches!(c, '\'' | '"') {
                quote = Some(c);
            }
            quote.is_none()
        }
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A name as PostgreSQL reads it: in lower case, unless it is quoted.
pub(super) fn folded(name: &str) -> String {
    let name = name.trim();
    match name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'))
    {
        Some(quoted) => quoted.to_owned(),
        None => name.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_types() {
        for (sql, expected) in [
            ("citext", Some("citext")),
            (" CITEXT ", Some("citext")),
            ("\"Mood\"", Some("Mood")),
            ("public.vector(3)", Some("vector")),
            ("ltree[]", Some("ltree")),
            ("\"public\".\"ltree\"[3]", Some("ltree")),
            ("extensions.vector(3)", None),
            ("gist_trgm_ops(siglen = 32)", Some("gist_trgm_ops")),
        ] {
            assert_eq!(type_name(sql).as_deref(), expected, "{sql}");
        }
        for (sql, expected) in [
            ("timestamp with time zone", Some("timestamp")),
            ("numeric(10,2)", Some("numeric")),
            ("character varying(10)", Some("character varying")),
            ("int[]", None),
        ] {
            assert_eq!(scalar_name(sql).as_deref(), expected, "{sql}");
        }
    }

    #[test]
    fn calls_of_functions() {
        for (sql, expected) in [
            ("uuid_generate_v4()", &["uuid_generate_v4"][..]),
            ("public.Unaccent (lower(name)) = ''", &["unaccent", "lower"]),
            ("a IN (1, 2)", &["in"]),
            ("(a + 1) * 2", &[]),
            ("é(1) – (2)", &["é"]),
            ("", &[]),
        ] {
            assert_eq!(calls(sql), expected, "{sql}");
        }
    }

    #[test]
    fn what_statements_create() {
        let sql = "CREATE DOMAIN shop.price AS numeric;create extension if not exists \"uuid-ossp\"\n\
                   WITH SCHEMA x; CREATE OR REPLACE FUNCTION f(a int) RETURNS int; DROP TYPE y; CREATE";
        let created = created(sql);
        let created: Vec<_> = created
            .iter()
            .map(|(kind, name)| (&**kind, &**name))
            .collect();
        assert_eq!(
            created,
            [
                ("domain", "price"),
                ("extension", "uuid-ossp"),
                ("function", "f")
            ]
        );
    }

    #[test]
    fn parameters_of_indexes() {
        let read = |sql: &str| format!("{:?}", parameters(sql));
        for (sql, expected) in [
            ("fillfactor = 70", r#"{"fillfactor": "70"}"#),
            (
                "FastUpdate, a='b''c'",
                r#"{"a": "b'c", "fastupdate": "true"}"#,
            ),
            ("", "{}"),
        ] {
            assert_eq!(read(sql), expected, "{sql}");
        }
        let (class, options) = with_parameters("gist_trgm_ops(siglen = 32)");
        assert_eq!(class.as_deref(), Some("gist_trgm_ops"));
        assert_eq!(format!("{options:?}"), r#"{"siglen": "32"}"#);
    }

    #[test]
    fn elements_of_exclusions() {
        let element = |on: &str, class: Option<&str>, operator: &str| Element {
            on: on.to_owned(),
            class: class.map(str::to_owned),
            operator: operator.to_owned(),
        };
        for (sql, expected) in [
            (
                "room_id WITH =, during with &&",
                vec![element("room_id", None, "="), element("during", None, "&&")],
            ),
            (
                "\"type\" WITH =, tstzrange(a, b, '[)') WITH &&",
                vec![
                    element("\"type\"", None, "="),
                    element("tstzrange(a, b, '[)')", None, "&&"),
                ],
            ),
            (
                "(lower(name)) gist_text_ops WITH =",
                vec![element("(lower(name))", Some("gist_text_ops"), "=")],
            ),
            (
                "name gist_trgm_ops(siglen = 32) WITH =",
                vec![element("name", Some("gist_trgm_ops(siglen = 32)"), "=")],
            ),
            (
                "a WITH OPERATOR(public.=)",
                vec![element("a", None, "OPERATOR(public.=)")],
            ),
            ("", vec![]),
        ] {
            assert_eq!(elements(sql), expected, "{sql}");
        }
    }
}

//! Values as SQL literals, for the one place that takes no bound value: the condition that names
//! a partial index. The server matches it to the index when it plans, before it knows values; a
//! bound one matches only until the server plans the statement once for all values.

use std::borrow::Cow;

use postgres_types::Type;

use super::Renderer;
use crate::value::{Bind, SqlType};

impl Renderer {
    /// Writes the value itself: a truth value, an integer, a text or a label.
    pub(super) fn literal(&mut self, bind: &Bind) {
        match literal(bind) {
            Some(literal) => self.push(&literal),
            None => self.fail(format!(
                "the condition of a partial index holds a value of type {}; \
                 write it with truth values, integers, texts or labels",
                bind.sql_type()
            )),
        }
    }
}

fn literal(bind: &Bind) -> Option<String> {
    let raw = bind.encoded()?;
    match bind.sql_type() {
        SqlType::Enum(_) => text(&raw),
        SqlType::Builtin { ty, .. } => match *ty {
            Type::BOOL => Some(if raw[..] == [0] { "FALSE" } else { "TRUE" }.to_owned()),
            Type::INT2 => Some(i16::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::INT4 => Some(i32::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::INT8 => Some(i64::from_be_bytes(raw[..].try_into().ok()?).to_string()),
            Type::TEXT => text(&raw),
            _ => None,
        },
        _ => None,
    }
}

/// A text in quotes, which mean the same whatever `standard_conforming_strings` says.
fn text(raw: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(raw).ok()?.replace('\'', "''");
    Some(match text.contains('\\') {
        true => format!("E'{}'", text.replace('\\', "\\\\")),
        false => format!("'{text}'"),
    })
}

/// What the condition of a partial index comes after.
const CONFLICT: &str = " ON CONFLICT (";

/// The text with a `?` for each literal in the condition of a partial index, for whoever logs it.
///
/// It is found again in the text, and not kept beside it, since hardly any statement has one, and
/// most are not logged.
pub(crate) fn without_literals(sql: &str) -> Cow<'_, str> {
    match condition(sql) {
        Some((from, to)) => {
            let masked = masked(&sql[from..to]);
            Cow::Owned([&sql[..from], &masked, &sql[to..]].concat())
        }
        None => Cow::Borrowed(sql),
    }
}

/// From where to where the condition of a partial index goes.
fn condition(sql: &str) -> Option<(usize, usize)> {
    const WHERE: &str = ") WHERE ";
    let first = sql.find(CONFLICT)?;
    // The very words may stand in an identifier, so all before them is read too.
    let mut tokens = Tokens { sql, at: 0 };
    tokens.find(|at| at >= first && sql[at..].starts_with(CONFLICT))?;
    tokens.at += CONFLICT.len();
    let closed = tokens.find(|at| sql[at..].starts_with(')'))?;
    sql[closed..].starts_with(WHERE).then_some(())?;
    let from = closed + WHERE.len();
    tokens.at = from;
    let to = tokens.find(|at| sql[at..].starts_with(" DO "));
    Some((from, to.unwrap_or(sql.len())))
}

fn masked(condition: &str) -> String {
    let mut masked = String::new();
    let tokens = Tokens {
        sql: condition,
        at: 0,
    };
    for token in tokens {
        let negative = token.starts_with(|c: char| c.is_ascii_digit()) && masked.ends_with('-');
        let literal = token.ends_with('\'')
            || token.starts_with(|c: char| c.is_ascii_digit())
            || matches!(token, "TRUE" | "FALSE");
        if negative {
            masked.pop();
        }
        masked.push_str(if literal { "?" } else { token });
    }
    masked
}

/// Words and numbers, quoted identifiers, strings, and other characters one by one.
struct Tokens<'a> {
    sql: &'a str,
    at: usize,
}

impl Tokens<'_> {
    /// Goes to the first token that starts at such a place.
    fn find(&mut self, is_there: impl Fn(usize) -> bool) -> Option<usize> {
        while self.at < self.sql.len() {
            if is_there(self.at) {
                return Some(self.at);
            }
            self.next();
        }
        None
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = &self.sql[self.at..];
        let first = rest.chars().next()?;
        let quoted = |from: usize, quote: char, escapes: bool| {
            let mut chars = rest[from..].char_indices().skip(1);
            while let Some((at, c)) = chars.next() {
                match c {
                    '\\' if escapes => drop(chars.next()),
                    c if c == quote => return from + at + c.len_utf8(),
                    _ => {}
                }
            }
            rest.len()
        };
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let end = match first {
            // A doubled quote ends a token, and the next one starts with it.
            '"' | '\'' => quoted(0, first, false),
            'E' if rest[1..].starts_with('\'') => quoted(1, '\'', true),
            c if in_word(c) => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        self.at += end;
        Some(&rest[..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_again() {
        let insert = "INSERT INTO \"t\" (\"a\") VALUES ($1)";
        for (condition, masked) in [
            ("\"a\" = 'secret'", "\"a\" = ?"),
            ("\"a\" = 'it''s' AND \"b\" = 7", "\"a\" = ?? AND \"b\" = ?"),
            (
                "\"a\" = E'\\\\''x' OR \"b\" > -7",
                "\"a\" = ?? OR \"b\" > ?",
            ),
            ("\"a 'b' 7\" = '\" DO 8'", "\"a 'b' 7\" = ?"),
            (
                "\"a\" = TRUE AND \"b\" IS NULL",
                "\"a\" = ? AND \"b\" IS NULL",
            ),
            ("\"a\" - 7 = 'x'::mood2", "\"a\" - ? = ?::mood2"),
            ("NOT \"a\"", "NOT \"a\""),
        ] {
            for end in [
                " DO NOTHING",
                " DO UPDATE SET \"a\" = EXCLUDED.\"a\" WHERE 1 = 1",
            ] {
                let start = format!("{insert} ON CONFLICT (\"a )\", \"b\") WHERE ");
                let text = format!("{start}{condition}{end}");
                assert_eq!(without_literals(&text), format!("{start}{masked}{end}"));
            }
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "SELECT 'a', 7",
            "INSERT INTO t VALUES ('a', 7) ON CONFLICT DO NOTHING",
            "INSERT INTO t VALUES ('a') ON CONFLICT (\"a\") DO UPDATE SET a = 'b' WHERE a = 'c'",
            "INSERT INTO \" ON CONFLICT (a) WHERE 7 DO \" VALUES (7)",
            "INSERT INTO t VALUES (' ON CONFLICT (a) WHERE 7 DO ')",
            "INSERT INTO t VALUES (1) ON CONFLICT (\"a",
        ] {
            assert_eq!(without_literals(text), text);
        }
    }

    #[test]
    fn values_that_an_index_may_name() {
        let literal = |bind| literal(&bind);
        assert_eq!(literal(Bind::new(true)).as_deref(), Some("TRUE"));
        assert_eq!(literal(Bind::new(false)).as_deref(), Some("FALSE"));
        assert_eq!(literal(Bind::new(-7_i16)).as_deref(), Some("-7"));
        assert_eq!(literal(Bind::new(7_i32)).as_deref(), Some("7"));
        assert_eq!(literal(Bind::new(i64::MIN)), Some(i64::MIN.to_string()));
        let text = |text: &str| literal(Bind::new(text.to_owned()));
        assert_eq!(text("it's").as_deref(), Some("'it''s'"));
        assert_eq!(text("a\\'b").as_deref(), Some("E'a\\\\''b'"));
    }

    #[test]
    fn others_are_refused() {
        assert_eq!(literal(&Bind::new(1.5_f64)), None);
        assert_eq!(literal(&Bind::new(vec![1_i32])), None);
        assert_eq!(literal(&Bind::new(None::<i32>)), None);
    }
}

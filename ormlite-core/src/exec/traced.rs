//! Masks the literals in the text of a statement, for logs and traces.

use std::borrow::Cow;

/// The text before the conflict target and the condition of a partial index.
const CONFLICT: &str = " ON CONFLICT (";

/// Replaces each literal in the condition of a partial index by `?`.
///
/// The condition is located in the text when it is needed, and its position is not stored: few
/// statements have one, and most are not logged.
pub(crate) fn without_literals(sql: &str) -> Cow<'_, str> {
    match condition(sql) {
        Some((from, to)) => {
            let masked = masked(&sql[from..to]);
            Cow::Owned([&sql[..from], &masked, &sql[to..]].concat())
        }
        None => Cow::Borrowed(sql),
    }
}

/// Returns the byte range of the condition of a partial index.
fn condition(sql: &str) -> Option<(usize, usize)> {
    const WHERE: &str = ") WHERE ";
    let first = sql.find(CONFLICT)?;
    // An identifier can contain this text, so the tokens before it are parsed too.
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

/// The tokens of an SQL text: words, numbers, quoted identifiers, strings, and single characters.
struct Tokens<'a> {
    sql: &'a str,
    at: usize,
}

impl Tokens<'_> {
    /// Advances to the first token whose position satisfies the predicate.
    fn find(&mut self, matches: impl Fn(usize) -> bool) -> Option<usize> {
        while self.at < self.sql.len() {
            if matches(self.at) {
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
            // A doubled quote ends one token and starts the next.
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
    fn literals_are_masked() {
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
    fn other_texts_are_unchanged() {
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
}

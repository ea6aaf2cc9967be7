//! Splits SQL text into statements, as `psql` does: at semicolons that are not in strings, comments,
//! parentheses or the bodies of functions.

use std::ops::Range;

/// A part of a text of SQL: a statement without its semicolon and without the comments around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its first words and symbols, without comments, those without quotes in lower case.
    pub(super) words: Vec<String>,
}

/// What a text consists of, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Statement(Split),
    /// A comment of one line that is not within a statement, with its bytes.
    Comment(Range<usize>),
}

/// What is wrong with a text, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unended {
    pub(super) at: usize,
    pub(super) what: &'static str,
}

/// How many words of a statement are kept.
const WORDS: usize = 24;

/// The statements and comments of a text.
pub(super) fn split(sql: &str) -> Result<Vec<Part>, Unended> {
    let mut splitter = Splitter {
        sql,
        at: 0,
        parts: Vec::new(),
        open: None,
        parentheses: 0,
        blocks: 0,
    };
    while let Some(next) = splitter.rest().chars().next() {
        splitter.step(next)?;
    }
    splitter.end_statement();
    Ok(splitter.parts)
}

struct Splitter<'a> {
    sql: &'a str,
    at: usize,
    parts: Vec<Part>,
    /// The statement that has begun, up to its last token.
    open: Option<Split>,
    parentheses: usize,
    /// `BEGIN ATOMIC .. END` and `CASE .. END` within it.
    blocks: usize,
}

impl<'a> Splitter<'a> {
    fn rest(&self) -> &'a str {
        &self.sql[self.at..]
    }

    fn step(&mut self, next: char) -> Result<(), Unended> {
        let rest = self.rest();
        if next.is_whitespace() {
            self.at += next.len_utf8();
        } else if rest.starts_with("--") {
            let length = rest.find('\n').unwrap_or(rest.len());
            if self.open.is_none() {
                let text = rest[..length].trim_end();
                self.parts
                    .push(Part::Comment(self.at..self.at + text.len()));
            }
            self.at += length;
        } else if rest.starts_with("/*") {
            self.at += comment(rest).ok_or(self.unended("comment"))?;
        } else if next == ';' && self.parentheses == 0 && self.blocks == 0 {
            self.end_statement();
            self.at += 1;
        } else {
            let length = match next {
                '\'' => literal(rest, '\'', false).ok_or(self.unended("string"))?,
                '"' => literal(rest, '"', false).ok_or(self.unended("quoted name"))?,
                '$' => match dollar_quoted(rest) {
                    Some(length) => length.ok_or(self.unended("text between dollar signs"))?,
                    None => 1,
                },
                next if is_start(next) => self.word(rest)?,
                // The letters of a number begin no word.
                next if next.is_ascii_digit() => word(rest),
                _ => {
                    match next {
                        '(' => self.parentheses += 1,
                        ')' => self.parentheses = self.parentheses.saturating_sub(1),
                        _ => {}
                    }
                    next.len_utf8()
                }
            };
            let start = self.at;
            self.at += length;
            let open = self.open.get_or_insert(Split {
                range: start..start,
                words: Vec::new(),
            });
            open.range.end = self.at;
            if open.words.len() < WORDS {
                let word = &self.sql[start..self.at];
                open.words.push(match next {
                    '"' | '\'' | '$' => word.to_owned(),
                    _ => word.to_lowercase(),
                });
            }
        }
        Ok(())
    }

    /// The length of a word, or of a string with escapes that begins with it.
    fn word(&mut self, rest: &str) -> Result<usize, Unended> {
        let length = word(rest);
        let (own, after) = rest.split_at(length);
        if own.eq_ignore_ascii_case("e") && after.starts_with('\'') {
            let string = literal(after, '\'', true).ok_or(self.unended("string"))?;
            return Ok(length + string);
        }
        let own = own.to_ascii_lowercase();
        match own.as_str() {
            "begin" if self.defines_routine() => self.blocks += 1,
            "case" if self.blocks > 0 => self.blocks += 1,
            "end" => self.blocks = self.blocks.saturating_sub(1),
            _ => {}
        }
        Ok(length)
    }

    /// Whether the statement begins with `CREATE FUNCTION` or `CREATE PROCEDURE`.
    fn defines_routine(&self) -> bool {
        let words = self.open.iter().flat_map(|open| &open.words);
        let mut words = words
            .map(String::as_str)
            .skip_while(|word| ["create", "or", "replace"].contains(word));
        matches!(words.next(), Some("function" | "procedure"))
    }

    fn end_statement(&mut self) {
        self.parts.extend(self.open.take().map(Part::Statement));
        self.parentheses = 0;
        self.blocks = 0;
    }

    fn unended(&self, what: &'static str) -> Unended {
        Unended { at: self.at, what }
    }
}

/// The length of a comment, in which others can be.
fn comment(sql: &str) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    loop {
        let rest = &sql[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
}

/// The length of a text between two quotes. One that is written twice is part of it, and so is one after
/// a backslash, if that escapes.
fn literal(sql: &str, quote: char, escapes: bool) -> Option<usize> {
    let mut chars = sql.char_indices().skip(1).peekable();
    while let Some((at, next)) = chars.next() {
        if escapes && next == '\\' {
            chars.next();
        } else if next == quote {
            match chars.peek() {
                Some((_, after)) if *after == quote => {
                    chars.next();
                }
                _ => return Some(at + 1),
            }
        }
    }
    None
}

/// The length of a text between `$tag$` and the next `$tag$`. `None`: it is none.
fn dollar_quoted(sql: &str) -> Option<Option<usize>> {
    let tag = &sql[1..];
    let end = tag.find('$')?;
    let is_tag = tag[..end].chars().all(is_part) && !tag.starts_with(|c: char| c.is_ascii_digit());
    if !is_tag {
        return None;
    }
    let mark = &sql[..end + 2];
    let content = &sql[mark.len()..];
    Some(content.find(mark).map(|at| at + 2 * mark.len()))
}

fn word(sql: &str) -> usize {
    sql.find(|c| !is_part(c) && c != '$').unwrap_or(sql.len())
}

fn is_start(c: char) -> bool {
    c.is_alphabetic() || c == '_' || !c.is_ascii()
}

fn is_part(c: char) -> bool {
    is_start(c) || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(sql: &str) -> Vec<&str> {
        let parts = split(sql).expect("it ends");
        let statements = parts.into_iter().filter_map(|part| match part {
            Part::Statement(split) => Some(&sql[split.range]),
            Part::Comment(_) => None,
        });
        statements.collect()
    }

    #[test]
    fn statements_end_at_semicolons() {
        for (sql, expected) in [
            ("", &[][..]),
            (" ; ;; -- nothing\n/* ; */", &[]),
            ("SELECT 1", &["SELECT 1"]),
            ("SELECT 1; SELECT 2;\n", &["SELECT 1", "SELECT 2"]),
            (
                "-- a;\nSELECT 1 -- b;\n; SELECT 2",
                &["SELECT 1", "SELECT 2"],
            ),
            (
                "SELECT /* ; /* ; */ ; */ 1; SELECT 2",
                &["SELECT /* ; /* ; */ ; */ 1", "SELECT 2"],
            ),
            (
                "SELECT 'a;''b;', \"c;\"\"d;\"; SELECT 2",
                &["SELECT 'a;''b;', \"c;\"\"d;\"", "SELECT 2"],
            ),
            (r"SELECT 'a\'; SELECT 'b'", &[r"SELECT 'a\'", "SELECT 'b'"]),
            (
                r"SELECT E'a\';b', e'\\'; SELECT 2",
                &[r"SELECT E'a\';b', e'\\'", "SELECT 2"],
            ),
            (
                "SELECT name'x;'; SELECT 2",
                &["SELECT name'x;'", "SELECT 2"],
            ),
            (
                "DO $$ BEGIN; END $$; SELECT 2",
                &["DO $$ BEGIN; END $$", "SELECT 2"],
            ),
            (
                "DO $a$ ; $$ ; $b$ $a$; SELECT $1; SELECT a$b$c;",
                &["DO $a$ ; $$ ; $b$ $a$", "SELECT $1", "SELECT a$b$c"],
            ),
            (
                "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
                &[
                    "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
                    "SELECT 3",
                ],
            ),
            (
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3",
                &[
                    "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                    "SELECT 3",
                ],
            ),
            (
                "BEGIN; SELECT 1; END; COMMIT",
                &["BEGIN", "SELECT 1", "END", "COMMIT"],
            ),
            (
                "SELECT 1e5; SELECT '\u{e9};'; SELECT \u{e9}e'\\'; SELECT 3",
                &[
                    "SELECT 1e5",
                    "SELECT '\u{e9};'",
                    "SELECT \u{e9}e'\\'",
                    "SELECT 3",
                ],
            ),
            ("SELECT )(; SELECT 2);", &["SELECT )(; SELECT 2)"]),
        ] {
            assert_eq!(statements(sql), expected, "{sql}");
        }
    }

    #[test]
    fn comments_between_statements_are_found() {
        let sql = "-- one\nSELECT 1; -- two \n/* three */ -- four";
        let comments = split(sql).expect("it ends").into_iter();
        let comments: Vec<_> = comments
            .filter_map(|part| match part {
                Part::Comment(range) => Some(&sql[range]),
                Part::Statement(_) => None,
            })
            .collect();
        assert_eq!(comments, ["-- one", "-- two", "-- four"]);
    }

    #[test]
    fn what_does_not_end_is_an_error() {
        for (sql, at, what) in [
            ("SELECT 'a", 7, "string"),
            ("SELECT E'a\\'", 7, "string"),
            ("SELECT \"a", 7, "quoted name"),
            ("SELECT 1; /* a /* b */", 10, "comment"),
            ("DO $a$ $$ $b$", 3, "text between dollar signs"),
        ] {
            assert_eq!(split(sql), Err(Unended { at, what }), "{sql}");
        }
    }
}

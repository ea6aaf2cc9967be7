//! The names that occur in SQL text, found without its grammar.

use std::collections::BTreeSet;

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mention {
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    /// Whether a parenthesis follows.
    pub(crate) is_call: bool,
}

/// A part of SQL text, as far as names are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Identifiers with points between them, and how they are written.
    Names { parts: Vec<String>, sql: &'a str },
    /// A string literal between single quotes, with them.
    Literal(&'a str),
    /// Everything else: operators, numbers, comments, text between dollar signs.
    Rest(&'a str),
}

impl<'a> Piece<'a> {
    /// The text.
    pub(crate) fn sql(&self) -> &'a str {
        match self {
            Self::Names { sql, .. } | Self::Literal(sql) | Self::Rest(sql) => sql,
        }
    }
}

/// The parts of a text. Together they are the text.
pub(crate) fn pieces(sql: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let (length, parts) = if let Some(after) = skipped(rest) {
            (rest.len() - after.len(), None)
        } else if first == '"' || is_start(first) {
            let (parts, after) = chain(rest);
            (rest.len() - after.len(), Some(parts))
        } else {
            let after = &rest[first.len_utf8()..];
            // The letters of a number are no name.
            let after = match first.is_ascii_digit() {
                true => after.trim_start_matches(is_part),
                false => after,
            };
            (rest.len() - after.len(), None)
        };
        let sql = &rest[..length];
        rest = &rest[length..];
        found.push(match parts {
            Some(parts) => Piece::Names { parts, sql },
            None if first == '\'' => Piece::Literal(sql),
            None => Piece::Rest(sql),
        });
    }
    found
}

/// A part of SQL text that is not a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// An identifier or a key word, with those before it and points between them. Those without
    /// quotes are in lower case.
    Name(Vec<String>),
    /// A string or a number.
    Literal,
    /// Any other character but white space.
    Symbol(char),
}

/// The parts of a text but for its comments.
pub(crate) fn tokens(sql: &str) -> Vec<Token> {
    let tokens = pieces(sql).into_iter().filter_map(|piece| match piece {
        Piece::Names { parts, .. } => Some(Token::Name(parts)),
        Piece::Literal(_) => Some(Token::Literal),
        Piece::Rest(sql) => {
            let mut chars = sql.chars();
            let first = chars.next()?;
            let is_long = chars.next().is_some();
            match first {
                '-' | '/' if is_long => None,
                '0'..='9' => Some(Token::Literal),
                '$' if is_long => Some(Token::Literal),
                first if first.is_whitespace() => None,
                first => Some(Token::Symbol(first)),
            }
        }
    });
    tokens.collect()
}

/// The names of a text, without those in comments and strings. Names in strings are those of
/// sequences: `nextval('core.rooms_id_seq')`.
pub(crate) fn mentions(sql: &str) -> Vec<Mention> {
    let pieces = pieces(sql);
    let found = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let Piece::Names { parts, .. } = piece else {
            return None;
        };
        mention(parts.clone(), is_call(&pieces[at + 1..]))
    });
    found.collect()
}

/// Whether a parenthesis is what follows.
pub(crate) fn is_call(rest: &[Piece<'_>]) -> bool {
    let mut texts = rest.iter().map(|piece| piece.sql());
    let next = texts.find(|sql| !sql.trim_start().is_empty());
    next.is_some_and(|sql| sql.trim_start().starts_with('('))
}

/// The identifiers in the text between dollar signs: the body of a function.
pub(crate) fn names_in_bodies(definition: &str) -> BTreeSet<String> {
    let bodies = pieces(definition).into_iter().filter_map(|piece| {
        let quoted = piece.sql().strip_prefix('$')?;
        let (tag, rest) = quoted.split_once('$')?;
        rest.strip_suffix('$')?.strip_suffix(tag)
    });
    let names = bodies.flat_map(pieces).filter_map(|piece| match piece {
        Piece::Names { parts, .. } => Some(parts),
        Piece::Literal(_) | Piece::Rest(_) => None,
    });
    names.flatten().collect()
}

/// The names in the string literals of a text.
pub(crate) fn in_literals(sql: &str) -> Vec<Mention> {
    let literals = pieces(sql).into_iter().filter_map(|piece| match piece {
        Piece::Literal(literal) => literal.strip_prefix('\'')?.strip_suffix('\''),
        Piece::Names { .. } | Piece::Rest(_) => None,
    });
    literals.flat_map(mentions).collect()
}

/// `schema.name`, `schema.name.column`, or `name`.
fn mention(mut parts: Vec<String>, is_call: bool) -> Option<Mention> {
    parts.truncate(2);
    let name = parts.pop()?;
    Some(Mention {
        schema: parts.pop(),
        name,
        is_call,
    })
}

/// The text after a comment or string at its start.
fn skipped(sql: &str) -> Option<&str> {
    let after = |start: usize, end: &str| {
        let at = sql[start..].find(end);
        Some(at.map_or("", |at| &sql[start + at + end.len()..]))
    };
    if sql.starts_with("--") {
        return after(2, "\n");
    }
    if sql.starts_with("/*") {
        return after(2, "*/");
    }
    if let Some(content) = sql.strip_prefix('\'') {
        return Some(after_literal(content));
    }
    let tag = sql.strip_prefix('$')?;
    let end = tag.find('$')?;
    let is_tag = tag[..end].chars().all(is_part) && !tag.starts_with(|c: char| c.is_ascii_digit());
    match is_tag {
        true => after(end + 2, &sql[..end + 2]),
        false => None,
    }
}

/// The text after the end of a literal, in which a quote is written twice.
fn after_literal(mut content: &str) -> &str {
    while let Some(end) = content.find('\'') {
        content = &content[end + 1..];
        match content.strip_prefix('\'') {
            Some(more) => content = more,
            None => return content,
        }
    }
    ""
}

/// The identifiers at the start of a text, with points between them, and the rest.
fn chain(mut sql: &str) -> (Vec<String>, &str) {
    let mut parts = Vec::new();
    loop {
        let (part, rest) = identifier(sql);
        parts.push(part);
        match rest.strip_prefix('.') {
            Some(next) if next.starts_with(|c| c == '"' || is_start(c)) => sql = next,
            _ => return (parts, rest),
        }
    }
}

fn identifier(sql: &str) -> (String, &str) {
    let Some(mut rest) = sql.strip_prefix('"') else {
        let end = sql.find(|c| !is_part(c)).unwrap_or(sql.len());
        return (sql[..end].to_lowercase(), &sql[end..]);
    };
    let mut name = String::new();
    while let Some(end) = rest.find('"') {
        name.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return (name, rest),
        }
    }
    (name, "")
}

fn is_start(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_texts() {
        for (sql, expected) in [
            ("SELECT * FROM core.rooms r", "select from core.rooms r"),
            ("\"Core\".\"a \"\"b\"\"\"", "Core.a \"b\""),
            ("f (1) + g(2e10)", "f() g()"),
            ("a 'b c' -- d\n e /* f */ g", "a e g"),
            ("AS $$ x $$ y", "as y"),
            ("AS $body$ x $ $body$ y $1", "as y"),
            ("core.rooms.id", "core.rooms"),
            ("\"open", ""),
            ("'open", ""),
        ] {
            let found = mentions(sql).into_iter().map(|it| {
                let schema = it.schema.map(|schema| schema + ".").unwrap_or_default();
                format!("{schema}{}{}", it.name, if it.is_call { "()" } else { "" })
            });
            assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{sql}");
        }
        let names = names_in_bodies("FUNCTION f() AS $x$ SELECT a.b FROM c -- d $x$");
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            ["a", "b", "c", "from", "select"]
        );
        let sequence = in_literals("nextval('core.s'::regclass)");
        assert_eq!(sequence[0].name, "s");
    }
}

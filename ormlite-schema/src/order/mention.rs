//! The names that occur in SQL text, found without its grammar.

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mention {
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    /// Whether a parenthesis follows.
    pub(crate) is_call: bool,
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

/// The parts of a text.
pub(crate) fn tokens(sql: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = skipped(rest) {
            let is_comment = rest.starts_with("--") || rest.starts_with("/*");
            found.extend((!is_comment).then_some(Token::Literal));
            rest = after;
        } else if first == '"' || is_start(first) {
            let (parts, after) = chain(rest);
            found.push(Token::Name(parts));
            rest = after;
        } else if first.is_ascii_digit() {
            found.push(Token::Literal);
            // The letters of a number are no name.
            rest = rest.trim_start_matches(is_part);
        } else {
            found.extend((!first.is_whitespace()).then_some(Token::Symbol(first)));
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// The names of a text, without those in comments and strings.
pub(crate) fn mentions(sql: &str) -> Vec<Mention> {
    let tokens = tokens(sql);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Token::Name(parts) = token {
            let is_call = tokens.get(at + 1) == Some(&Token::Symbol('('));
            found.extend(mention(parts.clone(), is_call));
        }
    }
    found
}

/// The names in the string literals of a text: those of sequences, as in
/// `nextval('core.rooms_id_seq')`.
pub(crate) fn in_literals(sql: &str) -> Vec<Mention> {
    let literals = sql.split('\'').skip(1).step_by(2);
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
    if sql.starts_with('\'') {
        return after(1, "'");
    }
    let tag = sql.strip_prefix('$')?;
    let end = tag.find('$')?;
    let is_tag = tag[..end].chars().all(is_part) && !tag.starts_with(|c: char| c.is_ascii_digit());
    match is_tag {
        true => after(end + 2, &sql[..end + 2]),
        false => None,
    }
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
        let sequence = in_literals("nextval('core.s'::regclass)");
        assert_eq!(sequence[0].name, "s");
    }
}

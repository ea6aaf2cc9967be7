//! Texts of the server: expressions with parentheses around them, and lists of options.

use std::collections::BTreeMap;

use super::array_cast::settled;

/// An expression without the parentheses that the server writes around it.
pub(super) fn bare(expression: String) -> String {
    let expression = settled(expression);
    match within_parentheses(&expression) {
        Some(inner) => inner.to_owned(),
        None => expression,
    }
}

/// What is between the first parenthesis and the last, if they belong together.
fn within_parentheses(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0_usize;
    let mut quote = None;
    for c in inner.chars() {
        match (c, quote) {
            // A doubled quote ends and begins one. The server doubles backslashes.
            (_, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('\'' | '"', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    Some(inner)
}

/// Options as the catalogs store them: `name=value`.
pub(super) fn options(list: Option<Vec<String>>) -> BTreeMap<String, String> {
    let split = |option: String| match option.split_once('=') {
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => (option, String::new()),
    };
    list.into_iter().flatten().map(split).collect()
}

/// A statement or query without the white space around it and the semicolon at its end.
pub(super) fn trimmed(definition: String) -> String {
    let definition = settled(definition);
    let trimmed = definition.trim();
    trimmed.strip_suffix(';').unwrap_or(trimmed).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parentheses_around_the_whole_are_removed() {
        for (text, inner) in [
            ("(a > 0)", "a > 0"),
            ("((a > 0) AND (b > 0))", "(a > 0) AND (b > 0)"),
            ("(a > 0) AND (b > 0)", "(a > 0) AND (b > 0)"),
            ("lower(a)", "lower(a)"),
            ("(a = ')'::text)", "a = ')'::text"),
            ("(a = '('::text)", "a = '('::text"),
            (r#"("a)" = 'it''s ('::text)"#, r#""a)" = 'it''s ('::text"#),
            (r"(a ~ E'\\('::text)", r"a ~ E'\\('::text"),
            ("(a)::text = (b)", "(a)::text = (b)"),
            ("", ""),
        ] {
            assert_eq!(bare(text.to_owned()), inner);
        }
    }
}

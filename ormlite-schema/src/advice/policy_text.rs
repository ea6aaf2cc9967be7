//! What the condition of a policy says, as far as its words tell.

use crate::order::mention::{Token, tokens};

/// A token, and whether it is in a subquery.
struct Placed {
    token: Token,
    is_in_subquery: bool,
}

/// The tokens of a condition. What is in the parentheses of a `SELECT` is in a subquery.
fn placed(condition: &str) -> Vec<Placed> {
    let tokens = tokens(condition);
    let mut open: Vec<bool> = Vec::new();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Symbol('(') => open.push(is_word(tokens.get(at + 1), "select")),
            Token::Symbol(')') => drop(open.pop()),
            _ => {}
        }
        found.push(Placed {
            token: token.clone(),
            is_in_subquery: open.contains(&true),
        });
    }
    found
}

fn is_word(token: Option<&Token>, word: &str) -> bool {
    matches!(token, Some(Token::Name(parts)) if parts.len() == 1 && parts[0] == word)
}

/// Whether a function is called outside of a subquery.
pub(super) fn calls_outside_subquery(condition: &str, function: &str) -> bool {
    let placed = placed(condition);
    placed.windows(2).any(|pair| {
        let is_named = matches!(&pair[0].token, Token::Name(parts) if parts.last().is_some_and(|it| it == function));
        is_named && !pair[0].is_in_subquery && pair[1].token == Token::Symbol('(')
    })
}

/// The names that are compared by `name = ..` with what is no constant, outside of subqueries. None
/// if the condition has an `OR`: then an index finds only a part of the rows.
pub(super) fn equal_names(condition: &str) -> Vec<String> {
    let placed = placed(condition);
    if placed
        .iter()
        .any(|it| !it.is_in_subquery && is_word(Some(&it.token), "or"))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, it) in placed.iter().enumerate() {
        let Token::Name(parts) = &it.token else {
            continue;
        };
        let is_type = at > 0 && placed[at - 1].token == Token::Symbol(':');
        let after = |n: usize| placed.get(at + n).map(|it| &it.token);
        let is_equal = after(1) == Some(&Token::Symbol('='));
        let is_value = matches!(after(2), Some(Token::Symbol('(') | Token::Name(_)))
            && !["true", "false"].iter().any(|word| is_word(after(2), word));
        if is_equal && is_value && !is_type && !it.is_in_subquery {
            found.extend(parts.last().cloned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls() {
        for (condition, expected) in [
            (
                "(tenant = (current_setting('app.tenant'::text))::uuid)",
                true,
            ),
            ("(tenant = (pg_catalog.current_setting('a'))::uuid)", true),
            (
                "(tenant = ( SELECT (current_setting('a'::text))::uuid AS current_setting))",
                false,
            ),
            (
                "(EXISTS ( SELECT 1 FROM m WHERE (m.id = (current_setting('a'))::uuid)))",
                false,
            ),
            ("(a = ( SELECT 1)) AND (b = current_setting('a'))", true),
            ("(name = 'current_setting(x)'::text)", false),
            ("(current_setting = 1)", false),
        ] {
            assert_eq!(
                calls_outside_subquery(condition, "current_setting"),
                expected,
                "{condition}"
            );
        }
    }

    #[test]
    fn equal_columns() {
        for (condition, expected) in [
            (
                "(tenant = (current_setting('app.tenant'::text))::uuid)",
                "tenant",
            ),
            (
                "((tenant = ( SELECT f())) AND (owner = CURRENT_USER))",
                "tenant owner",
            ),
            ("(rooms.tenant = f())", "tenant"),
            ("((tenant)::text = f())", ""),
            ("(kind = 'a'::text)", ""),
            ("(shown = true)", ""),
            ("(id > f())", ""),
            ("(id <> f())", ""),
            ("((tenant = f()) OR is_public)", ""),
            ("(EXISTS ( SELECT 1 FROM m WHERE (m.id = t.id)))", ""),
            ("is_public", ""),
        ] {
            assert_eq!(equal_names(condition).join(" "), expected, "{condition}");
        }
    }
}

//! SQL text as the server writes it after a rename.
//!
//! The text of an expression is not stored by the server: it writes the expression with the names of
//! the day. What is not foreseen here is a difference that the plan removes again.

use crate::ddl;
use crate::order::mention::{Piece, is_call, pieces};

/// What the names of a text refer to.
pub(in crate::plan) trait Names {
    /// What replaces the identifiers of a chain such as `core.rooms`; `None` if it stays.
    fn names(&self, parts: &[String], is_call: bool) -> Option<Vec<String>>;

    /// What replaces the label of an enumerated type.
    fn label(&self, _label: &str, _ty: &[String]) -> Option<String> {
        None
    }
}

/// Rewrites a text.
pub(in crate::plan) fn rewrite(text: &mut String, names: &dyn Names) {
    let found = pieces(text);
    let mut new = String::with_capacity(text.len());
    let mut is_changed = false;
    for (at, piece) in found.iter().enumerate() {
        let rest = &found[at + 1..];
        let changed = match piece {
            Piece::Names { parts, .. } => {
                let changed = names.names(parts, is_call(rest));
                changed.map(|parts| ddl::as_the_server(&parts))
            }
            Piece::Literal(literal) => of_literal(literal, rest, names),
            Piece::Rest(_) => None,
        };
        is_changed |= changed.is_some();
        match changed {
            Some(changed) => new.push_str(&changed),
            None => new.push_str(piece.sql()),
        }
    }
    if is_changed {
        *text = new;
    }
}

/// What replaces a literal with its type: `'core.rooms_id_seq'::regclass`, `'dirty'::core.status`.
fn of_literal(literal: &str, rest: &[Piece<'_>], names: &dyn Names) -> Option<String> {
    let [
        Piece::Rest(":"),
        Piece::Rest(":"),
        Piece::Names { parts, .. },
        ..,
    ] = rest
    else {
        return None;
    };
    let content = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    if matches!(&parts[..], [ty] if ty == "regclass") {
        let mut content = content.to_owned();
        let before = content.clone();
        rewrite(&mut content, names);
        return (content != before).then(|| format!("'{content}'"));
    }
    let label = names.label(&content.replace("''", "'"), parts)?;
    Some(format!("'{}'", label.replace('\'', "''")))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Tables;

    impl Names for Tables {
        fn names(&self, parts: &[String], is_call: bool) -> Option<Vec<String>> {
            let parts: Vec<_> = parts.iter().map(String::as_str).collect();
            let new: &[&str] = match parts[..] {
                ["core", "rooms"] if !is_call => &["core", "order"],
                ["rooms"] => &["New Rooms"],
                _ => return None,
            };
            Some(new.iter().map(|part| (*part).to_owned()).collect())
        }

        fn label(&self, label: &str, ty: &[String]) -> Option<String> {
            (label == "it's" && ty == ["core", "status"]).then(|| "it is".to_owned())
        }
    }

    #[test]
    fn names_are_replaced_where_they_are_names() {
        for (text, expected) in [
            (
                "SELECT x FROM core.rooms r",
                "SELECT x FROM core.\"order\" r",
            ),
            ("core.rooms(1)", "core.rooms(1)"),
            ("rooms > 'rooms'", "\"New Rooms\" > 'rooms'"),
            (
                "nextval('core.rooms'::regclass)",
                "nextval('core.\"order\"'::regclass)",
            ),
            ("'it''s'::core.status", "'it is'::core.status"),
            ("'it''s'::core.other", "'it''s'::core.other"),
            ("/* rooms */ 1 -- rooms", "/* rooms */ 1 -- rooms"),
            ("AS $$ rooms $$", "AS $$ rooms $$"),
        ] {
            let mut rewritten = text.to_owned();
            rewrite(&mut rewritten, &Tables);
            assert_eq!(rewritten, expected);
        }
    }
}

//! SQL text as the server writes it after a rename.
//!
//! The text of an expression is not stored by the server: it writes the expression with the names of
//! the day. What is not foreseen here is a difference that the plan removes again.

use crate::model::Name;
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
                changed.map(|parts| written(&parts))
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

/// Identifiers as the server writes them: quoted if they have to be.
fn written(parts: &[String]) -> String {
    let parts: Vec<_> = parts.iter().map(|part| identifier(part)).collect();
    parts.join(".")
}

fn identifier(name: &str) -> String {
    // The text of a `Name` has the same rule, but for keywords.
    let plain = Name::new("a", name).to_string();
    match is_keyword(name) {
        true => format!("\"{name}\""),
        false => plain["a.".len()..].to_owned(),
    }
}

/// Whether a word is a keyword that the server quotes: any but the unreserved ones.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &str = " all analyse analyze and any array as asc asymmetric authorization \
        between bigint binary bit boolean both case cast char character check coalesce collate \
        collation column concurrently constraint create cross current_catalog current_date \
        current_role current_schema current_time current_timestamp current_user dec decimal \
        default deferrable desc distinct do else end except exists extract false fetch float for \
        foreign freeze from full grant greatest group grouping having ilike in initially inner \
        inout int integer intersect interval into is isnull join json json_array json_arrayagg \
        json_object json_objectagg lateral leading least left like limit localtime \
        localtimestamp merge_action national natural nchar none normalize not notnull null nullif \
        numeric offset on only or order out outer overlaps overlay placing position precision \
        primary real references returning right row select session_user setof similar smallint \
        some substring symmetric system_user table tablesample then time timestamp to trailing \
        treat trim true union unique user using values varchar variadic verbose when where window \
        with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi \
        xmlroot xmlserialize xmltable ";
    !name.is_empty() && KEYWORDS.split_ascii_whitespace().any(|word| word == name)
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

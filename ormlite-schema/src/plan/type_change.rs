//! Changes of the type of a column: how values are converted, and whether rows are written.
//!
//! The server decides by its catalogs, which are not known here; these are its rules for built-in
//! types, by their names.

use crate::model::Storage;

/// The storage of a type, as far as its name tells.
pub(super) fn default_storage(ty: &str) -> Storage {
    let (base, _) = parts(ty);
    match &*base {
        "numeric" | "inet" | "cidr" => Storage::Main,
        _ => Storage::Extended,
    }
}

/// A type without its modifiers and brackets, and its modifiers.
fn parts(ty: &str) -> (String, Vec<i64>) {
    // An extension may be in any schema.
    let ty = if ty.ends_with(".citext") {
        "citext"
    } else {
        ty
    };
    let modifiers = ty.find('(').and_then(|from| {
        let to = ty[from..].find(')')? + from;
        Some((from, to))
    });
    let Some((from, to)) = modifiers else {
        return (ty.to_owned(), Vec::new());
    };
    let numbers = ty[from + 1..to].split(',');
    let numbers = numbers.filter_map(|number| number.trim().parse().ok());
    (
        format!("{}{}", &ty[..from], &ty[to + 1..]),
        numbers.collect(),
    )
}

/// An expression that converts a column where the server has no cast in assignments.
pub(super) fn conversion(column: &str, old: &str, new: &str) -> String {
    const INTEGERS: &[&str] = &["smallint", "bigint", "numeric", "real", "double precision"];
    if new.strip_suffix("[]") == Some(old) {
        return format!("CASE WHEN {column} IS NOT NULL THEN ARRAY[{column}] END");
    }
    if old.strip_suffix("[]") == Some(new) {
        return format!("{column}[1]");
    }
    let is_number = |ty: &str| INTEGERS.contains(&&*parts(ty).0);
    match (old, new) {
        (_, "boolean") if is_number(old) => format!("{column} <> 0"),
        ("boolean", "integer") | ("integer", "boolean") => format!("{column}::{new}"),
        ("boolean", _) if is_number(new) => format!("{column}::integer::{new}"),
        // The text of a value is that of another type that looks like it.
        _ if new.ends_with("[]") && old.ends_with("[]") => format!("{column}::text[]::{new}"),
        _ => format!("{column}::text::{new}"),
    }
}

/// Whether the server casts values of one type to the other in an assignment.
pub(super) fn is_assigned(old: &str, new: &str) -> bool {
    const FAMILIES: &[&[&str]] = &[
        &[
            "smallint",
            "integer",
            "bigint",
            "numeric",
            "real",
            "double precision",
        ],
        &["text", "character varying", "character", "name"],
        &[
            "timestamp without time zone",
            "timestamp with time zone",
            "date",
        ],
        &["json", "jsonb"],
        &["cidr", "inet"],
    ];
    let (old, new) = (parts(old).0, parts(new).0);
    // Any type is assigned to a text.
    let is_text = ["text", "character varying"].contains(&&*new);
    let is_family = |family: &&[&str]| family.contains(&&*old) && family.contains(&&*new);
    old == new || is_text || FAMILIES.iter().any(is_family)
}

/// Whether every value of one type is a value of the other, so that nothing is checked or written.
pub(super) fn keeps_bytes(old: &str, new: &str) -> bool {
    let ((old, before), (new, after)) = (parts(old), parts(new));
    let grows = match (&before[..], &after[..]) {
        (_, []) => true,
        ([], _) => false,
        ([before], [after]) => before <= after,
        ([precision, scale], [wider, same]) => precision <= wider && scale == same,
        _ => false,
    };
    match (&*old, &*new) {
        ("character varying" | "citext", "text" | "citext") | ("text", "citext") => true,
        ("cidr", "inet") => true,
        ("text", "character varying") => after.is_empty(),
        ("character varying" | "numeric" | "bit varying", _) if old == new => grows,
        (
            "timestamp without time zone"
            | "timestamp with time zone"
            | "time without time zone"
            | "time with time zone"
            | "interval",
            _,
        ) if old == new => grows,
        _ => old == new && before == after,
    }
}

/// A name for the operator classes that indexes of a type have by default.
pub(super) fn operator_class(ty: &str) -> String {
    let (base, _) = parts(ty);
    match &*base {
        "character varying" => "text".to_owned(),
        "cidr" => "inet".to_owned(),
        _ => base,
    }
}

/// Whether every value of one type can be converted to the other.
pub(super) fn is_widened(old: &str, new: &str) -> bool {
    let numbers = ["smallint", "integer", "bigint", "numeric"];
    let at = |ty: &str| numbers.iter().position(|number| *number == ty);
    let wider = at(old).zip(at(new)).is_some_and(|(old, new)| old <= new);
    let is_text = new == "text" || new == "character varying";
    wider || is_text || keeps_bytes(old, new)
}

/// Whether the server may have to compute the default for each row.
pub(super) fn is_volatile(default: &str, is_stable: impl Fn(&str) -> bool) -> bool {
    const ONCE: &[&str] = &[
        "now",
        "transaction_timestamp",
        "statement_timestamp",
        "timezone",
        "date_trunc",
    ];
    let mut calls = false;
    let mut rest = default;
    while let Some(at) = rest.find('(') {
        let before = rest[..at].trim_end();
        let word = before
            .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
            .next();
        let word = word.unwrap_or_default().to_lowercase();
        // A type such as `numeric(10,2)` after `::` is no call.
        let is_type = before[..before.len() - word.len()].ends_with("::")
            || [
                "varying",
                "character",
                "numeric",
                "timestamp",
                "time",
                "interval",
                "bit",
            ]
            .contains(&&*word);
        calls |= !word.is_empty() && !is_type && !ONCE.contains(&&*word) && !is_stable(&word);
        rest = &rest[at + 1..];
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_type_that_write_no_row() {
        for (old, new, expected) in [
            ("character varying(10)", "character varying(20)", true),
            ("character varying(20)", "character varying(10)", false),
            ("character varying(20)", "text", true),
            ("text", "character varying(20)", false),
            ("text", "character varying", true),
            ("numeric(10,2)", "numeric(12,2)", true),
            ("numeric(10,2)", "numeric(12,3)", false),
            ("numeric(10,2)", "numeric", true),
            ("integer", "bigint", false),
            (
                "timestamp(3) without time zone",
                "timestamp without time zone",
                true,
            ),
            (
                "timestamp without time zone",
                "timestamp with time zone",
                false,
            ),
            ("character(3)", "character(5)", false),
            ("cidr", "inet", true),
        ] {
            assert_eq!(keeps_bytes(old, new), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn defaults_that_are_computed_for_each_row() {
        for (default, expected) in [
            ("0", false),
            ("'a(b)'::text", true),
            ("now()", false),
            ("timezone('utc'::text, now())", false),
            ("gen_random_uuid()", true),
            ("nextval('s'::regclass)", true),
            ("'0'::numeric(10,2)", false),
            ("CURRENT_TIMESTAMP", false),
        ] {
            assert_eq!(is_volatile(default, |_| false), expected, "{default}");
        }
    }
}

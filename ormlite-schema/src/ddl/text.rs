//! Parts of SQL text: literals, lists of identifiers, storage parameters.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::quoted;

/// A string literal.
pub fn literal(text: &str) -> String {
    let escaped = text.replace('\'', "''");
    match escaped.contains('\\') {
        true => format!("E'{}'", escaped.replace('\\', "\\\\")),
        false => format!("'{escaped}'"),
    }
}

/// Quoted identifiers, separated by commas.
pub(crate) fn identifiers<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<_> = names.iter().map(|name| quoted(name.as_ref())).collect();
    names.join(", ")
}

/// ` KEYWORD ("a", "b")`, or nothing for an empty list.
pub(super) fn listed(keyword: &str, names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!(" {keyword} ({})", identifiers(names)),
    }
}

/// ` KEYWORD "name"`, or nothing.
pub(super) fn named(keyword: &str, name: Option<&str>) -> String {
    name.map(|name| format!(" {keyword} {}", quoted(name)))
        .unwrap_or_default()
}

/// ` KEYWORD text`, or nothing.
pub(super) fn clause(keyword: &str, text: Option<&str>) -> String {
    text.map(|text| format!(" {keyword} {text}"))
        .unwrap_or_default()
}

/// ` KEYWORD (text)`, or nothing. The text can end in a comment.
pub(super) fn in_parentheses(keyword: &str, text: Option<&str>) -> String {
    text.map(|text| format!(" {keyword} ({})", closed(text)))
        .unwrap_or_default()
}

/// An expression that other text can follow: one that ends in a comment gets a new line.
pub(super) fn closed(text: &str) -> String {
    let last = text.rsplit('\n').next().unwrap_or(text);
    match last.contains("--") {
        true => format!("{text}\n"),
        false => text.to_owned(),
    }
}

/// ` KEYWORD ("fillfactor" = '70')`, or nothing.
pub(super) fn parameters(keyword: &str, options: &BTreeMap<String, String>) -> String {
    if options.is_empty() {
        return String::new();
    }
    let options = options
        .iter()
        .map(|(name, value)| format!("{} = {}", parameter(name), literal(value)));
    let options: Vec<_> = options.collect();
    let space = if keyword.is_empty() { "" } else { " " };
    format!("{space}{keyword} ({})", options.join(", "))
}

/// The name of a storage parameter: `"toast"."autovacuum_enabled"`.
fn parameter(name: &str) -> String {
    match name.split_once('.') {
        Some((namespace, name)) => format!("{}.{}", quoted(namespace), quoted(name)),
        None => quoted(name),
    }
}

/// What leads from some storage parameters to others: `RESET (..)` and `SET (..)`.
pub(super) fn parameter_changes(
    from: &BTreeMap<String, String>,
    to: &BTreeMap<String, String>,
) -> Vec<String> {
    let set = to
        .iter()
        .filter(|(name, value)| from.get(*name) != Some(*value));
    let set: BTreeMap<_, _> = set
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let reset = from.keys().filter(|name| !to.contains_key(*name));
    let reset: Vec<_> = reset.map(|name| parameter(name)).collect();
    let reset = (!reset.is_empty()).then(|| format!("RESET ({})", reset.join(", ")));
    let set = (!set.is_empty()).then(|| parameters("SET", &set).trim_start().to_owned());
    reset.into_iter().chain(set).collect()
}

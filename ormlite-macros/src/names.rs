//! Names: the change of case from Rust to SQL, PostgreSQL's limit, and identifiers of Rust.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::ext::IdentExt;
use syn::{LitStr, Path};

use crate::diagnostics::Diagnostics;

/// The longest identifier in bytes. PostgreSQL truncates longer ones, with only a notice.
pub(crate) const LIMIT: usize = 63;

/// The message for a name that is longer than [`LIMIT`], after what it is the name of.
pub(crate) fn too_long(what: &str, name: &str) -> String {
    format!(
        "{what} `{name}` has {} bytes, and PostgreSQL allows {LIMIT}; shorten it",
        name.len()
    )
}

/// `RoomType` as `room_type`, `HTTPLog` as `http_log`.
pub(crate) fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// The cases of `rename_all`.
pub(crate) const CASES: [&str; 7] = [
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
];

/// A variant's name in one of [`CASES`]; `None` for an unknown case.
pub(crate) fn in_case(name: &str, case: &str) -> Option<String> {
    let words = words(name);
    Some(match case {
        "snake_case" => words.join("_"),
        "SCREAMING_SNAKE_CASE" => words.join("_").to_uppercase(),
        "kebab-case" => words.join("-"),
        "lowercase" => words.concat(),
        "UPPERCASE" => words.concat().to_uppercase(),
        "PascalCase" => words.iter().map(|word| capitalized(word)).collect(),
        "camelCase" => match words.split_first() {
            Some((first, rest)) => {
                let rest: String = rest.iter().map(|word| capitalized(word)).collect();
                format!("{first}{rest}")
            }
            None => String::new(),
        },
        _ => return None,
    })
}

/// The words of a name in lower case, split where the case changes.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let starts = letter.is_uppercase()
            && at > 0
            && (!letters[at - 1].is_uppercase()
                || letters.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if starts || *letter == '_' {
            words.push(String::new());
        }
        if let (true, Some(word)) = (*letter != '_', words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// An identifier that may be a keyword: `type` becomes `r#type`. `None` for those without a raw
/// form, such as `self`.
pub(crate) fn identifier(name: &str, span: Span) -> Option<Ident> {
    match name {
        "" | "_" | "self" | "Self" | "super" | "crate" => None,
        _ if syn::parse_str::<Ident>(name).is_ok() => Some(Ident::new(name, span)),
        _ => Some(format_ident!("r#{name}", span = span)),
    }
}

/// The extension trait that adds a method to a type: `PropertyRooms` for `Property` and `rooms`.
pub(crate) fn extension(target: &Path, method: &Ident) -> Ident {
    let target = target.segments.last();
    let target = target.map(|segment| segment.ident.unraw().to_string());
    let method_name = in_case(&method.unraw().to_string(), "PascalCase");
    let (target, method_name) = (target.unwrap_or_default(), method_name.unwrap_or_default());
    format_ident!("{target}{method_name}", span = method.span())
}

/// The previous name of an object that is in a schema, as it is written.
pub(crate) struct Previous<'a> {
    pub(crate) was: &'a LitStr,
    pub(crate) example: &'static str,
}

impl Previous<'_> {
    /// Reports a name of another form than `name` and `schema.name`, and the present name.
    pub(crate) fn check(&self, name: &str, schema: Option<&str>, mistakes: &Diagnostics) {
        let was = self.was.value();
        let parts = parts(&was);
        if parts.len() > 2 || parts.iter().any(|part| part.is_empty()) {
            mistakes.on(self.was, format_args!("write `{}`", self.example));
            return;
        }
        let is_same = match &parts[..] {
            [of, old] => Some(&**of) == schema && old == name,
            [old] => old == name,
            _ => false,
        };
        if is_same {
            let message = format!("its name is still `{was}`; give the previous one");
            mistakes.on(self.was, message);
        }
    }
}

/// The identifiers of a text, which are separated by points and can be quoted.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '.' if !quoted => parts.push(String::new()),
            _ => parts
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|part| part.push(letter)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        let all: Vec<_> = CASES
            .iter()
            .map(|case| in_case("OutOfOrder", case).unwrap())
            .collect();
        assert_eq!(
            all,
            [
                "out_of_order",
                "OUT_OF_ORDER",
                "out-of-order",
                "outoforder",
                "OUTOFORDER",
                "OutOfOrder",
                "outOfOrder"
            ]
        );
        assert_eq!(in_case("OutOfOrder", "Title"), None);
    }

    #[test]
    fn snake_case_keeps_abbreviations_and_digits_together() {
        assert_eq!(snake_case("RoomType"), "room_type");
        assert_eq!(snake_case("HTTPLog"), "http_log");
        assert_eq!(snake_case("Sha256Sum"), "sha256_sum");
        assert_eq!(snake_case("ApiV2"), "api_v2");
        assert_eq!(snake_case("Already_snake"), "already_snake");
    }

    #[test]
    fn keywords_become_raw_and_the_rest_has_no_form() {
        let name = |name| identifier(name, Span::call_site()).map(|ident| ident.to_string());
        assert_eq!(name("property").as_deref(), Some("property"));
        assert_eq!(name("type").as_deref(), Some("r#type"));
        assert_eq!(name("self"), None);
        assert_eq!(name(""), None);
    }
}

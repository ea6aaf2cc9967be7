//! Names of objects.

use std::fmt;
use std::str::FromStr;

use ormlite_core::schema::registry::qualified;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The name of an object with its schema.
///
/// Its text, in snapshots and messages, is that of SQL: `core.rooms`, `"Core"."room-types"`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The schema. The empty one is that which the search path determines: such a name is written
    /// without a schema.
    pub schema: String,
    /// The name in the schema.
    pub name: String,
}

/// The name of a function or procedure with the types of its input arguments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature {
    /// The name.
    pub name: Name,
    /// The types, as `format_type` writes them, separated by `, `.
    pub arguments: String,
}

impl Name {
    /// The name of an object of a schema.
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            schema: schema.into(),
            name: name.into(),
        }
    }

    /// The name in SQL, always quoted: `"core"."rooms"`.
    pub fn quoted(&self) -> String {
        let schema = (!self.schema.is_empty()).then_some(&*self.schema);
        qualified(schema, &self.name)
    }

    /// The name of another object in the same schema.
    pub fn beside(&self, name: impl Into<String>) -> Self {
        Self::new(self.schema.clone(), name)
    }
}

impl Signature {
    /// The name in SQL with the types of the arguments: `"core"."price_of"(uuid, date)`.
    pub fn quoted(&self) -> String {
        format!("{}({})", self.name.quoted(), self.arguments)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", Part(&self.schema), Part(&self.name))
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.name, self.arguments)
    }
}

/// Whether an identifier needs no quotes, unless it is a keyword.
pub(crate) fn is_plain(identifier: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let starts = identifier.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    starts && identifier.chars().all(is_part)
}

/// An identifier, quoted if it is not a plain one.
pub(super) struct Part<'a>(pub(super) &'a str);

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match is_plain(self.0) {
            true => f.write_str(self.0),
            false => write!(f, "\"{}\"", self.0.replace('"', "\"\"")),
        }
    }
}

/// A text that is not the name of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAName(String);

impl fmt::Display for NotAName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a name with a schema, such as `core.rooms`",
            self.0
        )
    }
}

impl std::error::Error for NotAName {}

impl FromStr for Name {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let parsed = part(text).and_then(|(schema, rest)| {
            let (name, rest) = part(rest.strip_prefix('.')?)?;
            rest.is_empty().then(|| Self::new(schema, name))
        });
        parsed.ok_or_else(|| NotAName(text.to_owned()))
    }
}

impl FromStr for Signature {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let parsed = part(text).and_then(|(schema, rest)| {
            let (name, rest) = part(rest.strip_prefix('.')?)?;
            let arguments = rest.strip_prefix('(')?.strip_suffix(')')?;
            Some(Self {
                name: Name::new(schema, name),
                arguments: arguments.to_owned(),
            })
        });
        parsed.ok_or_else(|| NotAName(text.to_owned()))
    }
}

/// The identifiers of a text that are separated by points: `core.rooms.rate`. `None` if it is
/// something else.
pub(crate) fn identifiers(text: &str) -> Option<Vec<String>> {
    let (first, mut rest) = part(text)?;
    let mut found = vec![first];
    while let Some(next) = rest.strip_prefix('.') {
        let (identifier, after) = part(next)?;
        found.push(identifier);
        rest = after;
    }
    rest.is_empty().then_some(found)
}

/// The schema of an object by its identity: the first part of `core.newest(integer)`.
pub(crate) fn schema_of(identity: &str) -> Option<String> {
    let (schema, rest) = part(identity)?;
    rest.starts_with('.').then_some(schema)
}

/// The identifier at the start of a text, and the rest.
fn part(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find(['.', '(', '"']).unwrap_or(text.len());
        return (end > 0).then(|| (text[..end].to_owned(), &text[end..]));
    };
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let end = rest.find('"')?;
        name.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return Some((name, rest)),
        }
    }
}

/// A name is its text in a snapshot, so that it can be the key of a map.
macro_rules! serde_as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

serde_as_text!(Name, Signature);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_schema_is_written_without_one() {
        assert_eq!(Name::new("core", "rooms").quoted(), "\"core\".\"rooms\"");
        assert_eq!(Name::new("", "rooms").quoted(), "\"rooms\"");
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for (schema, name) in [
            ("core", "rooms"),
            ("Core", "room-types"),
            ("a.b", "c\"d"),
            ("", "(x)"),
            ("1", "ü"),
        ] {
            let name = Name::new(schema, name);
            assert_eq!(name.to_string().parse(), Ok(name.clone()));
            let signature = Signature {
                name,
                arguments: "integer, public.\"T\"[], numeric(10,2)".to_owned(),
            };
            assert_eq!(signature.to_string().parse(), Ok(signature));
        }
        for text in [
            "",
            "rooms",
            "core.",
            ".rooms",
            "a.b.c",
            "\"a.b",
            "core.rooms(",
        ] {
            assert!(text.parse::<Name>().is_err(), "{text}");
        }
    }
}

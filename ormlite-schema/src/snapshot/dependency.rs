//! Lines of dependencies: `depends column core.rooms mood on type core.mood`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::line::Fact;
use crate::Catalog;
use crate::model::{Indexes, Name, ObjectId};

/// The first word of such a line.
pub(super) const DEPENDS: &str = "depends";

/// Between the two objects.
const ON: &str = "on";

/// The lines by the path of the object that they are beside; the empty one if the catalog does not
/// have it.
pub(super) fn lines(catalog: &Catalog) -> BTreeMap<Vec<String>, Vec<Fact>> {
    let indexes = catalog.indexes();
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (object, needs) in catalog.dependencies.iter() {
        let beside = path_of(catalog, &indexes, object).unwrap_or_default();
        let lines = found.entry(beside).or_default();
        for needed in needs {
            let mut path = vec![DEPENDS.to_owned()];
            path.extend(words(object));
            path.push(ON.to_owned());
            path.extend(words(needed));
            lines.push(Fact { path, value: None });
        }
    }
    found
}

/// The two objects of a line, without its first word.
pub(super) fn read(path: &[String]) -> Option<(ObjectId, ObjectId)> {
    // A column can have the name `on`.
    let places = path.iter().enumerate().filter(|(_, word)| *word == ON);
    places
        .filter_map(|(at, _)| Some((object(&path[..at])?, object(&path[at + 1..])?)))
        .next()
}

/// An object as serde has it: its kind, and one or two texts.
fn words(object: &ObjectId) -> Vec<String> {
    let Ok(Value::Object(map)) = serde_json::to_value(object) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for (kind, of) in map {
        words.push(kind);
        let texts = match of {
            Value::Array(texts) => texts,
            text => vec![text],
        };
        words.extend(texts.into_iter().filter_map(|text| match text {
            Value::String(text) => Some(text),
            _ => None,
        }));
    }
    words
}

fn object(words: &[String]) -> Option<ObjectId> {
    let (kind, texts) = words.split_first()?;
    let of = match texts {
        [text] => Value::from(text.as_str()),
        texts => Value::from(texts.to_vec()),
    };
    let object = [(kind.clone(), of)].into_iter().collect();
    serde_json::from_value(Value::Object(object)).ok()
}

/// The path of the object in the catalog.
fn path_of(catalog: &Catalog, indexes: &Indexes<'_>, object: &ObjectId) -> Option<Vec<String>> {
    let relation = |name: &Name| {
        let kind = match catalog.views.contains_key(name) {
            true => "view",
            false => "table",
        };
        (kind, name.to_string())
    };
    let within = |(kind, name): (&str, String), part: &str, of: &str| {
        vec![kind.to_owned(), name, part.to_owned(), of.to_owned()]
    };
    let path = match object {
        ObjectId::Column(table, column) | ObjectId::Default(table, column) => {
            within(relation(table), "column", column)
        }
        ObjectId::Constraint(table, name) => within(relation(table), "constraint", name),
        ObjectId::Trigger(of, name) => within(relation(of), "trigger", name),
        ObjectId::Rule(of, name) => within(relation(of), "rule", name),
        ObjectId::Policy(table, name) => within(relation(table), "policy", name),
        ObjectId::Index(name) => {
            let (of, _) = indexes.get(name)?;
            within(relation(of), "index", &name.name)
        }
        _ => words(object),
    };
    Some(path)
}

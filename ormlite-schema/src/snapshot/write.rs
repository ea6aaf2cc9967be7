//! A catalog as lines, and these in files.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::domains::Domains;
use super::format::{FIRST, FORMAT};
use super::line::Fact;
use super::shape::{CATALOG, Shape};
use super::{dependency, place};
use crate::Catalog;
use crate::model::{Dependencies, Other};

/// The field of an element of a list that says what comes before it.
pub(super) const AFTER: &str = "after";

/// The texts of the files by their paths.
pub(super) fn files(catalog: &Catalog, domains: &Domains) -> BTreeMap<String, String> {
    let mut files = BTreeMap::from([(place::DATABASE.to_owned(), first())]);
    let mut facts = facts(catalog, dependency::lines(catalog))
        .into_iter()
        .peekable();
    while let Some(fact) = facts.next() {
        let object = fact.path[..2.min(fact.path.len())].to_vec();
        let file = place::file_of(catalog, domains, &object);
        let text = files.entry(file).or_insert_with(first);
        text.push('\n');
        fact.write(text);
        let is_of_object =
            |next: &Fact| next.path.starts_with(&object) || next.path[0] == dependency::DEPENDS;
        while let Some(fact) = facts.next_if(is_of_object) {
            fact.write(text);
        }
    }
    files
}

fn first() -> String {
    format!("{FIRST} {FORMAT}\n")
}

/// The facts of a catalog, sorted, each object with the dependencies that are beside it.
pub(super) fn facts(
    catalog: &Catalog,
    dependencies: BTreeMap<Vec<String>, Vec<Fact>>,
) -> Vec<Fact> {
    let mut writer = Writer {
        facts: Vec::new(),
        dependencies,
    };
    let mut catalog = catalog.clone();
    catalog.dependencies = Dependencies::default();
    let others = by_identity(std::mem::take(&mut catalog.others));
    if let Ok(Value::Object(mut map)) = serde_json::to_value(&catalog) {
        map.remove("dependencies");
        map.insert("others".to_owned(), others);
        writer.fields(CATALOG.listed(), map, &[]);
    }
    // Those of objects that the catalog does not have are first, in no object's lines.
    let mut facts: Vec<_> = writer.dependencies.into_values().flatten().collect();
    facts.extend(writer.facts);
    facts
}

/// Objects of other kinds, by kind and identity.
fn by_identity(others: Vec<Other>) -> Value {
    let mut kinds: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for other in others {
        let Ok(Value::Object(mut fields)) = serde_json::to_value(&other) else {
            continue;
        };
        fields.remove("kind");
        fields.remove("identity");
        let of_kind = kinds.entry(other.kind).or_default();
        of_kind.insert(other.identity, Value::Object(fields));
    }
    serde_json::to_value(kinds).unwrap_or_default()
}

struct Writer {
    facts: Vec<Fact>,
    dependencies: BTreeMap<Vec<String>, Vec<Fact>>,
}

impl Writer {
    fn write(&mut self, shape: Shape, value: Value, path: &[String]) {
        match (shape, value) {
            (Shape::Fields(_), Value::Object(map)) => {
                self.add(path, None);
                self.fields(shape.listed(), map, path);
                let dependencies = self.dependencies.remove(path);
                self.facts.extend(dependencies.into_iter().flatten());
            }
            (Shape::Named(inner), Value::Object(map)) => {
                for (name, value) in sorted(map) {
                    self.write(*inner, value, &below(path, &name));
                }
            }
            (Shape::Ordered(key, inner), Value::Array(list)) => {
                self.each(keyed(list, key, true), *inner, path);
            }
            (Shape::Sorted(key, inner), Value::Array(list)) => {
                self.each(keyed(list, key, false), *inner, path);
            }
            (Shape::Labels, Value::Array(list)) => {
                let named = list
                    .into_iter()
                    .map(|label| Value::Object(Map::from_iter([("label".to_owned(), label)])));
                self.each(
                    keyed(named.collect(), "label", true),
                    Shape::Fields(&[]),
                    path,
                );
            }
            (Shape::Grants, Value::Array(grants)) => {
                self.add(path, None);
                for grant in grants {
                    self.grant(&grant, path);
                }
            }
            (_, value) => self.add(path, Some(value)),
        }
    }

    fn each(&mut self, elements: BTreeMap<String, Value>, shape: Shape, path: &[String]) {
        for (name, value) in elements {
            self.write(shape, value, &below(path, &name));
        }
    }

    fn fields(&mut self, listed: &[super::shape::Field], map: Map<String, Value>, path: &[String]) {
        let with_words = map.into_iter().map(|(key, value)| {
            match listed.iter().find(|field| field.key == key) {
                Some(field) => (field.word.to_owned(), (field.shape, value)),
                None => (key, (Shape::Value, value)),
            }
        });
        let with_words: BTreeMap<_, _> = with_words.collect();
        for (word, (shape, value)) in with_words {
            self.write(shape, value, &below(path, &word));
        }
    }

    /// `acl role reader SELECT grantable`
    fn grant(&mut self, grant: &Value, path: &[String]) {
        let mut path = path.to_vec();
        let mut add = |word: &Value| path.extend(word.as_str().map(str::to_owned));
        match &grant["grantee"] {
            Value::Object(role) => {
                for (word, name) in role {
                    add(&Value::from(word.as_str()));
                    add(name);
                }
            }
            word => add(word),
        }
        add(&grant["privilege"]);
        if grant["grantable"] == true {
            add(&Value::from("grantable"));
        }
        self.add(&path, None);
    }

    fn add(&mut self, path: &[String], value: Option<Value>) {
        let path = path.to_vec();
        self.facts.push(Fact { path, value });
    }
}

fn below(path: &[String], word: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(word.to_owned());
    path
}

/// serde_json's map can be in the order of insertion.
fn sorted(map: Map<String, Value>) -> BTreeMap<String, Value> {
    map.into_iter().collect()
}

/// The elements of a list by the text of one of their fields, each with the one before it.
fn keyed(list: Vec<Value>, key: &str, is_ordered: bool) -> BTreeMap<String, Value> {
    let mut elements = BTreeMap::new();
    let mut before: Option<String> = None;
    for value in list {
        let Value::Object(mut fields) = value else {
            continue;
        };
        let Some(Value::String(name)) = fields.remove(key) else {
            continue;
        };
        if let Some(before) = before.filter(|_| is_ordered) {
            fields.insert(AFTER.to_owned(), before.into());
        }
        elements.insert(name.clone(), Value::Object(fields));
        before = Some(name);
    }
    elements
}

//! Lines put together to what serde reads as a catalog.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::error::Kind;
use super::line::subject;
use super::shape::{CATALOG, Shape};
use super::write::AFTER;
use crate::Catalog;

/// The lines so far. Lists are maps until all lines are put.
#[derive(Default)]
pub(super) struct Assembled(Map<String, Value>);

/// What a line says.
pub(super) enum Line {
    Content,
    /// What comes after what.
    OrderOnly,
}

/// An object, and what is wrong with it.
pub(super) struct Wrong {
    pub(super) object: Vec<String>,
    pub(super) kind: Kind,
}

impl Assembled {
    /// Adds a line. `None` if there is no such path.
    pub(super) fn put(&mut self, path: &[String], value: Option<Value>) -> Option<Line> {
        put(CATALOG, path, value, &mut self.0)
    }

    /// The catalog, without dependencies.
    pub(super) fn catalog(self) -> Result<Catalog, Wrong> {
        let sections = fields(CATALOG, self.0, &mut Vec::new()).map_err(circular)?;
        let whole = Value::Object(with_others(sections.clone()));
        let read: Result<Catalog, _> = serde_json::from_value(whole);
        let mut catalog = read.map_err(|error| {
            let found = invalid(sections);
            found.unwrap_or_else(|| incomplete(Vec::new(), &error))
        })?;
        // Lists of the model that are sorted by what they mean, not by its text.
        catalog.others.sort();
        for publication in catalog.publications.values_mut() {
            publication.tables.sort_by(|a, b| a.table.cmp(&b.table));
        }
        Ok(catalog)
    }
}

fn put(
    shape: Shape,
    path: &[String],
    value: Option<Value>,
    node: &mut Map<String, Value>,
) -> Option<Line> {
    let Some((word, rest)) = path.split_first() else {
        let is_object = matches!(shape, Shape::Fields(_) | Shape::Grants) && value.is_none();
        return is_object.then_some(Line::Content);
    };
    match shape {
        Shape::Fields(_) => {
            let listed = shape.listed();
            if let Some(field) = listed.iter().find(|field| field.word == word) {
                return put(field.shape, rest, value, child(node, field.key)?);
            }
            let is_value = rest.is_empty() && listed.iter().all(|field| field.key != word);
            node.insert(word.clone(), value.filter(|_| is_value)?);
            Some(Line::Content)
        }
        Shape::Named(inner) | Shape::Sorted(_, inner) => {
            put(*inner, rest, value, child(node, word)?)
        }
        Shape::Ordered(..) | Shape::Labels => {
            let inner = match shape {
                Shape::Ordered(_, inner) => *inner,
                _ => Shape::Fields(&[]),
            };
            let is_order = rest == [AFTER] && matches!(value, Some(Value::String(_)));
            let line = put(inner, rest, value, child(node, word)?)?;
            Some(if is_order { Line::OrderOnly } else { line })
        }
        Shape::Grants => {
            let grant = grant(path).filter(|_| value.is_none())?;
            node.insert(path.join("\0"), grant);
            Some(Line::Content)
        }
        Shape::Value => None,
    }
}

fn child<'a>(node: &'a mut Map<String, Value>, key: &str) -> Option<&'a mut Map<String, Value>> {
    let child = node.entry(key).or_insert_with(|| Value::Object(Map::new()));
    child.as_object_mut()
}

/// `role reader SELECT grantable`
fn grant(words: &[String]) -> Option<Value> {
    let (words, grantable) = match words.split_last() {
        Some((last, words)) if last == "grantable" => (words, true),
        _ => (words, false),
    };
    let (grantee, privilege) = match words {
        [role, name, privilege] if role == "role" => (json!({ "role": name }), privilege),
        [grantee, privilege] => (json!(grantee), privilege),
        _ => return None,
    };
    Some(json!({"grantee": grantee, "privilege": privilege, "grantable": grantable}))
}

/// The fields of an object with lists where the model has them. The error is the path of a list
/// whose order is circular.
fn fields(
    shape: Shape,
    mut node: Map<String, Value>,
    path: &mut Vec<String>,
) -> Result<Map<String, Value>, Vec<String>> {
    for field in shape.listed() {
        let is_list = matches!(field.shape, Shape::Ordered(..) | Shape::Labels);
        let found = match node.remove(field.key) {
            Some(Value::Object(map)) => map,
            _ if is_list => Map::new(),
            _ => continue,
        };
        path.push(field.word.to_owned());
        node.insert(field.key.to_owned(), finished(field.shape, found, path)?);
        path.pop();
    }
    Ok(node)
}

fn finished(
    shape: Shape,
    node: Map<String, Value>,
    path: &mut Vec<String>,
) -> Result<Value, Vec<String>> {
    Ok(match shape {
        Shape::Fields(_) => Value::Object(fields(shape, node, path)?),
        Shape::Named(inner) => Value::Object(each(*inner, node, path)?),
        Shape::Sorted(key, inner) => {
            let elements: BTreeMap<_, _> = each(*inner, node, path)?.into_iter().collect();
            let named = elements
                .into_iter()
                .map(|(name, value)| with_name(key, name, value));
            named.collect()
        }
        Shape::Ordered(key, inner) => {
            let (mut node, names) = in_order(node).ok_or_else(|| path.clone())?;
            let mut list = Vec::new();
            for name in names {
                let Some(Value::Object(element)) = node.remove(&name) else {
                    continue;
                };
                path.push(name);
                let element = finished(*inner, element, path)?;
                list.push(with_name(key, path.pop().unwrap_or_default(), element));
            }
            Value::Array(list)
        }
        Shape::Labels => {
            let (_, names) = in_order(node).ok_or_else(|| path.clone())?;
            names.into_iter().map(Value::from).collect()
        }
        Shape::Grants => node.into_iter().map(|(_, grant)| grant).collect(),
        Shape::Value => Value::Object(node),
    })
}

fn each(
    shape: Shape,
    node: Map<String, Value>,
    path: &mut Vec<String>,
) -> Result<Map<String, Value>, Vec<String>> {
    let mut map = Map::new();
    for (name, value) in node {
        let Value::Object(value) = value else {
            continue;
        };
        path.push(name.clone());
        map.insert(name, finished(shape, value, path)?);
        path.pop();
    }
    Ok(map)
}

fn with_name(key: &str, name: String, mut element: Value) -> Value {
    if let Value::Object(fields) = &mut element {
        fields.insert(key.to_owned(), name.into());
    }
    element
}

/// The elements without what they come after, and their names in order. Those after the same one are
/// sorted by name; those after one that a merge has removed are last. `None` if they are circular.
fn in_order(mut node: Map<String, Value>) -> Option<(Map<String, Value>, Vec<String>)> {
    let mut after: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
    let names: Vec<_> = node.keys().cloned().collect();
    for name in &names {
        let element = node.get_mut(name).and_then(Value::as_object_mut)?;
        let before = match element.remove(AFTER) {
            Some(Value::String(before)) => Some(before),
            _ => None,
        };
        after.entry(before).or_default().push(name.clone());
    }
    let mut next: Vec<_> = after.remove(&None).unwrap_or_default();
    let is_gone =
        |before: &Option<String>| !before.as_ref().is_some_and(|it| node.contains_key(it));
    let gone: Vec<_> = after
        .keys()
        .filter(|before| is_gone(before))
        .cloned()
        .collect();
    next.sort();
    let mut dangling: Vec<_> = gone
        .iter()
        .filter_map(|before| after.remove(before))
        .flatten()
        .collect();
    dangling.sort();
    next.extend(dangling);
    next.reverse();
    let mut order = Vec::new();
    while let Some(name) = next.pop() {
        let mut following = after.remove(&Some(name.clone())).unwrap_or_default();
        following.sort_by(|a, b| b.cmp(a));
        next.extend(following);
        order.push(name);
    }
    (order.len() == names.len()).then_some((node, order))
}

/// Objects of other kinds are a list in a catalog, and by kind and identity here.
fn with_others(mut sections: Map<String, Value>) -> Map<String, Value> {
    let kinds = match sections.remove("others") {
        Some(Value::Object(kinds)) => kinds,
        _ => Map::new(),
    };
    let mut others = Vec::new();
    for (kind, of_kind) in kinds {
        let Value::Object(of_kind) = of_kind else {
            continue;
        };
        for (identity, mut other) in of_kind {
            other["kind"] = json!(kind);
            other["identity"] = json!(identity);
            others.push(other);
        }
    }
    sections.insert("others".to_owned(), Value::Array(others));
    sections
}

/// The first object that serde does not read.
fn invalid(sections: Map<String, Value>) -> Option<Wrong> {
    for (section, objects) in sections {
        let field = CATALOG.listed().iter().find(|field| field.key == section)?;
        let Value::Object(objects) = objects else {
            continue;
        };
        for (name, object) in objects {
            let objects = Map::from_iter([(name.clone(), object)]);
            let alone = Map::from_iter([(section.clone(), Value::Object(objects))]);
            let read: Result<Catalog, _> = serde_json::from_value(with_others(alone).into());
            if let Err(error) = read {
                return Some(incomplete(vec![field.word.to_owned(), name], &error));
            }
        }
    }
    None
}

fn incomplete(object: Vec<String>, error: &serde_json::Error) -> Wrong {
    let kind = Kind::Invalid {
        object: subject(&object),
        reason: error.to_string(),
    };
    Wrong { object, kind }
}

fn circular(list: Vec<String>) -> Wrong {
    let kind = Kind::Circular {
        list: subject(&list),
    };
    Wrong { object: list, kind }
}

//! Catalogs for the tests of rules.

use serde_json::{Value, json};

use super::facts::Facts;
use super::rule::Rule;
use crate::Catalog;

pub(super) fn catalog(json: Value) -> Catalog {
    serde_json::from_value(json).unwrap()
}

/// The objects that a rule finds in a catalog.
pub(super) fn found(rule: &Rule, catalog: &Catalog) -> Vec<String> {
    let found = (rule.check)(&Facts::new(catalog));
    found.iter().map(|found| found.object.to_string()).collect()
}

/// The objects that a rule finds in `s.t`, a table with the columns `a` and `b` and these fields.
pub(super) fn in_table(rule: &Rule, fields: Value) -> Vec<String> {
    found(rule, &catalog(with_table(fields)))
}

pub(super) fn with_table(fields: Value) -> Value {
    let mut table = json!({"columns": [
        {"name": "a", "type": "bigint", "not_null": {}},
        {"name": "b", "type": "bigint"},
    ]});
    for (key, value) in fields.as_object().unwrap() {
        table[key] = value.clone();
    }
    json!({"schemas": {"s": {}}, "tables": {"s.t": table}})
}

/// The columns that a rule finds, of these types.
pub(super) fn of_types(rule: &Rule, types: &[&str]) -> Vec<String> {
    let columns = types.iter().map(|ty| json!({"name": ty, "type": ty}));
    let columns: Vec<_> = columns.collect();
    let mut found = Vec::new();
    for object in (rule.check)(&Facts::new(&catalog(with_table(
        json!({"columns": columns}),
    )))) {
        match object.object {
            crate::model::ObjectId::Column(_, column) => found.push(column),
            object => panic!("{object}"),
        }
    }
    found
}

pub(super) fn index(columns: &[&str], fields: Value) -> Value {
    let elements: Vec<_> = columns
        .iter()
        .map(|column| json!({"column": column}))
        .collect();
    let mut index = json!({"elements": elements, "method": "btree"});
    for (key, value) in fields.as_object().unwrap() {
        index[key] = value.clone();
    }
    index
}

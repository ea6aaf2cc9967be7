//! Foreign keys whose rows are searched without an index.

use super::facts::{Facts, column_of, finds_equals, list};
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{ConstraintKind, ForeignKey, Index, ObjectId};

pub(super) const RULE: Rule = Rule {
    name: "foreign_key_without_index",
    severity: Severity::High,
    page: include_str!("foreign_key_without_index.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, table) in facts.tables() {
        let indexes = facts.indexes(table);
        for (constraint, it) in &table.constraints {
            let ConstraintKind::ForeignKey(key) = &it.kind else {
                continue;
            };
            let is_found = indexes
                .iter()
                .any(|indexed| serves(facts, &indexed.index, key));
            if is_found || it.not_enforced || it.inherited {
                continue;
            }
            let (columns, target) = (list(&key.columns), &key.table);
            found.push(Found {
                object: ObjectId::Constraint(name.clone(), constraint.clone()),
                why: format!("no index begins with ({columns}): deleting a row of {target}, or changing its key, reads all of {name}"),
                remedy: format!("create an index on {name} ({columns})"),
            });
        }
    }
    found
}

/// Whether an index begins with columns of the key, in any order, that are all of them or tell a
/// referenced row: an index on `receipt` serves `(order, receipt)` if receipts are unique.
fn serves(facts: &Facts<'_>, index: &Index, key: &ForeignKey) -> bool {
    let of_key = |column: &str| key.columns.iter().position(|of_key| of_key == column);
    let columns = index.elements.iter().map(column_of);
    let first = columns.map_while(|column| of_key(column?));
    let referenced: Vec<_> = first.filter_map(|at| key.referenced.get(at)).collect();
    let tells_row = |unique: &Index| {
        let mut columns = unique.elements.iter().map(column_of);
        let has = |column: Option<&str>| {
            column.is_some_and(|column| referenced.iter().any(|it| *it == column))
        };
        unique.unique && unique.filter.is_none() && columns.all(has)
    };
    let table = facts.catalog.tables.get(&key.table);
    let uniques = table.map(|table| facts.indexes(table)).unwrap_or_default();
    let is_led = referenced.len() == key.columns.len()
        || uniques.iter().any(|indexed| tells_row(&indexed.index));
    is_led && finds_equals(index)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::advice::testing::{catalog, found, in_table, index, with_table};

    fn with(columns: &[&str], index: Value) -> bool {
        let key =
            json!({"foreign_key": {"columns": columns, "table": "s.u", "referenced": columns}});
        let fields = json!({"constraints": {"fk": key}, "indexes": {"i": index}});
        let found = in_table(&RULE, fields);
        assert!(found.is_empty() || found == ["constraint fk on s.t"]);
        found.is_empty()
    }

    #[test]
    fn indexes_that_serve_a_key() {
        for (key, index) in [
            (&["a"][..], index(&["a"], json!({}))),
            (&["a"], index(&["a", "b"], json!({}))),
            (&["a"], index(&["a"], json!({"method": "hash"}))),
            (&["a"], index(&["a"], json!({"where": "(a IS NOT NULL)"}))),
            (&["a", "b"], index(&["b", "a"], json!({}))),
        ] {
            assert!(with(key, index.clone()), "{key:?} {index}");
        }
    }

    #[test]
    fn indexes_that_do_not() {
        let expression = json!({"elements": [{"expression": "lower(a)"}], "method": "btree"});
        for (key, index) in [
            (&["a"][..], index(&["b", "a"], json!({}))),
            (&["a"], index(&["a"], json!({"where": "(b > 0)"}))),
            (&["a"], index(&["a"], json!({"method": "brin"}))),
            (&["a"], index(&["a"], json!({"invalid": true}))),
            (&["a", "b"], index(&["a"], json!({}))),
            (&["a"], expression),
        ] {
            assert!(!with(key, index.clone()), "{key:?} {index}");
        }
    }

    /// The key refers to `(b, a)` of a table whose key is `a`.
    #[test]
    fn indexes_of_a_part_that_tells_the_row() {
        for (first, expected) in [("a", 0), ("b", 1)] {
            let key = json!({"columns": ["b", "a"], "table": "s.u", "referenced": ["b", "a"]});
            let mut schema = with_table(json!({
                "constraints": {"fk": {"foreign_key": key}},
                "indexes": {"i": index(&[first], json!({}))},
            }));
            schema["tables"]["s.u"] = json!({
                "columns": [], "constraints": {"pk": {"primary_key": {"columns": ["a"]}}},
            });
            assert_eq!(found(&RULE, &catalog(schema)).len(), expected, "{first}");
        }
    }

    #[test]
    fn keys_that_are_indexes_or_are_not_checked() {
        let key = json!({"columns": ["a"], "table": "s.u", "referenced": ["id"]});
        for (constraints, expected) in [
            (json!({"fk": {"foreign_key": key}}), 1),
            (
                json!({"fk": {"foreign_key": key}, "pk": {"primary_key": {"columns": ["a", "b"]}}}),
                0,
            ),
            (
                json!({"fk": {"foreign_key": key}, "un": {"unique": {"columns": ["a"]}}}),
                0,
            ),
            (json!({"fk": {"foreign_key": key, "not_enforced": true}}), 0),
        ] {
            let found = in_table(&RULE, json!({"constraints": constraints}));
            assert_eq!(found.len(), expected, "{constraints}");
        }
        let partition = json!({
            "constraints": {"fk": {"foreign_key": key, "inherited": true}},
            "partition_of": {"parent": "s.p", "bound": "DEFAULT"},
        });
        assert!(in_table(&RULE, partition).is_empty());
    }
}

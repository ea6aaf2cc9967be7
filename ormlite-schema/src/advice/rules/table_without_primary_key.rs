//! Tables whose rows have no identity.

use crate::advice::facts::{Facts, column_of};
use crate::advice::finding::Severity;
use crate::advice::rule::{Found, Rule};
use crate::model::{Index, ObjectId, Table};

pub(in crate::advice) const RULE: Rule = Rule {
    name: "table_without_primary_key",
    severity: Severity::High,
    page: include_str!("table_without_primary_key.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let without = facts.tables().filter(|(_, table)| !has_key(facts, table));
    let found = without.map(|(name, _)| Found {
        object: ObjectId::Table(name.clone()),
        why: "no key tells its rows apart".to_owned(),
        remedy: "add a primary key".to_owned(),
    });
    found.collect()
}

/// A primary key, or a unique key of columns that are not null, which is as good.
fn has_key(facts: &Facts<'_>, table: &Table) -> bool {
    let not_null = |column: &str| table.column(column).is_some_and(|it| it.not_null.is_some());
    let unique = |index: &Index| {
        let columns = index.elements.iter().map(column_of);
        index.unique
            && index.filter.is_none()
            && !index.invalid
            && columns
                .into_iter()
                .all(|column| column.is_some_and(not_null))
    };
    table.primary_key().is_some()
        || facts
            .indexes(table)
            .iter()
            .any(|indexed| unique(&indexed.index))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::{in_table, index};

    #[test]
    fn keys() {
        for (fields, expected) in [
            (json!({}), 1),
            (
                json!({"constraints": {"k": {"primary_key": {"columns": ["a"]}}}}),
                0,
            ),
            (
                json!({"constraints": {"k": {"unique": {"columns": ["a"]}}}}),
                0,
            ),
            (
                json!({"constraints": {"k": {"unique": {"columns": ["b"]}}}}),
                1,
            ),
            (
                json!({"constraints": {"k": {"check": {"expression": "true"}}}}),
                1,
            ),
            (
                json!({"indexes": {"i": index(&["a"], json!({"unique": true}))}}),
                0,
            ),
            (json!({"indexes": {"i": index(&["a"], json!({}))}}), 1),
            (
                json!({"indexes": {"i": index(&["a"], json!({"unique": true, "where": "b > 0"}))}}),
                1,
            ),
            (
                json!({"partition_of": {"parent": "s.p", "bound": "DEFAULT"}}),
                0,
            ),
        ] {
            assert_eq!(in_table(&RULE, fields.clone()).len(), expected, "{fields}");
        }
    }
}

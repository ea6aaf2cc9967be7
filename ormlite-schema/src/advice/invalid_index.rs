//! Indexes that no query uses.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "invalid_index",
    severity: Severity::High,
    page: include_str!("invalid_index.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let indexes = facts.catalog.indexes().into_iter();
    let invalid = indexes.filter(|(_, (_, index))| index.invalid);
    let found = invalid.map(|(name, (of, _))| {
        let table = facts.catalog.tables.get(of);
        let is_partitioned = table.is_some_and(|table| table.partition_by.is_some());
        let (why, remedy) = match is_partitioned {
            true => (
                "it lacks the index of a partition, so new partitions have it and queries do not use it",
                "create the missing indexes on the partitions, and attach them",
            ),
            false => (
                "building it has failed: it is kept up to date, and no query uses it",
                "drop it and create it again, or rebuild it concurrently",
            ),
        };
        Found {
            object: ObjectId::Index(name),
            why: why.to_owned(),
            remedy: remedy.to_owned(),
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::{in_table, index};

    #[test]
    fn indexes() {
        let fields = json!({"indexes": {
            "failed": index(&["a"], json!({"invalid": true})),
            "whole": index(&["a"], json!({})),
        }});
        assert_eq!(in_table(&RULE, fields), ["index s.failed"]);
    }
}

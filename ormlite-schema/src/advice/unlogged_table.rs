//! Unlogged tables.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{ObjectId, Persistence};

pub(super) const RULE: Rule = Rule {
    name: "unlogged_table",
    severity: Severity::Medium,
    page: include_str!("unlogged_table.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    // Each partition is logged or not by itself.
    let tables = facts.catalog.tables.iter();
    let unlogged = tables.filter(|(_, table)| table.persistence == Persistence::Unlogged);
    let found = unlogged.map(|(name, _)| Found {
        object: ObjectId::Table(name.clone()),
        why: "it is unlogged: a crash empties it, and replicas have none of its rows".to_owned(),
        remedy: "make it logged, unless its rows can be computed again".to_owned(),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::in_table;

    #[test]
    fn tables() {
        assert!(in_table(&RULE, json!({})).is_empty());
        let unlogged = json!({"persistence": "unlogged"});
        assert_eq!(in_table(&RULE, unlogged), ["table s.t"]);
    }
}

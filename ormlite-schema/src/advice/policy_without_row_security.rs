//! Policies that are not applied.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "policy_without_row_security",
    severity: Severity::High,
    page: include_str!("policy_without_row_security.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let tables = facts.catalog.tables.iter();
    let without = tables.filter(|(_, table)| !table.row_security && !table.policies.is_empty());
    let found = without.map(|(name, _)| Found {
        object: ObjectId::Table(name.clone()),
        why: "it has policies, and row security is off: every role sees all rows".to_owned(),
        remedy: "switch row security on, or drop the policies".to_owned(),
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
        let policies = json!({"p": {"using": "true"}});
        assert_eq!(
            in_table(&RULE, json!({"policies": policies})),
            ["table s.t"]
        );
        let on = json!({"policies": policies, "row_security": true});
        assert!(in_table(&RULE, on).is_empty());
        assert!(in_table(&RULE, json!({})).is_empty());
    }
}

//! Row security that shows no row.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "row_security_without_policy",
    severity: Severity::Medium,
    page: include_str!("row_security_without_policy.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let without = facts
        .tables()
        .filter(|(_, table)| table.row_security && table.policies.is_empty());
    let found = without.map(|(name, table)| Found {
        object: ObjectId::Table(name.clone()),
        why: match table.force_row_security {
            true => "row security is on without a policy: no role but superusers sees a row",
            false => "row security is on without a policy: no role but its owner sees a row",
        }
        .to_owned(),
        remedy: "create a policy, or switch row security off".to_owned(),
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
        for (fields, expected) in [
            (json!({"row_security": true}), 1),
            (json!({"row_security": true, "policies": policies}), 0),
            (json!({"row_security": false}), 0),
            // Often switched on so that no one reads past the parent.
            (
                json!({"row_security": true, "partition_of": {"parent": "s.p", "bound": "DEFAULT"}}),
                0,
            ),
        ] {
            assert_eq!(in_table(&RULE, fields.clone()).len(), expected, "{fields}");
        }
    }
}

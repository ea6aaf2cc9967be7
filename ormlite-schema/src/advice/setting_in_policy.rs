//! `current_setting` in policies.

use super::facts::Facts;
use super::finding::Severity;
use super::policy_text::calls_outside_subquery;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "setting_in_policy",
    severity: Severity::Medium,
    page: include_str!("setting_in_policy.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, table) in facts.tables() {
        for (policy, it) in &table.policies {
            // The condition of new rows is evaluated for each in any case.
            let condition = it.using.as_deref().unwrap_or_default();
            if calls_outside_subquery(condition, "current_setting") {
                found.push(Found {
                    object: ObjectId::Policy(name.clone(), policy.clone()),
                    why: "`current_setting` is called for each row that is read without an index"
                        .to_owned(),
                    remedy: "write `(SELECT current_setting(..))`, which is called once".to_owned(),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::in_table;

    #[test]
    fn policies() {
        let fields = json!({"policies": {
            "each": {"using": "(a = (current_setting('app.a'::text))::bigint)"},
            "once": {"using": "(a = ( SELECT (current_setting('app.a'::text))::bigint AS current_setting))"},
            "new": {"check": "(a = (current_setting('app.a'::text))::bigint)"},
        }});
        assert_eq!(in_table(&RULE, fields), ["policy each on s.t"]);
    }
}

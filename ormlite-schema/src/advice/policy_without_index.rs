//! Policies that read whole tables.

use super::facts::Facts;
use super::finding::Severity;
use super::policy_text::equal_names;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "policy_without_index",
    severity: Severity::Medium,
    page: include_str!("policy_without_index.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, table) in facts.tables() {
        for (policy, it) in &table.policies {
            let names = it.using.as_deref().map(equal_names).unwrap_or_default();
            let columns: Vec<_> = names
                .iter()
                .filter_map(|name| table.column(name))
                .filter(|column| column.ty != "boolean")
                .map(|column| &*column.name)
                .collect();
            let is_led = columns
                .iter()
                .any(|column| facts.is_led_by_index(table, column));
            if let (Some(first), false) = (columns.first(), is_led) {
                found.push(Found {
                    object: ObjectId::Policy(name.clone(), policy.clone()),
                    why: format!("it compares `{first}`, which begins no index: each query reads all rows, those of others too"),
                    remedy: format!("create an index on {name} that begins with `{first}`"),
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
    use crate::advice::testing::{in_table, index};

    #[test]
    fn policies() {
        let using = |text: &str| json!({"p": {"using": text}});
        let of_a = index(&["a", "b"], json!({}));
        for (fields, expected) in [
            (json!({"policies": using("(a = f())")}), 1),
            (
                json!({"policies": using("(a = f())"), "indexes": {"i": of_a}}),
                0,
            ),
            (
                json!({"policies": using("((a = f()) AND (b = g()))"), "indexes": {"i": of_a}}),
                0,
            ),
            (
                json!({"policies": using("(b = f())"), "indexes": {"i": of_a}}),
                1,
            ),
            (
                json!({"policies": using("(a = f())"),
                "constraints": {"k": {"primary_key": {"columns": ["a"]}}}}),
                0,
            ),
            (json!({"policies": using("(a > f())")}), 0),
            (
                json!({"policies": {"p": {"command": "insert", "check": "(a = f())"}}}),
                0,
            ),
            (
                json!({"policies": using("(a = f())"),
                "columns": [{"name": "a", "type": "boolean"}]}),
                0,
            ),
        ] {
            assert_eq!(in_table(&RULE, fields.clone()).len(), expected, "{fields}");
        }
    }
}

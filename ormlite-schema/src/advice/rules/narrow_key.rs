//! Generated keys of 4 bytes or less.

use super::serial_column::is_serial;
use crate::advice::facts::{Facts, column_id};
use crate::advice::finding::Severity;
use crate::advice::rule::{Found, Rule};

pub(in crate::advice) const RULE: Rule = Rule {
    name: "narrow_key",
    severity: Severity::Low,
    page: include_str!("narrow_key.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, table) in facts.tables() {
        let Some([column]) = table.primary_key().map(|key| &key.columns[..]) else {
            continue;
        };
        let Some(column) = table.column(column) else {
            continue;
        };
        let is_generated = column.identity.is_some() || is_serial(facts, name, column);
        let Some(numbers) = numbers(&column.ty).filter(|_| is_generated) else {
            continue;
        };
        found.push(Found {
            object: column_id(name, column),
            why: format!("a generated key of type `{}` has {numbers} numbers, also counting rows that were deleted or rolled back", column.ty),
            remedy: "use `bigint`, unless the table stays small".to_owned(),
        });
    }
    found
}

fn numbers(ty: &str) -> Option<&'static str> {
    match ty {
        "smallint" | "int2" => Some("32,767"),
        "integer" | "int" | "int4" => Some("2,147,483,647"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::in_table;

    #[test]
    fn generated_keys() {
        let identity = json!({"kind": "always"});
        for (ty, identity, key, expected) in [
            ("integer", &identity, json!(["a"]), 1),
            ("smallint", &identity, json!(["a"]), 1),
            ("bigint", &identity, json!(["a"]), 0),
            ("integer", &json!(null), json!(["a"]), 0),
            ("integer", &identity, json!(["b"]), 0),
            ("integer", &identity, json!(["a", "b"]), 0),
        ] {
            let fields = json!({
                "columns": [{"name": "a", "type": ty, "identity": identity}, {"name": "b", "type": "text"}],
                "constraints": {"k": {"primary_key": {"columns": key}}},
            });
            assert_eq!(
                in_table(&RULE, fields).len(),
                expected,
                "{ty} {identity} {key}"
            );
        }
    }
}

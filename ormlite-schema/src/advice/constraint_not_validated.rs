//! Constraints that are `NOT VALID`.

use super::facts::{Facts, column_id};
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{ObjectId, TypeKind};

pub(super) const RULE: Rule = Rule {
    name: "constraint_not_validated",
    severity: Severity::Medium,
    page: include_str!("constraint_not_validated.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |object, what: &str| {
        found.push(Found {
            object,
            why: format!("{what} is NOT VALID: rows that were stored before may violate it"),
            remedy: "validate it, which locks out neither readers nor writers".to_owned(),
        });
    };
    for (name, table) in facts.tables() {
        for (constraint, it) in &table.constraints {
            if it.not_valid && !it.not_enforced && !it.inherited {
                add(ObjectId::Constraint(name.clone(), constraint.clone()), "it");
            }
        }
    }
    for (name, column) in facts.columns() {
        if column
            .not_null
            .as_ref()
            .is_some_and(|it| it.not_valid && !it.inherited)
        {
            add(column_id(name, column), "its NOT NULL");
        }
    }
    for (name, ty) in &facts.catalog.types {
        if let TypeKind::Domain(domain) = &ty.kind {
            for (check, _) in domain.checks.iter().filter(|(_, check)| check.not_valid) {
                add(
                    ObjectId::Type(name.clone()),
                    &format!("its check `{check}`"),
                );
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::{catalog, found, in_table};

    #[test]
    fn constraints() {
        let check = |fields: serde_json::Value| {
            let mut check = json!({"check": {"expression": "a > 0"}});
            for (key, value) in fields.as_object().unwrap() {
                check[key] = value.clone();
            }
            check
        };
        let fields = json!({"constraints": {
            "new": check(json!({"not_valid": true})),
            "valid": check(json!({})),
            "off": check(json!({"not_valid": true, "not_enforced": true})),
        }});
        assert_eq!(in_table(&RULE, fields), ["constraint new on s.t"]);
        let column =
            json!({"columns": [{"name": "a", "type": "int", "not_null": {"not_valid": true}}]});
        assert_eq!(in_table(&RULE, column), ["column s.t.a"]);
        let domain = json!({"types": {"s.d": {"domain": {"base": "text", "checks": {
            "old": {"expression": "true"}, "new": {"expression": "true", "not_valid": true}}}}}});
        assert_eq!(found(&RULE, &catalog(domain)), ["type s.d"]);
    }
}

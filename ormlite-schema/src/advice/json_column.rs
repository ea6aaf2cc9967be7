//! `json`.

use super::column_types::of_type;
use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};

pub(super) const RULE: Rule = Rule {
    name: "json_column",
    severity: Severity::Low,
    page: include_str!("json_column.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    of_type(
        facts,
        |ty| ty == "json",
        |_| {
            "`json` is text: it is parsed again by each operator, and is neither compared nor indexed".to_owned()
        },
        "use `jsonb`, unless the text itself must be kept",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::testing::of_types;

    #[test]
    fn types() {
        assert_eq!(of_types(&RULE, &["json", "json[]"]), ["json", "json[]"]);
        assert!(of_types(&RULE, &["jsonb", "jsonpath", "s.json", "text"]).is_empty());
    }
}

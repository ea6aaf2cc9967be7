//! `char(n)`.

use super::column_types::{base, of_type};
use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};

pub(super) const RULE: Rule = Rule {
    name: "char_column",
    severity: Severity::Low,
    page: include_str!("char_column.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    of_type(
        facts,
        |ty| ["char", "character", "bpchar"].contains(&base(ty)),
        |ty| format!("`{ty}` pads values with spaces and ignores those at their end"),
        "use `text`, with a check on the length if it matters",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::testing::of_types;

    #[test]
    fn types() {
        let wrong = ["char(3)", "character(3)", "bpchar", "character(2)[]"];
        assert_eq!(of_types(&RULE, &wrong), wrong);
        let right = [
            "character varying(3)",
            "varchar",
            "text",
            "\"char\"",
            "s.char",
        ];
        assert!(of_types(&RULE, &right).is_empty());
    }
}

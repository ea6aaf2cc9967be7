//! `timestamp` without a time zone.

use super::column_types::{base, of_type};
use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};

pub(super) const RULE: Rule = Rule {
    name: "timestamp_column",
    severity: Severity::Medium,
    page: include_str!("timestamp_column.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    of_type(
        facts,
        is_without_zone,
        |ty| {
            format!(
                "`{ty}` is no moment in time: what it means depends on a time zone that is not stored"
            )
        },
        "use `timestamptz`, or the page of this rule if it is a local time",
    )
}

fn is_without_zone(ty: &str) -> bool {
    let base = base(ty);
    let is_timestamp = base == "timestamp" || base == "timestamp without time zone";
    is_timestamp && !ty.contains("with time zone")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::testing::of_types;

    #[test]
    fn types() {
        let wrong = [
            "timestamp",
            "timestamp(3)",
            "timestamp without time zone",
            "timestamp(6) without time zone[]",
        ];
        assert_eq!(of_types(&RULE, &wrong), wrong);
        let right = [
            "timestamptz",
            "timestamp with time zone",
            "timestamp(3) with time zone",
            "date",
            "tsrange",
            "s.timestamp",
        ];
        assert!(of_types(&RULE, &right).is_empty());
    }
}

//! `money`.

use super::column_types::of_type;
use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};

pub(super) const RULE: Rule = Rule {
    name: "money_column",
    severity: Severity::Medium,
    page: include_str!("money_column.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    of_type(
        facts,
        |ty| ty == "money",
        |_| {
            "the currency and the decimals of `money` are settings of the server (`lc_monetary`)"
                .to_owned()
        },
        "use `numeric`, and a column for the currency",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::testing::{catalog, found, of_types};

    #[test]
    fn types() {
        assert_eq!(of_types(&RULE, &["money", "money[]"]), ["money", "money[]"]);
        assert!(of_types(&RULE, &["s.money", "numeric(10,2)"]).is_empty());
    }

    #[test]
    fn domains() {
        let domain = serde_json::json!({"types": {"s.price": {"domain": {"base": "money"}}}});
        assert_eq!(found(&RULE, &catalog(domain)), ["type s.price"]);
    }
}

//! Sequences that end before their columns do.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{ObjectId, Sequence};

pub(super) const RULE: Rule = Rule {
    name: "narrow_sequence",
    severity: Severity::Medium,
    page: include_str!("narrow_sequence.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let sequences = facts.catalog.sequences.iter();
    let narrow = sequences.filter(|(_, sequence)| is_narrow(facts, sequence));
    let found = narrow.map(|(name, sequence)| Found {
        object: ObjectId::Sequence(name.clone()),
        why: format!(
            "it is of type `{}`, and ends before the `bigint` column that owns it",
            sequence.ty
        ),
        remedy: "change its type to `bigint`".to_owned(),
    });
    found.collect()
}

fn is_narrow(facts: &Facts<'_>, sequence: &Sequence) -> bool {
    let owner = sequence.owned_by.as_ref();
    let column = owner.and_then(|(table, column)| facts.catalog.column(table, column));
    let is_wide = column.is_some_and(|column| column.ty == "bigint");
    is_wide && !sequence.options.cycle && ["integer", "smallint"].contains(&&*sequence.ty)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::{catalog, found, with_table};

    #[test]
    fn sequences() {
        let mut schema = with_table(json!({}));
        schema["sequences"] = json!({
            "s.narrow": {"type": "integer", "owned_by": ["s.t", "a"]},
            "s.wide": {"type": "bigint", "owned_by": ["s.t", "a"]},
            "s.round": {"type": "integer", "owned_by": ["s.t", "a"], "cycle": true},
            "s.free": {"type": "integer"},
        });
        assert_eq!(found(&RULE, &catalog(schema)), ["sequence s.narrow"]);
    }
}

//! `serial`.

use super::facts::{Facts, column_id};
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{Column, Name};

pub(super) const RULE: Rule = Rule {
    name: "serial_column",
    severity: Severity::Low,
    page: include_str!("serial_column.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let serials = facts
        .columns()
        .filter(|(table, column)| is_serial(facts, table, column));
    let found = serials.map(|(table, column)| Found {
        object: column_id(table, column),
        why:
            "the sequence of `serial` has privileges of its own, and an insert can give any number"
                .to_owned(),
        remedy: "use `GENERATED ALWAYS AS IDENTITY`".to_owned(),
    });
    found.collect()
}

/// Whether the default is the next number of a sequence that the column owns.
pub(super) fn is_serial(facts: &Facts<'_>, table: &Name, column: &Column) -> bool {
    let is_next = |default: &String| default.starts_with("nextval(");
    column.default.as_ref().is_some_and(is_next)
        && facts.catalog.sequences.values().any(|sequence| {
            let owner = sequence.owned_by.as_ref();
            owner.is_some_and(|(owner, of)| owner == table && *of == column.name)
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::advice::testing::{catalog, found, with_table};

    #[test]
    fn columns_with_a_sequence_of_their_own() {
        let mut schema = with_table(json!({"columns": [
            {"name": "a", "type": "integer", "default": "nextval('s.t_a_seq'::regclass)"},
            {"name": "b", "type": "integer", "default": "nextval('s.shared'::regclass)"},
            {"name": "c", "type": "integer", "identity": {"kind": "always"}},
        ]}));
        schema["sequences"] = json!({
            "s.t_a_seq": {"type": "integer", "owned_by": ["s.t", "a"]},
            "s.shared": {"type": "bigint"},
        });
        assert_eq!(found(&RULE, &catalog(schema)), ["column s.t.a"]);
    }
}

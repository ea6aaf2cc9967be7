//! Schemas that have outgrown a domain.

use super::counts::Counts;
use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::ObjectId;

pub(super) const RULE: Rule = Rule {
    name: "schema_with_many_tables",
    severity: Severity::Low,
    page: include_str!("schema_with_many_tables.md"),
    check,
};

/// The most tables of a schema, without partitions.
const MOST: usize = 50;

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let schemas = Counts::of(facts.catalog).schemas.into_iter();
    let large = schemas.filter(|(_, counts)| counts.tables > MOST);
    let found = large.map(|(name, counts)| Found {
        object: ObjectId::Schema(name),
        why: format!("it has {} tables, more than {MOST}", counts.tables),
        remedy: "divide it into schemas of one domain each, and these into crates".to_owned(),
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::advice::testing::{catalog, found};

    #[test]
    fn tables_are_counted_without_partitions() {
        for (tables, partitions, expected) in [(50, 0, 0), (50, 9, 0), (51, 0, 1)] {
            let partition =
                json!({"columns": [], "partition_of": {"parent": "s.t0", "bound": "DEFAULT"}});
            let mut all = Map::new();
            all.extend((0..tables).map(|n| (format!("s.t{n}"), json!({"columns": []}))));
            all.extend((0..partitions).map(|n| (format!("s.p{n}"), partition.clone())));
            let found = found(&RULE, &catalog(json!({"tables": all})));
            assert_eq!(found.len(), expected, "{tables} {partitions}");
        }
    }
}

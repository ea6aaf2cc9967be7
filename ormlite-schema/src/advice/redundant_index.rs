//! Indexes that another one makes superfluous: equal ones, and those that are the beginning of
//! another.

use super::facts::{Facts, Indexed, column_of};
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{Index, Name, ObjectId, ReplicaIdentity, Table};

/// Equal indexes, and those of constraints.
pub(super) const RULE: Rule = Rule {
    name: "redundant_index",
    severity: Severity::Low,
    page: include_str!("redundant_index.md"),
    check: |facts| check(facts, Redundancy::Equal),
};

/// The beginnings of others.
pub(super) const PREFIX: Rule = Rule {
    name: "prefix_index",
    severity: Severity::Low,
    page: include_str!("prefix_index.md"),
    check: |facts| check(facts, Redundancy::Prefix),
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Redundancy {
    Equal,
    Prefix,
}

fn check(facts: &Facts<'_>, redundancy: Redundancy) -> Vec<Found> {
    let mut found = Vec::new();
    for (name, table) in facts.tables() {
        let indexes = facts.indexes(table);
        let own = indexes
            .iter()
            .filter(|indexed| can_be_dropped(facts, name, table, indexed));
        for indexed in own {
            let mut others = indexes.iter().filter(|other| other.name != indexed.name);
            let other = others.find(|other| covers(other, indexed) == Some(redundancy));
            found.extend(other.map(|other| of(name, indexed, other, redundancy)));
        }
    }
    found
}

fn of(table: &Name, indexed: &Indexed<'_>, other: &Indexed<'_>, redundancy: Redundancy) -> Found {
    let what = match other.is_of_constraint {
        true => "the constraint",
        false => "the index",
    };
    let why = match redundancy {
        Redundancy::Equal => format!("{what} `{}` has the same columns", other.name),
        Redundancy::Prefix => format!("{what} `{}` begins with the same columns", other.name),
    };
    Found {
        object: ObjectId::Index(table.beside(indexed.name)),
        why: format!("{why}, so each write maintains two"),
        remedy: "drop it".to_owned(),
    }
}

/// Whether nothing but queries needs the index.
fn can_be_dropped(facts: &Facts<'_>, table: &Name, of: &Table, indexed: &Indexed<'_>) -> bool {
    let id = ObjectId::Index(table.beside(indexed.name));
    let mut dependencies = facts.catalog.dependencies.iter();
    let is_needed = dependencies.any(|(_, needs)| needs.contains(&id));
    let is_identity = of.replica_identity == ReplicaIdentity::Index(indexed.name.to_owned());
    let is_order = of.cluster_on.as_deref() == Some(indexed.name);
    !indexed.is_of_constraint && !is_needed && !is_identity && !is_order && !indexed.index.invalid
}

/// Whether an index does all that another one does, and how.
fn covers(other: &Indexed<'_>, indexed: &Indexed<'_>) -> Option<Redundancy> {
    let (wide, narrow) = (&other.index, &indexed.index);
    let same = wide.method == narrow.method && wide.filter == narrow.filter && !wide.invalid;
    if !same || !has_columns(wide, &narrow.include) {
        return None;
    }
    if wide.elements == narrow.elements {
        let enforces =
            !narrow.unique || wide.unique && wide.nulls_not_distinct == narrow.nulls_not_distinct;
        // Of two that are equal in all, one is kept: that of a constraint, or the first by name.
        let is_kept = wide.unique && !narrow.unique
            || other.is_of_constraint
            || wide.include.len() > narrow.include.len()
            || other.name < indexed.name;
        return (enforces && is_kept).then_some(Redundancy::Equal);
    }
    let is_prefix = wide.elements.starts_with(&narrow.elements);
    let is_sorted = wide.method == "btree" && !narrow.unique;
    (is_prefix && is_sorted).then_some(Redundancy::Prefix)
}

fn has_columns(index: &Index, columns: &[String]) -> bool {
    let elements = index.elements.iter().filter_map(column_of);
    let has: Vec<_> = elements
        .chain(index.include.iter().map(String::as_str))
        .collect();
    columns.iter().all(|column| has.contains(&&**column))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::advice::testing::{catalog, found, in_table, index, with_table};

    fn of_both(one: Value, two: Value, rule: &Rule) -> Vec<String> {
        in_table(rule, json!({"indexes": {"one": one, "two": two}}))
    }

    fn plain(columns: &[&str]) -> Value {
        index(columns, json!({}))
    }

    #[test]
    fn equal_indexes() {
        let two = ["index s.two"];
        let one = ["index s.one"];
        assert_eq!(of_both(plain(&["a"]), plain(&["a"]), &RULE), two);
        let unique = index(&["a"], json!({"unique": true}));
        assert_eq!(of_both(plain(&["a"]), unique.clone(), &RULE), one);
        assert_eq!(of_both(unique.clone(), plain(&["a"]), &RULE), two);
        assert_eq!(of_both(unique.clone(), unique.clone(), &RULE), two);
        let including = index(&["a"], json!({"include": ["b"]}));
        assert_eq!(of_both(plain(&["a"]), including, &RULE), one);
        let gin = index(&["a"], json!({"method": "gin"}));
        assert_eq!(of_both(gin.clone(), gin, &RULE), two);
        let constraint = json!({
            "constraints": {"k": {"primary_key": {"columns": ["a"]}}},
            "indexes": {"i": plain(&["a"]), "u": unique},
        });
        assert_eq!(in_table(&RULE, constraint), ["index s.i", "index s.u"]);
    }

    #[test]
    fn beginnings() {
        let one = ["index s.one"];
        assert_eq!(of_both(plain(&["a"]), plain(&["a", "b"]), &PREFIX), one);
        let key = json!({
            "constraints": {"k": {"primary_key": {"columns": ["a", "b"]}}},
            "indexes": {"one": plain(&["a"])},
        });
        assert_eq!(in_table(&PREFIX, key), one);
    }

    #[test]
    fn indexes_that_differ() {
        let descending = json!({"elements": [{"column": "a", "desc": true}], "method": "btree"});
        for other in [
            plain(&["b", "a"]),
            index(&["a", "b"], json!({"where": "b > 0"})),
            index(&["a", "b"], json!({"method": "gin"})),
            index(&["a", "b"], json!({"invalid": true})),
            descending,
        ] {
            for rule in [&RULE, &PREFIX] {
                let found = of_both(plain(&["a"]), other.clone(), rule);
                assert!(found.is_empty(), "{other} {found:?}");
            }
        }
        // A shorter unique index demands more.
        let unique = index(&["a"], json!({"unique": true}));
        assert!(of_both(unique, plain(&["a", "b"]), &PREFIX).is_empty());
        let brin = |columns: &[&str]| index(columns, json!({"method": "brin"}));
        assert!(of_both(brin(&["a"]), brin(&["a", "b"]), &PREFIX).is_empty());
    }

    #[test]
    fn indexes_that_are_needed() {
        let unique = index(&["a"], json!({"unique": true}));
        let fields = json!({"indexes": {"one": unique, "two": unique}});
        let mut schema = with_table(fields.clone());
        schema["tables"]["s.t"]["replica_identity"] = json!({"index": "two"});
        assert!(found(&RULE, &catalog(schema)).is_empty());
        let mut schema = with_table(fields);
        schema["dependencies"] = json!([
            [{"constraint": ["s.u", "fk"]}, [{"index": "s.two"}]],
        ]);
        assert!(found(&RULE, &catalog(schema)).is_empty());
    }
}

//! Views past row security.

use super::facts::Facts;
use super::finding::Severity;
use super::rule::{Found, Rule};
use crate::model::{Name, ObjectId, View};

pub(super) const RULE: Rule = Rule {
    name: "view_without_security_invoker",
    severity: Severity::High,
    page: include_str!("view_without_security_invoker.md"),
    check,
};

fn check(facts: &Facts<'_>) -> Vec<Found> {
    let views = facts
        .catalog
        .views
        .iter()
        .filter(|(_, view)| !view.materialized && !is_invoker(view));
    let found = views.filter_map(|(name, _)| {
        let table = secured(facts, name)?;
        Some(Found {
            object: ObjectId::View(name.clone()),
            why: format!("it reads {table} as its owner, to whom the policies of that table do not apply: it shows all rows to who may read it"),
            remedy: "set `security_invoker` (PostgreSQL 15 and later)".to_owned(),
        })
    });
    found.collect()
}

/// A table that the view reads, with row security that is not forced on its owner, by the
/// dependencies that a server has described.
fn secured<'a>(facts: &Facts<'a>, view: &Name) -> Option<&'a Name> {
    let view = ObjectId::View(view.clone());
    let needs = facts.catalog.dependencies.of(&view);
    let mut tables = needs.filter_map(|needed| match needed {
        ObjectId::Table(table) | ObjectId::Column(table, _) => Some(table),
        _ => None,
    });
    tables.find(|table| {
        let table = facts.catalog.tables.get(table);
        table.is_some_and(|table| table.row_security && !table.force_row_security)
    })
}

fn is_invoker(view: &View) -> bool {
    let value = view
        .options
        .get("security_invoker")
        .map(|value| value.to_lowercase());
    value.is_some_and(|value| ["true", "on", "yes", "1"].contains(&&*value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::advice::testing::{catalog, found, with_table};

    fn with(table: Value, view: Value) -> usize {
        let mut schema = with_table(table);
        schema["views"] = json!({"s.v": view});
        schema["dependencies"] = json!([[{"view": "s.v"}, [{"column": ["s.t", "a"]}]]]);
        found(&RULE, &catalog(schema)).len()
    }

    #[test]
    fn views() {
        let plain = json!({"definition": "SELECT a FROM s.t"});
        let with_option = |value: &str| {
            let mut view = plain.clone();
            view["options"] = json!({"security_invoker": value});
            view
        };
        let on = json!({"row_security": true});
        assert_eq!(with(on.clone(), plain.clone()), 1);
        assert_eq!(with(on.clone(), with_option("false")), 1);
        assert_eq!(with(on.clone(), with_option("true")), 0);
        assert_eq!(with(on.clone(), with_option("ON")), 0);
        let stored = json!({"definition": "SELECT a FROM s.t", "materialized": true});
        assert_eq!(with(on, stored), 0);
        assert_eq!(with(json!({}), plain.clone()), 0);
        // The policies apply to the owner, too.
        let forced = json!({"row_security": true, "force_row_security": true});
        assert_eq!(with(forced, plain), 0);
    }
}

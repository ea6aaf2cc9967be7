//! Renames in plans: which are made, what they say, and what they keep.

use ormlite_schema::Catalog;
use ormlite_schema::model::{Column, Name, ObjectId, Routine, Schema, Signature, Table};
use ormlite_schema::plan::{Hazard, Options, Plan, plan};

/// A catalog of tables, each with its columns: `a(id, x) b(id)`.
fn catalog(tables: &str) -> Catalog {
    let mut catalog = Catalog::default();
    catalog.schemas.insert("s".into(), Schema::default());
    for table in tables.split_terminator(')') {
        let (name, columns) = table.split_once('(').expect("columns");
        let columns = columns.split(", ").map(|name| Column {
            name: name.into(),
            ty: "integer".into(),
            ..Column::default()
        });
        let table = Table {
            columns: columns.collect(),
            ..Table::default()
        };
        catalog.tables.insert(Name::new("s", name.trim()), table);
    }
    catalog
}

fn renamed(old: &Catalog, new: &Catalog, hints: &str) -> Plan {
    let renames = hints.replace("; ", "\n").parse().expect("hints");
    let options = Options {
        renames,
        ..Options::default()
    };
    plan(old, new, &options)
}

#[test]
fn hints_are_followed_where_only_the_new_catalog_has_the_new_name() {
    for (old, new, hints, expected) in [
        (
            "a(x)",
            "b(x)",
            "table s.a -> s.b",
            &["TABLE \"s\".\"a\" RENAME TO \"b\""][..],
        ),
        (
            "a(x)",
            "a(y)",
            "column s.a.x -> y",
            &["TABLE \"s\".\"a\" RENAME COLUMN \"x\" TO \"y\""],
        ),
        // Made before, in part or as a whole.
        ("b(x)", "b(x)", "table s.a -> s.b", &[]),
        (
            "b(x)",
            "b(y)",
            "table s.a -> s.b; column s.b.x -> y",
            &["TABLE \"s\".\"b\" RENAME COLUMN \"x\" TO \"y\""],
        ),
        // Each name becomes free before it is given again.
        (
            "a(x) b(y)",
            "b(x) c(y)",
            "table s.a -> s.b; table s.b -> s.c",
            &[
                "TABLE \"s\".\"b\" RENAME TO \"c\"",
                "TABLE \"s\".\"a\" RENAME TO \"b\"",
            ],
        ),
        (
            "a(x, y)",
            "a(y, z)",
            "column s.a.x -> y; column s.a.y -> z",
            &[
                "TABLE \"s\".\"a\" RENAME COLUMN \"y\" TO \"z\"",
                "TABLE \"s\".\"a\" RENAME COLUMN \"x\" TO \"y\"",
            ],
        ),
        // A hint for a table that the new catalog does not have.
        ("a(x)", "a(x)", "table s.a -> s.b", &[]),
    ] {
        let plan = renamed(&catalog(old), &catalog(new), hints);
        let found: Vec<_> = plan.steps.iter().map(|step| step.sql.as_str()).collect();
        let expected: Vec<_> = expected.iter().map(|sql| format!("ALTER {sql}")).collect();
        assert_eq!(found, expected, "{old} -> {new}");
        assert!(plan.not_renamed.is_empty(), "{old} -> {new}");
        let hazards: Vec<_> = plan.steps.iter().flat_map(|step| step.hazards()).collect();
        assert_eq!(
            hazards,
            vec![Hazard::BreaksPrograms; found.len()],
            "{old} -> {new}"
        );
    }
}

#[test]
fn hints_that_can_have_been_followed_before_are_reported() {
    let table = |name: &str| ObjectId::Table(Name::new("s", name));
    for (old, new, hints, expected) in [
        // Two names that are exchanged look like two that were exchanged.
        (
            "a(x) b(y)",
            "a(x) b(y)",
            "table s.a -> s.b; table s.b -> s.a",
            vec![table("a"), table("b")],
        ),
        // A table got the old name after the rename.
        (
            "a(z) b(x)",
            "a(z) b(x)",
            "table s.a -> s.b",
            vec![table("b")],
        ),
        // Both exist, and one is dropped.
        ("a(x) b(x)", "b(x)", "table s.a -> s.b", vec![table("b")]),
    ] {
        let plan = renamed(&catalog(old), &catalog(new), hints);
        assert_eq!(plan.not_renamed, expected, "{old} -> {new}");
        let is_renamed = |sql: &str| sql.contains("RENAME");
        assert!(
            !plan.steps.iter().any(|step| is_renamed(&step.sql)),
            "{old} -> {new}"
        );
    }
}

#[test]
fn functions_that_have_the_old_name_in_their_bodies_are_named() {
    let mut old = catalog("rooms(rate)");
    for (name, body) in [
        ("uses", "SELECT rate FROM rooms"),
        ("other", "SELECT 1 AS rate"),
    ] {
        let signature = Signature {
            name: Name::new("s", name),
            arguments: String::new(),
        };
        let routine = Routine {
            definition: format!("CREATE OR REPLACE FUNCTION s.{name}() AS $$ {body} $$"),
            ..Routine::default()
        };
        old.routines.insert(signature, routine);
    }
    let mut new = catalog("rooms(price)");
    new.routines = old.routines.clone();
    let plan = renamed(&old, &new, "column s.rooms.rate -> price");
    let breaks = plan.steps[0].breaks.as_deref().expect("it breaks programs");
    assert!(
        breaks.contains("s.uses()") && !breaks.contains("s.other()"),
        "{breaks}"
    );
}

//! The schemas of the example programs: from their structs to a database, and around.

use ormlite_migrate::Introspect;
use ormlite_schema::plan::{Options, plan};
use ormlite_schema::{Catalog, ddl};

use super::declared;
use crate::support::{catalog_of, database, difference, version};

/// What a catalog has but for SQL text, which the server writes in its own form.
fn outline(catalog: &Catalog) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(catalog.schemas.keys().map(|name| format!("schema {name}")));
    lines.extend(
        catalog
            .extensions
            .keys()
            .map(|name| format!("extension {name}")),
    );
    lines.extend(
        catalog
            .types
            .iter()
            .map(|(name, ty)| format!("type {name} {:?}", ty.kind)),
    );
    lines.extend(
        catalog
            .sequences
            .keys()
            .map(|name| format!("sequence {name}")),
    );
    for (name, table) in &catalog.tables {
        lines.push(format!(
            "table {name} {:?} {:?}",
            table.comment, table.row_security
        ));
        lines.extend(table.columns.iter().map(|column| {
            let facts = (
                column.not_null.is_some(),
                column.default.is_some(),
                column.generated.is_some(),
                &column.identity,
                &column.comment,
            );
            format!("column {name}.{} {} {facts:?}", column.name, column.ty)
        }));
        lines.extend(table.constraints.iter().map(|(constraint, it)| {
            let kind = format!("{:?}", it.kind);
            let kind = kind.split([' ', '(']).next().unwrap_or_default().to_owned();
            format!("constraint {name}.{constraint} {kind} {:?}", it.timing)
        }));
        lines.extend(table.indexes.iter().map(|(index, it)| {
            format!(
                "index {name}.{index} {} {} {}",
                it.method,
                it.unique,
                it.elements.len()
            )
        }));
        lines.extend(
            table
                .policies
                .keys()
                .map(|policy| format!("policy {name}.{policy}")),
        );
    }
    for (name, view) in &catalog.views {
        let indexes: Vec<_> = view.indexes.keys().collect();
        lines.push(format!("view {name} {} {indexes:?}", view.materialized));
    }
    lines
}

async fn around(module: &str) {
    let declared = declared(module);
    let (_database, db) = database(&ddl::script(&declared)).await;
    let read = Introspect::new().read(&db).await.expect("it is read");

    let mut expected = outline(&declared);
    let mut found = outline(&read);
    // They are there from the start.
    found.retain(|line| line != "schema public" && line != "extension plpgsql");
    expected.retain(|line| line != "schema public");
    let missing: Vec<_> = expected
        .iter()
        .filter(|line| !found.contains(line))
        .collect();
    let unwanted: Vec<_> = found
        .iter()
        .filter(|line| !expected.contains(line))
        .collect();
    assert!(
        missing.is_empty() && unwanted.is_empty(),
        "declared: {missing:#?}\nread: {unwanted:#?}"
    );

    let again = catalog_of(&ddl::script(&read)).await;
    assert_eq!(difference(&again, &read), None);
    let options = Options {
        server_version: version(&db).await,
        ..Options::default()
    };
    for (one, other) in [(&read, &again), (&again, &read)] {
        let difference = plan(one, other, &options);
        assert!(
            difference.is_empty() && difference.left.is_empty(),
            "{}",
            difference.sql()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hospitality_tables() {
    around("hospitality").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn loyalty_tables() {
    around("loyalty").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn saas_tables() {
    around("saas").await;
}

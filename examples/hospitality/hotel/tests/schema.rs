//! Every table of every domain as a catalog: in a snapshot, and what is said of it.

// Links them.
use hospitality as _;
use ormlite_schema::Catalog;
use ormlite_schema::advice::Advisor;
use ormlite_schema::from_registry::from_registry;
use ormlite_schema::snapshot::{Domains, Snapshot};

fn catalog() -> Catalog {
    from_registry("public").unwrap()
}

#[test]
fn a_snapshot_is_read_as_it_is_written() {
    let catalog = catalog();
    let snapshot = Snapshot::from_catalog(&catalog, &Domains::new());
    let read = Snapshot::parse(snapshot.files().clone()).unwrap();
    assert_eq!(*read.catalog(), catalog);
    assert!(snapshot.files().contains_key("core/rooms.table"));
}

#[test]
fn advice_is_about_char_columns_alone() {
    let advice = Advisor::new().advise(&catalog());
    let total = advice.counts.total();
    assert!(total.tables >= 105, "{total}");
    assert!(
        advice
            .counts
            .schemas
            .values()
            .all(|schema| schema.tables <= 50)
    );
    // Codes of countries and currencies, of a fixed length.
    let findings = advice.findings.iter();
    let others: Vec<_> = findings.filter(|it| it.rule != "char_column").collect();
    assert!(others.is_empty(), "{others:#?}");
}

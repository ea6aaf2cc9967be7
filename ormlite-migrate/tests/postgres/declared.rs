//! The tables of programs: what the server makes of them, and what leads from one version of a
//! program to the next.

mod examples;
mod previous_names;

use ormlite_core::schema::registry::{self, TableDef};
use ormlite_schema::Catalog;
use ormlite_schema::from_registry::catalog_of;

/// The linked tables whose modules begin so.
fn tables(module: &str) -> Vec<&'static TableDef> {
    let tables = registry::tables().into_iter();
    let tables: Vec<_> = tables
        .filter(|table| table.module.starts_with(module))
        .collect();
    assert!(!tables.is_empty(), "{module}");
    tables
}

/// Their catalog.
pub(crate) fn declared(module: &str) -> Catalog {
    catalog_of(&tables(module), &[], "public").expect("no conflict")
}

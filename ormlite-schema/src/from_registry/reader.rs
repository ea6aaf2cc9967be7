//! The catalog so far.

use std::collections::BTreeMap;

use ormlite_core::schema::registry::TableDef;

use crate::model::{Catalog, Name};

pub(super) struct Reader<'a> {
    /// The schema of what declares none.
    pub(super) schema: &'a str,
    pub(super) tables: &'a [&'a TableDef],
    pub(super) catalog: Catalog,
    /// Where tables and views are declared.
    pub(super) modules: BTreeMap<Name, &'static str>,
}

impl Reader<'_> {
    pub(super) fn name(&mut self, schema: Option<&str>, name: &str) -> Name {
        let name = Name::new(schema.unwrap_or(self.schema), name);
        if !name.schema.is_empty() {
            self.catalog.schemas.entry(name.schema.clone()).or_default();
        }
        name
    }
}

/// The names of the columns at these indexes.
pub(super) fn columns(table: &TableDef, at: &[u16]) -> Vec<String> {
    let names = at.iter().map(|&at| table.column_name(at).to_owned());
    names.collect()
}

//! Whether a database is what another one is.

use ormlite_schema::Catalog;

use crate::support;

/// What differs between the catalogs, as lines of JSON. Columns are compared by name: a plan does not
/// move them.
pub(crate) fn difference(one: &Catalog, other: &Catalog) -> Option<String> {
    support::difference(&sorted(one.clone()), &sorted(other.clone()))
}

fn sorted(mut catalog: Catalog) -> Catalog {
    for table in catalog.tables.values_mut() {
        table
            .columns
            .sort_by(|one, other| one.name.cmp(&other.name));
    }
    catalog
}

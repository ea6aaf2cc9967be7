//! Chooses how a query's to-many relations are loaded. All thresholds are here.

use crate::ast::{Loader, Loading, QueryNode};

/// The maximum number of rows whose relations are loaded as arrays of records, if the query does not
/// choose a strategy and has too many columns for one statement of levels.
pub(crate) const FEW_ROWS: u32 = 100;

/// The number of columns from which a query and its relations are not one statement of levels.
///
/// Each row has the columns of all levels, and the NULLs of the other levels take time. Compared with
/// arrays of records, 84 columns took a quarter to two thirds of the time, 154 the same, 200 more.
pub(crate) const TOO_MANY_COLUMNS: usize = 128;

/// Returns the loader of the query's to-many relations as levels; `None` if they are loaded as arrays of
/// records.
pub(crate) fn loader(query: &QueryNode) -> Option<&'static Loader> {
    let loader = query
        .is_row_by_row()
        .then(|| relation_loader(query))
        .flatten()?;
    let few = query.keyed || query.at_most.is_some_and(|rows| rows <= FEW_ROWS);
    // For few rows one statement takes half the time, since it is one round trip: 0.12 ms instead of
    // 0.24 for 61 rows, on the same machine. For 10,000 rows and more it takes a tenth to a fifth
    // longer than a statement per level, less if the server is farther away, but has one snapshot.
    match query.loading {
        Loading::Split => Some(loader),
        Loading::Single => (loader.single_statement)(query),
        Loading::ByShape if few => (loader.single_statement)(query),
        Loading::ByShape => (loader.single_statement)(query).or(Some(loader)),
    }
}

/// Returns the loader that a relation refers to, so that a service that loads no relation does not link
/// it.
fn relation_loader(query: &QueryNode) -> Option<&'static Loader> {
    let mut related = query.related();
    let related = related.find(|related| related.is_splittable());
    related.map(|related| related.loader)
}

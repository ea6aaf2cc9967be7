//! Which way a query's relations to many are loaded, with all thresholds.

use crate::ast::{Loader, Loading, SelectNode};

/// Up to so many rows have their relations loaded as records of their own statement, where they cannot be
/// levels of one and nothing else is said.
pub(crate) const FEW_ROWS: u32 = 100;

/// From so many columns on, a query and its relations are no single statement of levels. Each row has the
/// columns of all: the NULLs of the other levels are what it costs. With 84 columns it was a quarter to
/// two thirds of the work of records in arrays, with 154 it was as much, with 200 more.
pub(crate) const TOO_MANY_COLUMNS: usize = 128;

/// What loads the query's relations to many as levels, by one statement or several; nothing where they
/// are records in its rows.
pub(crate) fn loader(query: &SelectNode) -> Option<&'static Loader> {
    let loader = query
        .is_row_by_row()
        .then(|| of_relations(query))
        .flatten()?;
    let few = query.keyed || query.at_most.is_some_and(|rows| rows <= FEW_ROWS);
    // One statement has few rows in half the time, as there is nothing to wait for in between:
    // 0.12 ms against 0.24 for 61 rows, on the same machine. For 10,000 and more it takes a tenth
    // to a fifth longer than a statement per level, less where the server is further away, and is
    // of one moment.
    match query.loading {
        Loading::Split => Some(loader),
        Loading::Single => (loader.single_statement)(query),
        Loading::ByShape if few => (loader.single_statement)(query),
        Loading::ByShape => (loader.single_statement)(query).or(Some(loader)),
    }
}

/// It is known from the relations alone, so that a service that loads none does not link it.
fn of_relations(query: &SelectNode) -> Option<&'static Loader> {
    let mut related = query.related();
    let related = related.find(|related| related.is_splittable());
    related.map(|related| related.loader)
}

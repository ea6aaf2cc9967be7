//! One of the two catalogs, with what the planner asks of it again and again.

use std::ops::Deref;

use super::needs::Needs;
use crate::model::{Catalog, Index, Indexes, Name};

/// The old or the new catalog.
pub(super) struct Side<'a> {
    catalog: &'a Catalog,
    indexes: Indexes<'a>,
    pub(super) needs: Needs,
}

impl<'a> Side<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            indexes: catalog.indexes(),
            needs: Needs::of(catalog),
        }
    }

    /// An index, and the table or materialized view that it is of.
    pub(super) fn index(&self, name: &Name) -> Option<(&'a Name, &'a Index)> {
        self.indexes.get(name).copied()
    }
}

impl Deref for Side<'_> {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        self.catalog
    }
}

//! The types of a database that PostgreSQL does not bring itself, by their numbers.
//!
//! A record names the types of its values by number alone. What is not built in (an extension's type,
//! a domain, an enum) has another number in each database, so whoever runs statements reads them from
//! the catalogue, and gives them along with rows that hold records.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use postgres_types::Type;

use super::{RowSet, record};

/// The types of a database that PostgreSQL does not bring itself, by their numbers.
#[derive(Debug, Default)]
pub struct Types {
    by_number: HashMap<u32, Type>,
    outdated: AtomicBool,
}

impl Types {
    /// These types.
    pub fn new(types: impl IntoIterator<Item = Type>) -> Self {
        Self {
            by_number: types.into_iter().map(|ty| (ty.oid(), ty)).collect(),
            outdated: AtomicBool::new(false),
        }
    }

    /// The type of that number.
    pub(crate) fn get(&self, oid: u32) -> Option<&Type> {
        self.by_number.get(&oid)
    }

    /// Whether they have all types that the records in these rows name. Otherwise they are outdated
    /// from now on.
    pub fn know(&self, rows: &dyn RowSet) -> bool {
        let is_known = |at| {
            let row = rows.row(at);
            let mut values = (0..).map_while(|at| row.raw(at));
            values.all(|(ty, raw)| record::names_known(ty.oid(), raw, self))
        };
        let are_known = (0..rows.len()).all(is_known);
        if !are_known {
            self.set_outdated();
        }
        are_known
    }

    /// Whether a row had a type that is not among them, or another than was expected: the database
    /// has changed since they were read.
    pub fn is_outdated(&self) -> bool {
        self.outdated.load(Ordering::Relaxed)
    }

    pub(crate) fn set_outdated(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }
}

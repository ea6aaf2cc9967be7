//! The types of a database that PostgreSQL does not bring itself, by their numbers.
//!
//! A record names the types of its values by number alone. What is not built in (an extension's type,
//! a domain, an enum) has another number in each database, so whoever runs statements reads them from
//! the catalogue, and gives them along with rows that hold records.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use postgres_types::Type;

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

    /// Whether a row had a type that is not among them, or another than was expected: the database
    /// has changed since they were read.
    pub fn is_outdated(&self) -> bool {
        self.outdated.load(Ordering::Relaxed)
    }

    pub(crate) fn set_outdated(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }
}

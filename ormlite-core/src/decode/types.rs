//! [`Types`]: the types of a database that are not built-in, by OID.
//!
//! A composite record names the types of its values by OID alone. Extension types, domains and enums
//! have a different OID in each database. So the executor reads them from the system catalogs and
//! attaches them to rows that contain records.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use postgres_types::Type;

/// The types of a database that are not built-in, by OID.
#[derive(Debug, Default)]
pub struct Types {
    by_oid: HashMap<u32, Type>,
    outdated: AtomicBool,
}

impl Types {
    /// Makes a set of these types.
    pub fn new(types: impl IntoIterator<Item = Type>) -> Self {
        Self {
            by_oid: types.into_iter().map(|ty| (ty.oid(), ty)).collect(),
            outdated: AtomicBool::new(false),
        }
    }

    /// Returns the type with an OID.
    pub(crate) fn get(&self, oid: u32) -> Option<&Type> {
        self.by_oid.get(&oid)
    }

    /// Whether a row contained an OID that is not in the set, or a type other than the expected one.
    /// Then the database has changed since the types were read.
    pub fn is_outdated(&self) -> bool {
        self.outdated.load(Ordering::Relaxed)
    }

    pub(crate) fn set_outdated(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }
}

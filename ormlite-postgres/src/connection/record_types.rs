//! The types of the database that composite records name by OID, as far as they are known, and
//! which rows contain records.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ormlite_core::decode::{RowSet, Types};
use tokio_postgres::Column;
use tokio_postgres::types::Type;

/// The types of a database, shared by the connections of a pool.
#[derive(Debug, Default)]
pub(crate) struct KnownTypes {
    types: Mutex<Option<Arc<Types>>>,
    generation: AtomicU32,
}

impl KnownTypes {
    /// The types, unless they have to be read first, or again.
    pub(crate) fn get(&self) -> Option<Arc<Types>> {
        self.current().filter(|types| !types.is_outdated())
    }

    /// The types as they were last read.
    pub(crate) fn current(&self) -> Option<Arc<Types>> {
        self.types
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn set(&self, types: &Arc<Types>) {
        let mut known = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some(types.clone());
    }

    /// How often a type was missing that connections read when they are opened.
    pub(crate) fn generation(&self) -> u32 {
        self.generation.load(Ordering::Acquire)
    }

    /// Records that connections opened before now lack a type.
    pub(crate) fn outdate(&self) {
        self.generation.fetch_add(1, Ordering::AcqRel);
    }
}

/// Whether rows with these columns contain records.
pub(crate) fn have_records(columns: &[Column]) -> bool {
    columns.iter().any(|column| is_record(column.type_()))
}

fn is_record(ty: &Type) -> bool {
    *ty == Type::RECORD || *ty == Type::RECORD_ARRAY
}

/// Whether these rows contain records.
pub(crate) fn hold_records(rows: &dyn RowSet) -> bool {
    let first = (!rows.is_empty()).then(|| rows.row(0));
    let columns = first
        .into_iter()
        .flat_map(|row| (0..).map_while(|at| row.raw(at)));
    columns.into_iter().any(|(ty, _)| is_record(ty))
}

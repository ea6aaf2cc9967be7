//! The prepared statements of a connection: a bounded cache that evicts the least recently used.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::RandomState;
use lru::LruCache;

/// A prepared statement.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) statement: tokio_postgres::Statement,
    /// Whether its rows contain records.
    pub(crate) has_records: bool,
    /// Whether it comes from the cache, so that the database may have changed since.
    pub(crate) cached: bool,
}

/// Prepared statements by their SQL text.
///
/// An evicted statement is closed on the server when its last row has been dropped. The texts are
/// the program's own, and each statement is looked up: the hash of the standard library, which
/// withstands chosen keys, took 1% of a query by key.
pub(crate) struct StatementCache(Mutex<LruCache<Box<str>, Prepared, RandomState>>);

impl StatementCache {
    pub(crate) fn new(size: usize) -> Self {
        let size = NonZeroUsize::new(size).unwrap_or(NonZeroUsize::MIN);
        Self(Mutex::new(LruCache::with_hasher(
            size,
            RandomState::default(),
        )))
    }

    pub(crate) fn get(&self, sql: &str) -> Option<Prepared> {
        self.lock().get(sql).cloned()
    }

    pub(crate) fn put(&self, sql: String, prepared: Prepared) {
        let evicted = self.lock().push(sql.into(), prepared);
        // Closing it writes to the connection, so not under the lock.
        drop(evicted);
    }

    pub(crate) fn evict(&self, sql: &str) {
        let evicted = self.lock().pop(sql);
        drop(evicted);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<Box<str>, Prepared, RandomState>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! The prepared statements of one connection: a bounded cache, the least recently used going
//! first.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use lru::LruCache;

/// A statement that the server has parsed.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) statement: tokio_postgres::Statement,
    /// Whether its rows hold records.
    pub(crate) has_records: bool,
    /// Whether it comes from the cache, so that the database may have changed since.
    pub(crate) kept: bool,
}

/// Prepared statements by their SQL text.
///
/// A statement that is dropped here is closed on the server when its last row has been dropped.
pub(crate) struct StatementCache(Mutex<LruCache<Box<str>, Prepared>>);

impl StatementCache {
    pub(crate) fn new(size: usize) -> Self {
        let size = NonZeroUsize::new(size).unwrap_or(NonZeroUsize::MIN);
        Self(Mutex::new(LruCache::new(size)))
    }

    pub(crate) fn get(&self, sql: &str) -> Option<Prepared> {
        self.lock().get(sql).cloned()
    }

    pub(crate) fn put(&self, sql: String, prepared: Prepared) {
        let evicted = self.lock().push(sql.into(), prepared);
        // Closing it writes to the connection: not under the lock.
        drop(evicted);
    }

    pub(crate) fn evict(&self, sql: &str) {
        let evicted = self.lock().pop(sql);
        drop(evicted);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<Box<str>, Prepared>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! The prepared statements of one connection: a bounded cache, the least recently used going
//! first.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use lru::LruCache;

/// A statement that the server has parsed, and what is known about its text.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) statement: tokio_postgres::Statement,
    /// Whether its rows hold records.
    pub(crate) has_records: bool,
    /// See [`leaves_state`].
    pub(crate) leaves_state: bool,
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

    pub(crate) fn put(&self, sql: &str, prepared: Prepared) {
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

/// Whether a statement may leave something behind in the session: a setting, a lock, a temporary
/// table, an open transaction.
///
/// Judged by its first word, and by the functions that set a setting or take an advisory lock for
/// the session. What a function of the schema does inside is not seen.
pub(crate) fn leaves_state(sql: &str) -> bool {
    const STATELESS: [&str; 20] = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE", "EXPLAIN",
        "TRUNCATE", "LOCK", "REFRESH", "ANALYZE", "VACUUM", "REINDEX", "NOTIFY", "ALTER", "DROP",
        "COMMENT", "GRANT",
    ];
    const OF_TRANSACTION: [&str; 3] = ["LOCAL", "TRANSACTION", "CONSTRAINTS"];
    let mut words = without_leading_comments(sql).split(|c: char| !c.is_ascii_alphabetic());
    let word = words.next().unwrap_or_default();
    let is = |known: &&str| known.eq_ignore_ascii_case(word);
    if is(&"SET") {
        let next = words.find(|word| !word.is_empty()).unwrap_or_default();
        return !OF_TRANSACTION
            .iter()
            .any(|known| known.eq_ignore_ascii_case(next));
    }
    if !STATELESS.iter().any(is) {
        return true;
    }
    let sql = sql.to_ascii_lowercase();
    let for_session = ["pg_advisory_lock", "pg_try_advisory_lock"];
    for_session.iter().any(|function| sql.contains(function))
        || (sql.contains("set_config") && !sql.contains("true)"))
}

/// The text from its first word on.
fn without_leading_comments(mut sql: &str) -> &str {
    loop {
        sql = sql.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
        let (comment, end) = match sql {
            _ if sql.starts_with("--") => (sql, "\n"),
            _ if sql.starts_with("/*") => (sql, "*/"),
            _ => return sql,
        };
        sql = comment.split_once(end).map_or("", |(_, rest)| rest);
    }
}

#[cfg(test)]
mod tests {
    use super::leaves_state;

    #[test]
    fn queries_leave_nothing() {
        for sql in [
            "SELECT 1",
            "  (select 1)",
            "-- why\n /* and */ SELECT 1",
            "WITH a AS (SELECT 1) SELECT * FROM a",
            "INSERT INTO a VALUES ($1)",
            "SELECT set_config($1, $2, true)",
            "SELECT pg_advisory_xact_lock(1)",
            "set local role guest",
            "SET CONSTRAINTS ALL DEFERRED",
            "TRUNCATE rooms",
        ] {
            assert!(!leaves_state(sql), "{sql}");
        }
    }

    #[test]
    fn settings_locks_and_commands_do() {
        for sql in [
            "SET search_path = a",
            "begin",
            "CREATE TEMP TABLE a ()",
            "LISTEN a",
            "SELECT set_config('a.b', 'c', false)",
            "SELECT pg_advisory_lock(1)",
            "SELECT pg_try_advisory_lock_shared(1)",
        ] {
            assert!(leaves_state(sql), "{sql}");
        }
    }
}

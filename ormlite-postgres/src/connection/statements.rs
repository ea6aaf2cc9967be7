//! Preparing statements, and running scripts.

use std::sync::atomic::Ordering;

use super::statement_cache::Prepared;
use super::{Attempt, Connection, Failure};

impl Connection {
    /// The statement that was prepared from this text, if it is kept.
    #[inline]
    pub(crate) fn cached(&self, sql: &str) -> Option<Prepared> {
        match self.scoped.load(Ordering::Acquire) {
            false => self.statements.get(sql),
            true => self.statements.get(&self.cache_key(sql)),
        }
    }

    /// Adds a prepared statement to the cache.
    pub(crate) fn cache(&self, sql: &str, prepared: Prepared) {
        self.statements.put(self.cache_key(sql), prepared);
    }

    /// The cache key of a statement: its text. Unqualified names in it, and so the types of its
    /// parameters, depend on `search_path`.
    fn cache_key(&self, sql: &str) -> String {
        match &*self.scope() {
            Some(scope) => format!("{scope}\0{sql}"),
            None => sql.to_owned(),
        }
    }

    pub(crate) fn prepare_uncached<'a>(
        &'a self,
        sql: &'a str,
    ) -> Attempt<'a, tokio_postgres::Statement> {
        Box::pin(async move {
            let request = self.start()?;
            let result = self.client.prepare(sql).await;
            let result = request.finish(result, true).await;
            // It was only prepared, so it was not run.
            result.map_err(|failure| Failure {
                error: failure.error.not_run(),
                not_run: true,
                answered: false,
                ..failure
            })
        })
    }

    /// Evicts the statement, so that it is prepared again when it is needed.
    pub(crate) fn forget(&self, sql: &str) {
        self.statements.evict(&self.cache_key(sql));
    }

    /// Clears the driver's cache of types, one of which may have been renamed.
    pub(crate) fn forget_types(&self) {
        self.client.clear_type_cache();
    }

    /// Runs a script by the simple query protocol.
    pub(crate) fn batch<'a>(&'a self, sql: &'a str) -> Attempt<'a, ()> {
        Box::pin(async move {
            let request = self.start()?;
            let result = self.client.batch_execute(sql).await;
            request.finish(result, true).await
        })
    }
}

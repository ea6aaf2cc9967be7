//! The statements of one connection: those prepared and kept, and scripts.

use std::sync::atomic::Ordering;

use super::statement_cache::Prepared;
use super::{Attempt, Connection, Failure};

impl Connection {
    /// The statement that was prepared from this text, if it is kept.
    pub(crate) fn cached(&self, sql: &str) -> Option<Prepared> {
        match self.scoped.load(Ordering::Acquire) {
            false => self.statements.get(sql),
            true => self.statements.get(&self.cache_key(sql)),
        }
    }

    /// Keeps a statement that was prepared from this text.
    pub(crate) fn cache(&self, sql: &str, prepared: Prepared) {
        self.statements.put(self.cache_key(sql), prepared);
    }

    /// The key by which a statement is kept: its text. Names in it that have no schema, and so the types of
    /// its parameters, depend on `search_path`.
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
            // Whatever happened, it was not run.
            result.map_err(|failure| Failure {
                error: failure.error.not_run(),
                not_run: true,
                answered: false,
                ..failure
            })
        })
    }

    /// Prepares the statement anew when it is needed next.
    pub(crate) fn forget(&self, sql: &str) {
        self.statements.evict(&self.cache_key(sql));
    }

    /// Forgets what the driver knows of types, such as one that has got another name.
    pub(crate) fn forget_types(&self) {
        self.client.clear_type_cache();
    }

    /// Runs text by the simple protocol.
    pub(crate) fn batch<'a>(&'a self, sql: &'a str) -> Attempt<'a, ()> {
        Box::pin(async move {
            let request = self.start()?;
            let result = self.client.batch_execute(sql).await;
            request.finish(result, true).await
        })
    }
}

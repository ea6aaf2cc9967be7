//! Preparing statements, with the cache of the connection.

use crate::connection::{Attempt, Connection, Failure, Prepared, have_records};

impl Connection {
    /// The prepared statement of this text, from the cache or new.
    pub(crate) async fn prepare(&self, sql: &str) -> Result<Prepared, Failure> {
        // Nearly every statement is in the cache.
        match self.cached(sql) {
            Some(prepared) if !prepared.has_records || self.known_types.get().is_some() => {
                Ok(prepared)
            }
            cached => self.prepare_new(sql, cached).await,
        }
    }

    /// Prepares a new statement, and reads the types that its records may name.
    fn prepare_new<'a>(&'a self, sql: &'a str, cached: Option<Prepared>) -> Attempt<'a, Prepared> {
        Box::pin(async move {
            if let Some(prepared) = cached {
                self.types_of_records().await?;
                return Ok(prepared);
            }
            let statement = self.prepare_uncached(sql).await?;
            let prepared = Prepared {
                has_records: have_records(statement.columns()),
                cached: true,
                statement,
            };
            let new = Prepared {
                cached: false,
                ..prepared.clone()
            };
            self.cache(sql, prepared);
            if new.has_records {
                self.types_of_records().await?;
            }
            Ok(new)
        })
    }
}

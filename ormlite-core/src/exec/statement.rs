//! A statement as a driver gets it.

use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::error::Error;
use crate::exec::traced;
use crate::types::Bind;

/// A rendered statement: its text and the values bound to `$1`, `$2`, ...
///
/// `Debug` prints no value.
#[derive(Clone)]
pub struct Statement {
    /// The SQL text. The condition of a partial index
    /// ([`where_index`](crate::query::Conflict::where_index)) holds values;
    /// [`traced_sql`](Self::traced_sql) does not.
    pub sql: String,
    /// The values, in the order of their numbers.
    pub binds: Vec<Bind>,
    /// What it does, for traces: `SELECT`, `INSERT`, `UPDATE` or `DELETE`.
    pub operation: &'static str,
    /// The table it starts from, for traces.
    pub table: &'static str,
    /// An error in building it, reported instead of running it.
    pub invalid: Option<Error>,
    /// The call that runs it, or the `.to_sql()` that made it, for whoever asks where a query comes
    /// from; `None` for a statement made by hand.
    pub location: Option<&'static Location<'static>>,
}

impl Statement {
    /// The text for logs and traces, with `?` instead of the values in the condition of a partial
    /// index.
    ///
    /// Only upserts have such a condition; for all other statements it is the text itself.
    pub fn traced_sql(&self) -> Cow<'_, str> {
        match self.operation {
            "SELECT" => Cow::Borrowed(&self.sql),
            _ => traced::without_literals(&self.sql),
        }
    }

    /// The statement, with this very call as its [`location`](Self::location).
    #[inline]
    #[track_caller]
    pub(crate) fn located(mut self) -> Self {
        self.location = Some(Location::caller());
        self
    }

    /// The statement for whoever runs it himself, as in a pipeline: with this call as its location,
    /// and its text kept in mind as one that a typed query made.
    #[inline]
    #[track_caller]
    pub(crate) fn exported(self) -> Self {
        built::remember(&self.sql);
        self.located()
    }

    /// Whether its text is one that `.to_sql()` gave, unchanged.
    #[doc(hidden)]
    pub fn is_built(&self) -> bool {
        self.location.is_some() && built::knows(&self.sql)
    }
}

/// The texts that `.to_sql()` gave, by their hashes.
mod built {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, RandomState};
    use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

    /// So many texts are kept in mind; then it begins anew.
    const MOST: usize = 10_000;

    static TEXTS: LazyLock<(RandomState, Mutex<HashSet<u64>>)> = LazyLock::new(Default::default);

    fn texts() -> MutexGuard<'static, HashSet<u64>> {
        TEXTS.1.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn remember(sql: &str) {
        let hash = TEXTS.0.hash_one(sql);
        let mut texts = texts();
        if texts.len() >= MOST {
            texts.clear();
        }
        texts.insert(hash);
    }

    pub(super) fn knows(sql: &str) -> bool {
        texts().contains(&TEXTS.0.hash_one(sql))
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statement")
            .field("sql", &self.traced_sql())
            .field("binds", &self.binds)
            .field("operation", &self.operation)
            .field("table", &self.table)
            .field("invalid", &self.invalid)
            .field("location", &self.location)
            .finish()
    }
}

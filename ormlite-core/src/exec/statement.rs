//! [`Statement`]: what an executor runs.

use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::error::Error;
use crate::exec::traced;
use crate::types::Bind;

/// A statement: its SQL text and the values of `$1`, `$2`, ...
///
/// `.to_sql()` returns it. `Debug` prints no value.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # use ormlite_core::{Table, expr::CompareMethods, query::SourceQuery};
/// # #[derive(Table)]
/// # #[table(name = "rooms", crate = ormlite_core)]
/// # struct Room { #[column(primary_key)] id: i64, floor: i32 }
/// let statement = Room::query().filter(Room::floor.eq(1)).to_sql();
/// assert_eq!(statement.sql, r#"SELECT "id", "floor" FROM "rooms" WHERE "floor" = $1"#);
/// assert_eq!(statement.binds.len(), 1);
/// assert_eq!(statement.traced_sql(), statement.sql);
/// # }
/// ```
#[derive(Clone)]
pub struct Statement {
    /// The SQL text.
    ///
    /// It contains values only in the condition of a partial index
    /// ([`where_index`](crate::query::Conflict::where_index)); [`traced_sql`](Self::traced_sql)
    /// contains none.
    pub sql: String,
    /// The values of the parameters, in the order of their numbers.
    pub binds: Vec<Bind>,
    /// The kind of the statement.
    pub kind: StatementKind,
    /// The main table, for traces.
    pub table: &'static str,
    /// Why the query is invalid. It is returned as the error, and the statement is not sent.
    pub invalid: Option<Error>,
    /// The place of the terminal call or of `.to_sql()` in the source, for traces. `None` for a
    /// statement that was not rendered by a query.
    pub location: Option<&'static Location<'static>>,
}

/// The kind of a statement.
///
/// It decides whether an executor can run the statement twice, send it together with `BEGIN`, read it
/// through a cursor, or run it on a replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatementKind {
    /// `SELECT` without row locks.
    Select,
    /// `SELECT .. FOR UPDATE`, `FOR NO KEY UPDATE` or `FOR SHARE`.
    LockingSelect,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
    /// Any other statement, such as `CALL` or a definition.
    Other,
}

impl StatementKind {
    /// The SQL command, for traces: `SELECT`, `INSERT`, `UPDATE`, `DELETE`, or `OTHER`.
    pub const fn command(self) -> &'static str {
        match self {
            Self::Select | Self::LockingSelect => "SELECT",
            Self::Insert => "INSERT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
            Self::Other => "OTHER",
        }
    }

    /// Whether it is a query: it returns rows and changes none, except by the functions that it calls.
    pub const fn is_query(self) -> bool {
        matches!(self, Self::Select | Self::LockingSelect)
    }

    /// Whether it may change rows. A replica refuses such a statement.
    pub const fn writes(self) -> bool {
        !self.is_query()
    }

    /// Whether it may hold row locks until the transaction ends. A replica refuses such a statement.
    pub const fn locks(self) -> bool {
        !matches!(self, Self::Select)
    }
}

impl Statement {
    /// Returns the text for logs and traces, with `?` for the values in the condition of a partial
    /// index.
    ///
    /// Only upserts have such a condition. For all other statements it is the text itself.
    pub fn traced_sql(&self) -> Cow<'_, str> {
        match self.kind {
            kind if kind.is_query() => Cow::Borrowed(&self.sql),
            _ => traced::without_literals(&self.sql),
        }
    }

    /// Sets the [`location`](Self::location) to the caller's.
    #[inline]
    #[track_caller]
    pub(crate) fn located(mut self) -> Self {
        self.location = Some(Location::caller());
        self
    }

    /// Returns the statement for `.to_sql()`: with the caller's location, and its text recorded for
    /// [`is_built`](Self::is_built).
    #[inline]
    #[track_caller]
    pub(crate) fn exported(self) -> Self {
        built::insert(&self.sql);
        self.located()
    }

    /// Whether its text is unchanged since `.to_sql()` returned it.
    #[doc(hidden)]
    pub fn is_built(&self) -> bool {
        self.location.is_some() && built::contains(&self.sql)
    }
}

/// The hashes of the texts that `.to_sql()` has returned.
mod built {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, RandomState};
    use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

    /// The maximum number of hashes; the set is cleared when it is reached.
    const MAX_TEXTS: usize = 10_000;

    static TEXTS: LazyLock<(RandomState, Mutex<HashSet<u64>>)> = LazyLock::new(Default::default);

    fn texts() -> MutexGuard<'static, HashSet<u64>> {
        TEXTS.1.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn insert(sql: &str) {
        let hash = TEXTS.0.hash_one(sql);
        let mut texts = texts();
        if texts.len() >= MAX_TEXTS {
            texts.clear();
        }
        texts.insert(hash);
    }

    pub(super) fn contains(sql: &str) -> bool {
        texts().contains(&TEXTS.0.hash_one(sql))
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statement")
            .field("sql", &self.traced_sql())
            .field("binds", &self.binds)
            .field("kind", &self.kind)
            .field("table", &self.table)
            .field("invalid", &self.invalid)
            .field("location", &self.location)
            .finish()
    }
}

//! Counts queries within a scope. [`n_plus_one`] warns if one of them is run again and again.
//!
//! [`Observer`](crate::observe::Observer) reports each statement. This module knows no connection.

mod call_site;
mod n_plus_one;

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};

use ormlite_core::Statement;
use tokio::task::futures::TaskLocalFuture;

use crate::count::call_site::CallSite;
use crate::count::n_plus_one::Rule;

tokio::task_local! {
    /// The innermost scope of the task.
    static SCOPE: Arc<Scope>;
}

/// Runs a future and counts the queries that it runs, on any database.
///
/// ```no_run
/// use ormlite_postgres::{Db, count_queries};
///
/// # async fn load_page(db: &Db) -> Result<(), ormlite_core::Error> { Ok(()) }
/// # async fn example(db: &Db) -> Result<(), ormlite_core::Error> {
/// let (page, count) = count_queries(load_page(db)).await;
/// page?;
/// println!("{count}");
/// assert!(count.total <= 3);
/// # Ok(())
/// # }
/// ```
///
/// A query is a statement that is sent, whether it succeeds or not. A stream counts once, although
/// it is fetched in batches, and so does a statement that is prepared again. The statements of a
/// [pipeline](crate::Db::pipeline) count one by one, those of a [transaction with
/// retries](crate::Db::transaction_retrying) once per attempt. `BEGIN`, `COMMIT`, savepoints,
/// settings and `Parse` do not count, nor does what [`batch_execute`](crate::Db::batch_execute) and
/// a [raw client](crate::Db::client) send.
///
/// Scopes nest: an outer scope also counts the queries of an inner one. A task that the future
/// spawns is outside of the scope.
pub async fn count_queries<F: Future>(future: F) -> (F::Output, QueryCount) {
    let scope = Scope::enter();
    let output = scope.clone().run(future).await;
    (output, scope.take())
}

/// The queries of a scope; see [`count_queries`].
///
/// It is printed as a line per query, without values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct QueryCount {
    /// The number of queries.
    pub total: u64,
    /// The different queries, in the order in which each was first run.
    pub queries: Vec<CountedQuery>,
}

/// A query, and how often one call site ran it; part of a [`QueryCount`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CountedQuery {
    /// The text, with `$1`, `$2`, ... for the values.
    pub sql: String,
    /// `SELECT`, `INSERT`, `UPDATE`, `DELETE`, or the operation that a handwritten statement names.
    pub operation: &'static str,
    /// The first table of the statement.
    pub table: &'static str,
    /// The call site, such as the line of `.all(&db)`; `None` for a handwritten statement.
    pub location: Option<&'static Location<'static>>,
    /// How often it was run from that call site.
    pub times: u64,
}

impl QueryCount {
    /// Counts a query, and returns how often it has been run from its call site.
    fn add(&mut self, statement: &Statement) -> u64 {
        self.total += 1;
        let sql = statement.traced_sql();
        let known = self
            .queries
            .iter_mut()
            .find(|query| query.sql == sql && query.location == statement.location);
        if let Some(query) = known {
            query.times += 1;
            return query.times;
        }
        self.queries.push(CountedQuery {
            sql: sql.into_owned(),
            operation: statement.kind.command(),
            table: statement.table,
            location: statement.location,
            times: 1,
        });
        1
    }
}

/// `2 queries`, and a line for each different one.
impl fmt::Display for QueryCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.total {
            1 => f.write_str("1 query")?,
            total => write!(f, "{total} queries")?,
        }
        self.queries
            .iter()
            .try_for_each(|query| write!(f, "\n  {query}"))
    }
}

/// `2 × src/pages.rs:12: SELECT ..`
impl fmt::Display for CountedQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = CallSite(self.location);
        write!(f, "{} × {place}: {}", self.times, self.sql)
    }
}

/// Counts the queries of a future.
#[derive(Debug)]
pub(crate) struct Scope {
    outer: Option<Arc<Scope>>,
    count: Mutex<QueryCount>,
}

impl Scope {
    /// A new scope inside the current one of the task.
    pub(crate) fn enter() -> Arc<Self> {
        Arc::new(Self {
            outer: SCOPE.try_with(Arc::clone).ok(),
            count: Mutex::default(),
        })
    }

    /// Runs a future in the scope.
    pub(crate) fn run<F: Future>(self: Arc<Self>, future: F) -> TaskLocalFuture<Arc<Self>, F> {
        SCOPE.scope(self, future)
    }

    /// Calls a function in the scope.
    #[cfg(feature = "tower")]
    pub(crate) fn call<T>(self: Arc<Self>, function: impl FnOnce() -> T) -> T {
        SCOPE.sync_scope(self, function)
    }

    /// Removes and returns the count.
    pub(crate) fn take(&self) -> QueryCount {
        std::mem::take(&mut *self.count.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, statement: &Statement) -> u64 {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        count.add(statement)
    }
}

/// Counts a statement in all scopes of the task, and warns of N+1 by `threshold`.
pub(crate) fn add(statement: &Statement, threshold: Option<u32>) {
    let Ok(innermost) = SCOPE.try_with(Arc::clone) else {
        return;
    };
    let mut rule = Rule::new(threshold);
    let mut scope = Some(&*innermost);
    while let Some(current) = scope {
        rule.counted(current.add(statement));
        scope = current.outer.as_deref();
    }
    rule.warn(statement);
}

#[cfg(test)]
mod tests {
    use ormlite_core::StatementKind;

    use super::*;

    fn statement(sql: &str) -> Statement {
        Statement {
            sql: sql.to_owned(),
            binds: Vec::new(),
            kind: StatementKind::Select,
            table: "rooms",
            invalid: None,
            location: None,
        }
    }

    #[tokio::test]
    async fn outside_of_a_scope_nothing_is_counted() {
        add(&statement("SELECT 1"), Some(1));
        let (_, count) = count_queries(async {}).await;
        assert_eq!(count, QueryCount::default());
    }

    #[tokio::test]
    async fn an_inner_scope_counts_for_the_outer_ones_too() {
        let ((inner, output), outer) = count_queries(async {
            add(&statement("SELECT 1"), None);
            let (output, inner) = count_queries(async {
                add(&statement("SELECT 1"), None);
                add(&statement("SELECT 2"), None);
                "output"
            })
            .await;
            add(&statement("SELECT 3"), None);
            (inner, output)
        })
        .await;
        assert_eq!(output, "output");
        assert_eq!((inner.total, outer.total), (2, 4));
        let times = |count: &QueryCount| -> Vec<u64> {
            count.queries.iter().map(|query| query.times).collect()
        };
        assert_eq!((times(&inner), times(&outer)), (vec![1, 1], vec![2, 1, 1]));
    }

    #[tokio::test]
    async fn a_future_that_is_dropped_has_been_counted_outside() {
        let (_, count) = count_queries(async {
            let inner = count_queries(async {
                add(&statement("SELECT 1"), None);
                std::future::pending::<()>().await;
            });
            tokio::select! {
                biased;
                _ = inner => {}
                () = std::future::ready(()) => {}
            }
        })
        .await;
        assert_eq!(count.total, 1);
    }

    #[tokio::test]
    async fn places_are_told_apart_and_printed() {
        let (_, count) = count_queries(async {
            for _ in 0..2 {
                let mut statement = statement("SELECT 1");
                add(&statement, None);
                statement.location = Some(Location::caller());
                add(&statement, None);
            }
        })
        .await;
        let line = count.queries[1].location.unwrap().line();
        let file = file!();
        let expected =
            format!("4 queries\n  2 × unknown call site: SELECT 1\n  2 × {file}:{line}: SELECT 1");
        assert_eq!(count.to_string(), expected);
    }
}

//! How many queries a task runs: the scopes that count them, and the warning when one place in the
//! program runs the same query again and again.
//!
//! It is told of statements by [`Observer`](crate::observe::Observer), and knows of no connection.

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};

use ormlite_core::Statement;
use tokio::task::futures::TaskLocalFuture;

tokio::task_local! {
    /// The innermost scope that the task is in.
    static SCOPE: Arc<Scope>;
}

/// Runs a future and counts the queries that it runs, on whatever database.
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
/// A query is a statement that is about to be sent, whether it succeeds or not. It counts
/// once, also when it is a stream, which is fetched in batches, and when it has to be prepared
/// anew and sent again. Those of a [pipeline](crate::Db::pipeline) count one by one, and those of a
/// [transaction that is tried again](crate::Db::transaction_retrying) each time. `BEGIN`, `COMMIT`,
/// savepoints, settings and preparing are no queries; nor is what
/// [`batch_execute`](crate::Db::batch_execute) and a [raw client](crate::Db::client) send.
///
/// Scopes nest: what an inner one counts, the outer one counts too. A task that the future spawns
/// is outside of it, and what it runs is not counted.
pub async fn count_queries<F: Future>(future: F) -> (F::Output, QueryCount) {
    let scope = Scope::enter();
    let output = scope.clone().run(future).await;
    (output, scope.take())
}

/// The queries that were run in a scope; see [`count_queries`].
///
/// Printed, it is a line per query. It never holds a value of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
#[non_exhaustive]
pub struct QueryCount {
    /// How many there were.
    pub total: u64,
    /// The different ones, in the order in which each was first run.
    pub queries: Vec<CountedQuery>,
}

/// A query, and how often one place in the program ran it; part of a [`QueryCount`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CountedQuery {
    /// Its text, with `$1`, `$2`, ... for the values.
    pub sql: String,
    /// What it does: `SELECT`, `INSERT`, `UPDATE`, `DELETE`, or what the raw SQL said it does.
    pub operation: &'static str,
    /// The table it starts from.
    pub table: &'static str,
    /// The call that ran it, such as `.all(&db)`; `None` for a [`Statement`] that was built without one.
    pub location: Option<&'static Location<'static>>,
    /// How often it was run from there.
    pub times: u64,
}

impl QueryCount {
    /// Adds a query, and gives how often it has been run from that place.
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

/// A call site, as people and editors read it.
struct CallSite(Option<&'static Location<'static>>);

impl fmt::Display for CallSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(at) => write!(f, "{}:{}", at.file(), at.line()),
            None => f.write_str("unknown call site"),
        }
    }
}

/// What counts the queries of a future.
#[derive(Debug)]
pub(crate) struct Scope {
    outer: Option<Arc<Scope>>,
    count: Mutex<QueryCount>,
}

impl Scope {
    /// A scope inside the one that the task is in.
    pub(crate) fn enter() -> Arc<Self> {
        Arc::new(Self {
            outer: SCOPE.try_with(Arc::clone).ok(),
            count: Mutex::default(),
        })
    }

    /// The future, run in the scope.
    pub(crate) fn run<F: Future>(self: Arc<Self>, future: F) -> TaskLocalFuture<Arc<Self>, F> {
        SCOPE.scope(self, future)
    }

    /// Calls a function in the scope.
    #[cfg(feature = "tower")]
    pub(crate) fn call<T>(self: Arc<Self>, function: impl FnOnce() -> T) -> T {
        SCOPE.sync_scope(self, function)
    }

    /// What has been counted, which is then no longer there.
    pub(crate) fn take(&self) -> QueryCount {
        std::mem::take(&mut *self.count.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, statement: &Statement) -> u64 {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        count.add(statement)
    }
}

/// Counts a statement in the scopes that the task is in, and warns when one of them has seen it
/// `threshold` times from the same place.
pub(crate) fn add(statement: &Statement, threshold: Option<u32>) {
    let Ok(innermost) = SCOPE.try_with(Arc::clone) else {
        return;
    };
    let mut reached = None;
    let mut scope = Some(&*innermost);
    while let Some(current) = scope {
        let times = current.add(statement);
        // At the very number, so once per scope; two scopes that reach it together warn once.
        reached = reached.or(threshold.filter(|&threshold| u64::from(threshold) == times));
        scope = current.outer.as_deref();
    }
    if let Some(times) = reached {
        warn(statement, times);
    }
}

fn warn(statement: &Statement, times: u32) {
    tracing::warn!(
        target: "ormlite::n_plus_one",
        {
            db.query.text = &*statement.traced_sql(),
            db.collection.name = statement.table,
            call_site = %CallSite(statement.location),
            count = times,
        },
        "the same query {times} times from one place: {}",
        remedy(statement.kind.command())
    );
}

fn remedy(operation: &str) -> &'static str {
    match operation {
        "SELECT" => "load them at once: `.with(..)` on the query, or `load(&rows, ..)`",
        "INSERT" => "insert them at once: `insert_many(rows)`",
        _ => "change them at once: one statement whose filter takes all of them",
    }
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

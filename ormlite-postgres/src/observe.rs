//! What is reported about a statement: a `tracing` span with OpenTelemetry's names, a warning if it
//! was slow, the query count, and the hook of
//! [`DbBuilder::on_statement`](crate::DbBuilder::on_statement). Values are never reported.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ormlite_core::{Error, Statement};
use tracing::field::Empty;
use tracing::{Instrument, Span};

use crate::count;

/// A statement that has been run; the argument of a [`StatementHook`].
#[derive(Debug)]
#[non_exhaustive]
pub struct StatementEvent<'a> {
    /// The text, with `$1`, `$2`, ... for the values; see [`traced_sql`](Statement::traced_sql).
    pub sql: &'a str,
    /// `SELECT`, `INSERT`, `UPDATE`, `DELETE`, or the operation that a handwritten statement names.
    pub operation: &'a str,
    /// The first table of the statement.
    pub table: &'a str,
    /// The time from sending it to reading its last row.
    pub duration: Duration,
    /// The number of rows it returned or changed.
    pub rows: u64,
    /// The error, if it failed.
    pub error: Option<&'a Error>,
}

/// A function that is called after each statement; see
/// [`DbBuilder::on_statement`](crate::DbBuilder::on_statement).
pub type StatementHook = Arc<dyn Fn(&StatementEvent<'_>) + Send + Sync>;

/// The settings of what is reported.
#[derive(Default, Clone)]
pub(crate) struct Observer {
    pub(crate) slow: Option<Duration>,
    pub(crate) n_plus_one: Option<u32>,
    pub(crate) hook: Option<StatementHook>,
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observer")
            .field("slow", &self.slow)
            .field("n_plus_one", &self.n_plus_one)
            .finish_non_exhaustive()
    }
}

/// The span of a statement. [`Observer::report`] records its results.
pub(crate) fn span(statement: &Statement) -> Span {
    let Statement { kind, table, .. } = statement;
    let operation = kind.command();
    tracing::info_span!(
        target: "ormlite::statement",
        "statement",
        otel.name = format_args!("{operation} {table}"),
        otel.kind = "client",
        db.system.name = "postgresql",
        db.operation.name = operation,
        db.collection.name = *table,
        db.query.text = &*statement.traced_sql(),
        db.response.returned_rows = Empty,
        db.response.status_code = Empty,
        db.client.operation.duration = Empty,
        error.type = Empty,
    )
}

impl Observer {
    /// Counts a statement that is about to be sent.
    pub(crate) fn sending(&self, statement: &Statement) {
        count::add(statement, self.n_plus_one);
    }

    /// Reports a statement that has ended.
    pub(crate) fn report(
        &self,
        span: &Span,
        statement: &Statement,
        duration: Duration,
        result: Result<u64, &Error>,
    ) {
        let rows = result.unwrap_or(0);
        span.record("db.client.operation.duration", duration.as_secs_f64());
        match result {
            Ok(rows) => {
                span.record("db.response.returned_rows", rows);
            }
            Err(error) => {
                let code = error.code();
                span.record("error.type", code.unwrap_or("_OTHER"));
                if let Some(code) = code {
                    span.record("db.response.status_code", code);
                }
            }
        }
        if self.slow.is_some_and(|limit| duration >= limit) {
            tracing::warn!(
                target: "ormlite::slow",
                {
                    db.query.text = &*statement.traced_sql(),
                    db.collection.name = statement.table,
                    duration_ms = duration.as_secs_f64() * 1e3,
                    rows,
                },
                "slow statement"
            );
        }
        if let Some(hook) = &self.hook {
            hook(&StatementEvent {
                sql: &statement.traced_sql(),
                operation: statement.kind.command(),
                table: statement.table,
                duration,
                rows,
                error: result.err(),
            });
        }
    }

    /// Runs a statement in its span, counts it, and reports how it ended.
    pub(crate) async fn watch(
        &self,
        span: &Span,
        statement: &Statement,
        run: Pin<&mut (dyn Future<Output = Result<u64, Error>> + Send)>,
    ) -> Result<u64, Error> {
        self.sending(statement);
        let since = Instant::now();
        let result = run.instrument(span.clone()).await;
        let rows = result.as_ref().copied();
        self.report(span, statement, since.elapsed(), rows);
        result
    }
}

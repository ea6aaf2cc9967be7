//! The futures of the terminal calls: run a statement, then convert its rows.
//!
//! All terminal calls share these small futures. An `async` block per call would be a state machine
//! per query, and nest in the caller's.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::decode::{Decode, Decoded, RowDecoders, decode_all};
use crate::error::Error;
use crate::exec::executor::{BoxFuture, Executor};
use crate::exec::statement::Statement;

/// Runs a statement, decodes its rows to `O`s as they arrive, and converts these to a `T`.
pub(crate) struct Fetch<'a, O, T> {
    running: BoxFuture<'a, u64>,
    rows: Arc<Decoded<O>>,
    expected: Expected,
    make: Make<O, T>,
}

/// Converts the rows to a `T`: [`all`], [`one`] or [`optional`].
pub(crate) type Make<O, T> = fn(Vec<O>, Expected) -> Result<T, Error>;

impl<'a, O: Send + 'static, T> Fetch<'a, O, T> {
    #[track_caller]
    pub(crate) fn new<E: Executor + ?Sized>(
        db: &'a E,
        statement: Statement,
        decode: Decode<O>,
        decoders: RowDecoders,
        expected: Expected,
        make: Make<O, T>,
    ) -> Self {
        let rows = Arc::new(Decoded::new(decode, decoders));
        Self {
            running: db.run_built(statement.located(), rows.clone()),
            rows,
            expected,
            make,
        }
    }

    /// Waits for a future that passes its rows to `rows`.
    pub(crate) fn of(
        running: BoxFuture<'a, u64>,
        rows: Arc<Decoded<O>>,
        expected: Expected,
        make: Make<O, T>,
    ) -> Self {
        Self {
            running,
            rows,
            expected,
            make,
        }
    }
}

impl<O, T> Future for Fetch<'_, O, T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        std::task::ready!(self.running.as_mut().poll(cx))?;
        let rows = self.rows.take()?;
        Poll::Ready((self.make)(rows, self.expected))
    }
}

/// Runs a statement and returns the number of rows that it changed.
pub(crate) struct Execute<'a> {
    pub(crate) changed: BoxFuture<'a, u64>,
    pub(crate) expected: Expected,
}

impl Future for Execute<'_> {
    type Output = Result<u64, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let changed = std::task::ready!(self.changed.as_mut().poll(cx))?;
        Poll::Ready(self.expected.check(changed).map(|()| changed))
    }
}

/// Runs a statement that neither returns nor changes rows.
pub(crate) struct Done<'a>(pub(crate) BoxFuture<'a, u64>);

impl Future for Done<'_> {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx).map_ok(|_| ())
    }
}

/// The table of a result, and whether a missing row is a stale version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) table: &'static str,
    /// The statement has a condition on the version: no row means that the version is stale.
    pub(crate) version: bool,
}

impl Expected {
    /// Expects any number of rows of the table.
    pub(crate) fn of(table: &'static str) -> Self {
        Self {
            table,
            version: false,
        }
    }

    fn check(self, rows: u64) -> Result<(), Error> {
        match rows {
            0 if self.version => Err(Error::conflict(self.table)),
            _ => Ok(()),
        }
    }
}

/// Returns all rows.
pub(crate) fn all<O>(rows: Vec<O>, expected: Expected) -> Result<Vec<O>, Error> {
    expected.check(rows.len() as u64)?;
    Ok(rows)
}

/// Returns one row or `None`; several are an error.
pub(crate) fn optional<O>(mut rows: Vec<O>, expected: Expected) -> Result<Option<O>, Error> {
    expected.check(rows.len() as u64)?;
    match rows.len() {
        0 | 1 => Ok(rows.pop()),
        _ => Err(Error::too_many_rows(expected.table)),
    }
}

/// Returns one row; none and several are errors.
pub(crate) fn one<O>(rows: Vec<O>, expected: Expected) -> Result<O, Error> {
    optional(rows, expected)?.ok_or_else(|| Error::not_found(expected.table))
}

/// Joins the rows as lines of a text.
pub(crate) fn lines(rows: Vec<String>, _: Expected) -> Result<String, Error> {
    Ok(rows.join("\n"))
}

/// Returns the server's plans of statements. If there are several, a line with the statement's text
/// precedes each plan.
pub(crate) fn plans<'a>(
    db: Box<dyn Executor + 'a>,
    statements: Vec<Statement>,
    prefix: &'static str,
) -> BoxFuture<'a, String> {
    Box::pin(async move {
        let (mut lines, count) = (Vec::new(), statements.len());
        for (at, mut statement) in (1..).zip(statements) {
            if count > 1 {
                lines.push(format!("-- statement {at} of {count}: {}", statement.sql));
            }
            // Only the first statement is run with ANALYZE: the keys that the others bind are not
            // known before it has run.
            let prefix = if at == 1 { prefix } else { "EXPLAIN " };
            statement.sql.insert_str(0, prefix);
            let rows = db.fetch(statement).await?;
            lines.extend(decode_all(&*rows, |row| row.take::<String>())?);
        }
        Ok(lines.join("\n"))
    })
}

//! A statement under way: its rows are waited for, then read.
//!
//! One small future for every terminal call. An `async` block per call would be a state machine
//! per query, and nest in the caller's.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::decode::{Decode, Decoded, RowDecoder, decode_all};
use crate::error::Error;
use crate::exec::executor::{BoxFuture, Executor};
use crate::exec::statement::Statement;

/// Waits for the rows of a statement, read as `O`s while they arrive, and makes a `T` of them.
pub(crate) struct Fetch<'a, O, T> {
    running: BoxFuture<'a, u64>,
    rows: Arc<Decoded<O>>,
    expected: Expected,
    make: Make<O, T>,
}

/// How the rows become a `T`: [`all`], [`one`] or [`optional`].
pub(crate) type Make<O, T> = fn(Vec<O>, Expected) -> Result<T, Error>;

impl<'a, O: Send + 'static, T> Fetch<'a, O, T> {
    #[track_caller]
    pub(crate) fn new<E: Executor + ?Sized>(
        db: &'a E,
        statement: Statement,
        decode: Decode<O>,
        parts: Vec<RowDecoder>,
        expected: Expected,
        make: Make<O, T>,
    ) -> Self {
        let rows = Arc::new(Decoded::new(decode, parts));
        Self {
            running: db.run_built(statement.located(), rows.clone()),
            rows,
            expected,
            make,
        }
    }

    /// Waits for rows that something else reads into their place.
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

/// Waits for the number of rows that a statement changed.
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

/// What is expected of the rows of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) table: &'static str,
    /// The row was expected in the version it was read in: it is a conflict to find none.
    pub(crate) version: bool,
}

impl Expected {
    /// Any rows of the table.
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

/// Every row.
pub(crate) fn all<O>(rows: Vec<O>, expected: Expected) -> Result<Vec<O>, Error> {
    expected.check(rows.len() as u64)?;
    Ok(rows)
}

/// The one row there may be.
pub(crate) fn optional<O>(mut rows: Vec<O>, expected: Expected) -> Result<Option<O>, Error> {
    expected.check(rows.len() as u64)?;
    match rows.len() {
        0 | 1 => Ok(rows.pop()),
        _ => Err(Error::too_many_rows(expected.table)),
    }
}

/// The one row there must be.
pub(crate) fn one<O>(rows: Vec<O>, expected: Expected) -> Result<O, Error> {
    optional(rows, expected)?.ok_or_else(|| Error::not_found(expected.table))
}

/// The lines of a text.
pub(crate) fn lines(rows: Vec<String>, _: Expected) -> Result<String, Error> {
    Ok(rows.join("\n"))
}

/// The server's plans of statements; where there are several, each after a line with its text.
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
            // The rows that the further statements are about are known to the first one alone.
            let prefix = if at == 1 { prefix } else { "EXPLAIN " };
            statement.sql.insert_str(0, prefix);
            let rows = db.fetch(statement).await?;
            lines.extend(decode_all(&*rows, |row| row.take::<String>())?);
        }
        Ok(lines.join("\n"))
    })
}

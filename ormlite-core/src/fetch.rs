//! A statement under way: its rows are waited for, then read.
//!
//! One small future for every terminal call. An `async` block per call would be a state machine
//! per query, and nest in the caller's.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::decode::{Decode, RowSet, decode_all, decode_row};
use crate::error::Error;
use crate::executor::BoxFuture;

/// Waits for the rows of a statement and reads them as a `T` made of `O`s.
pub(crate) struct Fetch<'a, O, T> {
    pub(crate) rows: BoxFuture<'a, Box<dyn RowSet>>,
    pub(crate) decode: Decode<O>,
    pub(crate) expected: Expected,
    pub(crate) read: Read<O, T>,
}

/// How the rows become a `T`: [`all`], [`one`] or [`optional`].
pub(crate) type Read<O, T> = fn(&dyn RowSet, Decode<O>, Expected) -> Result<T, Error>;

impl<O, T> Future for Fetch<'_, O, T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let rows = std::task::ready!(self.rows.as_mut().poll(cx))?;
        Poll::Ready((self.read)(&*rows, self.decode, self.expected))
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
pub(crate) fn all<O>(
    rows: &dyn RowSet,
    decode: Decode<O>,
    expected: Expected,
) -> Result<Vec<O>, Error> {
    expected.check(rows.len() as u64)?;
    decode_all(rows, decode)
}

/// The one row there may be.
pub(crate) fn optional<O>(
    rows: &dyn RowSet,
    decode: Decode<O>,
    expected: Expected,
) -> Result<Option<O>, Error> {
    expected.check(rows.len() as u64)?;
    match rows.len() {
        0 => Ok(None),
        1 => decode_row(rows.row(0), decode).map(Some),
        _ => Err(Error::too_many_rows(expected.table)),
    }
}

/// The one row there must be.
pub(crate) fn one<O>(rows: &dyn RowSet, decode: Decode<O>, expected: Expected) -> Result<O, Error> {
    optional(rows, decode, expected)?.ok_or_else(|| Error::not_found(expected.table))
}

/// The lines of a text.
pub(crate) fn lines(
    rows: &dyn RowSet,
    decode: Decode<String>,
    expected: Expected,
) -> Result<String, Error> {
    Ok(all(rows, decode, expected)?.join("\n"))
}

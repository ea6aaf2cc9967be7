//! Reads the reply of a statement.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use ormlite_core::decode::{RawRow, RowSet, RowSink, Types};
use tokio_postgres::types::{FromSql, Type};
use tokio_postgres::{Row, RowStream};

use super::request::Request;
use crate::connection::{Failure, KnownTypes};
use crate::error::Stale;

/// The number of rows that are passed on together: few enough to stay in the processor's cache.
const BATCH: usize = 64;

impl Request<'_> {
    /// Reads the reply to its end, and passes its rows on as they arrive, with the types.
    pub(super) async fn read(
        self,
        rows: &dyn RowSink,
        types: Option<&KnownTypes>,
    ) -> Result<u64, Failure> {
        let (mut answered, mut passed_on) = (false, false);
        let result = match self.sent.await {
            Ok(reply) => {
                answered = true;
                pass_on(reply, rows, types, &mut passed_on).await
            }
            Err(error) => Err(error),
        };
        self.in_flight
            .finish(result, answered)
            .await
            .map_err(|failure| Failure {
                // A retry would pass the same rows on again.
                stale: if passed_on { Stale::No } else { failure.stale },
                ..failure
            })
    }
}

/// Reads a reply to its end, and passes its rows on as they arrive.
async fn pass_on(
    reply: RowStream,
    rows: &dyn RowSink,
    types: Option<&KnownTypes>,
    passed_on: &mut bool,
) -> Result<u64, tokio_postgres::Error> {
    let mut reply = pin!(reply);
    let mut ended = false;
    while !ended {
        // After a first batch there are many.
        let mut batch = Vec::with_capacity(if *passed_on { BATCH } else { 1 });
        ended = poll_fn(|cx| poll_batch(reply.as_mut(), &mut batch, cx)).await?;
        if !batch.is_empty() {
            *passed_on = true;
            let types = types.and_then(KnownTypes::current);
            rows.rows(Box::new(ReplyBatch { rows: batch, types }));
        }
    }
    Ok(reply.rows_affected().unwrap_or(0))
}

/// Takes the rows that have arrived, as soon as there are any. Returns whether those were the last
/// ones.
fn poll_batch(
    mut reply: Pin<&mut RowStream>,
    batch: &mut Vec<ReplyRow>,
    cx: &mut Context<'_>,
) -> Poll<Result<bool, tokio_postgres::Error>> {
    while batch.len() < BATCH {
        match reply.as_mut().poll_next(cx) {
            Poll::Ready(Some(row)) => batch.push(ReplyRow(row?)),
            Poll::Ready(None) => return Poll::Ready(Ok(true)),
            Poll::Pending if batch.is_empty() => return Poll::Pending,
            Poll::Pending => break,
        }
    }
    Poll::Ready(Ok(false))
}

/// Some rows of a reply.
struct ReplyBatch {
    rows: Vec<ReplyRow>,
    types: Option<Arc<Types>>,
}

/// A row of the driver.
struct ReplyRow(Row);

impl RawRow for ReplyRow {
    fn raw(&self, index: usize) -> Option<(&Type, Option<&[u8]>)> {
        let column = self.0.columns().get(index)?;
        let Bytes(bytes) = self.0.try_get(index).ok()?;
        Some((column.type_(), bytes))
    }

    fn name(&self, index: usize) -> Option<&str> {
        Some(self.0.columns().get(index)?.name())
    }
}

/// The bytes of a value of any type.
struct Bytes<'a>(Option<&'a [u8]>);

impl<'a> FromSql<'a> for Bytes<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(Some(raw)))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(None))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl RowSet for ReplyBatch {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        &self.rows[index]
    }

    fn types(&self) -> Option<&Arc<Types>> {
        self.types.as_ref()
    }
}

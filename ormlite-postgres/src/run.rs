//! Running one statement on one connection.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use futures_util::TryStreamExt;
use futures_util::future::maybe_done;
use ormlite_core::decode::{RawRow, RowSet};
use ormlite_core::{Bind, Error, Statement};
use tokio_postgres::types::{FromSql, Type};
use tokio_postgres::{Row, RowStream};

use crate::connection::{Connection, Failure};
use crate::observe::{self, Observer, Rows};

/// All that a statement returned.
pub(crate) struct Reply {
    pub(crate) rows: Vec<ReplyRow>,
    /// How many rows it returned or changed, as the server counted them.
    pub(crate) affected: u64,
}

impl Rows for Reply {
    fn rows(&self) -> u64 {
        self.affected
    }
}

impl Reply {
    pub(crate) fn into_row_set(self) -> Box<dyn RowSet> {
        Box::new(Set(self.rows))
    }
}

/// Runs a statement and reads its rows to the last one.
///
/// A statement that the connection has prepared before costs one round trip, a new one two.
/// Behind a transaction pooler each costs one, unnamed.
pub(crate) async fn run(
    connection: &Connection,
    sql: &str,
    binds: &[Bind],
) -> Result<Reply, Failure> {
    if connection.is_behind_pooler() {
        return run_unnamed(connection, sql, binds).await;
    }
    let prepared = connection.prepare(sql).await?;
    if prepared.leaves_state {
        connection.set_dirty(true);
    }
    let result = run_prepared(connection, &prepared.statement, binds).await;
    if result.as_ref().is_err_and(|failure| failure.stale) {
        connection.forget(sql);
    }
    result
}

/// Runs a statement that is prepared.
pub(crate) async fn run_prepared(
    connection: &Connection,
    statement: &tokio_postgres::Statement,
    binds: &[Bind],
) -> Result<Reply, Failure> {
    let work = connection.start()?;
    let client = connection.client();
    let result = async { collect(client.query_raw(statement, binds).await?).await };
    work.finish(result.await).await
}

/// Runs a statement without a name, announcing the types of its values: in one round trip.
pub(crate) async fn run_unnamed(
    connection: &Connection,
    sql: &str,
    binds: &[Bind],
) -> Result<Reply, Failure> {
    // The driver reports these two as if the server's answer could not be read.
    if binds.len() > usize::from(u16::MAX) {
        let reason = "a statement takes at most 65,535 values; bind a list as one array";
        return Err(Failure::unsent(Error::invalid_query(reason)));
    }
    if sql.contains('\0') {
        return Err(Failure::unsent(Error::invalid_query(
            "its text holds a NUL",
        )));
    }
    let typed = binds
        .iter()
        .map(|bind| Ok((bind, connection.type_of(bind)?)))
        .collect::<Result<Vec<_>, Error>>()
        .map_err(Failure::unsent)?;
    let work = connection.start()?;
    let client = connection.client();
    let result = async { collect(client.query_typed_raw(sql, typed).await?).await };
    work.finish(result.await).await
}

/// Runs statements in their order, all sent before the first reply is read.
pub(crate) async fn pipeline(
    connection: &Connection,
    observer: &Observer,
    statements: &[Statement],
) -> Result<Vec<Box<dyn RowSet>>, Error> {
    for statement in statements {
        if let Some(error) = &statement.invalid {
            return Err(error.clone());
        }
        if !connection.is_behind_pooler() {
            // Now, so that each is one message and none overtakes another.
            connection.prepare(&statement.sql).await?;
        }
    }
    let mut running: Vec<_> = statements
        .iter()
        .map(|statement| {
            let span = observe::span(statement);
            let run = async { Ok(run(connection, &statement.sql, &statement.binds).await?) };
            Box::pin(maybe_done(async move {
                observer.watch(&span, statement, run).await
            }))
        })
        .collect();
    poll_fn(|cx| {
        for one in &mut running {
            // Sends it; the reply is waited for below.
            let _ = one.as_mut().poll(cx);
        }
        Poll::Ready(())
    })
    .await;
    // All replies are read, also after a failure: unread ones would cost the connection.
    let mut results = Vec::with_capacity(running.len());
    for mut one in running {
        one.as_mut().await;
        results.extend(one.as_mut().take_output());
    }
    results
        .into_iter()
        .map(|result: Result<Reply, Error>| Ok(result?.into_row_set()))
        .collect()
}

async fn collect(stream: RowStream) -> Result<Reply, tokio_postgres::Error> {
    let mut stream = pin!(stream);
    let mut rows = Vec::new();
    while let Some(row) = stream.try_next().await? {
        rows.push(ReplyRow(row));
    }
    let affected = stream.rows_affected().unwrap_or(0);
    Ok(Reply { rows, affected })
}

/// A row of the driver's.
pub(crate) struct ReplyRow(Row);

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

/// The bytes of a value, whatever its type.
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

/// Rows in memory.
pub(crate) struct Set(pub(crate) Vec<ReplyRow>);

impl RowSet for Set {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        &self.0[index]
    }
}

//! Runs one statement on one connection: by a cached prepared statement, or unnamed behind a
//! transaction pooler.

mod pipeline;
mod prepare;
mod record_types;
mod reply;
mod request;

use ormlite_core::decode::RowSink;
use ormlite_core::{Bind, Error, Statement};

pub(crate) use self::pipeline::{pipeline_each, prepare_all, run_all};
pub(crate) use self::record_types::{WithTypes, with_record_types};

use self::record_types::read_with_types;
use self::request::Request;
use crate::connection::{Attempt, Connection, Failure, Prepared};
use crate::error::{Class, Stale};
use crate::sql_text;

/// Whether a statement can be sent: it was built without an error, and has no more values than the
/// protocol allows. More of them would cost the connection.
pub(crate) fn check(statement: &Statement) -> Result<(), Error> {
    match &statement.invalid {
        Some(error) => Err(error.clone()),
        None if statement.binds.len() > usize::from(u16::MAX) => Err(Error::invalid_query(
            "a statement takes at most 65,535 values; bind a list as one array",
        )),
        None => Ok(()),
    }
}

/// Runs a statement, passes its rows to the sink, and returns how many rows it returned or changed.
///
/// A statement that the connection has prepared before takes one round trip, a new one two. Behind
/// a transaction pooler each takes one, unnamed.
pub(crate) fn run<'a>(
    connection: &'a Connection,
    sql: &'a str,
    binds: &'a [Bind],
    rows: &'a dyn RowSink,
) -> Attempt<'a, u64> {
    Box::pin(async move {
        if connection.is_unnamed() {
            if connection.known_types.get().is_none() {
                connection.types_of_records().await?;
            }
            return run_unnamed(connection, sql, binds, rows).await;
        }
        let prepared = connection.prepare(sql).await?;
        match run_known(connection, sql, &prepared, binds, rows).await {
            Ok(affected) => Ok(affected),
            Err(failure) => retry_stale(connection, sql, binds, rows, failure).await,
        }
    })
}

/// After a failure: if nothing was sent because the prepared statement no longer fitted, it is
/// prepared and run again. Even a transaction is not affected.
#[cold]
fn retry_stale<'a>(
    connection: &'a Connection,
    sql: &'a str,
    binds: &'a [Bind],
    rows: &'a dyn RowSink,
    failure: Failure,
) -> Attempt<'a, u64> {
    Box::pin(async move {
        if !failure.is_refit() {
            return Err(failure);
        }
        let prepared = connection.prepare(sql).await?;
        run_known(connection, sql, &prepared, binds, rows).await
    })
}

/// Runs a cached prepared statement.
pub(crate) async fn run_known(
    connection: &Connection,
    sql: &str,
    prepared: &Prepared,
    binds: &[Bind],
    rows: &dyn RowSink,
) -> Result<u64, Failure> {
    let statement = &prepared.statement;
    let result = match prepared.has_records {
        false => run_prepared(connection, statement, binds, rows).await,
        true => match Request::prepared(connection, statement, binds) {
            // Boxed: few statements return records, and the future is larger.
            Ok(request) => Box::pin(read_with_types(connection, request, rows)).await,
            Err(failure) => Err(failure),
        },
    };
    result.map_err(|failure| with_staleness(failure, connection, sql, prepared.cached))
}

/// Decides whether a failed statement is to be prepared again.
#[cold]
fn with_staleness(
    mut failure: Failure,
    connection: &Connection,
    sql: &str,
    cached: bool,
) -> Failure {
    failure.stale = match failure.stale {
        // A procedure may have committed before one of its statements failed.
        Stale::IfCached | Stale::Yes
            if failure.class == Class::Server
                && failure.error.code() != Some("26000")
                && sql_text::may_commit(sql) =>
        {
            Stale::No
        }
        Stale::IfCached if cached => Stale::Yes,
        Stale::IfCached => Stale::No,
        stale => stale,
    };
    if failure.stale == Stale::Yes {
        connection.forget(sql);
        // A server that has lost statements has also lost those by which the driver reads types.
        if failure.error.code() != Some("26000") {
            connection.forget_types();
        }
        failure.error = failure.error.stale();
    }
    failure
}

/// Runs a prepared statement that returns no records.
pub(crate) async fn run_prepared(
    connection: &Connection,
    statement: &tokio_postgres::Statement,
    binds: &[Bind],
    rows: &dyn RowSink,
) -> Result<u64, Failure> {
    let request = Request::prepared(connection, statement, binds)?;
    request.read(rows, None).await
}

/// Runs an unnamed statement, in one round trip. It may return records.
pub(crate) fn run_unnamed<'a>(
    connection: &'a Connection,
    sql: &'a str,
    binds: &'a [Bind],
    rows: &'a dyn RowSink,
) -> Attempt<'a, u64> {
    Box::pin(async move {
        let request = Request::unnamed(connection, sql, binds)?;
        read_with_types(connection, request, rows).await
    })
}

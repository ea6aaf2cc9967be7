//! Pipelines: all statements are sent before the first reply is read.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use futures_util::future::maybe_done;
use ormlite_core::Statement;
use ormlite_core::decode::{CollectedRows, RowSet};

use super::record_types::with_record_types;
use super::{check, run_known, run_unnamed};
use crate::connection::{Connection, Failure, Prepared};
use crate::observe::{self, Observer};

/// Runs statements in their order, all sent before the first reply is read, and returns the result
/// of each.
pub(crate) async fn pipeline_each(
    connection: &Connection,
    observer: &Observer,
    statements: &[Statement],
) -> Result<Vec<Result<Box<dyn RowSet>, Failure>>, Failure> {
    let prepared = prepare_all(connection, statements).await?;
    Ok(run_all(connection, observer, statements, prepared).await)
}

/// Prepares the statements of a pipeline, so that each is one message and they are sent in order.
pub(crate) async fn prepare_all(
    connection: &Connection,
    statements: &[Statement],
) -> Result<Vec<Option<Prepared>>, Failure> {
    let mut prepared = Vec::with_capacity(statements.len());
    for statement in statements {
        check(statement).map_err(Failure::unsent)?;
        prepared.push(match connection.is_unnamed() {
            true => None,
            false => Some(connection.prepare(&statement.sql).await?),
        });
    }
    Ok(prepared)
}

/// Runs prepared statements. All are sent when the future is first polled.
pub(crate) async fn run_all(
    connection: &Connection,
    observer: &Observer,
    statements: &[Statement],
    prepared: Vec<Option<Prepared>>,
) -> Vec<Result<Box<dyn RowSet>, Failure>> {
    let mut running: Vec<_> = statements
        .iter()
        .zip(prepared)
        .map(|(statement, prepared)| {
            let span = observe::span(statement);
            let rows = CollectedRows::default();
            Box::pin(maybe_done(async move {
                let Statement { sql, binds, .. } = statement;
                let mut failure = None;
                let run = async {
                    let result = match &prepared {
                        Some(prepared) => run_known(connection, sql, prepared, binds, &rows).await,
                        None => run_unnamed(connection, sql, binds, &rows).await,
                    };
                    result.map_err(|failed| failure.insert(failed).error.clone())
                };
                let result = observer.watch(&span, statement, pin!(run)).await;
                match (result, failure) {
                    (Ok(_), _) => Ok(rows.take()),
                    (Err(_), Some(failure)) => Err(failure),
                    (Err(error), None) => Err(Failure::unsent(error)),
                }
            }))
        })
        .collect();
    poll_fn(|cx| {
        for one in &mut running {
            // Polling sends the statement; its reply is awaited below.
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
    for rows in results.iter_mut().flatten() {
        let read = std::mem::replace(rows, CollectedRows::default().take());
        *rows = with_record_types(connection, read).await;
    }
    results
}

//! Running one statement on one connection.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::future::maybe_done;
use ormlite_core::decode::{Gathered, RawRow, RowSet, RowSink, Types};
use ormlite_core::{Bind, Error, Statement};
use tokio_postgres::types::{FromSql, Type};
use tokio_postgres::{Row, RowStream};

use crate::connection::{Attempt, Connection, Failure, Work};
use crate::error::{Class, Stale};
use crate::observe::{self, Observer};
use crate::statement::Prepared;
use crate::transaction::text;
use crate::types::{KnownTypes, Understood, with_known};

/// How many rows are handed on at once: few enough to stay in the processor's cache.
const PART: usize = 64;

/// Whether a statement can be sent: it was built without an error, and has no more values than the
/// protocol can count. More of them cost the connection.
pub(crate) fn check(statement: &Statement) -> Result<(), Error> {
    match &statement.invalid {
        Some(error) => Err(error.clone()),
        None if statement.binds.len() > usize::from(u16::MAX) => Err(Error::invalid_query(
            "a statement takes at most 65,535 values; bind a list as one array",
        )),
        None => Ok(()),
    }
}

/// Runs a statement, hands its rows on to the last one, and gives how many it returned or changed.
///
/// A statement that the connection has prepared before costs one round trip, a new one two.
/// Behind a transaction pooler each costs one, unnamed.
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
            Err(failure) => again(connection, sql, binds, rows, failure).await,
        }
    })
}

/// After a failure: where nothing was sent since the statement no longer fitted, it is prepared and
/// run anew, which not even a transaction has noticed.
#[cold]
fn again<'a>(
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

/// Runs a statement of the cache.
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
        true => run_with_records(connection, statement, binds, rows).await,
    };
    result.map_err(|failure| judged(failure, connection, sql, prepared.kept))
}

/// Decides whether a failed statement is to be prepared anew.
#[cold]
fn judged(mut failure: Failure, connection: &Connection, sql: &str, kept: bool) -> Failure {
    failure.stale = match failure.stale {
        // A procedure may have committed before it failed, by whatever statement inside.
        Stale::IfKept | Stale::Yes
            if failure.class == Class::Server
                && failure.error.code() != Some("26000")
                && text::may_commit(sql) =>
        {
            Stale::No
        }
        Stale::IfKept if kept => Stale::Yes,
        Stale::IfKept => Stale::No,
        stale => stale,
    };
    if failure.stale == Stale::Yes {
        connection.forget(sql);
        // Where the server has forgotten statements, it has forgotten those that ask for types too.
        if failure.error.code() != Some("26000") {
            connection.forget_types();
        }
        failure.error = failure.error.stale();
    }
    failure
}

/// Runs a statement that is prepared, and gives no records.
pub(crate) async fn run_prepared(
    connection: &Connection,
    statement: &tokio_postgres::Statement,
    binds: &[Bind],
    rows: &dyn RowSink,
) -> Result<u64, Failure> {
    let work = connection.start()?;
    // In a box of its own: the driver's future has room for preparing the statement, which is
    // hardly needed here, and would make every future round it as large.
    let sent = Box::pin(connection.client().query_raw(statement, binds));
    finish(work, sent, rows, None).await
}

/// Runs a statement that gives records, whose types are read where they are newer than those known.
fn run_with_records<'a>(
    connection: &'a Connection,
    statement: &'a tokio_postgres::Statement,
    binds: &'a [Bind],
    rows: &'a dyn RowSink,
) -> Attempt<'a, u64> {
    Box::pin(async move {
        let rows = Understood::new(rows);
        let work = connection.start()?;
        let sent = Box::pin(connection.client().query_raw(statement, binds));
        let affected = finish(work, sent, &rows, Some(&connection.known_types)).await?;
        rows.finish(connection).await;
        Ok(affected)
    })
}

/// Runs a statement without a name, announcing the types of its values: in one round trip.
pub(crate) fn run_unnamed<'a>(
    connection: &'a Connection,
    sql: &'a str,
    binds: &'a [Bind],
    rows: &'a dyn RowSink,
) -> Attempt<'a, u64> {
    Box::pin(async move {
        // The driver reports it as if the server's answer could not be read.
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
        let sent = Box::pin(connection.client().query_typed_raw(sql, typed));
        let rows = Understood::new(rows);
        let affected = finish(work, sent, &rows, Some(&connection.known_types)).await?;
        rows.finish(connection).await;
        Ok(affected)
    })
}

/// A request that has been sent, once the server has begun to answer it.
type Sent<'a> = Pin<Box<dyn Future<Output = Result<RowStream, tokio_postgres::Error>> + Send + 'a>>;

/// Reads the reply to its end.
async fn finish(
    work: Work<'_>,
    sent: Sent<'_>,
    rows: &dyn RowSink,
    types: Option<&KnownTypes>,
) -> Result<u64, Failure> {
    let (mut answered, mut handed_on) = (false, false);
    let result = match sent.await {
        Ok(reply) => {
            answered = true;
            hand_on(reply, rows, types, &mut handed_on).await
        }
        Err(error) => Err(error),
    };
    work.finish(result, answered)
        .await
        .map_err(|failure| Failure {
            // Run again, it would hand the same rows on again.
            stale: if handed_on { Stale::No } else { failure.stale },
            ..failure
        })
}

/// Runs statements in their order, all sent before the first reply is read; what became of each.
pub(crate) async fn pipeline_each(
    connection: &Connection,
    observer: &Observer,
    statements: &[Statement],
) -> Result<Vec<Result<Box<dyn RowSet>, Failure>>, Failure> {
    let prepared = prepare_all(connection, statements).await?;
    Ok(run_all(connection, observer, statements, prepared).await)
}

/// Prepares the statements of a pipeline, so that each is one message and none overtakes another.
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

/// Runs statements that are prepared. All are sent when it is first polled.
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
            let rows = Gathered::default();
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
    for rows in results.iter_mut().flatten() {
        let read = std::mem::replace(rows, Gathered::default().take());
        *rows = with_known(connection, read).await;
    }
    results
}

/// Reads a reply to its end and hands its rows on as they arrive.
async fn hand_on(
    reply: RowStream,
    rows: &dyn RowSink,
    types: Option<&KnownTypes>,
    handed_on: &mut bool,
) -> Result<u64, tokio_postgres::Error> {
    let mut reply = pin!(reply);
    let mut ended = false;
    while !ended {
        // After a first part there are many.
        let mut part = Vec::with_capacity(if *handed_on { PART } else { 1 });
        ended = poll_fn(|cx| poll_part(reply.as_mut(), &mut part, cx)).await?;
        if !part.is_empty() {
            *handed_on = true;
            let types = types.and_then(KnownTypes::current);
            rows.rows(Box::new(Part { rows: part, types }));
        }
    }
    Ok(reply.rows_affected().unwrap_or(0))
}

/// Takes the rows that have arrived, as soon as there are any, and says whether those were the
/// last.
fn poll_part(
    mut reply: Pin<&mut RowStream>,
    part: &mut Vec<ReplyRow>,
    cx: &mut Context<'_>,
) -> Poll<Result<bool, tokio_postgres::Error>> {
    while part.len() < PART {
        match reply.as_mut().poll_next(cx) {
            Poll::Ready(Some(row)) => part.push(ReplyRow(row?)),
            Poll::Ready(None) => return Poll::Ready(Ok(true)),
            Poll::Pending if part.is_empty() => return Poll::Pending,
            Poll::Pending => break,
        }
    }
    Poll::Ready(Ok(false))
}

/// Some rows of a reply.
struct Part {
    rows: Vec<ReplyRow>,
    types: Option<Arc<Types>>,
}

/// A row of the driver's.
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

impl RowSet for Part {
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

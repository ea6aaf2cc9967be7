//! Streams: rows in batches, each fetched when the one before has been consumed.
//!
//! A stream is a cursor in a transaction. For a [`Db`] the transaction is its own, on a connection
//! of its own. For a [`Transaction`](crate::Transaction) it is that transaction, in which other
//! statements can run between two batches.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_core::Stream;
use futures_util::stream::{TryStreamExt, iter, once, try_unfold};
use ormlite_core::decode::{CollectedRows, RawRow, RowSet, Types};
use ormlite_core::exec::BoxStream;
use ormlite_core::{DatabaseError, Error, Executor, Statement};
use tracing::{Instrument, Span};

use crate::connection::hold_records;
use crate::db::Db;
use crate::observe;
use crate::run;
use crate::run::{WithTypes, with_record_types};
use crate::transaction::{Begin, Declared, Level, Session, Transaction};

type Batches<'a> = BoxStream<'a, Box<dyn RowSet>>;

/// Tells the planner that all rows will be read.
const BEGIN: &str = "BEGIN; SET LOCAL cursor_tuple_fraction = 1";

/// The rows of a statement, on a connection of its own.
pub(crate) fn of_db(db: &Db, statement: Statement, batch: u32, built: bool) -> Batches<'_> {
    if !fits_cursor(&statement) {
        return whole(db, statement, batch, built);
    }
    let opened = async move {
        run::check(&statement)?;
        let begin = Begin {
            sql: format!("{BEGIN}{}", db.begin_suffix()),
            settings: Vec::new(),
        };
        let tx = Transaction::begin(db, begin).await?;
        db.note(tx.session().connection(), &statement, built);
        let cursor = Cursor::new(&tx, statement, batch);
        Ok::<_, Error>(batches(cursor, Some(tx)))
    };
    Box::pin(once(opened).try_flatten())
}

/// The rows of a statement, inside a transaction.
pub(crate) fn of_transaction(
    tx: &Transaction,
    statement: Statement,
    batch: u32,
    built: bool,
) -> Batches<'_> {
    if !fits_cursor(&statement) {
        return whole(tx, statement, batch, built);
    }
    if let Err(error) = run::check(&statement) {
        return Box::pin(once(async { Err(error) }));
    }
    let session = tx.session();
    session.db().note(session.connection(), &statement, built);
    Box::pin(batches(Cursor::new(tx, statement, batch), None))
}

/// Cursors are for queries: a write is run to its end before its first row is returned.
fn fits_cursor(statement: &Statement) -> bool {
    statement.kind.is_query()
}

/// Runs a statement completely, and yields its rows in batches.
fn whole(db: &dyn Executor, statement: Statement, batch: u32, built: bool) -> Batches<'_> {
    let batch = usize::try_from(batch).unwrap_or(usize::MAX).max(1);
    let gathered = Arc::new(CollectedRows::default());
    let running = match built {
        true => db.run_built(statement, gathered.clone()),
        false => db.run(statement, gathered.clone()),
    };
    let batches = async move {
        running.await?;
        let rows: Arc<dyn RowSet> = gathered.take().into();
        let starts = (0..rows.len()).step_by(batch);
        let batches = starts.map(move |start| Slice {
            len: batch.min(rows.len() - start),
            rows: rows.clone(),
            start,
        });
        Ok::<_, Error>(iter(
            batches.map(|slice| Ok(Box::new(slice) as Box<dyn RowSet>)),
        ))
    };
    Box::pin(once(batches).try_flatten())
}

/// Some of the rows that a statement returned.
struct Slice {
    rows: Arc<dyn RowSet>,
    start: usize,
    len: usize,
}

impl RowSet for Slice {
    fn len(&self) -> usize {
        self.len
    }

    fn row(&self, index: usize) -> &dyn RawRow {
        self.rows.row(self.start + index)
    }

    fn types(&self) -> Option<&Arc<Types>> {
        self.rows.types()
    }
}

/// Reads a cursor to its end, then ends its own transaction.
fn batches(
    cursor: Cursor,
    own: Option<Transaction>,
) -> impl Stream<Item = Result<Box<dyn RowSet>, Error>> + Send {
    try_unfold((Some(cursor), own), |(cursor, own)| async move {
        let Some(mut cursor) = cursor else {
            return Ok(None);
        };
        let rows = cursor.next().await?;
        if rows.len() as u64 == u64::from(cursor.batch) {
            return Ok(Some((rows, (Some(cursor), own))));
        }
        drop(cursor);
        if let Some(tx) = own {
            tx.commit().await?;
        }
        Ok((!rows.is_empty()).then(|| (rows, (None, None))))
    })
}

/// A query whose rows are fetched in batches. Dropping it closes the cursor and reports the
/// statement.
struct Cursor {
    session: Arc<Session>,
    level: Level,
    statement: Statement,
    batch: u32,
    declared: Option<Declared>,
    span: Span,
    spent: Duration,
    rows: u64,
    error: Option<Error>,
}

impl Cursor {
    fn new(tx: &Transaction, statement: Statement, batch: u32) -> Self {
        Self {
            session: tx.session().clone(),
            level: tx.level(),
            batch: batch.clamp(1, i32::MAX as u32),
            declared: None,
            span: observe::span(&statement),
            statement,
            spent: Duration::ZERO,
            rows: 0,
            error: None,
        }
    }

    /// The next batch. The last batch is not full.
    async fn next(&mut self) -> Result<Box<dyn RowSet>, Error> {
        let since = Instant::now();
        let span = self.span.clone();
        let result = self.fetch().instrument(span).await;
        self.spent += since.elapsed();
        match &result {
            Ok(rows) => self.rows += rows.len() as u64,
            Err(error) => self.error = Some(error.clone()),
        }
        result
    }

    async fn fetch(&mut self) -> Result<Box<dyn RowSet>, Error> {
        let cursor = match &self.declared {
            Some(cursor) => cursor,
            None => {
                let cursor = self.declare().await?;
                self.declared.insert(cursor)
            }
        };
        let rows = CollectedRows::default();
        let fetched = self.session.fetch(self.level, cursor, self.batch, &rows);
        fetched.await?;
        self.with_types(rows.take()).await
    }

    /// The rows, with the types that their records name.
    async fn with_types(&self, rows: Box<dyn RowSet>) -> Result<Box<dyn RowSet>, Error> {
        if !hold_records(&*rows) {
            return Ok(rows);
        }
        let types = self.session.connection().types_of_records().await?;
        let rows = Box::new(WithTypes { rows, types });
        Ok(with_record_types(self.session.connection(), rows).await)
    }

    async fn declare(&self) -> Result<Declared, Error> {
        self.session.check(self.level)?;
        self.session.db().observer().sending(&self.statement);
        let name = self.session.next_cursor();
        let declare = format!("DECLARE {name} NO SCROLL CURSOR FOR ");
        let sql = format!("{declare}{}", self.statement.sql);
        let binds = &self.statement.binds;
        let declared = self.session.declare(self.level, name, &sql, binds).await;
        declared.map_err(|error| shifted(error, declare.len()))
    }
}

/// The error with its position counted in the statement, without the prefix that was added to it.
fn shifted(error: Error, by: usize) -> Error {
    match error.database_error() {
        Some(found) if found.position.is_some() => {
            let by = u32::try_from(by).unwrap_or(0);
            Error::database(DatabaseError {
                position: found.position.map(|at| at.saturating_sub(by)),
                ..found.clone()
            })
        }
        _ => error,
    }
}

impl Drop for Cursor {
    fn drop(&mut self) {
        if let Some(cursor) = self.declared.take() {
            self.session.close_cursor(cursor, self.level);
        }
        let result = match &self.error {
            Some(error) => Err(error),
            None => Ok(self.rows),
        };
        let observer = self.session.db().observer();
        observer.report(&self.span, &self.statement, self.spent, result);
    }
}

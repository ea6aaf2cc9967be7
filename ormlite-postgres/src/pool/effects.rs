//! Whether statements of typed queries may leave state in a session.
//!
//! Their text calls only harmless functions of the server. But a table's triggers, policies,
//! defaults and checks, and a view, may call other functions, which change a setting or take an
//! advisory lock for the session. Which of these the database has is read from the system catalogs:
//! for each new connection (unless that was done a moment ago), after scripts, and at intervals.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use ormlite_core::decode::{CollectedRows, Decode, decode_row};
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Error, Statement, StatementKind};

use super::session_reset::SessionReset;
use crate::connection::Connection;
use crate::error::Class;
use crate::run;

const SQL: &str = include_str!("effects/effects.sql");

/// How long a result is used for new connections.
const FRESH: Duration = Duration::from_secs(5);

const READS: u8 = 1;
const WRITES: u8 = 2;

/// The session state that typed queries may leave in this database.
pub(crate) struct Effects {
    reset: SessionReset,
    made: Instant,
    may_leave: AtomicU8,
    /// Milliseconds from `made` to the last result, plus 1; 0 before the first.
    asked: AtomicU64,
}

impl Effects {
    pub(crate) fn new(reset: SessionReset) -> Self {
        Self {
            reset,
            made: Instant::now(),
            may_leave: AtomicU8::new(READS | WRITES),
            asked: AtomicU64::new(0),
        }
    }

    /// Records which session state a statement may leave, before it is run.
    pub(crate) fn note(&self, connection: &Connection, statement: &Statement, built: bool) {
        if built && !self.may_leave_state(statement.kind) {
            return;
        }
        self.note_other(connection, statement, built);
    }

    #[cold]
    fn note_other(&self, connection: &Connection, statement: &Statement, built: bool) {
        match self.reset {
            _ if !built && statement.kind == StatementKind::Other => {
                connection.note_script(&statement.sql);
            }
            SessionReset::AfterScripts => {}
            _ => connection.mark_dirty(),
        }
    }

    /// Whether a statement of a typed query may leave state in its session.
    pub(crate) fn may_leave_state(&self, kind: StatementKind) -> bool {
        match self.may_leave.load(Ordering::Relaxed) {
            0 => false,
            WRITES => kind.writes(),
            _ => true,
        }
    }

    fn is_fresh(&self) -> bool {
        let asked = self.asked.load(Ordering::Relaxed);
        asked > 0 && self.elapsed() < asked + FRESH.as_millis() as u64
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.made.elapsed().as_millis()).unwrap_or(u64::MAX) + 1
    }

    /// Reads the catalogs for a new connection, and returns the process ID of the backend that
    /// answered.
    pub(crate) fn identify_backend<'a>(&'a self, connection: &'a Connection) -> BoxFuture<'a, i32> {
        Box::pin(async move {
            if !self.is_fresh() {
                match self.ask(connection).await {
                    Err(error) if connection.is_usable() => {
                        // For example, a server that only speaks PostgreSQL's protocol.
                        tracing::debug!(%error, "the catalogs cannot be read; every statement may leave session state");
                        self.set(READS | WRITES);
                    }
                    result => return result,
                }
            }
            let backend: Decode<i32> = |row| row.take();
            query(connection, "SELECT pg_catalog.pg_backend_pid()", backend).await
        })
    }

    /// Reads the catalogs again. In doubt, any statement may leave state.
    pub(crate) fn ask<'a>(&'a self, connection: &'a Connection) -> BoxFuture<'a, i32> {
        Box::pin(async move {
            let answer: Decode<(i32, bool, bool)> =
                |row| Some((row.take()?, row.take()?, row.take()?));
            let (backend, reads, writes) = query(connection, SQL, answer).await?;
            self.set(if reads { READS } else { 0 } | if writes { WRITES } else { 0 });
            Ok(backend)
        })
    }

    fn set(&self, may_leave: u8) {
        let may_leave = match self.reset {
            SessionReset::Always => READS | WRITES,
            _ => may_leave,
        };
        self.may_leave.store(may_leave, Ordering::Relaxed);
        self.asked.store(self.elapsed(), Ordering::Relaxed);
    }
}

/// Runs an unnamed query that returns one row.
async fn query<T>(connection: &Connection, sql: &str, decode: Decode<T>) -> Result<T, Error> {
    let rows = CollectedRows::default();
    run::run_unnamed(connection, sql, &[], &rows)
        .await
        .map_err(|failure| match failure.class {
            Class::Lost => Error::connect_later(failure.error),
            _ => failure.error,
        })?;
    let rows = rows.take();
    if rows.is_empty() {
        return Err(Error::connect("the server returned no row"));
    }
    decode_row(rows.row(0), decode)
}

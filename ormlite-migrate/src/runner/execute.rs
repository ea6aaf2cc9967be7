//! Runs the script of one migration, unit by unit, from where it was left.

use std::time::{Duration, Instant};

use ormlite_postgres::Session;

use super::event::Event;
use super::recover::{self, Next};
use super::settings::Settings;
use crate::Error;
use crate::files::{Alone, Concurrent, DOWN, Migration, Script, UP, Unit, UnitKind};
use crate::history::{Executed, History, Progress, UnitState};

/// The settings of the session before each migration: those of the connection, whatever the migration
/// before has set. A runner that was killed is noticed by its server while that runs a statement
/// (PostgreSQL 14 and later).
pub(super) const SETTINGS: &str = "\
RESET ROLE;
RESET ALL;
SET application_name = 'ormlite migrate';
SET statement_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SELECT pg_catalog.set_config(name, '2s', false)
FROM pg_catalog.pg_settings
WHERE name = 'client_connection_check_interval'";

/// A migration that is run or taken back.
pub(super) struct Execution<'m> {
    pub(super) migration: &'m Migration,
    script: &'m Script,
    /// The row, if it was begun before.
    begun: Option<&'m Executed>,
    is_down: bool,
}

impl<'m> Execution<'m> {
    pub(super) fn up(migration: &'m Migration, row: Option<&'m Executed>) -> Self {
        Self {
            migration,
            script: &migration.up,
            begun: row,
            is_down: false,
        }
    }

    pub(super) fn down(migration: &'m Migration, row: &'m Executed) -> Result<Self, Error> {
        let script = migration.down.as_ref();
        Ok(Self {
            migration,
            script: script.ok_or_else(|| Error::irreversible(migration.id()))?,
            begun: Some(row).filter(|row| row.undoing),
            is_down: true,
        })
    }

    pub(super) async fn run(&self, settings: &Settings, session: &Session) -> Result<(), Error> {
        let history = History(session);
        session.batch_execute(SETTINGS).await?;
        let units = self.units();
        let done = self.begun.map_or(0, |row| row.units);
        let mut state = self.begun.and_then(|row| row.unit_state);
        settings.tell(&Event::Begins {
            migration: self.migration,
            done,
            units: units.len(),
        });
        match (self.is_down, self.begun) {
            (true, Some(_)) => {}
            (true, None) => history.begin_undo(self.migration).await?,
            (false, _) => history.begin(self.migration).await?,
        }
        for (at, unit) in units.iter().enumerate().skip(done) {
            let at = At {
                progress: Progress {
                    migration: self.migration,
                    units: at,
                },
                is_last: at + 1 == units.len(),
            };
            match &unit.kind {
                UnitKind::Transaction => self.transaction(settings, session, unit, at).await?,
                UnitKind::Alone(alone) => {
                    self.alone(settings, session, unit, alone, at, state.take())
                        .await?;
                }
            }
        }
        Ok(())
    }

    /// The units of the script. One without statements is an empty transaction, which is recorded.
    fn units(&self) -> Vec<Unit> {
        match self.script.units.is_empty() {
            true => vec![Unit {
                statements: Vec::new(),
                kind: UnitKind::Transaction,
            }],
            false => self.script.units.clone(),
        }
    }

    /// Runs a unit in a transaction, again if it does not get its locks.
    async fn transaction(
        &self,
        settings: &Settings,
        session: &Session,
        unit: &Unit,
        at: At<'_>,
    ) -> Result<(), Error> {
        let mut attempt = 1;
        loop {
            let error = match self.once(settings, session, unit, at).await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            // The error to report is that of the statement. Without a connection nothing is committed.
            let rolled_back = session.batch_execute("ROLLBACK").await;
            let pause = settings.lock.pause_after(attempt, error.database());
            let Some(pause) = pause.filter(|_| rolled_back.is_ok()) else {
                return Err(error);
            };
            attempt += 1;
            settings.tell(&Event::Retries {
                migration: self.migration,
                attempt,
                pause,
            });
            tokio::time::sleep(pause).await;
        }
    }

    async fn once(
        &self,
        settings: &Settings,
        session: &Session,
        unit: &Unit,
        at: At<'_>,
    ) -> Result<(), Error> {
        let begin = format!("BEGIN; {}", settings.lock.setting());
        session.batch_execute(&begin).await?;
        // Before the statements, which can change the role and the settings. If another runner is at
        // work in spite of the lock, this waits for it, and then fails.
        self.record(session, at).await?;
        let since = Instant::now();
        for statement in &unit.statements {
            self.statement(
                settings,
                session,
                statement.start,
                &self.script.text[statement.clone()],
            )
            .await?;
        }
        session.batch_execute("COMMIT").await.map_err(|error| {
            // Constraints that are deferred are checked here.
            let last = unit
                .statements
                .last()
                .map_or(0, |statement| statement.start);
            self.failed(last, error)
        })?;
        self.took(session, at, since.elapsed()).await;
        Ok(())
    }

    /// Runs a statement outside of a transaction.
    async fn alone(
        &self,
        settings: &Settings,
        session: &Session,
        unit: &Unit,
        alone: &Alone,
        at: At<'_>,
        state: Option<UnitState>,
    ) -> Result<(), Error> {
        let history = History(session);
        let range = unit.statements[0].clone();
        let mut sql = self.script.text[range.clone()].to_owned();
        let since = Instant::now();
        match (alone, state) {
            (Alone::Concurrent(statement), Some(state)) => {
                match recover::next(session, statement, state).await? {
                    Next::Done => return self.record(session, at).await,
                    Next::Instead(other) => sql = other,
                    Next::After(statements) => {
                        for sql in &statements {
                            let migration = self.migration;
                            settings.tell(&Event::CleansUp { migration, sql });
                            session
                                .batch_execute(sql)
                                .await
                                .map_err(|error| self.failed(range.start, error))?;
                        }
                    }
                }
            }
            (Alone::Unknown, Some(UnitState::Started)) => {
                let file = self.file();
                let (line, _) = self.script.place(range.start);
                return Err(Error::interrupted(self.migration.id(), file, line));
            }
            _ => {}
        }
        // What is there before is not what an interrupted statement has made.
        let is_there = match alone {
            Alone::Concurrent(Concurrent::CreateIndex { index, table }) => {
                recover::has_index(session, index, table).await?
            }
            _ => false,
        };
        if !is_there {
            history.set_state(at.progress, UnitState::Started).await?;
        }
        let result = self.statement(settings, session, range.start, &sql).await;
        if let Err(error) = result {
            // Without a reply of the server, its outcome is not known.
            if error
                .database()
                .is_some_and(|error| error.database_error().is_some())
            {
                let _ = history.set_state(at.progress, UnitState::Failed).await;
            }
            return Err(error);
        }
        self.record(session, at).await?;
        self.took(session, at, since.elapsed()).await;
        Ok(())
    }

    async fn statement(
        &self,
        settings: &Settings,
        session: &Session,
        start: usize,
        sql: &str,
    ) -> Result<(), Error> {
        let (line, _) = self.script.place(start);
        settings.tell(&Event::Statement {
            migration: self.migration,
            line,
            sql,
        });
        let ran = session.batch_execute(sql).await;
        ran.map_err(|error| self.failed(start, error))
    }

    /// Records that a unit is done.
    async fn record(&self, session: &Session, at: At<'_>) -> Result<(), Error> {
        let history = History(session);
        if self.is_down && at.is_last {
            return history.delete(at.progress).await;
        }
        let checksum = self.script.checksum_of(at.progress.units + 1);
        let success = at.is_last && !self.is_down;
        history.commit(at.progress, checksum, success).await
    }

    /// Records how long a unit took. If that is lost, nothing but a duration is wrong.
    async fn took(&self, session: &Session, at: At<'_>, took: Duration) {
        if self.is_down && at.is_last {
            return;
        }
        let took = i64::try_from(took.as_millis()).unwrap_or(i64::MAX);
        let _ = History(session).add_time(self.migration, took).await;
    }

    fn file(&self) -> std::path::PathBuf {
        self.migration.path.join(match self.is_down {
            true => DOWN,
            false => UP,
        })
    }

    /// The error of a statement, with its place in the file.
    fn failed(&self, start: usize, error: ormlite_core::Error) -> Error {
        let position = error.database_error().and_then(|error| error.position);
        let position = position.and_then(|position| usize::try_from(position).ok());
        let at = position.and_then(|position| {
            let mut chars = self.script.text[start..].char_indices();
            chars
                .nth(position.checked_sub(1)?)
                .map(|(at, _)| start + at)
        });
        let at = at.unwrap_or(start);
        let (line, column) = self.script.place(at);
        let text = self.script.text.lines().nth(line - 1).unwrap_or_default();
        Error::statement(self.file(), (line, column), text.to_owned(), error)
    }
}

/// Where in a migration a unit is.
#[derive(Clone, Copy)]
struct At<'m> {
    progress: Progress<'m>,
    is_last: bool,
}

//! The table `ormlite.migrations`: which migrations were run, and how far those have come that were
//! not run to their end.

use chrono::{DateTime, Utc};
use ormlite_core::decode::decode_all;
use ormlite_core::{Bind, Statement, StatementKind};
use ormlite_postgres::Session;

use crate::Error;
use crate::files::Migration;

const EXISTS: &str = "SELECT pg_catalog.to_regclass('ormlite.migrations') IS NOT NULL";

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// The number.
    pub version: String,
    /// The name behind the number.
    pub name: String,
    /// The domain.
    pub domain: Option<String>,
    /// The SHA-256 of `up.sql`, as it was run.
    pub checksum: String,
    /// When it was last begun.
    pub executed_at: DateTime<Utc>,
    /// How long its statements have taken, in milliseconds.
    pub execution_time_ms: i64,
    /// Whether all of it was run, and nothing of it was taken back.
    pub success: bool,
    /// Whether taking it back has begun.
    pub undoing: bool,
    /// How many units of its script are committed: transactions, and statements outside of one.
    pub units: usize,
    pub(crate) units_checksum: String,
    pub(crate) unit_state: Option<UnitState>,
}

impl Executed {
    /// The number and the name: `0003_riders_core`.
    pub fn id(&self) -> String {
        format!("{}_{}", self.version, self.name)
    }
}

/// What is known of a statement that cannot be in a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitState {
    /// It was sent, and its reply was not recorded.
    Started,
    /// The server has refused it. It can have left something behind.
    Failed,
}

/// The history of a database, by its session.
#[derive(Clone, Copy)]
pub(crate) struct History<'s>(pub(crate) &'s Session);

/// What a unit of a script is to the history.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress<'m> {
    pub(crate) migration: &'m Migration,
    /// How many units are committed before it.
    pub(crate) units: usize,
}

impl History<'_> {
    /// Creates the table, if it is not there.
    pub(crate) async fn create(self) -> Result<(), Error> {
        if !self.exists().await? {
            self.0
                .batch_execute(include_str!("history/create.sql"))
                .await?;
        }
        Ok(())
    }

    pub(crate) async fn exists(self) -> Result<bool, Error> {
        let rows = self.0.fetch(query(EXISTS, Vec::new())).await?;
        let found = decode_all(&*rows, |row| row.take::<bool>())?;
        Ok(found == [true])
    }

    /// All rows, in the order of their numbers. None if there is no table.
    pub(crate) async fn read(self) -> Result<Vec<Executed>, Error> {
        if !self.exists().await? {
            return Ok(Vec::new());
        }
        let rows = self
            .0
            .fetch(query(include_str!("history/read.sql"), Vec::new()))
            .await?;
        let executed = decode_all(&*rows, |row| {
            Some(Executed {
                version: row.take()?,
                name: row.take()?,
                domain: row.take()?,
                checksum: row.take()?,
                executed_at: row.take()?,
                execution_time_ms: row.take()?,
                success: row.take()?,
                undoing: row.take()?,
                units: usize::try_from(row.take::<i32>()?).unwrap_or_default(),
                units_checksum: row.take()?,
                unit_state: row.take::<Option<String>>()?.map(|state| match &*state {
                    "started" => UnitState::Started,
                    _ => UnitState::Failed,
                }),
            })
        });
        Ok(executed?)
    }

    /// Records that a migration begins, or goes on.
    pub(crate) async fn begin(self, migration: &Migration) -> Result<(), Error> {
        let mut binds = identity(migration);
        binds.push(Bind::new(migration.domain.clone()));
        binds.push(Bind::new(migration.checksum()));
        self.change(include_str!("history/begin.sql"), binds, migration)
            .await
    }

    /// Records that taking back a migration begins.
    pub(crate) async fn begin_undo(self, migration: &Migration) -> Result<(), Error> {
        let sql = include_str!("history/begin_undo.sql");
        self.change(sql, identity(migration), migration).await
    }

    /// Records what is known of a unit outside of a transaction.
    pub(crate) async fn set_state(
        self,
        progress: Progress<'_>,
        state: UnitState,
    ) -> Result<(), Error> {
        let state = match state {
            UnitState::Started => "started",
            UnitState::Failed => "failed",
        };
        let mut binds = progress.binds();
        binds.push(Bind::new(state.to_owned()));
        let sql = include_str!("history/unit_state.sql");
        self.change(sql, binds, progress.migration).await
    }

    /// Records that a unit is done: in its transaction, or after it.
    pub(crate) async fn commit(
        self,
        progress: Progress<'_>,
        units_checksum: String,
        success: bool,
    ) -> Result<(), Error> {
        let mut binds = progress.binds();
        binds.push(Bind::new(units_checksum));
        binds.push(Bind::new(success));
        let sql = include_str!("history/commit_unit.sql");
        self.change(sql, binds, progress.migration).await
    }

    /// Adds to the time that the statements have taken.
    pub(crate) async fn add_time(
        self,
        migration: &Migration,
        milliseconds: i64,
    ) -> Result<(), Error> {
        let mut binds = identity(migration);
        binds.push(Bind::new(milliseconds));
        self.change(include_str!("history/add_time.sql"), binds, migration)
            .await
    }

    /// Forgets a migration that was taken back.
    pub(crate) async fn delete(self, progress: Progress<'_>) -> Result<(), Error> {
        let sql = include_str!("history/delete.sql");
        self.change(sql, progress.binds(), progress.migration).await
    }

    /// Records a migration as run that was not run here: the database has what it does already. `false`:
    /// it has a row.
    pub(crate) async fn baseline(self, migration: &Migration) -> Result<bool, Error> {
        let units = i32::try_from(migration.up.units.len().max(1)).unwrap_or(i32::MAX);
        let mut binds = identity(migration);
        binds.push(Bind::new(migration.domain.clone()));
        binds.push(Bind::new(migration.checksum()));
        binds.push(Bind::new(units));
        let rows = self
            .0
            .fetch(query(include_str!("history/baseline.sql"), binds))
            .await?;
        Ok(rows.len() == 1)
    }

    /// Records that the file of a migration is what was run.
    pub(crate) async fn accept(self, migration: &Migration) -> Result<(), Error> {
        let mut binds = identity(migration);
        binds.push(Bind::new(migration.checksum()));
        self.change(include_str!("history/checksum.sql"), binds, migration)
            .await
    }

    /// Records what has become of an interrupted statement: how many units it is.
    pub(crate) async fn settle(
        self,
        migration: &Migration,
        units: i32,
        units_checksum: String,
        success: bool,
    ) -> Result<(), Error> {
        let mut binds = identity(migration);
        binds.push(Bind::new(units));
        binds.push(Bind::new(units_checksum));
        binds.push(Bind::new(success));
        self.change(include_str!("history/settle.sql"), binds, migration)
            .await
    }

    /// Changes the row as it was left. Another program has changed it, if it is not so.
    async fn change(
        self,
        sql: &'static str,
        binds: Vec<Bind>,
        migration: &Migration,
    ) -> Result<(), Error> {
        let rows = self.0.fetch(query(sql, binds)).await?;
        match rows.len() {
            1 => Ok(()),
            _ => Err(Error::changed_by_another(migration.id())),
        }
    }
}

impl Progress<'_> {
    fn binds(self) -> Vec<Bind> {
        let mut binds = identity(self.migration);
        binds.push(Bind::new(i32::try_from(self.units).unwrap_or(i32::MAX)));
        binds
    }
}

fn identity(migration: &Migration) -> Vec<Bind> {
    vec![
        Bind::new(migration.version.clone()),
        Bind::new(migration.name.clone()),
    ]
}

/// A statement of the runner's own.
pub(crate) fn query(sql: &str, binds: Vec<Bind>) -> Statement {
    Statement {
        sql: sql.to_owned(),
        binds,
        kind: StatementKind::Other,
        table: "ormlite.migrations",
        invalid: None,
        location: None,
    }
}

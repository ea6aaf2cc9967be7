//! [`Runner`]: runs migrations on a live database, one runner at a time, so that it can be interrupted
//! at any statement.

mod event;
mod execute;
mod lock;
mod pending;
mod recover;
mod repair;
mod settings;
mod status;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ormlite_postgres::{Db, Session};

pub use self::event::Event;
pub use self::repair::Repair;
pub use self::status::{State, Status};

use self::execute::Execution;
use self::settings::Settings;
use crate::Error;
use crate::files::{Migration, Migrations};
use crate::history::{Executed, History};

/// Runs the migrations of a program, if there are any that the database does not have. With
/// [`migrations!`](crate::migrations) they are part of the program.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_migrate::Error> {
/// use ormlite_migrate::{Migrations, run};
///
/// run(&db, Migrations::read("migrations")?).await?;
/// # Ok(())
/// # }
/// ```
///
/// Any number of programs can call it at once: one runs the migrations, the others wait for it.
///
/// # Errors
/// As [`Runner::migrate`].
pub async fn run(db: &Db, migrations: Migrations) -> Result<Report, Error> {
    Runner::new(migrations).migrate(db).await
}

/// Runs migrations, and takes them back.
///
/// - **One at a time.** An advisory lock of the session that runs the statements keeps others out. They
///   wait, and find nothing to do. Behind a pooler that can give each transaction another session, such a lock
///   protects nothing: the runner refuses it.
/// - **Each file is a transaction**, in which the table `ormlite.migrations` is written, too. So it is run
///   once or not at all. Statements outside of a transaction are recorded before and after they
///   run. What an interruption leaves of them is found in the catalog: an invalid index is dropped and
///   built again.
/// - **Others do not wait for long.** A transaction that does not get a lock within the
///   [lock timeout](Self::lock_timeout) is rolled back, and tried again after a pause.
#[derive(Clone)]
#[must_use]
pub struct Runner {
    migrations: Migrations,
    wait: Duration,
    out_of_order: bool,
    settings: Settings,
}

/// What a runner has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The migrations that were run or taken back, by their numbers and names.
    pub migrations: Vec<String>,
}

impl Runner {
    /// A lock timeout of 2 s, ten attempts with pauses from 500 ms on, and ten minutes to wait for
    /// another runner.
    pub fn new(migrations: Migrations) -> Self {
        Self {
            migrations,
            wait: Duration::from_secs(600),
            out_of_order: false,
            settings: Settings::default(),
        }
    }

    /// How long a statement in a transaction waits for a lock of a table. A file can set its own.
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.settings.lock.timeout = timeout;
        self
    }

    /// How often a transaction is tried that does not get its locks, or is the victim of a deadlock.
    /// The pause is doubled with each attempt, up to 30 s.
    pub fn attempts(mut self, attempts: u32, pause: Duration) -> Self {
        self.settings.lock.attempts = attempts.max(1);
        self.settings.lock.pause = pause;
        self
    }

    /// How long to wait for another runner.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Runs migrations that come before others that were run, such as those of a branch that was
    /// merged later.
    pub fn out_of_order(mut self, allowed: bool) -> Self {
        self.out_of_order = allowed;
        self
    }

    /// Calls a function with what the runner does.
    pub fn on_event(mut self, observer: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer = Some(Arc::new(observer));
        self
    }

    /// The migrations.
    pub fn migrations(&self) -> &Migrations {
        &self.migrations
    }

    /// Runs all migrations that the database does not have, in their order, and goes on with one that
    /// was interrupted.
    ///
    /// # Errors
    /// Nothing was run:
    /// - [`is_pooler`](Error::is_pooler), [`holder`](Error::holder): there is no lock.
    /// - [`is_edited`](Error::is_edited): a file is not as it was run.
    /// - [`is_unknown`](Error::is_unknown): the database has migrations that are not among these.
    /// - [`is_out_of_order`](Error::is_out_of_order): a later migration was run before.
    ///
    /// Or the migrations before it were run:
    /// - [`place`](Error::place): a statement failed. Its transaction is rolled back.
    /// - [`is_interrupted`](Error::is_interrupted): nobody knows whether a statement was run.
    pub async fn migrate(&self, db: &Db) -> Result<Report, Error> {
        self.locked(db, async |session| {
            let history = History(session);
            history.create().await?;
            let executed = history.read().await?;
            let pending = pending::pending(&self.migrations, &executed, self.out_of_order)?;
            let mut report = Report::default();
            for (migration, row) in pending {
                self.one(session, Execution::up(migration, row)).await?;
                report.migrations.push(migration.id());
            }
            Ok(report)
        })
        .await
    }

    /// What the files and the database have of each migration. It takes no lock and changes nothing.
    ///
    /// # Errors
    /// [`database`](Error::database): the connection or the server failed.
    pub async fn status(&self, db: &Db) -> Result<Vec<Status>, Error> {
        let session = db.session().await?;
        let executed = History(&session).read().await?;
        Ok(status::status(&self.migrations, &executed))
    }

    /// Records all migrations up to this one as run, without running them, but for those that are in the
    /// history: for a database that has their tables already. It is named by its
    /// [`id`](Migration::id), its number, or its name.
    ///
    /// # Errors
    /// As [`migrate`](Self::migrate), and if there is no such migration ([`is_unknown`](Error::is_unknown)).
    pub async fn baseline(&self, db: &Db, last: &str) -> Result<Report, Error> {
        let last = self.find(last)?;
        self.locked(db, async |session| {
            let history = History(session);
            history.create().await?;
            let mut report = Report::default();
            for migration in self.migrations.iter() {
                if history.baseline(migration).await? {
                    report.migrations.push(migration.id());
                }
                if migration.id() == last.id() {
                    break;
                }
            }
            Ok(report)
        })
        .await
    }

    /// Changes the history of a migration, after a person has looked at the database.
    ///
    /// # Errors
    /// As [`migrate`](Self::migrate). If there is no such migration, or it was not run, it is
    /// [unknown](Error::is_unknown); if nothing was interrupted, [`is_changed`](Error::is_changed).
    pub async fn repair(&self, db: &Db, migration: &str, what: Repair) -> Result<(), Error> {
        let migration = self.find(migration)?;
        self.locked(db, async |session| {
            let executed = History(session).read().await?;
            let row = executed.iter().find(|row| row.id() == migration.id());
            let row = row.ok_or_else(|| Error::unknown(vec![migration.id()]))?;
            repair::repair(session, migration, row, what).await
        })
        .await
    }

    fn find(&self, migration: &str) -> Result<&Migration, Error> {
        let found = self.migrations.find(migration);
        found.ok_or_else(|| Error::unknown(vec![migration.to_owned()]))
    }

    /// Takes back the last `count` migrations that were run, the last first.
    ///
    /// # Errors
    /// As [`migrate`](Self::migrate), and if one has no `down.sql`
    /// ([`is_irreversible`](Error::is_irreversible)): nothing was run then.
    pub async fn undo(&self, db: &Db, count: usize) -> Result<Report, Error> {
        self.take_back(db, |executed| executed.len().saturating_sub(count))
            .await
    }

    /// Takes back all migrations that were run after this one: an [`id`](Migration::id), a number, or a
    /// name.
    ///
    /// # Errors
    /// As [`undo`](Self::undo), and if there is no such migration ([`is_unknown`](Error::is_unknown)).
    pub async fn undo_to(&self, db: &Db, migration: &str) -> Result<Report, Error> {
        let last = self.find(migration)?.id();
        self.take_back(db, |executed| {
            let mut ids = executed.iter().map(Executed::id);
            ids.position(|id| id == last)
                .map_or(executed.len(), |at| at + 1)
        })
        .await
    }

    /// Takes back those that are not among the first ones, whose number the function says.
    async fn take_back(
        &self,
        db: &Db,
        keep: impl FnOnce(&[Executed]) -> usize,
    ) -> Result<Report, Error> {
        self.locked(db, async |session| {
            let executed = History(session).read().await?;
            let undone = pending::undone(&self.migrations, &executed, keep(&executed))?;
            let mut report = Report::default();
            for (migration, row) in undone {
                self.one(session, Execution::down(migration, row)?).await?;
                report.migrations.push(migration.id());
            }
            Ok(report)
        })
        .await
    }

    async fn one(&self, session: &Session, execution: Execution<'_>) -> Result<(), Error> {
        let migration = execution.migration;
        let since = Instant::now();
        execution.run(&self.settings, session).await?;
        let duration = since.elapsed();
        self.settings.tell(&Event::Finished {
            migration,
            duration,
        });
        Ok(())
    }

    /// Runs the body in a session that has the lock.
    async fn locked<T>(
        &self,
        db: &Db,
        body: impl AsyncFnOnce(&Session) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let session = db.session().await?;
        if !session.is_kept() {
            return Err(Error::pooler());
        }
        session.batch_execute(execute::SETTINGS).await?;
        lock::take(&session, self.wait, |holder| {
            self.settings.tell(&Event::Waiting(holder))
        })
        .await?;
        let result = body(&session).await;
        // The end of the session would release it, too, but later. The error to report is the other one.
        let released = lock::release(&session).await;
        let result = result?;
        released?;
        Ok(result)
    }
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner")
            .field("migrations", &self.migrations)
            .finish_non_exhaustive()
    }
}

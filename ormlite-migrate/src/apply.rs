//! [`Apply`]: runs the steps of a plan on a live database.

use std::collections::BTreeSet;
use std::time::Duration;

use ormlite_postgres::Db;
use ormlite_schema::plan::{Hazard, Plan, Step, Transaction};

use crate::Error;
use crate::lock_retry::LockRetry;

/// Runs a plan: step by step, without making others wait for long.
///
/// - Steps that share a transaction are committed together; the others have one of their own, or
///   none, as [`Step::transaction`] says.
/// - A statement that does not get its locks within the [lock timeout](Self::lock_timeout) is given
///   up, because those that come after it wait behind it, and tried again later.
/// - Steps with a [`Hazard`] are refused before anything runs, unless it is [allowed](Self::allow).
/// - A backfill writes its batches by itself. Its progress is a notice of the server, which is
///   an event of `tracing` with the target `ormlite::notice`.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db, wanted: ormlite_schema::Catalog)
/// # -> Result<(), ormlite_migrate::Error> {
/// use ormlite_migrate::{Apply, introspect};
/// use ormlite_schema::plan::{Hazard, Options, plan};
///
/// let plan = plan(&introspect(&db).await?, &wanted, &Options::default());
/// Apply::new().allow([Hazard::DeletesData]).run(&db, &plan).await?;
/// # Ok(())
/// # }
/// ```
///
/// Nothing keeps two programs from running plans at once, and nothing records how far a plan has
/// come: after a failure, make a new plan from the database as it is.
#[derive(Debug, Clone)]
#[must_use]
pub struct Apply {
    lock: LockRetry,
    allowed: BTreeSet<Hazard>,
}

impl Default for Apply {
    fn default() -> Self {
        Self::new()
    }
}

impl Apply {
    /// A lock timeout of 2 s, ten attempts with pauses from 500 ms on, and no hazard but
    /// [`DependsOnData`](Hazard::DependsOnData): such a step fails without harm.
    pub fn new() -> Self {
        Self {
            lock: LockRetry::default(),
            allowed: BTreeSet::from([Hazard::DependsOnData]),
        }
    }

    /// How long a transaction waits for a lock. Statements outside of a transaction wait as long as
    /// it takes: others do not wait behind them.
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.lock.timeout = timeout;
        self
    }

    /// How often a transaction is tried that does not get its locks, or is the victim of a
    /// deadlock. The pause after the first attempt is doubled with each further one, up to 30 s.
    pub fn attempts(mut self, attempts: u32, pause: Duration) -> Self {
        self.lock.attempts = attempts.max(1);
        self.lock.pause = pause;
        self
    }

    /// Allows hazards besides those that are allowed already.
    pub fn allow(mut self, hazards: impl IntoIterator<Item = Hazard>) -> Self {
        self.allowed.extend(hazards);
        self
    }

    /// Runs the steps in their order. Those before a step that fails are committed.
    ///
    /// # Errors
    /// - [`hazards`](Error::hazards): steps have hazards that are not allowed. Nothing has run.
    /// - [`failed_step`](Error::failed_step): the statement of a step failed. Its transaction is
    ///   rolled back.
    pub async fn run(&self, db: &Db, plan: &Plan) -> Result<(), Error> {
        self.check(plan)?;
        for group in plan.transactions() {
            let mut attempt = 1;
            while let Err((step, error)) = self.once(db, plan, group).await {
                let Some(pause) = self.lock.pause_after(attempt, Some(&error)) else {
                    return Err(Error::step(step, error));
                };
                tokio::time::sleep(pause).await;
                attempt += 1;
            }
        }
        Ok(())
    }

    fn check(&self, plan: &Plan) -> Result<(), Error> {
        let of_steps = plan.steps.iter().map(|step| (step, step.hazards()));
        let refused: Vec<_> = of_steps
            .flat_map(|(step, hazards)| {
                let refused = hazards.into_iter().filter(|it| !self.allowed.contains(it));
                refused.map(|hazard| (hazard, step.clone()))
            })
            .collect();
        match refused.is_empty() {
            true => Ok(()),
            false => Err(Error::refused(refused)),
        }
    }

    /// Runs the steps of one transaction.
    async fn once(
        &self,
        db: &Db,
        plan: &Plan,
        group: &[Step],
    ) -> Result<(), (Step, ormlite_core::Error)> {
        let failed = |step: &Step| {
            let step = step.clone();
            move |error| (step, error)
        };
        let Some((first, last)) = group.first().zip(group.last()) else {
            return Ok(());
        };
        if first.transaction == Transaction::None {
            return db.batch_execute(&first.sql).await.map_err(failed(first));
        }
        let tx = db.begin().await.map_err(failed(first))?;
        let timeout = self.lock.setting();
        let settings = plan.settings().iter().copied().chain([timeout.as_str()]);
        for setting in settings {
            tx.batch_execute(setting).await.map_err(failed(first))?;
        }
        for step in group {
            tx.batch_execute(&step.sql).await.map_err(failed(step))?;
        }
        // Constraints that are deferred are checked here.
        tx.commit().await.map_err(failed(last))
    }
}

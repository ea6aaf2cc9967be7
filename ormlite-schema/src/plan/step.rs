//! Steps: statements with what they do to a live database.

use std::collections::BTreeMap;
use std::fmt;

use crate::model::{Name, ObjectId};

/// A statement of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The statement, without a semicolon.
    pub sql: String,
    /// The object that it creates, changes or drops.
    pub object: ObjectId,
    /// Whether it can share a transaction with other steps.
    pub transaction: Transaction,
    /// The locks that it takes on tables, views and materialized views which existed before the
    /// plan, the strongest of each: also those on partitions and on tables that inherit, and those
    /// on the tables that foreign keys refer to. `SHARE UPDATE EXCLUSIVE` and stronger ones are
    /// complete. Locks on an index alone are not named.
    pub locks: Vec<TableLock>,
    /// What it does while it holds them, with the tables that existed before the plan. Where that
    /// depends on the session or on the values of rows, it is the most: the change of a `timestamp`
    /// to `timestamp with time zone` writes no row if the time zone of the session is UTC.
    pub work: Work,
    /// The data that it deletes, such as `the column core.rooms.rate`.
    pub loses: Option<String>,
    /// Why it can fail or surprise although the plan is right, such as rows that a new constraint
    /// refuses.
    pub caution: Option<String>,
    /// Why programs that run may fail after it, such as statements that use the old name of a
    /// column.
    pub breaks: Option<String>,
    /// The tables that it locks only if they inherit from another one when it runs, with that one.
    pub(super) below: BTreeMap<Name, Name>,
}

/// Whether a step can share a transaction with others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Transaction {
    /// It can.
    #[default]
    Shared,
    /// It has one of its own: it takes long, and should not hold the locks of other steps, or what
    /// it makes cannot be used before the transaction ends.
    Own,
    /// It cannot run in a transaction block.
    None,
}

/// A lock on a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLock {
    /// The table.
    pub table: Name,
    /// The mode.
    pub mode: LockMode,
}

/// A lock mode of PostgreSQL, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockMode {
    /// `ACCESS SHARE`: conflicts with `ACCESS EXCLUSIVE` alone.
    AccessShare,
    /// `ROW SHARE`
    RowShare,
    /// `ROW EXCLUSIVE`
    RowExclusive,
    /// `SHARE UPDATE EXCLUSIVE`: reads and writes go on.
    ShareUpdateExclusive,
    /// `SHARE`: blocks writes.
    Share,
    /// `SHARE ROW EXCLUSIVE`: blocks writes.
    ShareRowExclusive,
    /// `EXCLUSIVE`: blocks writes and row locks.
    Exclusive,
    /// `ACCESS EXCLUSIVE`: blocks everything.
    AccessExclusive,
}

/// What a statement does with the rows of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// It changes the catalog alone, and takes milliseconds whatever the size of the table.
    #[default]
    Catalog,
    /// It writes rows in batches, each in a transaction of its own.
    Backfill,
    /// It reads all rows.
    Scan,
    /// It builds an index.
    IndexBuild,
    /// It writes all rows anew.
    Rewrite,
}

/// Why a step wants a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hazard {
    /// It deletes data.
    DeletesData,
    /// It blocks reads and writes of a table while it writes all rows anew.
    BlocksWhileRewriting,
    /// It blocks writes, or reads and writes, of a table while it reads all rows.
    BlocksWhileScanning,
    /// It blocks writes of a table while it builds an index.
    BlocksWhileIndexing,
    /// It can fail on the rows that exist.
    DependsOnData,
    /// Programs that run may fail after it.
    BreaksPrograms,
}

impl Step {
    pub(super) fn new(object: &ObjectId, sql: impl Into<String>) -> Self {
        Self {
            sql: sql.into(),
            object: object.clone(),
            transaction: Transaction::Shared,
            locks: Vec::new(),
            work: Work::Catalog,
            loses: None,
            caution: None,
            breaks: None,
            below: BTreeMap::new(),
        }
    }

    pub(super) fn locks(mut self, table: &Name, mode: LockMode) -> Self {
        self.below.remove(table);
        self.add_lock(table, mode);
        self
    }

    /// Adds the lock on a table that inherits from another one, directly or not, when the step runs.
    pub(super) fn locks_below(mut self, of: &Name, table: &Name, mode: LockMode) -> Self {
        if !self.locks.iter().any(|lock| lock.table == *table) {
            self.below.insert(table.clone(), of.clone());
        }
        self.add_lock(table, mode);
        self
    }

    fn add_lock(&mut self, table: &Name, mode: LockMode) {
        match self.locks.iter_mut().find(|lock| lock.table == *table) {
            Some(lock) => lock.mode = lock.mode.max(mode),
            None => self.locks.push(TableLock {
                table: table.clone(),
                mode,
            }),
        }
    }

    pub(super) fn work(mut self, work: Work) -> Self {
        self.work = self.work.max(work);
        self
    }

    pub(super) fn loses(mut self, what: impl Into<String>) -> Self {
        self.loses = Some(what.into());
        self
    }

    pub(super) fn caution(mut self, why: impl Into<String>) -> Self {
        self.caution = Some(why.into());
        self
    }

    pub(super) fn breaks(mut self, why: impl Into<String>) -> Self {
        self.breaks = Some(why.into());
        self
    }

    pub(super) fn on_its_own(mut self) -> Self {
        self.transaction = Transaction::Own;
        self
    }

    pub(super) fn outside_transaction(mut self) -> Self {
        self.transaction = Transaction::None;
        self
    }

    /// Whether the next step can run in the same transaction.
    pub(super) fn joins(&self, next: &Self) -> bool {
        self.transaction == Transaction::Shared && next.transaction == Transaction::Shared
    }

    /// Why the step wants a second look.
    pub fn hazards(&self) -> Vec<Hazard> {
        let strongest = self.locks.iter().map(|lock| lock.mode).max();
        let blocks = strongest.is_some_and(|mode| mode >= LockMode::Share);
        let of_work = match self.work {
            Work::Rewrite if blocks => Some(Hazard::BlocksWhileRewriting),
            Work::Scan if blocks => Some(Hazard::BlocksWhileScanning),
            Work::IndexBuild if blocks => Some(Hazard::BlocksWhileIndexing),
            _ => None,
        };
        let of_data = self.loses.as_ref().map(|_| Hazard::DeletesData);
        let of_caution = self.caution.as_ref().map(|_| Hazard::DependsOnData);
        let of_programs = self.breaks.as_ref().map(|_| Hazard::BreaksPrograms);
        [of_data, of_work, of_caution, of_programs]
            .into_iter()
            .flatten()
            .collect()
    }
}

impl LockMode {
    /// The name, as in `LOCK TABLE .. IN .. MODE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessShare => "ACCESS SHARE",
            Self::RowShare => "ROW SHARE",
            Self::RowExclusive => "ROW EXCLUSIVE",
            Self::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            Self::Share => "SHARE",
            Self::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Self::Exclusive => "EXCLUSIVE",
            Self::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }
}

impl fmt::Display for LockMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Hazard {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::DeletesData,
        Self::BlocksWhileRewriting,
        Self::BlocksWhileScanning,
        Self::BlocksWhileIndexing,
        Self::DependsOnData,
        Self::BreaksPrograms,
    ];

    /// The name by which `--allow` permits it.
    pub fn name(self) -> &'static str {
        match self {
            Self::DeletesData => "deletes-data",
            Self::BlocksWhileRewriting => "blocks-while-rewriting",
            Self::BlocksWhileScanning => "blocks-while-scanning",
            Self::BlocksWhileIndexing => "blocks-while-indexing",
            Self::DependsOnData => "depends-on-data",
            Self::BreaksPrograms => "breaks-programs",
        }
    }
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

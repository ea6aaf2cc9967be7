//! The connection of a transaction, its state, and the statements that end it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::future::join;
use ormlite_core::decode::{RowSet, RowSink};
use ormlite_core::executor::BoxFuture;
use ormlite_core::{Bind, Error, Statement};
use tokio::sync::{Mutex as AsyncMutex, MutexGuard as AsyncMutexGuard};

use crate::connection::Failure;
use crate::db::Db;
use crate::error::Class;
use crate::pool::Pooled;
use crate::run;

/// `COMMIT` of a failed transaction is answered as a success, and the driver hides the tag that
/// tells. A query before it fails in a failed transaction, and ends the message there.
const COMMIT_UNLESS_FAILED: &str = "SELECT; COMMIT";

const IN_FAILED_TRANSACTION: &str = "25P02";

/// What a transaction and its savepoints share.
pub(crate) struct Session {
    connection: Pooled,
    db: Db,
    /// What begins it, until the server has done so; locked while that is under way.
    begin: AsyncMutex<Option<Begin>>,
    begun: AtomicBool,
    /// How many savepoints are open.
    open: AtomicU32,
    cursors: AtomicU32,
    ended: AtomicBool,
    /// A statement met a serialization failure or a deadlock.
    retryable: AtomicBool,
    /// The last failure of a statement, to say why a commit was not one.
    failure: Mutex<Option<Error>>,
    /// What to send before the next statement.
    pending: Mutex<Vec<Pending>>,
}

type BeginGuard<'a> = AsyncMutexGuard<'a, Option<Begin>>;

/// How a transaction begins.
#[derive(Debug)]
pub(crate) struct Begin {
    /// `BEGIN`, with its options.
    pub(crate) sql: String,
    /// Settings for the time of the transaction.
    pub(crate) settings: Vec<(String, String)>,
}

/// Something that was dropped where nothing could be sent.
#[derive(Debug)]
enum Pending {
    RollBackTo(u32),
    Close { cursor: String, depth: u32 },
}

fn name(depth: u32) -> String {
    format!("ormlite_{depth}")
}

impl Session {
    pub(super) async fn start(db: &Db, begin: Begin) -> Result<Self, Error> {
        Ok(Self {
            connection: db.acquire().await?,
            db: db.clone(),
            begin: AsyncMutex::new(Some(begin)),
            begun: AtomicBool::new(false),
            open: AtomicU32::new(0),
            cursors: AtomicU32::new(0),
            ended: AtomicBool::new(false),
            retryable: AtomicBool::new(false),
            failure: Mutex::new(None),
            pending: Mutex::new(Vec::new()),
        })
    }

    /// Begins the transaction, where that is still to be done. Whoever comes second waits for it.
    fn begin(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.send_begin(self.begin.lock().await).await })
    }

    /// The right to begin, where nothing but `BEGIN` is to be sent and nobody is sending it.
    fn plain_begin(&self) -> Option<BeginGuard<'_>> {
        let begin = self.begin.try_lock().ok()?;
        let plain = begin.as_ref()?.settings.is_empty();
        plain.then_some(begin)
    }

    fn send_begin<'a>(&'a self, mut slot: BeginGuard<'a>) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            let Some(begin) = &*slot else {
                return Ok(());
            };
            if let Some(failure) = lock(&self.failure).clone() {
                // It was refused before.
                return Err(rolled_back(Some(failure)));
            }
            // Again where it had been lost while it was idle: nothing can have been done.
            let result = loop {
                match self.try_begin(begin).await {
                    Err(failure) if failure.class == Class::Lost => {
                        if failure.error.is_timeout() || !self.connection.replace(&self.db).await {
                            break Err(failure);
                        }
                    }
                    result => break result,
                }
            };
            if let Err(failure) = result {
                // What came after would run outside of the transaction, or without its settings.
                self.connection.give_up();
                return Err(self.failed(failure));
            }
            *slot = None;
            self.begun.store(true, Ordering::Release);
            Ok(())
        })
    }

    async fn try_begin(&self, Begin { sql, settings }: &Begin) -> Result<(), Failure> {
        self.connection.set_in_transaction(true);
        let begin = self.connection.batch(sql);
        if settings.is_empty() {
            return begin.await;
        }
        // Sent together: should `BEGIN` fail, the settings end with their own statement.
        let (sql, binds) = set_config(settings);
        let set = run::run(&self.connection, &sql, &binds, &());
        let (begun, set) = join(begin, set).await;
        begun.and(set.map(|_| ()))?;
        self.connection.set_settings(settings);
        Ok(())
    }

    /// Ends it, and says whether nothing was ever sent.
    fn end_unbegun(&self) -> bool {
        self.end();
        !self.connection.is_in_transaction()
    }

    fn expect_open(&self) -> Result<(), Error> {
        match self.ended.load(Ordering::Acquire) {
            true => Err(Error::invalid_query("the transaction has ended")),
            false => Ok(()),
        }
    }

    /// Takes the one place for a savepoint at that depth.
    pub(super) fn open_savepoint(&self, depth: u32) -> Result<(), Error> {
        let free =
            self.open
                .compare_exchange(depth - 1, depth, Ordering::AcqRel, Ordering::Acquire);
        match free {
            Ok(_) => Ok(()),
            Err(_) => Err(Error::invalid_query(
                "a savepoint is open inside this one; use its own handle, or end it first",
            )),
        }
    }

    /// Refuses a statement on a handle inside which a savepoint is open: it would be undone with
    /// the savepoint, unasked.
    pub(crate) fn expect_innermost(&self, depth: u32) -> Result<(), Error> {
        if self.open.load(Ordering::Acquire) == depth {
            return Ok(());
        }
        Err(Error::invalid_query(
            "a savepoint is open inside this transaction; run the statement on its handle, or end it first",
        ))
    }

    pub(super) async fn begin_savepoint(&self, depth: u32) -> Result<(), Error> {
        let result = self.batch(&format!("SAVEPOINT {}", name(depth))).await;
        if result.is_err() {
            self.open.store(depth - 1, Ordering::Release);
        }
        result
    }

    /// Rolls a savepoint back before the next statement.
    pub(super) fn leave_savepoint(&self, depth: u32) {
        self.leave(Pending::RollBackTo(depth));
        self.open.store(depth - 1, Ordering::Release);
    }

    /// Nothing may be sent any more.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Release);
    }

    pub(super) async fn pipeline(
        &self,
        statements: &[Statement],
    ) -> Result<Vec<Box<dyn RowSet>>, Error> {
        self.settle().await?;
        let result = run::pipeline(&self.connection, self.db.observer(), statements).await;
        result.map_err(|error| self.noted(error))
    }

    /// Whether a statement in it met a serialization failure or a deadlock.
    pub(crate) fn is_retryable(&self) -> bool {
        self.retryable.load(Ordering::Acquire)
    }

    pub(crate) fn connection(&self) -> &Pooled {
        &self.connection
    }

    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    pub(crate) fn next_cursor(&self) -> String {
        format!("ormlite_{}", self.cursors.fetch_add(1, Ordering::Relaxed))
    }

    /// Closes a cursor before the next statement.
    pub(crate) fn close_cursor(&self, cursor: String, depth: u32) {
        self.leave(Pending::Close { cursor, depth });
    }

    pub(super) async fn run(
        &self,
        statement: &Statement,
        rows: &dyn RowSink,
    ) -> Result<u64, Error> {
        let Statement { sql, binds, .. } = statement;
        // A query can be sent together with `BEGIN`: should that be refused, the query has run
        // outside of the transaction and changed nothing, but for what functions it calls do. What
        // writes waits, since it would have been a transaction of its own.
        let query = statement.operation == "SELECT" && !self.begun.load(Ordering::Acquire);
        let result = match self.plain_begin().filter(|_| query) {
            Some(begin) => {
                self.expect_open()?;
                let first = self.connection.generation();
                let run = run::run(&self.connection, sql, binds, rows);
                let (begun, result) = join(self.send_begin(begin), run).await;
                begun?;
                match result {
                    // It went with the connection on which nothing had begun.
                    Err(_) if self.connection.generation() != first => {
                        run::run(&self.connection, sql, binds, rows).await
                    }
                    result => result,
                }
            }
            None => {
                self.settle().await?;
                run::run(&self.connection, sql, binds, rows).await
            }
        };
        result.map_err(|failure| self.failed(failure))
    }

    pub(crate) fn batch<'a>(&'a self, sql: &'a str) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            self.settle().await?;
            let result = self.connection.batch(sql).await;
            result.map_err(|failure| self.failed(failure))
        })
    }

    /// Notes a failure of a statement.
    pub(crate) fn failed(&self, failure: Failure) -> Error {
        // What was not committed is undone with its connection.
        self.noted(failure.error.undone())
    }

    fn noted(&self, error: Error) -> Error {
        if error.is_retryable() {
            self.retryable.store(true, Ordering::Release);
        }
        // The error that failed the transaction, not those that followed from it.
        if error.code() != Some(IN_FAILED_TRANSACTION) {
            *lock(&self.failure) = Some(error.clone());
        }
        error
    }

    fn leave(&self, new: Pending) {
        let mut pending = lock(&self.pending);
        if let Pending::RollBackTo(to) = new {
            // The rollback takes what was opened inside with it.
            pending.retain(|old| match old {
                Pending::RollBackTo(depth) | Pending::Close { depth, .. } => *depth < to,
            });
        }
        pending.push(new);
    }

    /// Begins where that is still to be done, and sends what was left to do.
    pub(crate) async fn settle(&self) -> Result<(), Error> {
        self.expect_open()?;
        if !self.begun.load(Ordering::Acquire) {
            self.begin().await?;
        }
        let pending = std::mem::take(&mut *lock(&self.pending));
        match pending.is_empty() {
            true => Ok(()),
            false => self.send(pending).await,
        }
    }

    fn send(&self, pending: Vec<Pending>) -> BoxFuture<'_, ()> {
        let mut sql = Vec::new();
        for step in pending {
            match step {
                Pending::RollBackTo(depth) => {
                    let name = name(depth);
                    sql.push(format!(
                        "ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"
                    ));
                    *lock(&self.failure) = None;
                }
                Pending::Close { cursor, .. } => sql.push(format!("CLOSE {cursor}")),
            }
        }
        Box::pin(async move {
            let result = self.connection.batch(&sql.join("; ")).await;
            result.map_err(|failure| self.failed(failure))
        })
    }

    async fn release(&self, depth: u32) -> Result<(), Error> {
        let name = name(depth);
        match self.batch(&format!("RELEASE SAVEPOINT {name}")).await {
            Ok(()) => {
                self.open.store(depth - 1, Ordering::Release);
                Ok(())
            }
            Err(error) if error.code() == Some(IN_FAILED_TRANSACTION) => {
                let failure = lock(&self.failure).take();
                self.roll_back_to(depth).await?;
                Err(rolled_back(failure))
            }
            Err(error) => {
                self.leave_savepoint(depth);
                Err(error)
            }
        }
    }

    async fn roll_back_to(&self, depth: u32) -> Result<(), Error> {
        self.leave_savepoint(depth);
        self.settle().await
    }

    /// Ends the transaction, or the savepoint so deep in it, and keeps its work.
    pub(super) fn commit(&self, depth: u32) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            match depth {
                0 => self.commit_all().await,
                depth => self.release(depth).await,
            }
        })
    }

    /// Ends the transaction, or the savepoint so deep in it, and undoes its work.
    pub(super) fn roll_back(&self, depth: u32) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            match depth {
                0 => self.roll_back_all().await,
                depth => self.roll_back_to(depth).await,
            }
        })
    }

    async fn commit_all(&self) -> Result<(), Error> {
        // The end of the transaction closes its cursors.
        lock(&self.pending).retain(|step| matches!(step, Pending::RollBackTo(_)));
        let settled = match self.connection.is_in_transaction() {
            true => self.settle().await,
            false => Ok(()),
        };
        if self.end_unbegun() {
            return Ok(());
        }
        settled?;
        if self.connection.is_closed() {
            // Nothing was sent, so nothing was committed.
            let error = Error::connection_lost("it was lost before COMMIT");
            return Err(self.connection.last_word(error).await);
        }
        let commit = match self.connection.may_have_failed() {
            true => COMMIT_UNLESS_FAILED,
            false => "COMMIT",
        };
        let Err(failure) = self.connection.batch(commit).await else {
            self.connection.set_in_transaction(false);
            self.connection.clean().await;
            return Ok(());
        };
        match failure.class {
            Class::Lost if failure.not_run => Err(failure.error),
            Class::Lost => Err(Error::commit_outcome_unknown(failure.error)),
            Class::Unsent => Err(failure.error),
            Class::Server => {
                // Where the rollback fails too, `Pooled` closes the connection.
                let _ = self.end_by_rollback().await;
                let failed = failure.error.code() == Some(IN_FAILED_TRANSACTION);
                let error = self.failed(failure);
                Err(if failed {
                    rolled_back(lock(&self.failure).take())
                } else {
                    error
                })
            }
        }
    }

    async fn roll_back_all(&self) -> Result<(), Error> {
        if self.end_unbegun() || !self.connection.is_usable() {
            // Nothing was begun, or closing the connection is the rollback.
            return Ok(());
        }
        self.end_by_rollback().await
    }

    async fn end_by_rollback(&self) -> Result<(), Error> {
        let ended = self.connection.batch("ROLLBACK").await;
        ended.map_err(|failure| failure.error.undone())?;
        self.connection.set_in_transaction(false);
        Ok(())
    }
}

/// A statement that sets settings for the transaction it runs in.
fn set_config(settings: &[(String, String)]) -> (String, Vec<Bind>) {
    let calls: Vec<String> = (0..settings.len())
        .map(|at| format!("set_config(${}, ${}, true)", at * 2 + 1, at * 2 + 2))
        .collect();
    let binds = settings
        .iter()
        .flat_map(|(name, value)| [Bind::new(name.clone()), Bind::new(value.clone())]);
    (format!("SELECT {}", calls.join(", ")), binds.collect())
}

fn rolled_back(failure: Option<Error>) -> Error {
    match failure {
        Some(failure) => Error::rolled_back().because(failure),
        None => Error::rolled_back(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

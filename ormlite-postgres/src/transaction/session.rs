//! The connection of a transaction, and how its statements are sent.
//!
//! Statements are sent in order, under the lock of the [`State`]. So what is checked still holds
//! when they are sent, whichever other handle of the transaction is used.

mod ending;
mod replies;
mod statements;

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use futures_util::future::join;
use ormlite_core::exec::BoxFuture;
use ormlite_core::{Bind, Error};
use tokio::sync::{Mutex as AsyncMutex, MutexGuard as AsyncMutexGuard};

use super::options::TransactionOptions;
use super::state::{Level, State, name};
use crate::connection::{Attempt, Failure};
use crate::db::Db;
use crate::error::Class;
use crate::pool::Pooled;
use crate::run;
use crate::wire::TransactionStatus;

const IN_FAILED_TRANSACTION: &str = "25P02";

/// What the handles of a transaction and its savepoints share.
pub(crate) struct Session {
    connection: Pooled,
    db: Db,
    /// The `BEGIN` that has not been sent yet; locked while it is in flight.
    begin: AsyncMutex<Option<Begin>>,
    state: Mutex<State>,
    cursors: AtomicU32,
    /// How many transactions had ended on the connection before this one.
    ends: AtomicU32,
}

type StateChange<'a> = dyn Fn(&mut State) -> Result<(), Error> + Send + Sync + 'a;

type BeginGuard<'a> = AsyncMutexGuard<'a, Option<Begin>>;

/// How a transaction begins.
#[derive(Debug)]
pub(crate) struct Begin {
    /// `BEGIN`, with its options.
    pub(crate) sql: String,
    /// Settings for the duration of the transaction.
    pub(crate) settings: Vec<(String, String)>,
}

impl TransactionOptions {
    /// How a transaction with these options begins on a database.
    pub(crate) fn begin_statement(&self, db: &Db) -> Begin {
        Begin {
            sql: self.begin_sql(db.begin_suffix()),
            settings: self.settings.clone(),
        }
    }
}

/// A declared cursor.
pub(crate) struct Declared {
    pub(crate) name: String,
    foreign_rollbacks: u32,
}

impl Session {
    pub(super) async fn start(db: &Db, begin: Begin) -> Result<Self, Error> {
        let connection = db.acquire().await?;
        Ok(Self {
            ends: AtomicU32::new(connection.status().ends()),
            connection,
            db: db.clone(),
            begin: AsyncMutex::new(Some(begin)),
            state: Mutex::new(State::default()),
            cursors: AtomicU32::new(0),
        })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn connection(&self) -> &Pooled {
        &self.connection
    }

    pub(crate) fn db(&self) -> &Db {
        &self.db
    }

    /// Returns an error if the handle must not be used; see [`Transaction`](super::Transaction).
    pub(crate) fn check(&self, level: Level) -> Result<(), Error> {
        self.lock().check(level)
    }

    /// Sends `BEGIN` if it has not been sent. A second caller waits for the first.
    fn begin(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move { self.send_begin(self.begin.lock().await).await })
    }

    /// The unsent `BEGIN`, if it has no settings and is not in flight.
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
            if self.connection.is_in_transaction() {
                // The server refused it before.
                return Err(rolled_back(self.cause()));
            }
            // If the connection was lost while it was idle, nothing was run and another one is
            // used.
            let result = loop {
                match self.try_begin(begin).await {
                    Err(failure) if failure.class == Class::Lost => {
                        if failure.error.is_timeout() || !self.connection.replace().await {
                            break Err(failure);
                        }
                        let ends = self.connection.status().ends();
                        self.ends.store(ends, Ordering::Release);
                    }
                    result => break result,
                }
            };
            let result = self.replied(result).and_then(|()| self.expect_begun());
            if let Err(error) = result {
                // Later statements would run outside of the transaction or without its settings.
                self.connection.give_up();
                return Err(error);
            }
            *slot = None;
            self.lock().begun = true;
            Ok(())
        })
    }

    async fn try_begin(&self, Begin { sql, settings }: &Begin) -> Result<(), Failure> {
        self.connection.set_in_transaction(true);
        let begin = self.connection.batch(sql);
        if settings.is_empty() {
            return begin.await;
        }
        // Sent together. If `BEGIN` fails, the settings end with their own statement.
        let (sql, binds) = set_config(settings);
        let set = run::run(&self.connection, &sql, &binds, &());
        let (begun, set) = join(begin, set).await;
        begun.and(set.map(|_| ()))?;
        self.connection.set_settings(settings);
        Ok(())
    }

    fn expect_begun(&self) -> Result<(), Error> {
        match self.connection.transaction_status() {
            TransactionStatus::InTransaction | TransactionStatus::Failed => Ok(()),
            TransactionStatus::Idle | TransactionStatus::Unknown => Err(self.ended_unexpectedly()),
        }
    }

    /// Sends what is pending: `BEGIN`, the rollback of a dropped savepoint, the `CLOSE` of dropped
    /// cursors.
    async fn flush_pending(&self) -> Result<(), Error> {
        loop {
            let (begun, cleans) = {
                let state = self.lock();
                state.expect_open()?;
                if self.is_flushed(&state, false) {
                    return Ok(());
                }
                (state.begun, state.pending.can_send(self.has_failed(&state)))
            };
            match begun {
                true if cleans => self.send_cleanup().await?,
                true => self.await_reply_end().await?,
                false => self.begin().await?,
            }
        }
    }

    fn is_flushed(&self, state: &State, beside_begin: bool) -> bool {
        (state.begun || beside_begin)
            && !state.pending.can_send(self.has_failed(state))
            && !self.awaits_reply_end(state)
    }

    /// Whether a statement has failed, and the end of its reply has not arrived. The statement may
    /// have ended the transaction, as a `COMMIT` or a `PREPARE TRANSACTION` does that fails.
    fn awaits_reply_end(&self, state: &State) -> bool {
        let failed = state.has_failed(self.rollbacks());
        failed && self.connection.transaction_status() == TransactionStatus::InTransaction
    }

    /// Waits for the end of the replies to what was sent: the reply to an empty query comes after
    /// them.
    fn await_reply_end(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let result = self.connection.batch("").await;
            self.replied(result)?;
            if self.connection.transaction_status() == TransactionStatus::InTransaction {
                self.lock().survive_failure();
            }
            Ok(())
        })
    }

    /// Flushes what is pending, and changes the state while nothing is.
    async fn flush_then(&self, change: &StateChange<'_>) -> Result<(), Error> {
        loop {
            self.flush_pending().await?;
            let mut state = self.lock();
            if self.is_flushed(&state, false) {
                return change(&mut state);
            }
        }
    }

    fn send_cleanup(&self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let mut request: Option<Attempt<'_, ()>> = None;
            let mut rolls_back = false;
            // Taken and sent under the lock: no statement is sent in between.
            let sent = poll_fn(|cx| {
                let mut state = self.lock();
                let failed = self.has_failed(&state);
                let Some(script) = state.take_script(failed, self.rollbacks()) else {
                    return Poll::Ready(Poll::Ready(Ok(())));
                };
                rolls_back = script.rolls_back;
                let batch = async move { self.connection.batch(&script.sql).await };
                let request = request.insert(Box::pin(batch));
                Poll::Ready(request.as_mut().poll(cx))
            });
            let result = match (sent.await, &mut request) {
                (Poll::Pending, Some(request)) => request.await,
                (Poll::Ready(result), _) => result,
                (Poll::Pending, None) => Ok(()),
            };
            match result {
                Ok(()) if rolls_back => self.lock().rolled_back_to_savepoint(),
                // The transaction has failed meanwhile: its cursors end with it or with the
                // savepoint.
                Err(failure) if !rolls_back && is_in_failed(&failure.error) => return Ok(()),
                _ => {}
            }
            self.replied(result)
        })
    }

    /// Sends a request of the transaction or of a savepoint when nothing is pending, and returns
    /// its reply.
    ///
    /// `beside_begin`: `BEGIN` is sent just before it.
    async fn send_in_order<R: Send>(
        &self,
        level: Level,
        beside_begin: bool,
        mut request: Pin<&mut (dyn Future<Output = R> + Send)>,
    ) -> Result<R, Error> {
        let sent = loop {
            let sent = poll_fn(|cx| {
                let state = self.lock();
                Poll::Ready(match state.check(level) {
                    Err(error) => Err(error),
                    Ok(()) if self.is_flushed(&state, beside_begin) => {
                        Ok(Some(request.as_mut().poll(cx)))
                    }
                    Ok(()) => Ok(None),
                })
            });
            match sent.await? {
                Some(sent) => break sent,
                None => self.flush_pending().await?,
            }
        };
        Ok(match sent {
            Poll::Ready(reply) => reply,
            Poll::Pending => request.await,
        })
    }

    /// The level of a savepoint that is about to be opened.
    pub(super) fn level_inside(&self, outer: Level) -> Level {
        self.lock().inside(outer)
    }

    pub(super) fn begin_savepoint(&self, outer: Level, level: Level) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            self.check(outer)?;
            // From here on, statements of the outer one are refused.
            self.flush_then(&|state| {
                state.check(outer)?;
                state.open(level);
                Ok(())
            })
            .await?;
            let sql = format!("SAVEPOINT {}", name(level.depth));
            let result = self.connection.batch(&sql).await;
            if result.is_err() {
                self.lock().release(level);
            }
            self.replied(result)
        })
    }

    /// Marks a savepoint to be rolled back before the next statement.
    pub(super) fn leave_savepoint(&self, level: Level) {
        self.lock().leave(level);
    }

    /// Ends the transaction: nothing more may be sent.
    pub(super) fn end(&self) {
        self.lock().end();
    }
}

/// Whether the statement was refused because the transaction had failed before.
fn is_in_failed(error: &Error) -> bool {
    error.code() == Some(IN_FAILED_TRANSACTION)
}

/// A statement that sets settings for its transaction.
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

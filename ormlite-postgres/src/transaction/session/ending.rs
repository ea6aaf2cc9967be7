//! How a transaction and its savepoints end, and whether another attempt may succeed.

use ormlite_core::Error;
use ormlite_core::exec::BoxFuture;

use super::{Session, is_in_failed, rolled_back};
use crate::error::Class;
use crate::transaction::state::{Level, name};
use crate::wire::TransactionStatus;

impl Session {
    /// Commits the transaction, or releases a savepoint in it.
    pub(in crate::transaction) fn commit(&self, level: Level) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            self.check(level)?;
            match level {
                Level::TRANSACTION => self.commit_all().await,
                level => self.release(level).await,
            }
        })
    }

    /// Rolls back the transaction, or a savepoint in it.
    pub(in crate::transaction) fn roll_back(&self, level: Level) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            match level {
                Level::TRANSACTION => self.roll_back_all().await,
                level => {
                    self.check_open(level)?;
                    self.roll_back_to(level).await
                }
            }
        })
    }

    /// A savepoint can be rolled back together with those inside it.
    fn check_open(&self, level: Level) -> Result<(), Error> {
        let state = self.lock();
        match state.is_open(level) {
            true => state.expect_open(),
            false => state.check(level),
        }
    }

    async fn release(&self, level: Level) -> Result<(), Error> {
        self.flush_then(&|state| state.check(level)).await?;
        let failed = self.has_failed(&self.lock());
        if !failed {
            let sql = format!("RELEASE SAVEPOINT {}", name(level.depth));
            let result = self.connection.batch(&sql).await;
            match self.replied(result) {
                Ok(()) => {
                    self.lock().release(level);
                    return Ok(());
                }
                Err(error) if is_in_failed(&error) => {}
                // The handle is dropped, which rolls its savepoint back.
                Err(error) => return Err(error),
            }
        }
        let cause = self.cause();
        self.roll_back_to(level).await?;
        Err(rolled_back(cause))
    }

    async fn roll_back_to(&self, level: Level) -> Result<(), Error> {
        self.lock().leave(level);
        self.flush_pending().await
    }

    async fn commit_all(&self) -> Result<(), Error> {
        if self.end_unbegun() {
            return Ok(());
        }
        // The end of the transaction closes its cursors.
        self.lock().pending.forget_cursors();
        let flushed = self.flush_then(&|_| Ok(())).await;
        let cause = self.cause();
        let may_retry = cause.as_ref().is_some_and(Error::is_retryable);
        let failed = {
            let mut state = self.lock();
            state.end();
            self.has_failed(&state)
        };
        flushed?;
        if self.connection.is_closed() {
            // COMMIT was not sent, so nothing was committed.
            self.lock().retry = may_retry;
            let error = Error::connection_lost("it was lost before COMMIT was sent");
            return Err(self.connection.disconnect_reason(error).await);
        }
        if failed {
            // There is nothing to commit. With ROLLBACK no reply to a `COMMIT` can be lost. If the
            // rollback fails, `Pooled` closes the connection.
            let _ = self.end_by_rollback().await;
            self.lock().retry = may_retry;
            return Err(rolled_back(cause));
        }
        let rollbacks = self.rollbacks();
        let Err(failure) = self.connection.batch("COMMIT").await else {
            self.connection.set_in_transaction(false);
            // The server answers the COMMIT of a failed transaction with ROLLBACK, without an
            // error.
            let committed = self.rollbacks() == rollbacks;
            self.connection.clean().await;
            if committed {
                return Ok(());
            }
            self.lock().retry = may_retry;
            return Err(rolled_back(cause));
        };
        match failure.class {
            Class::Lost if failure.not_run => Err(failure.error),
            Class::Lost => Err(Error::commit_outcome_unknown(failure.error)),
            Class::Unsent => Err(failure.error),
            Class::Server => {
                self.lock().retry = failure.error.is_retryable();
                match self.connection.transaction_status() {
                    TransactionStatus::Idle => self.connection.set_in_transaction(false),
                    _ => drop(self.end_by_rollback().await),
                }
                Err(failure.error)
            }
        }
    }

    async fn roll_back_all(&self) -> Result<(), Error> {
        if let Some(error) = self.lock().unexpected_end() {
            return Err(error);
        }
        if self.end_unbegun() {
            return Ok(());
        }
        let is_usable = self.connection.is_usable();
        let cause = self.cause();
        {
            let mut state = self.lock();
            state.end();
            state.retry = cause.is_some_and(|cause| cause.is_retryable());
        }
        match is_usable {
            true => self.end_by_rollback().await,
            // Closing the connection is the rollback.
            false => Ok(()),
        }
    }

    /// Ends the transaction if nothing was ever sent, and returns whether that is so.
    fn end_unbegun(&self) -> bool {
        let unbegun = !self.connection.is_in_transaction();
        if unbegun {
            self.end();
        }
        unbegun
    }

    async fn end_by_rollback(&self) -> Result<(), Error> {
        let ended = self.connection.batch("ROLLBACK").await;
        ended.map_err(|failure| failure.error.undone())?;
        self.connection.set_in_transaction(false);
        Ok(())
    }

    /// Whether the transaction may be retried: a serialization failure or a deadlock has certainly rolled it
    /// back.
    ///
    /// That is so if the transaction had failed by one when it ended, or `COMMIT` failed by one. One that a
    /// rollback to a savepoint has undone counts if the body returned it (`body_failed`): then the body's
    /// error, of whatever type, still owns it.
    pub(crate) fn may_retry(&self, body_failed: bool) -> bool {
        let mut state = self.lock();
        state.unexpected_end().is_none()
            && (state.retry || (body_failed && state.is_last_retryable_shared()))
    }
}

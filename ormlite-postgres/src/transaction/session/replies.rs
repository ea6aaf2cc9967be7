//! What the server's replies report about the transaction.

use std::sync::atomic::Ordering;

use ormlite_core::Error;

use super::{Session, is_in_failed};
use crate::connection::Failure;
use crate::sql_text;
use crate::transaction::state::State;
use crate::wire::TransactionStatus;

impl Session {
    pub(super) fn rollbacks(&self) -> u32 {
        self.connection.status().rollbacks()
    }

    /// The number of rollbacks that `send_cleanup` did not send.
    pub(super) fn foreign_rollbacks(&self) -> u32 {
        self.lock().foreign_rollbacks(self.rollbacks())
    }

    pub(super) fn has_failed(&self, state: &State) -> bool {
        self.connection.transaction_status() == TransactionStatus::Failed
            || state.has_failed(self.rollbacks())
    }

    /// The result of a statement, or an error if the statement has ended the transaction.
    pub(super) fn replied<T>(&self, result: Result<T, Failure>) -> Result<T, Error> {
        match self.expect_unended() {
            // Closing the connection undoes what was not committed.
            Ok(()) => result.map_err(|failure| self.note_failure(failure.error.undone())),
            Err(error) => Err(match result {
                Err(failure) if failure.error.code().is_some() => error.because(failure.error),
                _ => error,
            }),
        }
    }

    /// Returns an error if no transaction is open, or another one than the one that was begun.
    pub(super) fn expect_unended(&self) -> Result<(), Error> {
        match self.connection.status().ends() == self.ends.load(Ordering::Acquire) {
            true => Ok(()),
            false => Err(self.ended_unexpectedly()),
        }
    }

    /// Returns an error if a statement may have been `ROLLBACK AND CHAIN`: its command tag is that
    /// of `ROLLBACK TO SAVEPOINT`.
    pub(super) fn expect_no_chain<'a>(
        &self,
        before: u32,
        sql: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), Error> {
        match self.foreign_rollbacks() != before && sql.into_iter().any(sql_text::may_chain) {
            true => Err(self.ended_unexpectedly()),
            false => Ok(()),
        }
    }

    /// The error of a transaction that a statement in it has ended. Nothing more is sent.
    #[cold]
    pub(super) fn ended_unexpectedly(&self) -> Error {
        self.connection.give_up();
        self.lock().end_unexpectedly(Error::invalid_query(
            "a statement in the transaction has ended it (COMMIT, ROLLBACK or similar): what that \
             statement committed stays committed, the rest does not; end a transaction by its handle",
        ))
    }

    pub(super) fn note_failure(&self, error: Error) -> Error {
        // The error that failed the transaction, not one that followed from it.
        if error.is_retryable() || (error.code().is_some() && !is_in_failed(&error)) {
            self.lock().record(&error, self.rollbacks());
        }
        error
    }

    /// The error that failed the transaction.
    pub(super) fn cause(&self) -> Option<Error> {
        self.lock().failure(self.rollbacks()).cloned()
    }
}

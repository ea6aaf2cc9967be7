//! The state of a transaction and its savepoints, and what each handle may do. It sends nothing.

#[cfg(test)]
mod tests;

use ormlite_core::Error;

/// The nesting level of a handle: the transaction, or one of its savepoints. Each savepoint has a
/// serial number besides its depth, so that a handle that outlives it is not taken for the next one
/// at that depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    /// 0 for the transaction itself.
    pub(super) depth: u32,
    serial: u32,
}

impl Level {
    pub(super) const TRANSACTION: Self = Self {
        depth: 0,
        serial: 0,
    };
}

/// The name of the savepoint at a depth.
pub(super) fn name(depth: u32) -> String {
    format!("ormlite_{depth}")
}

#[derive(Debug, Default)]
pub(super) struct State {
    /// Whether `BEGIN` has been answered.
    pub(super) begun: bool,
    /// Why nothing more may be sent.
    end: Option<End>,
    /// The serial numbers of the open savepoints, the outermost first.
    open: Vec<u32>,
    serials: u32,
    pub(super) pending: Pending,
    /// How many `ROLLBACK TO SAVEPOINT` of this crate the server has answered.
    own_rollbacks: u32,
    /// The error by which the transaction failed.
    failure: Option<RecordedError>,
    /// The last serialization failure or deadlock, whether or not a rollback has undone it.
    last_retryable: Option<Error>,
    /// The transaction has certainly been rolled back, by a failure after which a retry may succeed.
    pub(super) retry: bool,
}

#[derive(Debug)]
enum End {
    /// It was committed, rolled back or dropped.
    Done,
    /// A statement in the transaction has ended it.
    Unexpected(Error),
}

/// An error, and the number of rollbacks that the server had reported until then: after one more,
/// the transaction is no longer failed.
#[derive(Debug)]
struct RecordedError {
    error: Error,
    rollbacks: u32,
    /// Whether the error is the server's, so that the transaction has failed.
    failed: bool,
}

impl State {
    /// Returns an error if the transaction has ended.
    pub(super) fn expect_open(&self) -> Result<(), Error> {
        match &self.end {
            None => Ok(()),
            Some(End::Done) => Err(Error::invalid_query("the transaction has ended")),
            Some(End::Unexpected(error)) => Err(error.clone()),
        }
    }

    /// Returns an error unless the level is open and has no open savepoint inside.
    pub(super) fn check(&self, level: Level) -> Result<(), Error> {
        self.expect_open()?;
        if !self.is_open(level) {
            return Err(Error::invalid_query(
                "the savepoint has ended, with the savepoint that it was in",
            ));
        }
        if self.open.len() != level.depth as usize {
            return Err(Error::invalid_query(
                "a savepoint is open inside this transaction or savepoint; use its own handle, or \
                 end it first",
            ));
        }
        Ok(())
    }

    pub(super) fn is_open(&self, level: Level) -> bool {
        match level.depth.checked_sub(1) {
            None => true,
            Some(at) => self.open.get(at as usize) == Some(&level.serial),
        }
    }

    /// The level of a savepoint that is still to be opened inside another.
    pub(super) fn inside(&mut self, outer: Level) -> Level {
        self.serials += 1;
        Level {
            depth: outer.depth + 1,
            serial: self.serials,
        }
    }

    pub(super) fn open(&mut self, level: Level) {
        self.open.truncate(level.depth as usize - 1);
        self.open.push(level.serial);
    }

    /// A savepoint was released.
    pub(super) fn release(&mut self, level: Level) {
        if self.is_open(level) {
            self.open.truncate(level.depth as usize - 1);
        }
    }

    /// A savepoint is left, with those inside it, and has to be rolled back before anything else.
    pub(super) fn leave(&mut self, level: Level) {
        if self.is_open(level) {
            self.open.truncate(level.depth as usize - 1);
            self.pending.roll_back_to(level.depth);
            // The failure was inside the savepoint.
            self.failure = None;
        }
    }

    /// Ends the transaction: nothing more may be sent.
    pub(super) fn end(&mut self) {
        self.end.get_or_insert(End::Done);
    }

    /// A statement has ended the transaction. Returns the error of that statement, which every
    /// later call gets.
    pub(super) fn end_unexpectedly(&mut self, error: Error) -> Error {
        match &self.end {
            Some(End::Unexpected(known)) => known.clone(),
            _ => {
                self.end = Some(End::Unexpected(error.clone()));
                error
            }
        }
    }

    /// The error of a statement that has ended the transaction.
    pub(super) fn unexpected_end(&self) -> Option<Error> {
        match &self.end {
            Some(End::Unexpected(error)) => Some(error.clone()),
            _ => None,
        }
    }

    /// Records the error of a statement.
    pub(super) fn record(&mut self, error: &Error, rollbacks: u32) {
        if error.is_retryable() {
            self.last_retryable = Some(error.clone());
        }
        self.failure = Some(RecordedError {
            error: error.clone(),
            rollbacks,
            failed: error.code().is_some(),
        });
    }

    /// Whether the transaction has failed, according to the errors of its statements.
    ///
    /// The driver returns an error before the end of the reply that contains it, so the transaction
    /// status may not be updated yet. An error of the server always fails the transaction.
    pub(super) fn has_failed(&self, rollbacks: u32) -> bool {
        let failure = self.failure.as_ref();
        failure.is_some_and(|failure| failure.failed && failure.rollbacks == rollbacks)
    }

    /// The server goes on with the transaction after the error.
    pub(super) fn survive_failure(&mut self) {
        if let Some(failure) = &mut self.failure {
            failure.failed = false;
        }
    }

    /// The error by which the transaction failed or should be retried, unless a rollback to a savepoint
    /// has undone it.
    pub(super) fn failure(&self, rollbacks: u32) -> Option<&Error> {
        let failure = self.failure.as_ref()?;
        (failure.rollbacks == rollbacks).then_some(&failure.error)
    }

    /// Whether the last retryable error has another owner: the body of the transaction returned it, in an
    /// error of any type.
    pub(super) fn is_last_retryable_shared(&mut self) -> bool {
        // This would be an owner too.
        self.failure = None;
        self.last_retryable.as_ref().is_some_and(Error::is_shared)
    }

    /// How many of the reported rollbacks were not `ROLLBACK TO SAVEPOINT` of this crate.
    pub(super) fn foreign_rollbacks(&self, rollbacks: u32) -> u32 {
        rollbacks.wrapping_sub(self.own_rollbacks)
    }

    pub(super) fn rolled_back_to_savepoint(&mut self) {
        self.own_rollbacks = self.own_rollbacks.wrapping_add(1);
    }

    /// The pending statements that can be sent now.
    pub(super) fn take_script(&mut self, failed: bool, rollbacks: u32) -> Option<Script> {
        let foreign = self.foreign_rollbacks(rollbacks);
        self.pending.take(failed, foreign)
    }
}

/// What was dropped when nothing could be sent; its statements are sent before the next one.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// The depth of the outermost dropped savepoint.
    roll_back_to: Option<u32>,
    close: Vec<Closing>,
}

/// A dropped cursor.
#[derive(Debug)]
pub(super) struct Closing {
    pub(super) cursor: String,
    pub(super) depth: u32,
    /// [`State::foreign_rollbacks`] when it was declared. A later rollback by the user may have
    /// closed it, and `CLOSE` would be an error.
    pub(super) foreign_rollbacks: u32,
}

/// Statements that are sent together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Script {
    pub(super) sql: String,
    pub(super) rolls_back: bool,
}

impl Pending {
    fn roll_back_to(&mut self, depth: u32) {
        // The rollback also ends what was opened inside: savepoints and cursors.
        self.roll_back_to = Some(self.roll_back_to.map_or(depth, |other| other.min(depth)));
        self.close.retain(|closing| closing.depth < depth);
    }

    pub(super) fn close(&mut self, closing: Closing) {
        if self.roll_back_to.is_none_or(|depth| closing.depth < depth) {
            self.close.push(closing);
        }
    }

    /// Forgets the cursors, which the end of the transaction closes.
    pub(super) fn forget_cursors(&mut self) {
        self.close.clear();
    }

    /// Whether something is pending that the server would accept now.
    ///
    /// A failed transaction accepts only a rollback. Cursors wait for it, or for the end.
    pub(super) fn can_send(&self, failed: bool) -> bool {
        self.roll_back_to.is_some() || (!self.close.is_empty() && !failed)
    }

    fn take(&mut self, failed: bool, foreign_rollbacks: u32) -> Option<Script> {
        if !self.can_send(failed) {
            return None;
        }
        let mut sql = Vec::new();
        // The rollback is first: after it the transaction is no longer failed.
        if let Some(name) = self.roll_back_to.map(name) {
            sql.push(format!(
                "ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"
            ));
        }
        let closing = self.close.drain(..);
        let known = closing.filter(|closing| closing.foreign_rollbacks == foreign_rollbacks);
        sql.extend(known.map(|closing| format!("CLOSE {}", closing.cursor)));
        let script = Script {
            sql: sql.join("; "),
            rolls_back: self.roll_back_to.take().is_some(),
        };
        (!script.sql.is_empty()).then_some(script)
    }
}

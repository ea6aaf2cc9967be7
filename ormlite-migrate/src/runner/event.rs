//! [`Event`]: what a runner does.

use std::time::Duration;

use crate::error::Holder;
use crate::files::Migration;

/// What a runner does, for those who watch it.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// Another session has the lock. About once a second.
    Waiting(&'a Holder),
    /// A migration begins, or goes on after an interruption.
    Begins {
        /// The migration.
        migration: &'a Migration,
        /// How many of its units are committed already.
        done: usize,
        /// How many it has.
        units: usize,
    },
    /// A statement is sent.
    Statement {
        /// The migration.
        migration: &'a Migration,
        /// The line of the file.
        line: usize,
        /// The statement.
        sql: &'a str,
    },
    /// A statement cleans up what an interrupted one has left.
    CleansUp {
        /// The migration.
        migration: &'a Migration,
        /// The statement.
        sql: &'a str,
    },
    /// A transaction did not get its locks, and is tried again.
    Retries {
        /// The migration.
        migration: &'a Migration,
        /// The attempt that comes next, from 2.
        attempt: u32,
        /// How long it waits before.
        pause: Duration,
    },
    /// A migration was run to its end, or taken back.
    Finished {
        /// The migration.
        migration: &'a Migration,
        /// How long it took.
        duration: Duration,
    },
}

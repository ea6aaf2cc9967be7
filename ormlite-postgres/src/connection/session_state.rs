//! The session state that statements may have left, and waiting for its reset.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use tokio::task::JoinHandle;

use super::Connection;

/// No state.
const NOTHING: u8 = 0;
/// State of a statement, or of a query in a database whose functions leave state.
const STATEMENT: u8 = 1;
/// State of a script.
const SCRIPT: u8 = 2;
/// State of a script with DDL, or of a raw client.
const DEFINITION: u8 = 3;

impl Connection {
    /// Records a script that is about to be run.
    pub(crate) fn note_script(&self, sql: &str) {
        // DDL inside a function is noticed at the next reading of the catalogs.
        const DEFINE: [&str; 5] = ["create", "alter", "drop", "do", "call"];
        let mut words = sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let defines = words.any(|word| DEFINE.iter().any(|known| known.eq_ignore_ascii_case(word)));
        let state = if defines { DEFINITION } else { SCRIPT };
        self.dirty.fetch_max(state, Ordering::AcqRel);
        // No more than that: semicolons stand in texts as well.
        let statements = sql.split(';').filter(|one| !one.trim().is_empty()).count();
        let statements = u32::try_from(statements).unwrap_or(u32::MAX);
        self.activity.script(statements);
        // The script may set a `statement_timeout` that is longer than the pool's.
        if sql.contains("timeout") {
            self.activity.exempt(true);
        }
    }

    /// Records that a raw client may have left state in the session, or that it was reset.
    pub(crate) fn set_dirty(&self, dirty: bool) {
        let state = if dirty { DEFINITION } else { NOTHING };
        self.dirty.store(state, Ordering::Release);
        self.status.refuse_names(self.is_unnamed() && !dirty);
    }

    /// Records that a statement may have left state in the session.
    pub(crate) fn mark_dirty(&self) {
        self.dirty.fetch_max(STATEMENT, Ordering::AcqRel);
    }

    /// Copies the marks of another connection, which this one replaces.
    pub(crate) fn mark_dirty_as(&self, other: &Self) {
        let state = other.dirty.load(Ordering::Acquire);
        self.dirty.fetch_max(state, Ordering::AcqRel);
        // Set by the script that is still to be run.
        self.activity.take_over(&other.activity);
    }

    pub(crate) fn is_dirty(&self) -> bool {
        self.dirty.load(Ordering::Acquire) != NOTHING
    }

    /// Whether a script was run.
    pub(crate) fn had_script(&self) -> bool {
        self.dirty.load(Ordering::Acquire) >= SCRIPT
    }

    /// Whether the functions that the database's tables call may have changed.
    pub(crate) fn had_definition(&self) -> bool {
        self.dirty.load(Ordering::Acquire) == DEFINITION
    }

    pub(crate) fn set_cleaning(&self, task: JoinHandle<()>) {
        *self.cleaning.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
    }

    /// Waits for a running reset.
    pub(crate) async fn cleaned(&self) {
        let task = self
            .cleaning
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task {
            // If it has failed, the flags are still set.
            let _ = task.await;
        }
    }
}

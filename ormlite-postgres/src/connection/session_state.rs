//! The session state that statements may have left, and waiting until it has been reset.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use tokio::task::JoinHandle;

use super::Connection;

/// No session state.
const NOTHING: u8 = 0;
/// A statement may have left state, or a query that calls functions of the database which do.
const STATEMENT: u8 = 1;
/// A script may have left state.
const SCRIPT: u8 = 2;
/// A script that may have defined functions or triggers, or a raw client, may have left state.
const DEFINITION: u8 = 3;

impl Connection {
    /// Marks the session before a script is run.
    pub(crate) fn note_script(&self, sql: &str) {
        // What a called function defines is noticed when the catalogs are read next.
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

    /// Marks the session after a raw client, or as reset.
    pub(crate) fn set_dirty(&self, dirty: bool) {
        let state = if dirty { DEFINITION } else { NOTHING };
        self.dirty.store(state, Ordering::Release);
        self.status.refuse_names(self.is_unnamed() && !dirty);
    }

    /// Marks the session before a statement that may leave state.
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

    /// Whether functions, triggers or the like may have been defined.
    pub(crate) fn had_definition(&self) -> bool {
        self.dirty.load(Ordering::Acquire) == DEFINITION
    }

    pub(crate) fn set_cleaning(&self, task: JoinHandle<()>) {
        *self.cleaning.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
    }

    /// Waits for a reset of the session that is in progress.
    pub(crate) async fn cleaned(&self) {
        let task = self
            .cleaning
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task {
            // If it has failed, the marks are still set.
            let _ = task.await;
        }
    }
}

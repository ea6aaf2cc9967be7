//! The session state that statements may have left, and waiting until it has been reset.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use tokio::task::JoinHandle;

use super::Connection;

/// Nothing.
const NOTHING: u8 = 0;
/// What a statement leaves, or a query of a database whose own functions leave something.
const STATEMENT: u8 = 1;
/// What a script leaves.
const SCRIPT: u8 = 2;
/// What a script leaves that may have defined something, or a raw client.
const DEFINITION: u8 = 3;

impl Connection {
    /// Notes a script that is about to be run.
    pub(crate) fn note_script(&self, sql: &str) {
        // What a function defines is noticed a little later.
        const DEFINE: [&str; 5] = ["create", "alter", "drop", "do", "call"];
        let mut words = sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let defines = words.any(|word| DEFINE.iter().any(|known| known.eq_ignore_ascii_case(word)));
        let state = if defines { DEFINITION } else { SCRIPT };
        self.dirty.fetch_max(state, Ordering::AcqRel);
        // No more than that: semicolons stand in texts as well.
        let statements = sql.split(';').filter(|one| !one.trim().is_empty()).count();
        let statements = u32::try_from(statements).unwrap_or(u32::MAX);
        self.activity.script(statements);
        // Its own limit may be longer than the pool's.
        if sql.contains("timeout") {
            self.activity.exempt(true);
        }
    }

    /// A raw client may have left state in the session; or it has been cleaned.
    pub(crate) fn set_dirty(&self, dirty: bool) {
        let state = if dirty { DEFINITION } else { NOTHING };
        self.dirty.store(state, Ordering::Release);
        self.status.refuse_names(self.is_unnamed() && !dirty);
    }

    /// A statement may have left state in the session.
    pub(crate) fn mark_dirty(&self) {
        self.dirty.fetch_max(STATEMENT, Ordering::AcqRel);
    }

    /// Takes over what may have been left in the session of another.
    pub(crate) fn mark_dirty_as(&self, other: &Self) {
        let state = other.dirty.load(Ordering::Acquire);
        self.dirty.fetch_max(state, Ordering::AcqRel);
        // Noted with the script that is still to be run.
        self.activity.take_over(&other.activity);
    }

    pub(crate) fn is_dirty(&self) -> bool {
        self.dirty.load(Ordering::Acquire) != NOTHING
    }

    /// Whether a script was run.
    pub(crate) fn had_script(&self) -> bool {
        self.dirty.load(Ordering::Acquire) >= SCRIPT
    }

    /// Whether what the database's tables run may have been changed.
    pub(crate) fn had_definition(&self) -> bool {
        self.dirty.load(Ordering::Acquire) == DEFINITION
    }

    pub(crate) fn set_cleaning(&self, task: JoinHandle<()>) {
        *self.cleaning.lock().unwrap_or_else(PoisonError::into_inner) = Some(task);
    }

    /// Waits until it has been cleaned, where that is under way.
    pub(crate) async fn cleaned(&self) {
        let task = self
            .cleaning
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(task) = task {
            // Where it has failed, the marks are still there.
            let _ = task.await;
        }
    }
}

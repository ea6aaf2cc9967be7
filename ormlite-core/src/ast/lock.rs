//! Row locks of a query: `FOR UPDATE` and its like.

/// The row locks of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    pub(crate) strength: LockStrength,
    pub(crate) wait: LockWait,
}

/// What the lock keeps others from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStrength {
    /// `FOR UPDATE`: any change of the row, and any other lock.
    Update,
    /// `FOR NO KEY UPDATE`: any change of the row, but not references to it.
    NoKeyUpdate,
    /// `FOR SHARE`: any change of the row.
    Share,
}

/// What happens where another transaction holds a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockWait {
    /// The query waits.
    Wait,
    /// `SKIP LOCKED`: the row is left out.
    SkipLocked,
    /// `NOWAIT`: the query fails.
    NoWait,
}

impl Lock {
    /// A lock that waits.
    pub(crate) fn new(strength: LockStrength) -> Self {
        let wait = LockWait::Wait;
        Self { strength, wait }
    }

    /// This lock, or `FOR UPDATE` where there is none, that waits so.
    pub(crate) fn waiting(lock: Option<Self>, wait: LockWait) -> Self {
        let strength = lock.map_or(LockStrength::Update, |lock| lock.strength);
        Self { strength, wait }
    }
}

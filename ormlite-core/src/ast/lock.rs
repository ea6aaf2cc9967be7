//! Row locks of a query: `FOR UPDATE`, `FOR NO KEY UPDATE`, `FOR SHARE`.

/// The row locks of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    pub(crate) strength: LockStrength,
    pub(crate) wait: LockWait,
}

/// The strength of a row lock: what other transactions cannot do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockStrength {
    /// `FOR UPDATE`: change, delete or lock the row.
    Update,
    /// `FOR NO KEY UPDATE`: change or delete the row; they can insert rows that refer to it.
    NoKeyUpdate,
    /// `FOR SHARE`: change or delete the row.
    Share,
}

/// What the query does if another transaction has locked a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockWait {
    /// It waits.
    Wait,
    /// `SKIP LOCKED`: it leaves the row out.
    SkipLocked,
    /// `NOWAIT`: it fails.
    NoWait,
}

impl Lock {
    /// A lock that waits.
    pub(crate) fn new(strength: LockStrength) -> Self {
        let wait = LockWait::Wait;
        Self { strength, wait }
    }

    /// The lock, or `FOR UPDATE` if there is none, with another behaviour for locked rows.
    pub(crate) fn waiting(lock: Option<Self>, wait: LockWait) -> Self {
        let strength = lock.map_or(LockStrength::Update, |lock| lock.strength);
        Self { strength, wait }
    }
}

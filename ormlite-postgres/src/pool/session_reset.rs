//! Which statements have their session reset.

/// Which statements have the session of their connection reset before the next caller gets it:
/// [`DbBuilder::session_reset`](crate::DbBuilder::session_reset).
///
/// A session keeps settings, roles, advisory locks and temporary tables, which the next caller must not
/// see: a row-level security policy may depend on a setting. The reset is a round trip in the
/// background that takes the server 0.2 ms; prepared statements are kept.
///
/// The session is always reset after raw clients and scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SessionReset {
    /// After statements that may leave state: handwritten ones, as they may call any function, and
    /// typed queries if triggers, policies, defaults, checks or views of the database call functions that
    /// may. The system catalogs are read for this when connecting, after scripts, and every 10 s while
    /// the pool is in use, so another program's change may be missed for that long.
    #[default]
    WhereNeeded,
    /// After every statement, those of typed queries included.
    Always,
    /// Only after raw clients and scripts: for services that know that no function they call leaves
    /// state in the session.
    AfterScripts,
}

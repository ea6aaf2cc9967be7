//! `SessionReset`: after which statements the session of a connection is reset.

/// After which statements the session of a connection is reset before another caller gets it; set
/// by [`DbBuilder::session_reset`](crate::DbBuilder::session_reset).
///
/// A session keeps settings, roles, advisory locks and temporary tables, which the next caller must
/// not see: a row-level security policy may depend on a setting. The reset is a round trip in the
/// background that takes the server 0.2 ms. Prepared statements are kept.
///
/// After raw clients and scripts the session is always reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SessionReset {
    /// After statements that may leave state: handwritten ones, because they can call any function,
    /// and typed queries if triggers, policies, defaults, checks or views of the database call
    /// functions that may leave state. The system catalogs are read for this when connecting, after
    /// scripts, and every 10 s while the pool is in use. So a change by another program can be
    /// missed for that long.
    #[default]
    WhereNeeded,
    /// After every statement, including those of typed queries.
    Always,
    /// Only after raw clients and scripts: for services whose functions leave no state in the
    /// session.
    AfterScripts,
}
